using System.Text;
using Vane.Parse;

namespace Vane.Bench.Fuzzing;

/// <summary>Feeds that cost much.</summary>
internal static class FeedBombs
{
    private const int Most = ParseLimits.Bytes - 4096;
    private const string Begin = "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Winds</title>";
    private const string End = "</channel></rss>";

    /// <summary>A feed whose entity is the content of a file of the machine.</summary>
    public const string ExternalEntity =
        "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY e SYSTEM \"file:///etc/passwd\"><!ENTITY n SYSTEM \"http://127.0.0.1:9/\">]>"
        + "<rss><channel><title>Winds &e;&n;</title><item><title>&e;</title><description>&n;&e;</description></item></channel></rss>";

    private const string ParameterEntity =
        "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY % p SYSTEM \"file:///etc/passwd\"><!ENTITY % q \"<!ENTITY r '%p;'>\"> %q; %p;]>"
        + "<rss><channel><title>&r;</title><item><title>a</title></item></channel></rss>";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Bomb> All { get; } =
    [
        Feed("billion laughs", () => Laughs(10, 10)),
        Feed("entities that are each other", () => Encoding.UTF8.GetBytes("<!DOCTYPE rss [<!ENTITY a \"&b;\"><!ENTITY b \"&a;\">]><rss><channel><title>&a;</title></channel></rss>")),
        Feed("quadratic entity", () => Bomb.Repeat(
            $"<!DOCTYPE rss [<!ENTITY a \"{new string('w', 100_000)}\">]><rss><channel><title>Winds</title><item><description>", "&a;", 100_000, "</description></item>" + End)),
        Feed("external entity", () => Encoding.UTF8.GetBytes(ExternalEntity)),
        Feed("parameter entity", () => Encoding.UTF8.GetBytes(ParameterEntity)),
        Feed("endless doctype", () => Bomb.Repeat("<!DOCTYPE rss [", "<!ENTITY a \"b\">", Most / 16)),
        Feed("nested elements", () => Bomb.Repeat(Begin + "<item><description>", "<a>", 1_000_000)),
        Feed("nested items", () => Bomb.Repeat(Begin, "<item>", 1_000_000)),
        Feed("nested categories", () => Bomb.Repeat(Begin + "<item>", "<category>wind", 500_000)),
        Feed("million elements", () => Bomb.Repeat(Begin + "<item>", "<a/>", 1_000_000, "</item>" + End)),
        Feed("million items", () => Bomb.Repeat(Begin, "<item/>", 1_000_000, End)),
        Feed("90,000 items", () => Bomb.Repeat(Begin, "<item><title>Wind</title><description>North</description></item>", 90_000, End)),
        Feed("90,000 items of markup", () => Bomb.Repeat(Begin, "<item><description>&lt;p&gt;Wind &lt;b&gt;north&lt;/b&gt;&lt;/p&gt;</description></item>", 90_000, End)),
        Feed("million attributes", () => Bomb.Count(Begin + "<item", i => $" a{i}=\"b\"", 1_000_000, "/>" + End)),
        Feed("100,000 name spaces", () => Bomb.Count("<rss", i => $" xmlns:a{i}=\"b{i}\"", 100_000, "><channel/></rss>")),
        Feed("name spaces nested", () => Bomb.Count("<rss>", i => $"<a{i} xmlns=\"b{i}\">", 100_000)),
        Feed("bases nested", () => Bomb.Count("<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry>", i => $"<a xml:base=\"a{i}/\">", 100_000)),
        Feed("attribute of 16 MB", () => Bomb.Repeat(Begin + "<item a=\"", "wind ", Most / 5, "\"/>" + End)),
        Feed("endless CDATA", () => Bomb.Repeat(Begin + "<item><title><![CDATA[", "]] >", Most / 4)),
        Feed("CDATA sections", () => Bomb.Repeat(Begin + "<item><title>", "<![CDATA[]]>", Most / 13, "</title></item>" + End)),
        Feed("endless comment", () => Bomb.Repeat(Begin + "<!--", "-> ", Most / 4)),
        Feed("comments that do not end", () => Bomb.Repeat(Begin, "<!-- ", Most / 6)),
        Feed("endless instruction", () => Bomb.Repeat("<?xml version=\"1.0\"?><rss><?", "? >", Most / 4)),
        Feed("open brackets", () => Bomb.Repeat(Begin, "<", Most - 200)),
        Feed("ampersands", () => Bomb.Repeat(Begin + "<item><title>", "&", Most - 200)),
        Feed("character references", () => Bomb.Repeat(Begin + "<item><description>", "&#60;b&#62;&amp;lt;", 900_000, "</description></item>" + End)),
        Feed("close tags", () => Bomb.Repeat(Begin, "</item>", Most / 8)),
        Feed("close tags of nothing", () => Bomb.Repeat(Begin + string.Concat(Enumerable.Repeat("<a>", 500)), "</b>", Most / 5)),
        Feed("page of 15 MB in an entry", () => Bomb.Repeat(Begin + "<item><description><![CDATA[", "<div>wind", 1_600_000, "]]></description></item>" + End)),
        Feed("100,000 links", () => Bomb.Repeat("<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry>", "<link href=\"a\"/>", 100_000, "</entry></feed>")),
        Feed("100,000 categories", () => Bomb.Repeat("<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry>", "<category term=\"wind\"/>", 100_000, "</entry></feed>")),
        Feed("date of 10 MB", () => Bomb.Repeat(Begin + "<item><pubDate>", "Wed, 04 Mar ", 800_000, "</pubDate></item>" + End)),
        Feed("gzip bomb", () => Bomb.Gzip(Bomb.Repeat(Begin, "          ", 20 << 20, End))),
        Feed("gzip within gzip", () => Bomb.Gzip(Bomb.Gzip(Bomb.Repeat(Begin, "          ", 10 << 20, End)))),
        Feed("doctypes that do not end", () => Bomb.Repeat("", "<!DOCTYPE[", 400_000)),
        Feed("149,000 items of a little markup", () => Bomb.Repeat(Begin, "<item><description>&lt;b&gt;Wind</description></item>", 149_000, End)),
        Feed("formats reopened in each item", () => Bomb.Repeat(Begin, "<item><description><![CDATA[" + string.Concat(Enumerable.Range(0, 20).Select(i => $"<b a={i}>"))
            + string.Concat(Enumerable.Repeat("<p>", 60)) + "]]></description></item>", 20_000, End)),
        Feed("700,000 titles", () => Bomb.Repeat(Begin + "<item>", "<title>Wind</title>", 700_000, "</item>" + End)),
        Feed("700,000 titles in one", () => Bomb.Repeat(Begin + "<item>", "<title>Wind", 700_000, "</item>" + End)),
        Json("400,000 items", () => Bomb.Repeat("{\"items\":[{}", ",{\"title\":\"Wind\",\"id\":\"1\"}", 400_000, "]}")),
        Json("million tags", () => Bomb.Repeat("{\"items\":[{\"tags\":[1", ",\"a\"", 1_000_000, "]}]}")),
        Json("deep JSON", () => Bomb.Repeat("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":", "[", 5_000_000)),
        Json("deep objects", () => Bomb.Repeat("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[", "{\"a\":", 3_000_000)),
        Json("million items", () => Bomb.Repeat("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{}", ",{\"id\":\"1\"}", 1_000_000, "]}")),
        Json("million members", () => Bomb.Count("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"1\"", i => $",\"a{i}\":1", 1_000_000, "}]}")),
        Json("number of 10 MB", () => Bomb.Repeat("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":", "9", 10_000_000, "}]}")),
        Json("page of 15 MB in an item", () => Bomb.Repeat("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"content_html\":\"", "<div>wind", 1_600_000, "\"}]}")),
    ];

    private static Bomb Feed(string name, Func<byte[]> make) => new("feed: " + name, InputKind.Feed, "bomb.xml", make);

    private static Bomb Json(string name, Func<byte[]> make) => new("feed of JSON: " + name, InputKind.Feed, "bomb.json", make);

    private static byte[] Laughs(int levels, int times)
    {
        var text = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY l0 \"ha\">");
        for (var level = 1; level <= levels; level++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"<!ENTITY l{level} \"").Insert(text.Length, $"&l{level - 1};", times).Append("\">");
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"]><rss><channel><title>&l{levels};</title><item><title>&l{levels};</title></item></channel></rss>");
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
