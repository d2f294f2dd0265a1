namespace Vane.Trend;

/// <summary>Reads one series against its past.</summary>
internal sealed class Judge(SeriesCounts counts, Ground ground, ScanOptions options, Prior prior)
{
    // Documents that the source's rate is worth to a place, and all days' to a weekday; spans that a band's dispersion is worth.
    private const double PlaceWorth = 3, WeekdayWorth = 6, BandWorth = 10;
    private const int LeastForPattern = 4, DaysOfWeek = 7;

    /// <summary>Reads a series.</summary>
    public Reading Read(ReadOnlySpan<Cell> cells, Past past)
    {
        var length = options.Windows[^1];
        Span<int> now = stackalloc int[length];
        now.Clear();
        var recent = CountWindow(cells, now);
        if (recent + past.Documents < options.LeastDocuments) return default;
        var tested = new Reading { IsTested = true, P = 1, Q = 1, Before = past.Documents, Weighted = past.Weighted, ExposureBefore = ground.ExposureBefore, Window = length };
        Span<double> expected = stackalloc double[length];
        Expect(cells, past, expected);
        return Choose(cells, past, now, expected, tested);
    }

    private int CountWindow(ReadOnlySpan<Cell> cells, Span<int> now)
    {
        var sum = 0;
        for (var i = cells.Length - 1; i >= 0 && cells[i].Day >= ground.WindowFrom; i--)
        {
            if (cells[i].Day > ground.Day || !ground.IsCounted[cells[i].Place]) continue;
            now[cells[i].Day - ground.WindowFrom] += cells[i].Count;
            sum += cells[i].Count;
        }

        return sum;
    }

    // The windows all end with the day; the one least likely by chance speaks for the series.
    private Reading Choose(ReadOnlySpan<Cell> cells, Past past, Span<int> now, Span<double> expected, Reading tested)
    {
        var (count, mean, exposure, window, tangents, least) = (0, 0.0, 0, 0, 0.0, double.MaxValue);
        for (var day = now.Length - 1; day >= 0; day--)
        {
            count += now[day];
            mean += expected[day];
            exposure += ground.TotalOf(ground.WindowFrom + day);
            if (now.Length - day != options.Windows[window]) continue;
            var dispersion = DispersionOf(cells, past, window);
            var p = count == 0 ? 1 : new NegativeBinomial(mean, dispersion).UpperMidTail(count);
            tangents += CauchyCombination.Tangent(p);
            window++;
            if (p >= least) continue;
            least = p;
            tested = tested with { Window = now.Length - day, Count = count, Expected = mean, Exposure = exposure, Dispersion = dispersion };
        }

        return tested with { P = CauchyCombination.Chance(tangents / options.Windows.Count) };
    }

    private double DispersionOf(ReadOnlySpan<Cell> cells, Past past, int window)
    {
        var bins = ground.Bins[window];
        var band = prior.DispersionOf(past, window);
        var own = past.Documents < 2 ? band : Variation.Of(cells, past, ground, bins).Clipped;
        // Spans that hold next to nothing tell next to nothing of how much the series varies.
        var worth = bins.EffectiveCount * Math.Min(1, past.Weighted / ground.Exposure * bins.MeanExposure);
        var shrunk = ((worth * own) + (BandWorth * band)) / (worth + BandWorth);
        return shrunk + (1 / (past.Weighted + Prior.Documents));
    }

    private void Expect(ReadOnlySpan<Cell> cells, Past past, Span<double> expected)
    {
        var rate = (past.Weighted + Prior.Documents) / (ground.Exposure + prior.Exposure);
        if (past.Documents < LeastForPattern)
        {
            for (var d = 0; d < expected.Length; d++) expected[d] = rate * ground.TotalOf(ground.WindowFrom + d);
            return;
        }

        Span<double> rates = ground.Places <= 256 ? stackalloc double[ground.Places] : new double[ground.Places];
        Span<double> days = stackalloc double[DaysOfWeek];
        SumPlacesAndDays(cells, rates, days);
        RatesOf(rate, rates);
        for (var d = 0; d < expected.Length; d++) expected[d] = ExpectedOn(ground.WindowFrom + d, rates) * WeekdayFactor(ground.WindowFrom + d, rate, days);
    }

    private void SumPlacesAndDays(ReadOnlySpan<Cell> cells, Span<double> places, Span<double> days)
    {
        places.Clear();
        days.Clear();
        foreach (var cell in cells)
        {
            if (cell.Day >= ground.WindowFrom) break;
            if (cell.Day < ground.From || !ground.IsCounted[cell.Place]) continue;
            var weighted = ground.Weight[cell.Day] * cell.Count;
            places[cell.Place] += weighted;
            days[cell.Day % DaysOfWeek] += weighted;
        }
    }

    // Each place's rate, shrunk to the source's, and all of them together as the source's past has it.
    private void RatesOf(double rate, Span<double> places)
    {
        var sum = 0.0;
        for (var place = 0; place < places.Length; place++)
        {
            if (!ground.IsCounted[place]) continue;
            places[place] = rate * (places[place] + PlaceWorth) / ((rate * ground.PlaceExposure[place]) + PlaceWorth);
            sum += places[place] * ground.PlaceExposure[place];
        }

        var scale = rate * ground.Exposure / sum;
        for (var place = 0; place < places.Length; place++) places[place] *= scale;
    }

    private double ExpectedOn(int day, Span<double> rates)
    {
        var sum = 0.0;
        for (var place = 0; place < rates.Length; place++)
            if (ground.IsCounted[place]) sum += rates[place] * counts.ExposureOf(place, day);
        return sum;
    }

    private double WeekdayFactor(int day, double rate, Span<double> days) =>
        (days[day % DaysOfWeek] + WeekdayWorth) / ((rate * ground.WeekdayExposure[day % DaysOfWeek]) + WeekdayWorth);
}
