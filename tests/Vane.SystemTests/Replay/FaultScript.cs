using System.Collections.Concurrent;
using NodaTime;

namespace Vane.SystemTests.Replay;

/// <summary>What goes wrong when, and what that should look like.</summary>
internal sealed class FaultScript(IEnumerable<Fault> faults)
{
    private readonly ILookup<string, Fault> _byHost = faults.ToLookup(f => f.Host, StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Fault, int> _met = new();

    /// <summary>Nothing goes wrong.</summary>
    public static FaultScript None => new([]);

    /// <summary>All faults.</summary>
    public IEnumerable<Fault> All => _byHost.SelectMany(f => f);

    /// <summary>The fault that a request meets; counts it.</summary>
    public Fault? Meet(string host, Instant at) =>
        _byHost[host].FirstOrDefault(f => f.HoldsAt(at) && _met.AddOrUpdate(f, 1, (_, met) => met + 1) <= f.Most);

    /// <summary>The faults of a source that hold at some instant of a span.</summary>
    public IEnumerable<Fault> Of(ReplaySource source, Instant from, Instant to) =>
        new[] { source.Host, source.OtherHost }.Where(h => h is not null).Distinct().SelectMany(h => _byHost[h!]).Where(f => f.From < to && from < f.To);

    /// <summary>
    /// A third of the hosts meets every kind of fault, one after the other with a breathing space between, all through the days
    /// of the world; the others meet none. Hosts that one source asks meet the same.
    /// </summary>
    public static FaultScript Chaos(ReplayWorld world)
    {
        var kinds = Enum.GetValues<FaultKind>();
        var slot = (world.Ends - world.Options.Epoch) / kinds.Length;
        var faults = new List<Fault>();
        foreach (var host in Unlucky(world))
        {
            var shift = Chance.Below(kinds.Length, world.Options.Seed, host.Sum(c => (long)c), 5);
            for (var i = 0; i < kinds.Length; i++)
            {
                var from = world.Options.Epoch + slot * i;
                faults.Add(new(host, kinds[(i + shift) % kinds.Length], from + slot * 0.1, from + slot * 0.8) { RetryAfter = Duration.FromMinutes(40) });
            }
        }

        return new(faults);
    }

    /// <summary>For each source and UTC day of the world what went wrong and what should be seen of it.</summary>
    public IEnumerable<DayTruth> Truth(ReplayWorld world)
    {
        foreach (var source in world.Sources)
        {
            for (var day = world.Options.Epoch.InUtc().Date; day.AtMidnight().InUtc().ToInstant() < world.Ends; day = day.PlusDays(1))
            {
                var begin = day.AtMidnight().InUtc().ToInstant();
                yield return new(source, day, [.. Of(source, begin, begin + Duration.FromDays(1))]);
            }
        }
    }

    private static IEnumerable<string> Unlucky(ReplayWorld world)
    {
        var hosts = world.Sources.Where(s => !s.IsHopeless && s.Host.Length > 0).Select(s => s.Host).Distinct().ToList();
        var chosen = hosts.Where((_, i) => (i + world.Options.Seed) % 3 == 0).ToHashSet(StringComparer.Ordinal);
        foreach (var source in world.Sources.Where(s => s.OtherHost is not null && chosen.Contains(s.Host))) chosen.Add(source.OtherHost!);
        return chosen.Order(StringComparer.Ordinal);
    }
}

/// <summary>What is true of a source on a day.</summary>
/// <param name="Source">The source.</param>
/// <param name="Day">The day, in UTC.</param>
/// <param name="Faults">What went wrong, in order.</param>
internal sealed record DayTruth(ReplaySource Source, LocalDate Day, IReadOnlyList<Fault> Faults)
{
    /// <summary>What a panel about the day has to admit to; nothing where the source never gave trouble.</summary>
    public IReadOnlySet<Showing> Showings => Faults.Select(f => f.Showing).ToHashSet();

    /// <summary>Whether every visit of the day has to go well.</summary>
    public bool IsUndisturbed => !Source.IsHopeless && Faults.Count == 0;

    /// <summary>Whether at least one visit of the day has to be told as not gone well, if there was one during the fault.</summary>
    public bool IsDisturbed => Source.IsHopeless || Faults.Any(f => f.Showing is Showing.RateLimited or Showing.Failed or Showing.Stale);
}
