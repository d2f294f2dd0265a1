using Vane.Model;
using Vane.Trend;

namespace Vane.Verify;

/// <summary>What the past of a source leads to expect of its subjects on the edition's day, derived from the definition of the
/// scan alone (docs/report-format.md, "Trends").</summary>
internal sealed class Expectation
{
    private const double PriorDocuments = 0.5, MostDispersion = 5, StepsToOne = 20;
    private const int MostBands = 24;

    private readonly SourceTally _tally;
    private readonly double[] _weights;
    private readonly double _exposure, _priorExposure;
    private readonly Spans[] _spans;
    private readonly Dictionary<Subject, BurstBefore?> _bursts = [];
    private readonly Dictionary<(int Band, int Window), double> _usual = [];

    public Expectation(SourceTally tally)
    {
        _tally = tally;
        _weights = [.. Enumerable.Range(0, tally.Daily.Length).Select(day =>
            day < tally.BaselineFrom || day >= tally.WindowFrom ? 0 : Math.Pow(2, (day - tally.WindowFrom) / tally.Options.HalfLifeDays))];
        _exposure = Weighted(tally.Daily);
        _spans = [.. tally.Options.Windows.Select(length => new Spans(tally, _weights, length))];
        var known = new List<double>();
        var seen = new Dictionary<(int, int), List<int>>();
        foreach (var subject in tally.Series)
        {
            var daily = tally.DailyOf(subject);
            var burst = _bursts[subject] = BurstIn(daily);
            var (documents, weighted) = (Before(daily), Weighted(daily, burst));
            if (documents > 0) known.Add(weighted);
            if (documents < 2) continue;
            for (var window = 0; window < _spans.Length; window++)
            {
                var band = (BandOf(weighted), window);
                if (!seen.TryGetValue(band, out var steps)) seen[band] = steps = [];
                steps.Add((int)Math.Ceiling(_spans[window].DispersionOf(daily, weighted / _exposure, burst) * StepsToOne));
            }
        }

        known.Sort();
        _priorExposure = PriorDocuments * _exposure / (known.Count > 0 ? known[known.Count / 2] : PriorDocuments);
        foreach (var (band, steps) in seen)
        {
            steps.Sort();
            _usual[band] = steps[(steps.Count - 1) / 2] / StepsToOne;
        }
    }

    /// <summary>Reads a subject. Of one in too few documents nothing is tested.</summary>
    public SeriesReading Of(Subject subject)
    {
        var daily = _tally.DailyOf(subject);
        var burst = _bursts.GetValueOrDefault(subject) ?? BurstIn(daily);
        var (before, weighted) = (Before(daily), Weighted(daily, burst));
        if (daily[_tally.WindowFrom..].Sum() + before < _tally.Options.LeastDocuments) return SeriesReading.Untested;
        var dispersions = _spans.Select((_, window) => DispersionOf(daily, before, weighted, burst, window)).ToList();
        var expected = Expected(subject, daily, before, weighted, burst, dispersions[0]);
        var readings = _tally.Options.Windows.Select((length, window) =>
        {
            var from = _tally.Last - length + 1;
            var (count, mean, dispersion) = (daily[from..].Sum(), expected.TakeLast(length).Sum(), dispersions[window] + (1 / (weighted + PriorDocuments)));
            return new SeriesReading
            {
                IsTested = true,
                Window = length,
                Count = count,
                Expected = mean,
                Exposure = _tally.Daily[from..].Sum(),
                Dispersion = dispersion,
                Before = before,
                Weighted = weighted,
                ExposureBefore = Before(_tally.Daily),
                Q = 1,
                // What holds no more than is expected is as good as certain.
                P = count > mean ? Chance.OfAtLeast(count, mean, dispersion) : 1,
            };
        }).ToList();
        // Of windows of one chance the shortest speaks; where none holds more than is expected, the longest.
        var above = readings.FindAll(r => r.Count > r.Expected);
        return (above.Count > 0 ? above.MinBy(r => r.P) : readings[^1]) with { P = Chance.Together([.. readings.Select(r => r.P)]) };
    }

    private int Before(int[] daily) => daily[_tally.BaselineFrom.._tally.WindowFrom].Sum();

    private double Weighted(int[] daily, BurstBefore? burst = null) => daily.Select((count, day) => _weights[day] * count * (burst?.ShareOn(day) ?? 1)).Sum();

    private BurstBefore? BurstIn(int[] daily) => BurstBefore.Of(_tally, daily, (burst, length) =>
        (_spans.LastOrDefault(s => s.Length <= length) ?? _spans[0]).DispersionOf(daily, Weighted(daily, burst) / _exposure, burst));

    private static int BandOf(double weighted) => (int)Math.Min(MostBands - 1, Math.Floor(2 * Math.Log2(1 + weighted)));

    // The series' own dispersion with its error, believed as far as its spans can tell; else that of series as frequent.
    private double DispersionOf(int[] daily, int before, double weighted, BurstBefore? burst, int window)
    {
        var (spans, usual) = (_spans[window], _usual.GetValueOrDefault((BandOf(weighted), window)));
        var own = before < 2 ? usual : spans.DispersionOf(daily, weighted / _exposure, burst) * (1 + (2.5 * Math.Sqrt(2 / spans.Effective)));
        var worth = spans.Effective * Math.Min(1, weighted / _exposure * spans.MeanExposure);
        return ((worth * own) + (10 * usual)) / (worth + 10);
    }

    private double[] Expected(Subject subject, int[] daily, int before, double weighted, BurstBefore? burst, double dispersion)
    {
        var rate = (weighted + PriorDocuments) / (_exposure + _priorExposure);
        var days = Enumerable.Range(_tally.WindowFrom, _tally.Options.Windows[^1]);
        if (before < 4) return [.. days.Select(day => rate * _tally.Daily[day])];
        var rates = RatesOf(subject, burst, rate);
        return [.. days.Select(day => _tally.Places.Sum(p => rates[p] * _tally.ByPlace[p][day]) * WeekdayFactor(day, daily, burst, rate, dispersion))];
    }

    private Dictionary<Place, double> RatesOf(Subject subject, BurstBefore? burst, double rate)
    {
        var held = _tally.Holders(subject).GroupBy(d => d.Place).ToDictionary(g => g.Key, g => g.Sum(d => _weights[d.Day] * (burst?.ShareOn(d.Day) ?? 1)));
        var exposure = _tally.Places.ToDictionary(p => p, p => Weighted(_tally.ByPlace[p]));
        var shrunk = _tally.Places.ToDictionary(p => p, p => rate * (held.GetValueOrDefault(p) + 3) / ((rate * exposure[p]) + 3));
        var scale = rate * _exposure / _tally.Places.Sum(p => shrunk[p] * exposure[p]);
        return shrunk.ToDictionary(p => p.Key, p => p.Value * scale);
    }

    private double WeekdayFactor(int day, int[] daily, BurstBefore? burst, double rate, double dispersion)
    {
        bool IsAlike(int other) => other % 7 == day % 7;
        var exposure = _tally.Daily.Select((count, d) => IsAlike(d) ? _weights[d] * count : 0).Sum();
        if (exposure <= 0) return 1;
        var held = daily.Select((count, d) => IsAlike(d) ? _weights[d] * count * (burst?.ShareOn(d) ?? 1) : 0).Sum();
        var error = (dispersion + (1 / (rate * _spans[0].MeanExposure))) / (_spans[0].Effective / 7);
        return 1 + (0.05 / (0.05 + error) * ((held / (rate * exposure)) - 1));
    }

    /// <summary>The baseline cut into spans of some days, the last one ending with it.</summary>
    private sealed class Spans
    {
        private readonly int _first, _length;
        private readonly int[] _exposure;
        private readonly double[] _weights;

        public Spans(SourceTally tally, double[] weights, int length)
        {
            var count = tally.Options.BaselineDays / length;
            (_first, _length) = (tally.WindowFrom - (count * length), length);
            _exposure = [.. Enumerable.Range(0, count).Select(i => Count(tally.Daily, i))];
            _weights = [.. Enumerable.Range(0, count).Select(i => weights.Skip(_first + (i * length)).Take(length).Average())];
            MeanExposure = _exposure.Average();
            Effective = Math.Pow(_weights.Sum(), 2) / _weights.Sum(w => w * w);
        }

        /// <summary>Days in a span.</summary>
        public int Length => _length;

        /// <summary>Documents in a span, on average.</summary>
        public double MeanExposure { get; }

        /// <summary>So many spans of equal weight would tell as much.</summary>
        public double Effective { get; }

        /// <summary>Variance beyond chance over the squared mean: Σw((c − m)² − c) / Σw·m², from 0 to 5; of the
        /// spans that a burst does not touch.</summary>
        public double DispersionOf(int[] daily, double rate, BurstBefore? burst)
        {
            var (excess, square) = (0.0, 0.0);
            for (var i = 0; i < _exposure.Length; i++)
            {
                var start = _first + (i * _length);
                if (burst is not null && burst.From < start + _length && burst.To >= start) continue;
                var (count, mean) = (Count(daily, i), rate * _exposure[i]);
                excess += _weights[i] * (((count - mean) * (count - mean)) - count);
                square += _weights[i] * mean * mean;
            }

            return square > 0 ? Math.Clamp(excess / square, 0, MostDispersion) : 0;
        }

        private int Count(int[] daily, int span)
        {
            var sum = 0;
            for (var day = _first + (span * _length); day < _first + ((span + 1) * _length); day++) sum += daily[day];
            return sum;
        }
    }
}
