namespace Vane.Trend;

/// <summary>Reads one series against its past.</summary>
internal sealed class Judge(SeriesCounts counts, Ground ground, ScanOptions options, Prior prior)
{
    // Documents that the source's rate is worth to a place, and all days' to a weekday; spans that a band's dispersion is worth.
    private const double PlaceWorth = 3, WeekdayVariance = 0.05, BandWorth = 10;
    // A variance of few spans is off by its own standard error; too small a one would call what merely varies.
    private const double Allowance = 2.5;
    private const int LeastForPattern = 4, DaysOfWeek = 7, FewDays = 256, FewPlaces = 256;

    private readonly int[] _windows = [.. options.Windows];

    /// <summary>Reads a series.</summary>
    public SeriesReading Read(ReadOnlySpan<Cell> cells, Past past)
    {
        Span<int> now = stackalloc int[_windows[^1]];
        now.Clear();
        var recent = CountWindow(cells, now);
        if (recent + past.Documents < options.LeastDocuments) return SeriesReading.Untested;
        var length = ground.WindowFrom - ground.From;
        Span<Daily> days = length <= FewDays ? stackalloc Daily[length] : new Daily[length];
        var before = ground.DaysOf(cells, days);
        Span<double> expected = stackalloc double[now.Length];
        Expect(cells, before, past, expected);
        return Choose(before, past, now, expected);
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

    // The windows all end with the day; the one least likely by chance speaks for the series. One that holds no more than is
    // expected is about as likely as not, which adds no tangent: only where there is no other does the longest speak.
    private SeriesReading Choose(ReadOnlySpan<Daily> before, Past past, Span<int> now, Span<double> expected)
    {
        var (count, mean, exposure, window, tangents, least) = (0, 0.0, 0, 0, 0.0, double.MaxValue);
        var clearest = default(SeriesReading);
        for (var day = now.Length - 1; day >= 0; day--)
        {
            count += now[day];
            mean += expected[day];
            exposure += ground.TotalOf(ground.WindowFrom + day);
            if (now.Length - day != _windows[window]) continue;
            var (isMore, isOnly) = (count > mean, day == 0 && clearest.Window == 0);
            var index = window++;
            if (!isMore && !isOnly) continue;
            var dispersion = DispersionOf(before, past, index) + (1 / (past.Weighted + Prior.Documents));
            var p = isMore ? new NegativeBinomial(mean, dispersion).UpperMidTail(count) : 1;
            tangents += CauchyCombination.Tangent(p);
            if (p >= least) continue;
            least = p;
            clearest = new SeriesReading { Window = now.Length - day, Count = count, Expected = mean, Exposure = exposure, Dispersion = dispersion };
        }

        return clearest with
        {
            IsTested = true,
            P = CauchyCombination.Chance(tangents / _windows.Length),
            Q = 1,
            Before = past.Documents,
            Weighted = past.Weighted,
            ExposureBefore = ground.ExposureBefore,
        };
    }

    private double DispersionOf(ReadOnlySpan<Daily> before, Past past, int window)
    {
        var bins = ground.Bins[window];
        var band = prior.DispersionOf(past, window);
        var own = past.Documents < 2 ? band : Variation.Of(before, past, ground, bins).Clipped * (1 + (Allowance * Math.Sqrt(2 / bins.EffectiveCount)));
        // Spans that hold next to nothing tell next to nothing of how much the series varies.
        var worth = bins.EffectiveCount * Math.Min(1, past.Weighted / ground.Exposure * bins.MeanExposure);
        return ((worth * own) + (BandWorth * band)) / (worth + BandWorth);
    }

    private void Expect(ReadOnlySpan<Cell> cells, ReadOnlySpan<Daily> before, Past past, Span<double> expected)
    {
        var rate = (past.Weighted + Prior.Documents) / (ground.Exposure + prior.Exposure);
        if (past.Documents < LeastForPattern)
        {
            for (var d = 0; d < expected.Length; d++) expected[d] = rate * ground.TotalOf(ground.WindowFrom + d);
            return;
        }

        Span<double> rates = ground.Places <= FewPlaces ? stackalloc double[ground.Places] : new double[ground.Places];
        Span<double> days = stackalloc double[DaysOfWeek];
        SumPlacesAndDays(cells, past, rates, days);
        RatesOf(rate, rates);
        ExpectByPlace(rates, expected);
        var dispersion = DispersionOf(before, past, 0);
        for (var d = 0; d < expected.Length; d++) expected[d] *= WeekdayFactor(ground.WindowFrom + d, rate, dispersion, days);
    }

    private void SumPlacesAndDays(ReadOnlySpan<Cell> cells, Past past, Span<double> places, Span<double> days)
    {
        places.Clear();
        days.Clear();
        foreach (var cell in cells)
        {
            if (cell.Day >= ground.WindowFrom) break;
            if (cell.Day < ground.From || !ground.IsCounted[cell.Place]) continue;
            var weighted = ground.Weight[cell.Day] * cell.Count * (past.Burst.Holds(cell.Day) ? past.Burst.Share : 1);
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

    private void ExpectByPlace(Span<double> rates, Span<double> expected)
    {
        expected.Clear();
        for (var place = 0; place < rates.Length; place++)
        {
            if (!ground.IsCounted[place]) continue;
            var exposure = counts.ExposureOf(place).Slice(ground.WindowFrom, expected.Length);
            for (var d = 0; d < expected.Length; d++) expected[d] += rates[place] * exposure[d];
        }
    }

    // What a weekday has more or less than others, believed as far as its few days can tell.
    private double WeekdayFactor(int day, double rate, double dispersion, Span<double> days)
    {
        var exposure = ground.WeekdayExposure[day % DaysOfWeek];
        if (exposure <= 0) return 1;
        var spans = ground.Bins[0].EffectiveCount / DaysOfWeek;
        var error = (dispersion + (1 / (rate * ground.Bins[0].MeanExposure))) / spans;
        return 1 + (WeekdayVariance / (WeekdayVariance + error) * ((days[day % DaysOfWeek] / (rate * exposure)) - 1));
    }
}
