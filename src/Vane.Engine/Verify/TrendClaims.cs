using Vane.Model;
using Vane.Trend;

namespace Vane.Verify;

/// <summary>What may be said of trends.</summary>
internal sealed class TrendClaims(Ledger ledger, TrendRecount recount)
{
    private const int MostRows = 12, MostLeads = 5, MostNamed = 8, MostWeekRows = 10, MostTakeaways = 3, MostNames = 4, MostCited = 10;

    private const double Level = 0.05;

    private static readonly TrendState[] States =
        [TrendState.New, TrendState.Rising, TrendState.Returning, TrendState.Continuing, TrendState.Fading];

    /// <summary>The section about trends.</summary>
    public Chapter Chapter()
    {
        var sheets = States.Select(Table).OfType<Sheet>().ToList();
        return new Chapter("trends", [.. Claims()], sheets, sheets.Count > 0 ? ["trends-method"] : []);
    }

    /// <summary>What the takeaways begin with.</summary>
    public IEnumerable<Claim> Takeaways() => recount.All
        .Where(t => t.Scanned.State is TrendState.New or TrendState.Rising or TrendState.Returning && t.Scanned.Reading.Q <= Level).Take(MostTakeaways)
        .Select(t => Claim.Of(
            "takeaway-trend-" + Word(t.Scanned.State), Name(t), Count(t), Window(t), Expected(t),
            ("places", new Slot.Count(t.Documents.Select(d => ledger.Find(d.Key).Place).Distinct().Count()))).On(Grounds(ledger, t)));

    /// <summary>What holding the period against the days before it begins with.</summary>
    public IEnumerable<Claim> Changes() => new[]
    {
        Change("trends-entered", TrendState.New, TrendState.Returning),
        Change("trends-held", TrendState.Rising, TrendState.Continuing),
        Change("trends-left", TrendState.Fading, TrendState.Fading),
    }.OfType<Claim>();

    /// <summary>The last four weeks of trends.</summary>
    public Sheet? Weeks()
    {
        var shown = recount.All.Where(t => t.Scanned.Kind != TrendKind.Word).Take(MostWeekRows).ToList();
        if (ledger.Edition.Period == ReportPeriod.Month || shown.Count == 0) return null;
        var weeks = shown.Select(t => Enumerable.Range(1, 4).Select(week => InWeek(t, week)).ToList()).ToList();
        int[] Order(int week) => [.. Enumerable.Range(0, shown.Count).OrderByDescending(i => weeks[i][week - 1])];
        var before = Order(2);
        return new Sheet(
            "trend-weeks", null, ["rank", "trend", "week-4", "week-3", "week-2", "week-1", "moved"],
            [.. Order(1).Select((i, place) => new Line(
                [
                    new Slot.Rank(place + 1), NameOf(shown[i]), .. weeks[i].AsEnumerable().Reverse().Select(n => new Slot.Count(n)),
                    weeks[i][1] == 0 && weeks[i].Skip(2).Any(n => n > 0) ? null : new Slot.Move(weeks[i][1] == 0 ? null : Array.IndexOf(before, i) + 1, null),
                ],
                Grounds: Grounds(ledger, shown[i])))]);
    }

    /// <summary>What a trend is called.</summary>
    public (string, Slot) Name(Recounted trend) => ("name", NameOf(trend));

    public static (string, Slot) Count(Recounted trend) => ("count", new Slot.Count(trend.Scanned.Reading.Count));

    public static (string, Slot) Window(Recounted trend) => ("window", new Slot.Count(trend.Scanned.Reading.Window));

    public static (string, Slot) Expected(Recounted trend) => ("expected", ExpectedOf(trend));

    private static Slot.Mean ExpectedOf(Recounted trend) =>
        new(Math.Round(trend.Scanned.Reading.Expected, 2, MidpointRounding.AwayFromZero));

    /// <summary>What everything that is said of a trend cites.</summary>
    public static IReadOnlyList<Evidence> Grounds(Ledger ledger, Recounted trend) =>
        [.. trend.Documents.Take(MostCited).Select(d => ledger.Post(ledger.Find(d.Key)))];

    private IEnumerable<Claim> Claims()
    {
        if (recount.All.Count == 0 && recount.CanTell) yield return Claim.Of("trends-none").On(ledger.Selection(ledger.Window));
        if (recount.TooShort is { Count: > 0 } sources) yield return Claim.Of("trends-too-short", ("names", new Slot.Names(sources)));
        foreach (var (trend, lead) in recount.All.Where(t => t.IsAlive && t.Scanned.Kind != TrendKind.Topic).Select(t => (t, t.Lead())).Where(t => t.Item2 is not null).Take(MostLeads))
        {
            yield return Claim.Of(
                "trend-lead", Name(trend), ("place", new Slot.Name(ledger.Label(lead!.Place))), ("days", new Slot.Count(lead.Days)))
                .On(Grounds(ledger, trend));
        }
    }

    private Sheet? Table(TrendState state)
    {
        var trends = recount.All.Where(t => t.Scanned.State == state).Take(MostRows).ToList();
        if (trends.Count == 0) return null;
        string[] source = ledger.Sources.Count > 1 ? ["source"] : [];
        string[] figures = state == TrendState.Fading
            ? ["count-since", "onset", "burst-end"] : ["count", "window", "expected", "lift", "lift-low", "q", "onset", "first-seen"];
        return new Sheet(
            "trends-" + Word(state), null, ["trend", "alias", .. source, .. figures, "where", "daily"], [.. trends.Select(LineOf)]);
    }

    private Line LineOf(Recounted trend) => new(
        [
            NameOf(trend), NamesOf(trend.Scanned.Aliases), .. ledger.Sources.Count > 1 ? new[] { new Slot.Name(trend.Tally.Source) } : [],
            .. trend.IsAlive ? Living(trend) : Fading(trend),
            NamesOf(trend.Places.Select(ledger.Label)), Daily(trend),
        ],
        Grounds: Grounds(ledger, trend));

    private IEnumerable<Slot?> Living(Recounted trend)
    {
        var reading = trend.Scanned.Reading;
        var first = trend.Scanned.Kind == TrendKind.Topic
            ? [] : recount.Corpus.Understanding.FirstDaysOf([trend.Scanned.Subject.Term]).Values.ToArray();
        return
        [
            new Slot.Count(reading.Count), new Slot.Count(reading.Window), ExpectedOf(trend), Slot.Mean.Of(reading.Lift),
            Slot.Mean.Of(reading.LiftLow), new Slot.Probability(reading.Q), new Slot.Day(trend.Scanned.Onset),
            first.Length > 0 ? new Slot.Day(first[0]) : null,
        ];
    }

    private static IEnumerable<Slot?> Fading(Recounted trend) =>
    [
        new Slot.Count(trend.Documents.Count), new Slot.Day(trend.Scanned.Onset), new Slot.Day(trend.Scanned.Onset.PlusDays(trend.Scanned.Days - 1)),
    ];

    private Slot.Trajectory Daily(Recounted trend) => new(
        [.. trend.Tally.DailyOf(trend.Scanned.Subject).TakeLast(ledger.Edition.Period == ReportPeriod.Day ? 14 : 28).Select(n => (long)n)]);

    private static Slot.Names? NamesOf(IEnumerable<string> names) =>
        names.Take(MostNames).ToList() is { Count: > 0 } shown ? new Slot.Names(shown) : null;

    private Claim? Change(string kind, TrendState one, TrendState other)
    {
        var named = recount.All.Where(t => t.Scanned.Kind != TrendKind.Topic && (t.Scanned.State == one || t.Scanned.State == other)).Take(MostNamed).ToList();
        return named.Count == 0 ? null : Claim.Of(kind, ("names", new Slot.Names([.. named.Select(t => t.Scanned.Term)])))
            .On([.. named.Select(t => t.Documents[0].Key).Distinct().Select(k => ledger.Post(ledger.Find(k)))]);
    }

    private static int InWeek(Recounted trend, int week) =>
        trend.Tally.DailyOf(trend.Scanned.Subject).SkipLast(7 * (week - 1)).TakeLast(7).Sum();

    private Slot NameOf(Recounted trend)
    {
        if (trend.Scanned.Kind != TrendKind.Topic) return new Slot.Name(trend.Scanned.Term);
        var topic = recount.Corpus.TopicOf(trend.Scanned.Subject);
        return new Slot.Label(topic.Id, topic.Labels.En, topic.Labels.ZhHans, topic.Labels.ZhHant);
    }

    private static string Word(TrendState state) => state.ToString().ToLowerInvariant();
}
