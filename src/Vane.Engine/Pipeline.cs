using System.Reflection;
using NodaTime;
using Vane.Collect;
using Vane.Compose;
using Vane.Model;
using Vane.Publish;
using Vane.Storage;
using Vane.Verify;

namespace Vane;

/// <summary>
/// The straight line of Vane: collect → compose → verify → publish. What stands between collecting and composing
/// (understanding, stories, trends, claims) joins here, each a folder of its own.
/// </summary>
/// <param name="store">Where everything is kept.</param>
/// <param name="clock">Tells when runs begin.</param>
public sealed class Pipeline(Store store, IClock clock)
{
    /// <summary>This program and its version, as reports name it.</summary>
    public static readonly string Generator = "vane " + typeof(Pipeline).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>Collects a source into the store.</summary>
    public Task<Run> CollectAsync(ISource source, Action<Tally>? progress, CancellationToken cancel) =>
        new Importer(store, clock).ImportAsync(source, progress, cancel);

    /// <summary>Composes an edition, checks it against the store, withholds what is not supported, and publishes it.</summary>
    public async Task<(Report Report, IReadOnlyList<string> Paths)> ReportAsync(
        Edition edition, Publisher publisher, CancellationToken cancel)
    {
        var report = Verified(ReportComposer.Compose(store, edition, Generator));
        new ReportShelf(store).Put(report);
        return (report, await publisher.PublishAsync(report, cancel));
    }

    /// <summary>Checks a report against the store.</summary>
    public Findings Verify(Report report) => ReportVerifier.Verify(store, report, Generator);

    private Report Verified(Report draft)
    {
        var statements = draft.Sections.Sum(s => s.Statements.Count + s.Tables.Sum(t => (long)t.Rows.Count));
        var claimed = draft with { Verification = new Verification(statements, statements, 0) };
        var findings = Verify(claimed);
        if (findings.Problems.Count == 0) return claimed;
        var report = Withholding.Apply(claimed, findings);
        var left = Verify(report).Problems;
        return left.Count == 0 ? report : throw new StoreException(
            $"The report of {draft.Edition.Date} is not supported by the store and is not published. {left[0].Where}: {left[0].Claim}; {left[0].Problem}");
    }
}
