using Vane.Trend;

namespace Vane.Backtest;

/// <summary>Flags of one method, day by day: of the documents as they are, shuffled, and with some left out.</summary>
internal sealed record Calls(string Name, IReadOnlyList<Flag>[] Real, IReadOnlyList<Flag>[] Shuffled, IReadOnlyList<Flag>[] Thinned);

/// <summary>Judges the flags of a source's methods.</summary>
internal sealed class Scoring(IReadOnlyList<JudgedWeek> weeks, Vocabulary vocabulary, Hindsight hindsight, WeekBootstrap bootstrap)
{
    private const int Days = 7;

    /// <summary>How a method did.</summary>
    public MethodBacktest Judge(Calls calls)
    {
        var own = weeks.Select(w => new WeekFlags(w, calls.Real, vocabulary)).ToList();
        var shuffled = weeks.Select(w => (double)DaysOf(w).Sum(d => calls.Shuffled[d].Count)).ToList();
        var emerging = weeks.Select(w => (double)w.Emerging.Count).ToList();
        var terms = own.Select(w => (double)w.Terms.Count).ToList();
        var each = weeks.Select(_ => 1.0).ToList();
        return new MethodBacktest(
            calls.Name,
            bootstrap.Of(terms, each),
            bootstrap.Of([.. own.Select(w => (double)w.Names)], each),
            bootstrap.Of(shuffled, [.. own.Select(w => (double)w.Flags)]),
            bootstrap.Of([.. own.Select(w => (double)w.Matched.Count)], [.. own.Select(w => (double)w.Sought)]),
            [.. Enumerable.Range(1, Days).Select(day => bootstrap.Of([.. own.Select(w => (double)w.FirstOf.Count(first => first <= day))], emerging))],
            [.. MethodBacktest.Horizons.Select(horizon => GrowthOf(calls.Real, horizon))],
            StabilityOf(calls),
            [.. own.Select(w => w.Terms.Count)]);
    }

    /// <summary>The weeks as one method saw them.</summary>
    public IEnumerable<(IReadOnlyList<(EmergingTerm, int?)> Emerging, IReadOnlyList<(Subject Term, int Day)> FalseAlarms)> Tell(Calls calls) =>
        weeks.Select(week =>
        {
            var flags = new WeekFlags(week, calls.Real, vocabulary);
            return ((IReadOnlyList<(EmergingTerm, int?)>)[.. week.Emerging.Zip(flags.FirstOf)],
                (IReadOnlyList<(Subject, int)>)[.. flags.Terms.Where(t => vocabulary.IsSought(t.Key) && !flags.Matched.Contains(t.Key)).OrderBy(t => t.Value).ThenBy(t => t.Key).Select(t => (t.Key, t.Value))]);
        });

    private static IEnumerable<int> DaysOf(JudgedWeek week) => Enumerable.Range(week.FirstDay, Days);

    private Estimate? GrowthOf(IReadOnlyList<Flag>[] flags, int horizon)
    {
        var (grown, judged) = (new double[weeks.Count], new double[weeks.Count]);
        for (var w = 0; w < weeks.Count; w++)
        {
            foreach (var day in DaysOf(weeks[w]))
            {
                foreach (var flag in flags[day].Where(f => IsFirst(flags, f.Term, day)))
                {
                    if (hindsight.HasGrown(flag.Term, weeks[w].Monday + day - weeks[w].FirstDay, horizon) is not { } hasGrown) continue;
                    judged[w]++;
                    if (hasGrown) grown[w]++;
                }
            }
        }

        return bootstrap.Of(grown, judged);
    }

    // What was called on one of the six days before is not called for the first time.
    private static bool IsFirst(IReadOnlyList<Flag>[] flags, Subject term, int day)
    {
        for (var before = Math.Max(0, day - Days + 1); before < day; before++)
            foreach (var flag in flags[before])
                if (flag.Term == term) return false;
        return true;
    }

    private Estimate? StabilityOf(Calls calls)
    {
        var (alike, days) = (new double[weeks.Count], new double[weeks.Count]);
        for (var w = 0; w < weeks.Count; w++)
        {
            foreach (var day in DaysOf(weeks[w]))
            {
                var (one, other) = (calls.Real[day].Select(f => f.Term).ToHashSet(), calls.Thinned[day].Select(f => f.Term).ToHashSet());
                var both = one.Count(other.Contains);
                if (one.Count + other.Count == 0) continue;
                alike[w] += (double)both / (one.Count + other.Count - both);
                days[w]++;
            }
        }

        return bootstrap.Of(alike, days);
    }
}
