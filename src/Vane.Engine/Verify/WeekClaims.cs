using NodaTime;
using Vane.Model;

namespace Vane.Verify;

/// <summary>What the section about the last four weeks may say.</summary>
internal static class WeekClaims
{
    public static Chapter Chapter(Ledger ledger, Sheet? ofTrends)
    {
        var weeks = Enumerable.Range(0, 4).Select(i => new Week(ledger, 7 * (3 - i))).ToList();
        var sources = weeks.SelectMany(w => w.Documents).Select(p => p.Source).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal).ToList();
        return new Chapter(
            "evolution",
            [Busiest(ledger, weeks)],
            [.. sources.Select(s => Table(ledger, weeks, s, sources.Count > 1 ? s : null)), .. ofTrends is null ? [] : new[] { ofTrends }],
            []);
    }

    private static Claim Busiest(Ledger ledger, List<Week> weeks)
    {
        var busiest = weeks.MaxBy(w => w.Posts.Count)!;
        if (busiest.Posts.Count == 0)
            return Claim.Of("no-posts").On([.. weeks.Select(w => ledger.Selection(w.Span))]);
        return Claim.Of(
            "busiest-week",
            ("from", new Slot.Day(busiest.From)), ("to", new Slot.Day(busiest.To)),
            ("posts", new Slot.Count(busiest.Posts.Count))).On(ledger.Selection(busiest.Span));
    }

    private static Sheet Table(Ledger ledger, List<Week> weeks, string source, string? subject) => new(
        "weeks",
        subject,
        ["from", "to", "posts", "median", "top", "top-post", "categories"],
        [.. weeks.Select(w => LineOf(ledger, w, [.. w.Documents.Where(p => p.Source == source)]))]);

    private static Line LineOf(Ledger ledger, Week week, List<Entry> documents)
    {
        var posts = Saying.Once(documents);
        var scores = posts.Select(p => p.Score).OfType<long>().Order().ToList();
        var top = Podium.Of(posts, 1).FirstOrDefault(p => p.IsPlaced);
        return new Line(
            [
                new Slot.Day(week.From),
                new Slot.Day(week.To),
                new Slot.Count(posts.Count),
                Median(scores),
                ListClaims.Figure(scores.Count > 0 ? scores[^1] : null),
                top is null ? null : ledger.Title(top),
                Categories(documents),
            ],
            top is null ? null : ledger.Post(top));
    }

    private static Slot.Mean? Median(List<long> scores) =>
        scores.Count == 0 ? null : new Slot.Mean(
            Fraction.Round((Int128)scores[(scores.Count - 1) / 2] + scores[scores.Count / 2], 2, 1));

    private static Slot.Names? Categories(List<Entry> documents)
    {
        var most = documents.Where(d => d.Content.Category is not null).Select(d => (d.Content.Category!, d.Group)).Distinct().CountBy(d => d.Item1, StringComparer.Ordinal)
            .OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Take(3).ToList();
        return most.Count == 0 ? null : new Slot.Names([.. most.Select(c => c.Key)], [.. most.Select(c => (long)c.Value)]);
    }

    private sealed class Week(Ledger ledger, int back)
    {
        public LocalDate To { get; } = ledger.Edition.Date.PlusDays(-back);

        public LocalDate From => To.PlusDays(-6);

        public Window Span { get; } = ledger.Edition.Days(7, back);

        public IReadOnlyList<Entry> Documents { get; } = ledger.Documents(ledger.Edition.Days(7, back));

        public IReadOnlyList<Entry> Posts { get; } = ledger.Posts(ledger.Edition.Days(7, back));
    }
}
