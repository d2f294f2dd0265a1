using NodaTime;
using Vane.SystemTests.Replay;

namespace Vane.SystemTests.Collecting;

/// <summary>What a source was said to show on a day, by whatever is to tell the truth: runs, or a coverage panel.</summary>
/// <param name="Source">Name of the source.</param>
/// <param name="Day">Day, in UTC.</param>
/// <param name="Showings">All that was said of its visits.</param>
internal sealed record Told(string Source, LocalDate Day, IReadOnlySet<Showing> Showings);

/// <summary>Judges what was collected and said in a week of faults by the script and the server's log.</summary>
/// <param name="server">The server the week was played on.</param>
internal sealed class ChaosJudge(ReplayServer server)
{
    // A rest that a host asked for, or a pause it was given, lasts beyond the fault; so may a visit.
    private static readonly Duration Aftermath = Duration.FromHours(6);

    /// <summary>Nothing that was there long enough is missing, nothing is there twice, nothing is made up.</summary>
    /// <param name="store">File of the store.</param>
    /// <param name="until">Up to when what was published must be there: some visits before the end.</param>
    public Comparison Documents(string store, Instant until) =>
        Comparison.Of(server.World, Comparison.Due(server.World, server.Log, until), StoredDocuments.Of(store));

    /// <summary>Where sources without any fault were left unasked for too long.</summary>
    /// <param name="every">How often each is to be asked.</param>
    /// <param name="slack">How much later it may be.</param>
    public IReadOnlyList<string> Delays(Duration every, Duration slack)
    {
        var late = new List<string>();
        var byHost = server.Log.All.ToLookup(r => r.Host, StringComparer.Ordinal);
        foreach (var source in server.World.Sources.Where(s => !s.IsHopeless && s.Host.Length > 0 && !HasFaults(s)))
        {
            var visits = byHost[source.Host].Where(source.IsAskedBy).Select(r => r.At).Prepend(server.World.Options.Epoch).Append(server.World.Ends).ToList();
            late.AddRange(visits.Zip(visits.Skip(1)).Where(v => v.Second - v.First > every + slack)
                .Select(v => $"{source.Name} was not asked from {v.First} to {v.Second}"));
        }

        return late;
    }

    /// <summary>Where what was said of a day is not what happened: a fault that was met and not told, or trouble told that had no
    /// cause.</summary>
    public IReadOnlyList<string> Untruths(IEnumerable<Told> told)
    {
        var said = told.ToDictionary(t => (t.Source, t.Day), t => t.Showings);
        var byHost = server.Log.All.Where(r => r.Fault is not null).ToLookup(r => r.Host, StringComparer.Ordinal);
        return [.. server.Faults.Truth(server.World).SelectMany(t => Untruths(t, said.GetValueOrDefault((t.Source.Name, t.Day)), byHost))];
    }

    private IEnumerable<string> Untruths(DayTruth truth, IReadOnlySet<Showing>? said, ILookup<string, Logged> byHost)
    {
        var where = $"{truth.Source.Name} on {truth.Day:uuuu-MM-dd}";
        if (said is null)
        {
            yield return $"{where}: nothing is said";
            yield break;
        }

        foreach (var fault in truth.Faults.Where(f => IsMet(f, truth, byHost) && !Admits(said, f.Showing)))
            yield return $"{where}: {fault.Kind} is not told; said is {string.Join(", ", said)}";
        var causes = Causes(truth);
        foreach (var showing in said.Where(s => s is Showing.RateLimited or Showing.Failed or Showing.Stale && !causes.Any(c => Explains(c, s))))
            yield return $"{where}: {showing} has no cause";
        if (truth.IsUndisturbed && causes.Count == 0 && !said.Contains(Showing.Fine)) yield return $"{where}: not told to be fine";
    }

    // Only what a visit met can be told.
    private static bool IsMet(Fault fault, DayTruth truth, ILookup<string, Logged> byHost)
    {
        var begin = truth.Day.AtMidnight().InUtc().ToInstant();
        return byHost[fault.Host].Any(r => r.Fault == fault.Kind && r.At >= begin && r.At < begin + Duration.FromDays(1)
            && fault.HoldsAt(r.At) && truth.Source.IsAskedBy(r));
    }

    // An answer that makes no sense may be told as failed; one that was refused for what it is, too.
    private static bool Admits(IReadOnlySet<Showing> said, Showing met) => met switch
    {
        Showing.Fine or Showing.Either => true,
        Showing.Stale => said.Contains(Showing.Stale) || said.Contains(Showing.Failed),
        _ => said.Contains(met),
    };

    private static bool Explains(Showing cause, Showing told) => cause == told || told == Showing.Failed && cause != Showing.Fine
        || told == Showing.Stale && cause is Showing.Failed or Showing.RateLimited;

    private IReadOnlyList<Showing> Causes(DayTruth truth)
    {
        if (truth.Source.IsHopeless) return [Showing.Failed, Showing.RateLimited, Showing.Stale];
        var begin = truth.Day.AtMidnight().InUtc().ToInstant();
        return [.. server.Faults.Of(truth.Source, begin - Aftermath, begin + Duration.FromDays(1)).Select(f => f.Showing)];
    }

    private bool HasFaults(ReplaySource source) => server.Faults.Of(source, server.World.Begins, server.World.Ends).Any();
}
