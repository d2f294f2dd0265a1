using NodaTime;
using Vane.Group;
using Vane.Model;
using Vane.Storage;
using Vane.Trend;

namespace Vane.Verify;

/// <summary>
/// Checks a report against the store: derives everything the edition has to say by <c>docs/report-format.md</c>, with
/// nothing of what composed the report, and compares it with every statement, row, slot and piece of evidence.
/// </summary>
public static class ReportVerifier
{
    // Beyond these years days can no longer be moved back by a period.
    private const int FirstYear = 1;
    private const int LastYear = 9998;

    // The edition's month and the one before.
    private const int DaysUnderstood = 60;

    /// <summary>Checks a report. It may be broken in any way; that gives findings, never an exception.</summary>
    /// <param name="store">What the report must follow from.</param>
    /// <param name="understand">Tells what was understood of the documents from an instant on, as of another.</param>
    /// <param name="report">The report.</param>
    /// <param name="generator">Program and version it must come from, <c>vane VERSION</c>.</param>
    /// <exception cref="System.Data.Common.DbException">The store cannot be read.</exception>
    public static Findings Verify(
        Store store, Func<Instant, Instant, Understanding> understand, Report report, string generator)
    {
        var protocol = new Protocol();
        if (report.Schema != Report.CurrentSchema)
            protocol.Add("schema", Said.Of(report.Schema), $"this is format {Said.Of(Report.CurrentSchema)}");
        if (report.Generator != generator)
            protocol.Add("generator", report.Generator ?? Said.Nothing, $"this is {generator}");
        if (FaultOf(report.Edition) is { } fault)
        {
            protocol.Add("edition", Said.Nothing, fault);
            Unsupported(report, protocol);
            return protocol.Close(report.Verification);
        }

        var edition = report.Edition;
        using var ledger = new Ledger(store, understand(edition.Days(DaysUnderstood).From, edition.AsOf), edition);
        var derived = new Derivation(
            ledger, new Lazy<TrendRecount>(() => new TrendRecount(new Corpus(understand(Trends.From(edition), edition.AsOf)), edition)),
            new Lazy<Attention>(() => Attention.Of(store, edition)));
        CheckHead(report, derived, protocol);
        var evidence = new EvidenceAudit(report.Evidence, protocol);
        var sections = new SectionAudit(protocol, evidence);
        sections.Check(report.Sections, derived.Chapters);
        evidence.Close(derived.Whole, sections.MissingGrounds);
        return protocol.Close(report.Verification);
    }

    private static void CheckHead(Report report, Derivation derived, Protocol protocol)
    {
        if (report.Lens != derived.Lens)
            protocol.Add("lens", Said.Of(report.Lens), $"the store was understood through another lens, {Said.Of(derived.Lens)}");
        if (report.Window != derived.Window) protocol.Differs("window", Said.Of(report.Window), Said.Of(derived.Window));
        if (report.State != derived.State) protocol.Differs("state", report.State.ToString(), derived.State.ToString());
        var reasons = protocol.Present(report.Reasons, "reasons");
        if (!SlotMatch.Same(reasons, derived.Reasons))
            protocol.Differs("reasons", Said.Of(reasons), Said.Of(derived.Reasons));
    }

    // Of an edition nobody can have asked for nothing follows.
    private static string? FaultOf(Edition? edition) => edition switch
    {
        null => "is missing",
        { Zone: null } => "has no zone",
        { Floors: null } => "has no floors",
        _ when !Enum.IsDefined(edition.Period) => "has no known period",
        _ when edition.Floors.Score < 0 || edition.Floors.Comments < 0 => "has a floor below zero",
        _ when edition.Date.Year is < FirstYear or > LastYear => "has a date out of range",
        _ when DateTimeZoneProviders.Tzdb.GetZoneOrNull(edition.Zone) is null => $"has an unknown zone '{edition.Zone}'",
        _ => null,
    };

    private static void Unsupported(Report report, Protocol protocol)
    {
        var evidence = new EvidenceAudit(report.Evidence, protocol);
        new SectionAudit(protocol, evidence).Check(report.Sections, []);
    }
}
