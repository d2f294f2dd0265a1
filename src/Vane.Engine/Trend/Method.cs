namespace Vane.Trend;

/// <summary>A way to call trends from counts alone.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Call">Calls series of a day, best first. Later days of the counts play no part. Its arguments: counts of one
/// source, the day, and the family of each series (empty where all are of one).</param>
public sealed record Method(string Name, Func<SeriesCounts, int, byte[], IReadOnlyList<int>> Call)
{
    /// <summary>Vane's own: the gate of <see cref="Scan"/>, ranked by the lower bound of the lift.</summary>
    public static Method Vane(ScanOptions options) => new("vane", (counts, day, families) =>
    {
        var readings = Scan.Of(counts, day, options, families);
        return [.. Enumerable.Range(0, readings.Length).Where(i => readings[i].IsTested && readings[i].Q <= options.Level)
            .OrderByDescending(i => readings[i].LiftLow).ThenBy(i => i)];
    });
}
