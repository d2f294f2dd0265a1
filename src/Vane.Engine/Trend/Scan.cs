namespace Vane.Trend;

/// <summary>Tests every series of one source on one day: is what its last days hold more than its past leads to expect?</summary>
/// <remarks>
/// <para>The expected count is that of the place's and the weekday's weighted past, shrunk to the source's and to all days', as
/// many documents as there are now. A count is judged by the upper tail of a negative binomial whose dispersion is that of
/// the series' own past in spans as long as the window, shrunk to that of series as frequent. The windows' chances are
/// combined by the Cauchy combination test (Liu and Xie, JASA 2020), which pays for looking several times at the same
/// documents; what is called among all series is settled by Benjamini and Hochberg.</para>
/// <para>Each series is judged by itself once the frequency bands are known, so the number of threads changes nothing.</para>
/// </remarks>
public static class Scan
{
    private const int Chunk = 4096, Families = 256;

    /// <summary>A reading for each series.</summary>
    /// <param name="counts">Counts of one source.</param>
    /// <param name="day">The day asked for; later days play no part.</param>
    /// <param name="options">What is looked at.</param>
    /// <param name="families">For each series the kind within which discoveries are counted; empty where all are of one.</param>
    public static SeriesReading[] Of(SeriesCounts counts, int day, ScanOptions options, ReadOnlySpan<byte> families = default)
    {
        var readings = Read(counts, day, options);
        Settle([readings], families);
        return readings;
    }

    /// <summary>Readings of several days, settled together: what is called on any of them counts as one discovery of many,
    /// so that quiet days do not each get their own allowance of false ones.</summary>
    public static SeriesReading[][] Of(SeriesCounts counts, IReadOnlyList<int> days, ScanOptions options, ReadOnlySpan<byte> families)
    {
        SeriesReading[][] readings = [.. days.Select(day => Read(counts, day, options))];
        Settle(readings, families);
        return readings;
    }

    private static SeriesReading[] Read(SeriesCounts counts, int day, ScanOptions options)
    {
        var readings = new SeriesReading[counts.Series];
        var ground = new Ground(counts, day, options);
        if (!ground.IsEnough)
        {
            Array.Fill(readings, SeriesReading.Untested);
            return readings;
        }

        var pasts = new Past[counts.Series];
        InChunks(counts.Series, (from, to) =>
        {
            var room = new Daily[ground.WindowFrom - ground.From];
            for (var series = from; series < to; series++) pasts[series] = Past.Of(counts.Of(series), ground, room);
        });
        var judge = new Judge(counts, ground, options, Prior.Of(counts, pasts, ground));
        InChunks(counts.Series, (from, to) =>
        {
            for (var series = from; series < to; series++) readings[series] = judge.Read(counts.Of(series), pasts[series]);
        });
        return readings;
    }

    /// <summary>Does a number of things, some thousands in one go, from one and up to another.</summary>
    internal static void InChunks(int count, Action<int, int> act) =>
        Parallel.For(0, (count + Chunk - 1) / Chunk, chunk => act(chunk * Chunk, Math.Min(count, (chunk + 1) * Chunk)));

    private static void Settle(ReadOnlySpan<SeriesReading[]> days, ReadOnlySpan<byte> families)
    {
        var (sizes, next) = (new int[Families], new int[Families]);
        foreach (var day in days)
            for (var i = 0; i < day.Length; i++)
                if (day[i].IsTested) sizes[families.IsEmpty ? 0 : families[i]]++;
        double[][] chances = [.. sizes.Select(size => new double[size])];
        foreach (var day in days)
            for (var i = 0; i < day.Length; i++)
                if (day[i].IsTested && (families.IsEmpty ? 0 : families[i]) is var family) chances[family][next[family]++] = day[i].P;
        for (var family = 0; family < Families; family++) (chances[family], next[family]) = (FalseDiscovery.Of(chances[family]), 0);
        foreach (var day in days)
            for (var i = 0; i < day.Length; i++)
                if (day[i].IsTested && (families.IsEmpty ? 0 : families[i]) is var family) day[i] = day[i] with { Q = chances[family][next[family]++] };
    }
}
