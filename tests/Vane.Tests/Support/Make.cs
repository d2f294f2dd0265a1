using NodaTime;
using NodaTime.Text;
using Vane.Compose;
using Vane.Group;
using Vane.Model;
using Vane.Storage;
using Vane.Trend;
using Vane.Understand;

namespace Vane.Tests.Support;

/// <summary>Short ways to say what a test is about.</summary>
internal static class Make
{
    /// <summary>An instant: <c>2025-03-09T12:00</c>, in UTC, seconds left out.</summary>
    public static Instant At(string text) => InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(text).Value;

    public static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).Value;

    public static Observation Seen(string at, long? score = null, long? comments = null, long? rank = null) =>
        new(At(at), score, comments, rank);

    /// <summary>A post of the source <c>forum</c>, published and seen an hour later where nothing else is said.</summary>
    public static Item Post(
        string id, string? published, long? score = null, string? community = "c/one", string source = "forum",
        string? title = null, string? category = null, Observation[]? seen = null) => new()
        {
            Key = new DocumentKey(source, id),
            Title = title ?? $"Title of {id}",
            Community = community,
            Category = category,
            Url = $"https://example.org/{id}",
            Published = published is null ? null : At(published),
            Observations = seen ?? [new Observation(At(published!) + Duration.FromHours(1), score, null, null)],
        };

    /// <summary>An edition known as of the end of its day, unless another instant is given.</summary>
    public static Edition Edition(
        string date, ReportPeriod period = ReportPeriod.Day, string zone = "UTC", string? asOf = null, Floors? floors = null)
    {
        var edition = new Edition(Day(date), period, zone, default, floors ?? Floors.None);
        return edition with { AsOf = asOf is null ? edition.Span(period).To : At(asOf) };
    }

    /// <summary>The report of a store of its own.</summary>
    public static Report Report(Edition edition, params IReadOnlyList<Item> items)
    {
        using var store = new TestStore(items);
        return store.Store.Compose(edition);
    }

    public static Report Compose(this Store store, Edition edition) => store.Compose(edition, store.Recall());

    public static Report Compose(this Store store, Edition edition, Func<Instant, Instant, Understanding> recall)
    {
        var trends = Trends.Of(new Corpus(recall(Trends.From(edition), edition.AsOf)), edition);
        return ReportComposer.Compose(store, recall(Analysis.From(edition), edition.AsOf), trends, edition, "vane test");
    }

    /// <summary>Understands a store through the AI lens, and tells of editions what was understood.</summary>
    public static Func<Edition, Understanding> Understand(this Store store) => store.Analyse().Of;

    /// <summary>The same, and tells of any span. What was told of one is told again, whatever comes into the store.</summary>
    public static Func<Instant, Instant, Understanding> Recall(this Store store)
    {
        var (analysis, told) = (store.Analyse(), new Dictionary<(Instant, Instant), Understanding>());
        return (from, asOf) => told.TryGetValue((from, asOf), out var before) ? before : told[(from, asOf)] = analysis.AsOf(from, asOf);
    }

    private static Analysis Analyse(this Store store)
    {
        var analysis = new Analysis(store, Ai);
        analysis.Run(rebuild: false, null, CancellationToken.None);
        return analysis;
    }

    private static readonly Lens Ai = Lens.Open("ai");

    public static Section Of(this Report report, string section) => report.Sections.Single(s => s.Kind == section);

    public static Table Table(this Report report, string section, string kind) => report.Of(section).Tables.Single(t => t.Kind == kind);

    public static Statement Statement(this Report report, string section, string kind) =>
        report.Of(section).Statements.Single(s => s.Kind == kind);

    public static IEnumerable<string> Kinds(this Report report, string section) => report.Of(section).Statements.Select(s => s.Kind);

    /// <summary>A column's cells.</summary>
    public static IReadOnlyList<Slot?> Column(this Table table, string name)
    {
        var at = table.Columns.ToList().IndexOf(name);
        return [.. table.Rows.Select(r => r.Cells[at])];
    }

    /// <summary>Ids of the posts of a table, in order.</summary>
    public static string[] Ids(this Table table) => [.. table.Rows.Select(r => r.Post!.Id)];
}
