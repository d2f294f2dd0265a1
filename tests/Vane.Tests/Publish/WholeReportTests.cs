using Vane.Model;
using Vane.Publish;
using Vane.Storage;
using Vane.Tests.Support;
using Vane.Web;
using Vane.Words;

namespace Vane.Tests.Publish;

/// <summary>Reports of a small world, approved as a whole.</summary>
public sealed class WholeReportTests
{
    private static readonly Report Report = ReportOf(Make.Edition("2025-05-20", zone: "Asia/Shanghai"));

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hans")]
    [InlineData("zh-Hant")]
    public void The_markdown_of_a_day(string code) =>
        Approved.Matches($"day.{code}", "md", MarkdownReport.Write(Report, Language.Of(code)));

    [Fact]
    public async Task The_page_of_a_day()
    {
        await using var html = new HtmlReport(Language.All);
        var page = await html.WriteAsync(Report, Language.Of("en"));
        // The style is not what is approved here.
        var style = (page.IndexOf("<style>", StringComparison.Ordinal) + 7, page.IndexOf("</style>", StringComparison.Ordinal));
        Approved.Matches("day.en", "html", page[..style.Item1] + page[style.Item2..]);
    }

    private static Report ReportOf(Edition edition)
    {
        using var store = new TestStore(
            Post("f1", "2025-05-20T01:00", "A lamp that hums while it thinks", "c/lamps", "Show", (3, 4), (40, 12)),
            Post("f2", "2025-05-20T02:00", "| **Bold** claims | <script>alert(1)</script> {{ x }}", "c/lamps", "Talk", (9, 30)),
            Post("f3", "2025-05-20T03:00", "How do you clean a lamp?", "c/lamps", null, (0, 1)),
            Post("f8", "2025-05-20T03:30", "Moonlamp-7 released with open weights, first impressions", "c/lamps", "Show", (2, 1)),
            Post("f4", "2025-05-18T03:00", "Lamps of the week", "c/lamps", "Show", (25, 2), (60, 9)),
            Post("f5", "2025-05-17T03:00", "Three kites on one string", "c/kites", "Show", (31, 7)),
            Post("f6", "2025-05-16T03:00", "Wind over the dunes, a long thread", "c/kites", "Talk", (12, 44)),
            Post("f7", "2025-04-28T03:00", "Kites in April", "c/kites", null, (90, 5)),
            Post("f7", "2025-04-28T03:00", "Kites in April (corrected)", "c/kites", null, (90, 5), (91, 5)),
            News("n1", "2025-05-20T04:00", "会唱歌的灯 👩‍👩‍👧：一年之后", 1),
            News("n2", "2025-05-20T05:00", "風箏比賽開始報名", 2),
            News("n5", "2025-05-20T05:30", "Moonlamp-7 released with open weights", 4),
            News("n3", "2025-05-19T05:00", "灯会今晚开幕", 1),
            News("n4", "2025-05-14T05:00", "沙丘上的風", 3));
        var log = new RunLog(store.Store);
        log.End(log.Begin("/home/somebody/forum.jsonl", edition.AsOf), RunState.Broken, "line 9: the archive is cut short");
        // The lens is another with every word that it learns; its mark here is not.
        return store.Store.Compose(edition) with { Lens = new LensMark("ai", "0123456789ab") };
    }

    private static Item Post(
        string id, string published, string title, string community, string? category, params (long Score, long Comments)[] seen)
    {
        var at = Make.At(published);
        return Make.Post(id, published, community: community, title: title, category: category, seen:
        [
            .. seen.Select((figures, i) =>
                new Observation(at + NodaTime.Duration.FromHours(1 + (45 * i)), figures.Score, figures.Comments, null)),
        ]);
    }

    private static Item News(string id, string published, string title, long rank) =>
        Make.Post(id, published, source: "news", community: null, title: title,
            seen: [new Observation(Make.At(published) + NodaTime.Duration.FromMinutes(20), null, null, rank)]) with
        { Language = "zh" };
}
