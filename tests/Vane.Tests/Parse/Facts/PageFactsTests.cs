using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Vane.Parse;

namespace Vane.Tests.Parse;

public sealed class PageFactsTests
{
    private const string Prose = "<p>The council of Harrow Vale has voted to reopen the canal that runs behind the old mill, seven to two, after a debate of four hours, and the people of the town were glad of it and said so.</p>";
    private const string Address = "https://news.example/town/canal-reopens";

    private static readonly Instant Seen = Instant.FromUtc(2025, 6, 10, 12, 0);

    [Theory]
    [InlineData("<title>Canal reopens | Vale News</title><meta property='og:site_name' content='Vale News'>", "<h1>The canal reopens at last</h1>", "The canal reopens at last")]
    [InlineData("<title>Canal reopens at last - Vale News</title>", "<h1>Canal reopens at last</h1>", "Canal reopens at last")]
    [InlineData("<title>x</title><meta property='og:title' content='Canal &amp;amp; mill reopen'>", "<h1>Canal &amp; mill reopen</h1>", "Canal & mill reopen")]
    [InlineData("<meta property='og:title' content='Canal reopens at last – news.example'>", "", "Canal reopens at last")]
    [InlineData("<title>运河重新开放_云溪新闻网</title><meta property='og:site_name' content='云溪新闻网'>", "", "运河重新开放")]
    [InlineData("<title>Canal (reopened - Vale News) is full</title><meta property='og:site_name' content='Vale'>", "", "Canal (reopened - Vale News) is full")]
    [InlineData("<title>运河【开放 | 云溪】</title><meta property='og:site_name' content='云溪'>", "", "运河【开放 | 云溪】")]
    [InlineData("<title>Canal reopens at last: Vale News</title><meta property='og:site_name' content='Vale News'>", "", "Canal reopens at last")]
    [InlineData("<title>运河今日重新开放 | 云溪地区最大最全最快的门户，每天为您报道</title>", "<h1>运河今日重新开放</h1>", "运河今日重新开放")]
    [InlineData("<title>A - B: two letters</title>", "", "A - B: two letters")]
    [InlineData("<title>Canal reopens at last</title>", "<h1>Vale\nNews</h1><h1> Canal  reopens\nat last </h1>", "Canal reopens at last")]
    [InlineData("<title>Canal reopens at last</title>", "<h1>Canal reopens at last <small>By Ada Quill, who was there</small></h1>", "Canal reopens at last <small>By Ada Quill, who was there</small>")]
    [InlineData("<meta property='og:title' content='Canal reopens at last'>", "<h1>Canal reopens at last <small>By Ada Quill</small></h1>", "Canal reopens at last")]
    public void The_title_is_what_the_page_is_called(string head, string body, string title) =>
        Read(head, body + Prose).Title.ShouldBe(title.Replace("<small>", "", StringComparison.Ordinal).Replace("</small>", "", StringComparison.Ordinal));

    [Theory]
    [InlineData("<script type='application/ld+json'>{'@type':'Article','author':[{'name':'Ada Quill'},'Ben Marl']}</script>", "", "Ada Quill, Ben Marl")]
    [InlineData("<script type='application/ld+json'>{'@graph':[{'@type':'Article','author':{'@id':'#a'}},{'@type':'Person','@id':'#a','name':'Ada Quill'}]}</script>", "", "Ada Quill")]
    [InlineData("<script type='application/ld+json'>{'@type':'Article','author':{'name':'Zo&eacute; O&#039;Hara'}}</script>", "", "Zoé O'Hara")]
    [InlineData("<meta property='article:author' content='https://face.example/ada'><meta name='author' content='Ada Quill'>", "", "Ada Quill")]
    [InlineData("<meta name='citation_author' content='Quill, Ada'><meta name='citation_author' content='Marl, Ben'>", "", "Ada Quill, Ben Marl")]
    [InlineData("", "<p>By Ada Quill and Ben Marl, 3 March 2025</p>", "Ada Quill, Ben Marl")]
    [InlineData("", "<p class='byline'>By <a rel='author' href='/a'>Ada Quill</a> | @ada</p>", "Ada Quill")]
    [InlineData("", "<p>By</p><p>Ada Quill</p>", "Ada Quill")]
    [InlineData("", "<p>Von Uta Linden und Jan Esch</p>", "Uta Linden, Jan Esch")]
    [InlineData("", "<p>Par Zoé Lambert</p>", "Zoé Lambert")]
    [InlineData("", "<p>作者：林溪</p>", "林溪")]
    [InlineData("", "<p>来源：云溪日报　作者：林溪　发布时间：2025年3月3日</p>", "林溪")]
    [InlineData("", "<p>Posted 3 March 2025 by Ben Marl</p>", "Ben Marl")]
    [InlineData("", "<p>Par Zoé Lambert, mardi dernier</p>", "Zoé Lambert")]
    [InlineData("", "<p>文/林溪、周原</p>", "林溪, 周原")]
    [InlineData("", "<p>作者：云溪日报记者林溪</p>", "林溪")]
    [InlineData("<meta name='author' content='記者 林溪'>", "", "林溪")]
    [InlineData("<meta name='author' content='Copyright Vale News'>", "", null)]
    [InlineData("<meta name='author' content='Фото из архива'>", "", null)]
    [InlineData("<meta name='author' content='Vale Web Agency'>", "", null)]
    [InlineData("<meta name='author' content='Ada Quill)'>", "", null)]
    [InlineData("", "<footer><p>By Mill and Sons</p></footer>", null)]
    [InlineData("<meta name='author' content='Fotini Marl'>", "", "Fotini Marl")]
    [InlineData("<meta name='author' content='admin'>", "", null)]
    [InlineData("<meta name='author' content='We are the leading provider of canals in the whole of the valley. Call us!'>", "", null)]
    [InlineData("<meta name='author' content='Vale News'><meta property='og:site_name' content='Vale News'>", "<p>By Ada Quill</p>", "Ada Quill")]
    [InlineData("", "<p>By the river there is a mill</p>", "the river there is a mill")]
    public void Authors_are_names_parted_by_commas(string head, string body, string? author)
    {
        var read = Read("<title>Canal reopens</title>" + head.Replace('\'', '"'), "<h1>Canal reopens</h1>" + body + Prose).Author;
        // What looks like a byline in every way is taken for one.
        read.ShouldBe(author);
    }

    [Theory]
    [InlineData("<meta property='article:published_time' content='2025-03-03T23:30:00-05:00'>", "", "2025-03-03", "2025-03-04T04:30:00Z")]
    [InlineData("<meta name='date' content='03.03.2025'>", "", "2025-03-03", "2025-03-03T00:00:00Z")]
    [InlineData("<script type='application/ld+json'>/* x */ {'@type':'NewsArticle','datePublished':'2025-03-03',}</script>", "", "2025-03-03", "2025-03-03T00:00:00Z")]
    [InlineData("<script type='application/ld+json'>{'@type':'NewsArticle','datePublished':'2025-03-03','text':'cut</script>", "", "2025-03-03", "2025-03-03T00:00:00Z")]
    [InlineData("", "<p>Updated 5 March 2025, first published 3 March 2025</p>", "2025-03-03", "2025-03-03T00:00:00Z")]
    [InlineData("<meta property='article:published_time' content='2025-03-03'>", "<p>Published 3 March 2025, 10:15 GMT</p>", "2025-03-03", "2025-03-03T10:15:00Z")]
    public void Publication_keeps_its_day_and_its_instant(string head, string body, string day, string at)
    {
        var published = Read("<title>Canal reopens</title>" + head.Replace('\'', '"'), "<h1>Canal reopens</h1>" + body + Prose).Published!;
        WrittenDate.DayOf(published).ToString("uuuu-MM-dd", null).ShouldBe(day);
        published.At.ToString().ShouldBe(at);
    }

    [Theory]
    [InlineData("<footer>Printed 3 March 2025</footer>")]
    [InlineData("<div class='comments'><p>Kim, 3 March 2025: good</p></div>")]
    [InlineData("<aside><p>3 March 2025</p><p>Fair</p></aside>")]
    [InlineData("<p>Last updated: 3 March 2025</p>")]
    [InlineData("<p>Deadline: 3 March 2025</p>")]
    [InlineData("<p>Posted 3 March 2031</p>")]
    [InlineData("<p>Posted 3 March 1989</p>")]
    public void Dates_of_other_things_are_no_publication(string body) =>
        Read("<title>Canal reopens</title>", "<h1>Canal reopens</h1>" + Prose + Prose + body).Published.ShouldBeNull();

    [Fact]
    public void A_change_before_publication_is_none() =>
        Read("<meta property='article:published_time' content='2025-03-03'><meta property='article:modified_time' content='2025-03-02'>", Prose).Updated.ShouldBeNull();

    [Theory]
    [InlineData("<link rel='canonical' href='/town/canal'>", "https://news.example/town/canal")]
    [InlineData("<link rel='canonical' href='https://news.example/'>", Address)]
    [InlineData("<meta property='og:url' content='https://other.example.net/a'>", Address)]
    [InlineData("<meta property='og:url' content='https://m.news.example/a'>", "https://m.news.example/a")]
    [InlineData("<link rel='canonical' href='javascript:alert(1)'>", Address)]
    [InlineData("<link rel='canonical' href='http://localhost/a'>", Address)]
    public void Its_address_is_absolute_and_its_own(string head, string address) => Read(head, Prose).Url.ShouldBe(address);

    [Theory]
    [InlineData("en", Prose, "en")]
    [InlineData("en_us", Prose, "en-US")]
    [InlineData("zh-CN", "<p>運河重新開放，兩岸的居民們都為這個決定感到高興。</p>", "zh-Hant")]
    [InlineData("en", "<p>运河重新开放，两岸的居民们都为这个决定感到高兴。</p>", "zh-Hans")]
    [InlineData("", Prose, "en")]
    [InlineData("english", "<p></p>", null)]
    public void The_language_is_stated_or_told_by_the_text(string stated, string body, string? language) =>
        Facts($"<html lang='{stated}'><body>{body}</body></html>").Language.ShouldBe(language);

    [Fact]
    public void Sections_come_before_tags_and_each_once()
    {
        var facts = Read("<meta property='article:tag' content='Boats'><meta property='article:section' content='Town'><meta property='article:tag' content='boats'><meta name='keywords' content='a thing, another'>", Prose);
        facts.Categories.ShouldBe(["Town", "Boats"]);
    }

    [Fact]
    public void Its_image_is_absolute() =>
        Read("<base href='https://news.example/x/'><meta property='og:image' content='../i/boat.jpg'>", Prose).Image.ShouldBe("https://news.example/i/boat.jpg");

    [Fact]
    public void A_reader_of_pages_says_what_they_state()
    {
        var content = PageReader.Read(new RawInput(Encoding.UTF8.GetBytes($"<html lang=en><title>Canal reopens</title><h1>Canal reopens</h1><p>By Ada Quill, 3 March 2025</p>{Prose}{Prose}"), "page", Seen) { Address = Address });
        (content.Title, content.Author, content.Language, content.Url).ShouldBe(("Canal reopens", "Ada Quill", "en", Address));
        content.Published!.Precision.ShouldBe(TimePrecision.Day);
    }

    [Fact]
    public void Any_markup_is_read_without_harm()
    {
        string[] pieces =
        [
            "<html lang='en'>", "<title>A - B</title>", "<h1>A thing", "</h1>", "<time datetime='2025-03-03'>", "</time>", "<div class='date comments'>", "</div>", "<meta property='og:title' content='&#xD800;'>",
            "<script type='application/ld+json'>{\"@type\":\"Article\",\"author\":[[{\"@id\":\"x\"}],null,3],\"datePublished\":{}", "</script>", "<script type='application/ld+json'>[[[[\"\\ud800\"]]]]</script>",
            "<base href='::'>", "<link rel=canonical href='//'>", "<aside>", "2025年", "13月", "By ", "<span itemprop='author datePublished'>", "\ud83d", "&#0;", "<svg><title>x</title></svg>", "<a rel='author tag'>", "vor 999 Jahren", "9999-99-99",
        ];
        Prop.ForAll(Gen.Elements(pieces).ListOf().Select(string.Concat).ToArbitrary(), markup => { Facts(markup); }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Linked_data_nested_beyond_reason_is_left()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"a\":[", 5000));
        Read($"<title>Canal reopens</title><script type='application/ld+json'>{deep}</script>", Prose).Title.ShouldBe("Canal reopens");
    }

    private static Facts Read(string head, string body) => Facts($"<html lang='en'><head>{head}</head><body>{body}</body></html>");

    private static Facts Facts(string markup)
    {
        var page = Page.Parse(markup);
        return PageFacts.Of(page, PageText.Of(page, Address).Main, new RawInput(default, "page", Seen) { Address = Address });
    }
}
