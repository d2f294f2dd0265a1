namespace Vane.Collect;

/// <summary>A source as configured: its name, its kind, and what the kind is to look at.</summary>
/// <param name="Name">Name in runs and coverage; one of its kind in a configuration.</param>
/// <param name="Kind">What is asked: <c>reddit</c>, <c>feed</c>…</param>
/// <param name="Values">Values of its fields; a list where several are written.</param>
public sealed record SourceSettings(string Name, string Kind, IReadOnlyDictionary<string, IReadOnlyList<string>> Values)
{
    /// <summary>When it is asked: a duration (<c>30m</c>) or a cron expression; null for what its kind does usually.</summary>
    public string? Schedule { get; init; }

    /// <summary>A field with one value; null where it is not written.</summary>
    public string? Text(string field) => Values.GetValueOrDefault(field) is [var value, ..] ? value : null;

    /// <summary>A field with several values.</summary>
    public IReadOnlyList<string> List(string field) => Values.GetValueOrDefault(field) ?? [];
}
