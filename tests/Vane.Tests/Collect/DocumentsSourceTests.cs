using System.Text;
using NodaTime;
using Vane.Collect;
using Vane.Model;

namespace Vane.Tests.Collect;

public sealed class DocumentsSourceTests : IDisposable
{
    private static readonly Instant Found = Instant.FromUtc(2031, 5, 20, 8, 0);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("vane-documents-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_page_becomes_one_item_under_its_own_address()
    {
        Write("swifts.html", Page("https://news.example/2031/swifts?utm_source=feed", "Swifts return"));
        var item = (await ReadAsync("swifts.html")).Items.ShouldHaveSingleItem();
        item.Key.ShouldBe(new DocumentKey("web", "https://news.example/2031/swifts"));
        item.Title.ShouldBe("Swifts return");
        item.Published.ShouldBe(Instant.FromUtc(2031, 4, 3, 5, 30));
        item.Text!.ShouldContain("Forty pairs of swifts");
        item.Outline.Blocks[0].Span.In(item.Text).ToString().ShouldStartWith("Forty pairs of swifts");
    }

    [Fact]
    public async Task Variants_of_an_address_are_one_document()
    {
        Write("a.html", Page("https://www.news.example/2031/swifts/", "Swifts return"));
        Write("b.html", Page("http://news.example/2031/swifts?utm_campaign=x#top", "Swifts return, corrected"));
        var items = (await ReadAsync("a.html", "b.html")).Items;
        items.Select(i => i.Key).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_entry_with_its_content_is_the_page_it_leads_to()
    {
        Write("feed.xml", Feed("""
            <item><title>Swifts return</title><link>https://news.example/2031/swifts?utm_medium=rss</link><pubDate>Thu, 03 Apr 2031 07:30:00 +0200</pubDate>
            <content:encoded>&lt;p&gt;Forty pairs&lt;/p&gt;</content:encoded></item>
            """));
        var item = (await ReadAsync("feed.xml")).Items.ShouldHaveSingleItem();
        item.Key.ShouldBe(new DocumentKey("web", "https://news.example/2031/swifts"));
        (item.Community, item.Text, item.Published).ShouldBe(("News of the mill", "Forty pairs", Instant.FromUtc(2031, 4, 3, 5, 30)));
    }

    [Fact]
    public async Task What_a_feed_only_says_of_a_page_never_stands_for_the_page()
    {
        Write("feed.xml", Feed("<item><title>Swifts (12 comments)</title><guid>n-1</guid><link>https://news.example/2031/swifts</link><description>Comments</description></item>"));
        Write("page.html", Page("https://news.example/2031/swifts", "Swifts return"));
        (await ReadAsync("feed.xml", "page.html")).Items.Select(i => i.Key.Id).ShouldBe(["feed.xml#n-1", "https://news.example/2031/swifts"]);
    }

    [Fact]
    public async Task Entries_that_share_an_address_are_told_apart_by_their_ids()
    {
        Write("feed.xml", Feed("""
            <item><title>Ferry leaves</title><guid isPermaLink="false">n-2</guid><link>https://www.news.example/live?utm_source=a</link><content:encoded>It left.</content:encoded></item>
            <item><title>Ferry arrives</title><guid isPermaLink="false">n-3</guid><link>http://news.example/live</link><content:encoded>It is here.</content:encoded></item>
            """));
        var items = (await ReadAsync("feed.xml")).Items;
        items.Select(i => i.Key.Id).ShouldBe(["https://news.example/live#n-2", "https://news.example/live#n-3"]);
        items[1].FirstSeen.ShouldBe(Found);
    }

    [Fact]
    public async Task Ids_are_their_feeds_own()
    {
        Write("birds.xml", Feed("<item><title>Birds</title><guid isPermaLink=\"false\">1</guid></item>"));
        Write("cars.xml", Feed("<item><title>Cars</title><guid isPermaLink=\"false\">1</guid></item>"));
        (await ReadAsync("birds.xml", "cars.xml")).Items.Select(i => i.Key.Id).ShouldBe(["birds.xml#1", "cars.xml#1"]);
    }

    [Fact]
    public async Task A_time_that_is_counted_back_places_a_document_and_is_no_part_of_it()
    {
        Write("copied.txt", "標題\n\n渡口觀察 • 3 天前 • 208 次點擊\n\n渡船誤點的日子最難，因為沒有人知道下一班什麼時候來。團隊表示，秋天會公開所有的紀錄。\n");
        var item = (await ReadAsync("copied.txt")).Items.ShouldHaveSingleItem();
        (item.Published, item.FirstSeen).ShouldBe((null, Instant.FromUtc(2031, 5, 17, 0, 0)));
    }

    [Theory]
    [InlineData("picture.html", "\u0089PNG\r\n\u001A\n\0\0\0\rIHDR\0\0\u0001\u0002")]
    [InlineData("package.json", """{"name":"my-app","version":"1"}""")]
    [InlineData("pom.xml", "<?xml version=\"1.0\"?><project><name>x</name></project>")]
    [InlineData("archive.txt", "PK\u0003\u0004\u0014\0\0\0")]
    public async Task What_is_no_document_is_refused(string name, string content)
    {
        Write(name, content);
        var all = await ReadAsync(name);
        all.Items.ShouldBeEmpty();
        all.Refused.ShouldHaveSingleItem().Excerpt.ShouldBe(name);
    }

    [Fact]
    public async Task A_talk_is_the_video_it_names()
    {
        Write("talk.vtt", """
            WEBVTT

            NOTE https://www.youtube.com/watch?v=aBcDeFgHiJk

            00:01.000 --> 00:04.000
            Swifts come back every year.
            """);
        var item = (await ReadAsync("talk.vtt")).Items.ShouldHaveSingleItem();
        item.Outline.Blocks.ShouldHaveSingleItem().From.ShouldBe(Duration.FromSeconds(1));
        (item.Key, item.Title).ShouldBe((new DocumentKey("youtube", "aBcDeFgHiJk"), "talk"));
    }

    [Theory]
    [InlineData("Swifts over the mill.srt", "1\n00:00:01,000 --> 00:00:02,000\nWelcome.\n\n2\n00:00:02,500 --> 00:00:05,000\nSwifts come back every year.\n")]
    [InlineData("Swifts \u202E over\tthe mill.en.txt", "00:01 Welcome.\n00:03 Swifts come back every year.\n00:09 They sleep in the air.\n")]
    public async Task A_talk_without_a_title_is_called_as_its_file(string name, string content)
    {
        Write(name, content);
        var item = (await ReadAsync(name)).Items.ShouldHaveSingleItem();
        item.Title.ShouldBe(name.EndsWith(".srt", StringComparison.Ordinal) ? "Swifts over the mill" : "Swifts over the mill.en");
        item.Text!.ShouldStartWith("Welcome.");
    }

    [Fact]
    public async Task A_talk_with_a_title_keeps_it()
    {
        Write("talk.vtt", "WEBVTT - Swifts over the mill\n\n00:01.000 --> 00:04.000\nWelcome.\n");
        (await ReadAsync("talk.vtt")).Items.ShouldHaveSingleItem().Title.ShouldBe("Swifts over the mill");
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_named_and_the_others_go_on()
    {
        Write("a.html", "");
        Write("b.html", Page("https://news.example/b", "B"));
        Write("c.xml", "<rss version='2.0'>" + string.Concat(Enumerable.Repeat("<a>", 100_000)));
        var all = await ReadAsync("a.html", "b.html", "c.xml");
        all.Items.ShouldHaveSingleItem().Title.ShouldBe("B");
        all.Refused[0].ShouldBe(new Reading.Refused(1, "empty", "a.html"));
        all.Refused[1].Excerpt.ShouldBe("c.xml");
    }

    [Fact]
    public async Task What_states_no_time_and_no_address_is_a_file_found_when_it_was_found()
    {
        Write("notes.txt", "Notes on swifts\n\nThey sleep in the air, it is said, and nobody has seen them sit.\n");
        var item = (await ReadAsync("notes.txt")).Items.ShouldHaveSingleItem();
        item.Key.ShouldBe(new DocumentKey("file", "notes.txt"));
        (item.Published, item.FirstSeen).ShouldBe((null, Found));
    }

    private static string Feed(string items) =>
        $"""<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>News of the mill</title>{items}</channel></rss>""";

    private static string Page(string address, string title) => $"""
        <!doctype html><html lang="en"><head><title>{title}</title><link rel="canonical" href="{address}">
        <meta property="article:published_time" content="2031-04-03T07:30:00+02:00"></head><body><article><h1>{title}</h1>
        <p>Forty pairs of swifts have come back to the old mill this week, three days earlier than last year, says the warden.</p>
        <p>Nobody knows why they came early, but the insects did too, and the river has been warm since the middle of March.</p>
        </article></body></html>
        """;

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder.FullName, name), text, new UTF8Encoding(false));

    private async Task<Readings> ReadAsync(params string[] names)
    {
        var files = names.Select(n => Path.Combine(_folder.FullName, n)).ToArray();
        return await Readings.OfAsync(new DocumentsSource(files.Length == 1 ? files[0] : _folder.FullName, files, Found));
    }
}
