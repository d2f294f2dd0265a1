using System.IO.Compression;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Vane.Parse;
using static Vane.Tests.Parse.Feeds.Feeds;

namespace Vane.Tests.Parse.Feeds;

public class DamagedFeedTests
{
    [Theory]
    [InlineData("<item><title>Ebb<link>http://harbour.example/1</link></item><item><title>Flood</title></item>")]
    [InlineData("<item><title>Ebb</title><item><title>Flood</title>")]
    [InlineData("<item><title>Ebb</title><description>a <p> b<pubDate>2025-03-03</pubDate></item><item><title>Flood</title></item>")]
    [InlineData("<item><title>Ebb</titel></item><item><title>Flood</title></item>")]
    [InlineData("<item><title>Ebb</title></b></i></item><item><title>Flood</description></item>")]
    [InlineData("<item><link>http://harbour.example/1<title>Ebb</title></item><item><title>Flood</title></item>")]
    [InlineData("<item><title>Ebb</title><description>1 < 2 <b>x</i></description></item><item><title>Flood</title></item>")]
    [InlineData("<item><title>Ebb</title><enclosure url=\"a></item>\n<item><title>Flood</title></item>")]
    public void Entries_are_told_apart_whatever_is_not_closed(string channel)
    {
        var feed = Read(Rss(channel));
        feed.Entries.Select(e => e.Title?.Line()[..3]).ShouldBe(["Ebb", "Flo"]);
        feed.Remarks.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("<rss><channel><item><title>Ebb</title><description>the wat", "the wat")]
    [InlineData("<rss><channel><item><title>Ebb</title><description>the wat</descr", "the wat")]
    [InlineData("<rss><channel><item><title>Ebb</title><description><![CDATA[the wat", "the wat")]
    [InlineData("<rss><channel><item><title>Ebb</title><description>the <a href=\"wat", "the")]
    public void What_came_before_a_cut_is_kept(string text, string summary)
    {
        var feed = Read(text);
        feed.Entries.ShouldHaveSingleItem().Summary?.Value.ShouldBe(summary);
        feed.Remarks.ShouldContain(r => r.Contains("not closed"));
    }

    [Theory]
    [InlineData("\n\n \uFEFF<?xml version=\"1.0\"?>", "")]
    [InlineData("<b>Warning</b>: no water in <b>tide.php</b><br />\n", "")]
    [InlineData("", "<script>x()</script> & <p")]
    [InlineData("<?xml version=\"1.0\">", "</rss></channel>")]
    public void What_stands_around_a_feed_is_no_part_of_it(string before, string after)
    {
        var entry = ReadEntry(before + Item("<title>Ebb</title>") + after);
        entry.Title?.Value.ShouldBe("Ebb");
    }

    [Fact]
    public void Short_flat_entities_are_replaced_and_others_stay()
    {
        const string Subset = "<!DOCTYPE rss [<!ENTITY a \"Ebb\"><!ENTITY b \"&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/passwd\"><!ENTITY % d \"x\">]>";
        ReadEntry(Subset + Item("<title>&a; &b; &c; &d;</title>")).Title?.Value.ShouldBe("Ebb &b; &c; &d;");
    }

    [Fact]
    public void Entities_cannot_blow_a_feed_up()
    {
        var subset = $"<!DOCTYPE rss [<!ENTITY a \"{new string('x', 200)}\">]>";
        var title = ReadEntry(subset + Item($"<title>{string.Concat(Enumerable.Repeat("&a;", 100_000))}</title>")).Title.ShouldNotBeNull();
        title.Value.Length.ShouldBeLessThan(400_000);
    }

    [Fact]
    public void Limits_refuse()
    {
        Should.Throw<ParseException>(() => Read("<rss><channel>" + string.Concat(Enumerable.Repeat("<x:a>", ParseLimits.Depth + 1)))).Message.ShouldContain("deep");
        Should.Throw<ParseException>(() => Read("<rss><channel>" + string.Concat(Enumerable.Repeat("<x/>", ParseLimits.Elements + 1)))).Message.ShouldContain("elements");
        Should.Throw<ParseException>(() => Read(new byte[ParseLimits.Bytes + 1])).Message.ShouldContain("larger");
        Should.Throw<ParseException>(() => Read(Zipped(new byte[ParseLimits.Bytes + 1]))).Message.ShouldContain("larger");
    }

    [Fact]
    public void Of_too_many_entries_the_first_are_read()
    {
        var xml = Read(Rss(string.Concat(Enumerable.Repeat("<item><title>Ebb</title></item>", ParseLimits.Entries + 1))));
        xml.Entries.Count.ShouldBe(ParseLimits.Entries);
        xml.Entries[^1].Title?.Value.ShouldBe("Ebb");
        xml.Remarks.ShouldBe(["only the first 20,000 of its entries are read"]);
        var json = Read("{\"items\":[" + string.Join(',', Enumerable.Repeat("{\"title\":\"Ebb\"}", ParseLimits.Entries + 1)) + "]}");
        json.Entries.Count.ShouldBe(ParseLimits.Entries);
        json.Remarks.ShouldBe(["only the first 20,000 of its entries are read"]);
        Read(Rss(string.Concat(Enumerable.Repeat("<item><title>Ebb</title></item>", ParseLimits.Entries)))).Remarks.ShouldBeEmpty();
    }

    [Fact]
    public void The_parts_of_all_entries_count_together()
    {
        var item = "{\"tags\":[" + string.Join(',', Enumerable.Repeat("1", 1_000)) + "]}";
        Should.Throw<ParseException>(() => Read("{\"items\":[" + string.Join(',', Enumerable.Repeat(item, (ParseLimits.Elements / 1_000) + 1)) + "]}")).Message.ShouldContain("elements");
    }

    [Fact]
    public void Declarations_that_do_not_end_are_passed_over() =>
        Read(string.Concat(Enumerable.Repeat("<!DOCTYPE[", 50_000)) + Item("<title>Ebb</title>")).Entries.ShouldHaveSingleItem().Title?.Value.ShouldBe("Ebb");

    [Fact]
    public void Gzip_is_opened_and_a_cut_archive_is_read_as_far_as_it_goes()
    {
        var text = Rss(string.Concat(Enumerable.Range(0, 4000).Select(i => $"<item><title>Ebb {i * 7919}</title></item>")));
        var zipped = Zipped(Encoding.UTF8.GetBytes(text));
        Read(zipped).Entries.Count.ShouldBe(4000);
        Read(zipped[..(zipped.Length / 2)]).Entries.Count.ShouldBeInRange(1, 3999);
    }

    [Theory]
    [InlineData("windows-1251", "Прилив")]
    [InlineData("cp1250", "żółć")]
    [InlineData("koi8-r", "Прилив")]
    [InlineData("gb2312", "潮汐")]
    [InlineData("big5", "潮汐")]
    [InlineData("shift_jis", "潮")]
    [InlineData("euc-kr", "바다")]
    [InlineData("iso-2022-jp", "潮")]
    [InlineData("iso-8859-7", "Πλημμυρίδα")]
    [InlineData("437", "üé")]
    [InlineData("ibm037", "marée")]
    [InlineData("utf-16", "潮汐")]
    [InlineData("utf-16BE", "潮汐")]
    public void The_declared_encoding_is_believed(string name, string title)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = int.TryParse(name.Replace("cp", "", StringComparison.Ordinal), out var page) ? Encoding.GetEncoding(page) : Encoding.GetEncoding(name);
        var bytes = encoding.GetBytes($"<?xml version=\"1.0\" encoding=\"{name}\"?>{Item($"<title>{title}</title>")}");
        Read(bytes).Entries.ShouldHaveSingleItem().Title?.Value.ShouldBe(title);
    }

    [Fact]
    public void A_wrong_declaration_is_not_believed()
    {
        Read([.. "<?xml version='1.0' encoding='utf-8'?><rss><channel><title>mar"u8, 0xE9, .. "e</title></channel></rss>"u8]).Title?.Value.ShouldBe("marée");
        Read([.. "<?xml version='1.0' encoding='utf-16'?><rss><channel><title>marée</title></channel></rss>"u8]).Title?.Value.ShouldBe("marée");
        Read([.. "<rss><channel><title>marée haute à l’aube, à l’entrée"u8, 0xE2, .. "</title></channel></rss>"u8]).Title?.Value.ShouldBe("marée haute à l’aube, à l’entrée\uFFFD");
        Read([.. "<?xml version='1.0' encoding='big5'?><rss><channel><title>marée</title></channel></rss>"u8]).Title?.Value.ShouldBe("marée");
    }

    [Fact]
    public void No_mutation_of_a_feed_throws_anything_but_a_reason()
    {
        var mutated =
            from feed in Gen.Elements(All.ToArray())
            from edits in Gen.Choose(0, 3).SelectMany(n => Gen.Four(Gen.Choose(0, int.MaxValue)).ListOf(n + 1))
            select edits.Aggregate(Encoding.UTF8.GetBytes(feed), Mutate);
        Prop.ForAll(mutated.ToArbitrary(), bytes =>
        {
            try
            {
                var feed = Read(bytes, "http://harbour.example/feed");
                foreach (var content in FeedContents.Of(feed, new RawInput(bytes, "test", default))) content.Text.ShouldNotBeNull();
            }
            catch (ParseException e)
            {
                e.Message.ShouldNotBeEmpty();
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    private static byte[] Mutate(byte[] bytes, (int Kind, int At, int Length, int Value) edit)
    {
        if (bytes.Length == 0) return bytes;
        var at = edit.At % bytes.Length;
        var length = Math.Min(bytes.Length - at, 1 + (edit.Length % 40));
        switch (edit.Kind % 5)
        {
            case 0: return bytes[..at];
            case 1: return [.. bytes[..at], .. bytes[(at + length)..]];
            case 2: return [.. bytes[..(at + length)], .. bytes[at..]];
            case 3: return [.. bytes[..at], (byte)"<>&\"'/!?[]=: "[edit.Value % 13], .. bytes[at..]];
            default:
                bytes[at] = (byte)edit.Value;
                return bytes;
        }
    }

    private static byte[] Zipped(byte[] bytes)
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.Optimal)) gzip.Write(bytes);
        return output.ToArray();
    }
}
