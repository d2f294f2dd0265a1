namespace Vane.Bench;

/// <summary>One figure of an evaluation; more is better unless its name says how many are wrong.</summary>
/// <param name="Component">What was measured.</param>
/// <param name="Set">On what.</param>
/// <param name="Name">Which figure.</param>
/// <param name="Value">The figure; null where the set is not here.</param>
/// <param name="Anchor">What others reach, and who.</param>
internal sealed record Measure(string Component, string Set, string Name, double? Value, string Anchor = "")
{
    /// <summary>SHA-256 of the set where it is this project's own; only such are held to floors.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>A set that is not on this machine.</summary>
    public static Measure Absent(string component, string set) => new(component, set, "", null);
}
