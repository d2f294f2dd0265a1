using Vane.Model;
using Vane.Trend;

namespace Vane.Verify;

/// <summary>Counts again what explanations say, and works out their chances by other formulas.</summary>
public static class ExplanationCheck
{
    private const double Usual = 0.95, Noise = 1e-9;

    /// <summary>Everything that comes out otherwise; nothing for a sound explanation.</summary>
    /// <param name="explanations">What was explained.</param>
    /// <param name="corpus">The documents it was explained by.</param>
    /// <param name="edition">Their edition.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<Explanation> explanations, Corpus corpus, Edition edition)
    {
        var recount = new TrendRecount(corpus, edition);
        return [.. explanations.SelectMany(e => Of(e, recount).Select(doubt => $"{e.Source}: {doubt}"))];
    }

    private static IEnumerable<string> Of(Explanation explanation, TrendRecount recount)
    {
        if (recount.TallyOf(explanation.Source) is not { } tally) return ["no document of such a source"];
        if (!tally.IsEnough) return explanation.IsEnough || explanation.IsCalled ? ["the source is not known for long enough"] : [];
        var holders = tally.Documents.Where(d => recount.Corpus.SubjectsOf(d.Document).Contains(explanation.Subject)).ToList();
        return new[]
        {
            Reading(explanation, recount, tally, holders), Daily(explanation, tally, holders), Places(explanation, tally, holders),
            Usually(explanation), Decision(explanation, tally),
        }.OfType<string>();
    }

    private static string? Reading(Explanation explanation, TrendRecount recount, SourceTally tally, List<Tallied> holders)
    {
        var said = explanation.Reading;
        var own = recount.ReadingOf(explanation.Source, explanation.Subject);
        if (own.IsTested) return TrendRecount.AreAlike(said, own) ? null : $"the reading is {own}, not {said}";
        var all = tally.Daily;
        var counts = (
            holders.Count(d => d.Day >= tally.WindowFrom), all.Skip(tally.WindowFrom).Sum(),
            holders.Count(d => d.Day >= tally.BaselineFrom && d.Day < tally.WindowFrom), all[tally.BaselineFrom..tally.WindowFrom].Sum());
        return !said.IsTested && said is { P: 1, Q: 1 } && counts == (said.Count, said.Exposure, said.Before, said.ExposureBefore)
            ? null : $"the counts are {counts}, and nothing is tested";
    }

    private static string? Daily(Explanation explanation, SourceTally tally, List<Tallied> holders)
    {
        var days = Enumerable.Range(tally.Last - 13, 14)
            .Select(day => new DayCount(tally.First.PlusDays(day), holders.Count(d => d.Day == day), tally.Daily[day])).ToList();
        return days.SequenceEqual(explanation.Daily) ? null : $"the days hold {string.Join(", ", days.Select(d => $"{d.Count}/{d.Among}"))}";
    }

    private static string? Places(Explanation explanation, SourceTally tally, List<Tallied> holders)
    {
        var places = holders.Where(d => d.Day > tally.Last - explanation.Reading.Window).CountBy(d => d.Place)
            .OrderBy(p => -p.Value).ThenBy(p => p.Key).Select(p => new PlaceCount(p.Key, p.Value)).ToList();
        return places.SequenceEqual(explanation.Places) ? null : $"the places are {string.Join(", ", places.Select(p => $"{p.Place.Name} {p.Count}"))}";
    }

    // The least count that is not passed in 19 of 20.
    private static string? Usually(Explanation explanation)
    {
        var reading = explanation.Reading;
        if (!reading.IsTested) return explanation.UsualUpTo == 0 ? null : "what was not tested has no usual count";
        double NotAbove(int count) => 1 - Chance.OfMoreThan(count, reading.Expected, reading.Dispersion);
        var isLeast = NotAbove(explanation.UsualUpTo) >= Usual - Noise && (explanation.UsualUpTo == 0 || NotAbove(explanation.UsualUpTo - 1) <= Usual + Noise);
        return isLeast ? null : $"up to {explanation.UsualUpTo} documents are not what is usual";
    }

    private static string? Decision(Explanation explanation, SourceTally tally)
    {
        var reading = explanation.Reading;
        var isWidespread = explanation.Places.Count > 1 || tally.Places.Count < 2 || reading.Before > 0 || reading.Count > explanation.Least;
        var isCalled = reading.IsTested && reading.Q <= explanation.Level && reading.Count >= explanation.Least && isWidespread;
        return isCalled == explanation.IsCalled && explanation.CountedPlaces == tally.Places.Count ? null : $"it is {(isCalled ? "" : "not ")}called";
    }
}
