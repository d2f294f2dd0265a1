using NodaTime;

namespace Vane.SystemTests.Replay;

/// <summary>
/// An invented world of sources and what they publish. All of it follows from its options; what stands at an instant is a
/// question anybody can ask at any time, with one answer.
/// </summary>
internal sealed class ReplayWorld
{
    private readonly Dictionary<string, List<ReplaySource>> _byHost = new(StringComparer.Ordinal);

    public ReplayWorld(ReplayOptions options)
    {
        Options = options;
        Sources = new Planting(options).Sources();
        foreach (var source in Sources)
        {
            if (source.Host.Length > 0) Place(source.Host, source);
            if (source.OtherHost is { } other) Place(other, source);
        }
    }

    /// <summary>What it was grown from.</summary>
    public ReplayOptions Options { get; }

    /// <summary>All sources.</summary>
    public IReadOnlyList<ReplaySource> Sources { get; }

    /// <summary>When it begins; nothing is older.</summary>
    public Instant Begins => Options.Epoch - Duration.FromDays(Options.Before);

    /// <summary>When it ends; nothing is newer.</summary>
    public Instant Ends => Options.Epoch + Duration.FromDays(Options.Days);

    /// <summary>All hosts that answer or should.</summary>
    public IEnumerable<string> Hosts => _byHost.Keys.Order(StringComparer.Ordinal);

    /// <summary>The sources of a host.</summary>
    public IReadOnlyList<ReplaySource> On(string host) => _byHost.GetValueOrDefault(host) ?? [];

    /// <summary>The sources of a kind.</summary>
    public IEnumerable<ReplaySource> Of(string kind) => Sources.Where(s => s.Kind == kind);

    /// <summary>What stands at an instant.</summary>
    public IEnumerable<Planted> At(Instant at) => Sources.SelectMany(s => s.Posts).Where(p => p.StandsAt(at));

    /// <summary>What was published from an instant up to before another, and must be had by whoever looked in time; what was
    /// taken away later is among it, with when.</summary>
    public IReadOnlyList<Planted> Expected(Instant from, Instant to) =>
        [.. Sources.Where(s => !s.IsHopeless).SelectMany(s => s.Posts).Where(p => p.Published >= from && p.Published < to)];

    private void Place(string host, ReplaySource source)
    {
        if (!_byHost.TryGetValue(host, out var sources)) _byHost.Add(host, sources = []);
        sources.Add(source);
    }
}
