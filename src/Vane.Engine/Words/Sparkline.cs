namespace Vane.Words;

/// <summary>A line of bars in plain text.</summary>
public static class Sparkline
{
    private const string Bars = "▁▂▃▄▅▆▇█";
    private const int Longest = 12;

    /// <summary>A bar for each count, from none to the greatest.</summary>
    public static string OfCounts(IEnumerable<int> counts)
    {
        var all = counts.ToList();
        var greatest = Math.Max(1, all.Max());
        return string.Concat(all.Select(c => Bars[c * (Bars.Length - 1) / greatest]));
    }

    /// <summary>Bars between the least and the greatest value; long series are sampled, first and last kept.</summary>
    public static string Of(IReadOnlyList<long> values)
    {
        var length = Math.Min(values.Count, Longest);
        var (least, greatest) = (values.Min(), values.Max());
        return string.Create(length, values, (bars, all) =>
        {
            for (var i = 0; i < bars.Length; i++)
            {
                var value = all[(int)((long)i * (all.Count - 1) / (bars.Length - 1))];
                bars[i] = greatest == least ? Bars[0] : Bars[(int)((value - least) * (Bars.Length - 1) / (greatest - least))];
            }
        });
    }
}
