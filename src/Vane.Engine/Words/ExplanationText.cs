using System.Globalization;
using NodaTime;
using Vane.Text;
using Vane.Trend;

namespace Vane.Words;

/// <summary>An explanation of a trend in plain words.</summary>
public static class ExplanationText
{
    private const int MostPlaces = 8;

    /// <summary>The lines of an explanation: of the first source whole, of each other one a line; then whether all of it came out
    /// again when it was counted anew.</summary>
    public static IEnumerable<string> Of(IReadOnlyList<Explanation> explanations, IReadOnlyList<string> doubts)
    {
        foreach (var line in Whole(explanations[0])) yield return line;
        if (explanations.Count > 1) yield return "";
        foreach (var other in explanations.Skip(1)) yield return $"In {Plain(other.Source)}: {Short(other)}";
        yield return "";
        yield return doubts.Count == 0
            ? "Counted again, by other formulas: all numbers come out the same."
            : "Counted again, these numbers come out OTHERWISE:";
        foreach (var doubt in doubts) yield return "  " + Plain(doubt);
    }

    private static IEnumerable<string> Whole(Explanation e)
    {
        var title = $"{Plain(e.Term)} in {Plain(e.Source)}, {DateOf(e.Date)}";
        yield return title;
        yield return new string('=', Graphemes(title));
        if (e.ToldUnder is { } other) yield return $"The same documents carry '{Plain(other)}', which stands for it in reports.";
        foreach (var part in new[] { ("Counted", Counted(e)), ("Expected", Expected(e)), ("How unusual", Unusual(e)), ("Decision", Decision(e)) })
        {
            yield return "";
            yield return part.Item1;
            foreach (var line in part.Item2) yield return "  " + line;
        }
    }

    private static IEnumerable<string> Counted(Explanation e)
    {
        var r = e.Reading;
        yield return $"{N(r.Count)} of {N(r.Exposure)} {Documents(r.Exposure)} of the last {Days(r.Window)} ({Span(e.Date, r.Window)}) {(r.Count == 1 ? "has" : "have")} it: {Share(e.ShareNow)}.";
        yield return $"What says the same again counts once{(e.IsEnough ? "; places that are new or were long silent do not count" : "")}.";
        yield return $"The last {e.Daily.Count} days: {Sparkline.OfCounts(e.Daily.Select(d => d.Count))}";
        foreach (var day in e.Daily.Where(d => d.Count > 0)) yield return $"  {DateOf(day.Day)}  {N(day.Count),4} of {N(day.Among)}";
        if (e.Places.Count > 0)
            yield return $"Where: {string.Join(", ", e.Places.Take(MostPlaces).Select(p => $"{Plain(p.Place.Name)} {N(p.Count)}"))}{(e.Places.Count > MostPlaces ? $" and {N(e.Places.Count - MostPlaces)} more" : "")}.";
    }

    private static IEnumerable<string> Expected(Explanation e)
    {
        var r = e.Reading;
        if (!e.IsEnough)
        {
            yield return $"Nothing can be said: no place of {Plain(e.Source)} has been known for long enough in the {N(e.BaselineDays)} days before.";
            yield break;
        }

        yield return $"In the {N(e.BaselineDays)} days before {DateOf(e.Date.PlusDays(1 - e.Windows[^1]))}, {N(r.Before)} of {N(r.ExposureBefore)} documents had it: {Share(e.ShareBefore)}.";
        if (!r.IsTested) yield break;
        yield return "Recent days weigh more than older ones, and it counts what each place and each weekday usually holds.";
        yield return $"That leads to expect {D(r.Expected)} in {Days(r.Window)}; there {(r.Count == 1 ? "is" : "are")} {N(r.Count)}"
            + (r.Count <= r.Expected ? ", no more than that."
                : $": {D(r.Lift)} times as many, half a document added to both, {(r.LiftLow > 1 ? $"and at least {D(r.LiftLow)} times allowing for luck." : "which luck could explain.")}");
    }

    private static IEnumerable<string> Unusual(Explanation e)
    {
        var r = e.Reading;
        if (!r.IsTested)
        {
            yield return e.IsEnough ? $"Not tested: fewer than 3 documents in the {N(e.BaselineDays + e.Windows[^1])} days could never be a trend." : "Not tested.";
            yield break;
        }

        yield return $"What is as frequent as this usually holds up to {N(e.UsualUpTo)} {Documents(e.UsualUpTo)} in {Days(r.Window)} (19 times in 20).";
        yield return (r.P >= 0.3 ? "By chance, so many are nothing unusual" : $"By chance, so many or more would come about once in {Times(1 / r.P)} such terms looked at")
            + (e.Windows.Count > 1 ? $"; that the last {N(e.Windows[0])} to {N(e.Windows[^1])} days were all tried is paid for." : ".");
        yield return $"It was one of {N(e.Tests)} tests on the looks of these and the days before, so a few such counts are bound to come up. q = {Q(r.Q)}: "
            + (r.Q > 0.5 ? "if everything as clear as this were called, more than half of it would be chance."
                : $"of all that is as clear as this or clearer, about one in {Times(1 / r.Q)} is expected to be chance after all.");
    }

    private static IEnumerable<string> Decision(Explanation e)
    {
        var state = e.State is { } known ? known.ToString().ToLowerInvariant() : null;
        yield return (state, e.IsCalled) switch
        {
            (null, true) => "It meets the conditions today and is no trend of the days before.",
            (null, false) => e.IsEnough ? "Not called." : "Not called: too little history.",
            (_, true) => $"Called: {state}, more than before since {DateOf(e.Onset!.Value)}.",
            _ => $"Not called by the last days alone. It was within the looks of the days before, since {DateOf(e.Onset!.Value)}: {state}.",
        };
        if (!e.IsEnough) yield break;
        var r = e.Reading;
        yield return "A call needs all of these:";
        yield return Condition(r.IsTested && r.Q <= e.Level, $"q of at most {D(e.Level)}: at most one call in {Times(1 / e.Level)} chance", r.IsTested ? $"is {Q(r.Q)}" : "not tested");
        yield return Condition(r.Count >= e.Least, $"at least {N(e.Least)} documents in the window", $"has {N(r.Count)}");
        if (e.CountedPlaces > 1)
            yield return Condition(!e.LacksPlaces, $"two places, or known before, or {N(e.Least + 1)} documents", $"{N(e.Places.Count)} {(e.Places.Count == 1 ? "place" : "places")}, {N(r.Before)} before");
    }

    private static string Condition(bool isMet, string what, string found) => $"  {(isMet ? "yes" : " no")}  {what} ({found})";

    private static string Short(Explanation e)
    {
        var r = e.Reading;
        var counted = $"{N(r.Count)} of {N(r.Exposure)} in {Days(r.Window)}";
        if (!e.IsEnough) return $"{counted}; too little history to tell.";
        if (!r.IsTested) return $"{counted}; too few to be tested.";
        return $"{counted}, {D(r.Expected)} expected, q = {Q(r.Q)}: {e.State?.ToString().ToLowerInvariant() ?? "not called"}.";
    }

    private static string Span(LocalDate last, int days) => days == 1 ? DateOf(last) : $"{DateOf(last.PlusDays(1 - days))} to {DateOf(last)}";

    private static string Documents(long n) => n == 1 ? "document" : "documents";

    private static string Days(int n) => n == 1 ? "1 day" : $"{N(n)} days";

    private static string Plain(string text) => PlainText.OneLine(text);

    private static int Graphemes(string text) => StringInfo.ParseCombiningCharacters(text).Length;

    private static string DateOf(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    private static string N(long n) => n.ToString("N0", CultureInfo.InvariantCulture);

    private static string D(double value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);

    private static string Share(double? share) => share is { } known ? known.ToString("0.##%", CultureInfo.InvariantCulture) : "none";

    private static string Q(double q) => q < 0.0001 ? "under 0.0001" : q.ToString("0.####", CultureInfo.InvariantCulture);

    // To two digits: nobody knows chances better.
    private static string Times(double value)
    {
        if (value >= 1e12) return "more than a million million";
        var unit = Math.Pow(10, Math.Floor(Math.Log10(value)) - 1);
        var rounded = Math.Round(value / unit, MidpointRounding.AwayFromZero) * unit;
        return rounded.ToString(rounded < 10 ? "0.#" : "N0", CultureInfo.InvariantCulture);
    }
}
