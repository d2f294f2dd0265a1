using System.IO.Compression;
using FsCheck;
using FsCheck.Fluent;
using Vane.Model;
using Vane.Parse;

namespace Vane.Tests.Parse.Pages;

public sealed class PageCostTests
{
    private static readonly string[] Pieces =
    [
        "<div>", "</div>", "<p>", "</p>", "<b>", "</b>", "<a href='/x?y=1'>", "</a>", "<table>", "<tr>", "<td rowspan=3 colspan=9>", "<th>", "</table>",
        "<ul>", "<li>", "</ul>", "<pre>", "</pre>", "<br>", "<blockquote>", "<h2>", "</h2>", "<figure><figcaption>", "</figure>", "<!--", "-->", "<script>",
        "</script>", "<svg>", "<math><mi>", "<select>", "<template>", "<div class='article-body'>", "<div hidden>", "<form>", "<nav>", "<base href='http://[::bad'>",
        "A sentence that is long enough, with commas, to be taken for one. ", "市議會宣布，大橋封閉。", " ", "\t", "\n\n", "&nbsp;", "&#xD800;", "\uD83D", "\0", "<", "\"", "'",
    ];

    public static TheoryData<string, string> Hostile => new()
    {
        { "nested blocks", Repeat("<div>", 100_000) },
        { "open formatting, all different", string.Concat(Enumerable.Range(0, 50_000).Select(i => $"<font size={i}>x<p>")) },
        { "formatting closed wrongly", Repeat("<b><div></b>", 100_000) },
        { "nested lists", Repeat("<ul><li>", 100_000) },
        { "nested tables", Repeat("<table><tr><td>", 100_000) },
        { "blocks where none may be", "<table>" + Repeat("<div></div>", 100_000) },
        { "foreign elements", Repeat("<svg>", 100_000) },
        { "groups of options", Repeat("<optgroup>", 100_000) },
        { "attributes", "<p " + string.Concat(Enumerable.Range(0, 100_000).Select(i => $"a{i}=1 ")) + ">" },
        { "end tags", Repeat("<div>", 400) + Repeat("</x>", 1_000_000) },
        { "end tags of paragraphs", Repeat("<div>", 480) + Repeat("</p>", 30_000) },
        { "end tags of lines", Repeat("<span>", 480) + Repeat("</x>", 30_000) },
        { "depth again and again", Repeat(Repeat("<div>", 480) + Repeat("</div>", 480), 200) },
        { "cells", "<table><tr>" + Repeat("<td>", ParseLimits.Elements) },
        { "text", new string('w', 8_000_001) },
        { "angle brackets", new string('<', 8_000_000) },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void What_would_cost_too_much_is_refused_with_a_reason(string what, string html) =>
        Should.Throw<ParseException>(() => Page.Parse(html), what).Message.ShouldStartWith("the page ");

    [Fact]
    public void Markup_that_the_parser_loses_its_place_in_is_refused() =>
        Should.Throw<ParseException>(() => Page.Parse("<select><button><p><li><td></button><template>a</template></li></td>\n")).Message.ShouldContain("nested");

    [Fact]
    public void A_compressed_page_that_never_ends_is_refused()
    {
        var bomb = new MemoryStream();
        using (var gzip = new GZipStream(bomb, CompressionLevel.Optimal, leaveOpen: true))
            for (var i = 0; i < 40; i++) gzip.Write(new byte[1 << 20]);
        Should.Throw<ParseException>(() => PageReader.Read(new RawInput(bomb.ToArray(), "bomb", default))).Message.ShouldContain("larger");
    }

    [Fact]
    public void Of_a_compressed_page_cut_short_what_came_is_read()
    {
        var page = new MemoryStream();
        using (var gzip = new GZipStream(page, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 4_000).Select(i => $"<p>On day {i}, the wind came from {i * 7919 % 360} degrees, the desk says.</p>"))));
        PageReader.Read(new RawInput(page.ToArray().AsMemory(0, (int)page.Length / 2), "cut", default)).Text.ShouldContain("On day 100, the wind");
    }

    [Fact]
    public void Scripts_do_not_count_as_text() =>
        Should.NotThrow(() => Page.Parse("<script>" + new string('w', 8_000_001) + "</script><p>Wind</p>"));

    [Fact]
    public void End_tags_that_close_nothing_are_passed_over_where_they_are_few() =>
        Fragment.Read(Repeat("<li>wind</li></p></font>", 5_000), null).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldAllBe(line => line == "wind");

    [Theory]
    [InlineData("<p>")]
    [InlineData("<li>")]
    [InlineData("<tr><td>")]
    [InlineData("<b>x</b><br>")]
    [InlineData("<option>")]
    [InlineData("<dt>x<dd>y")]
    public void What_is_never_closed_on_real_pages_is_no_reason_to_refuse(string markup) =>
        Should.NotThrow(() => Page.Parse((markup.StartsWith("<tr", StringComparison.Ordinal) ? "<table>" : "") + Repeat(markup, 20_000)));

    [Fact]
    public void Any_markup_is_read_and_its_outline_fits_its_text() =>
        Prop.ForAll(Gen.Elements(Pieces).ArrayOf().ToArbitrary(), pieces =>
        {
            var html = string.Concat(pieces);
            var page = PageText.Of(Page.Parse(html), "https://example.org/a/b");
            Fits(page.Text, page.Outline);
            var (text, outline) = Fragment.Read(html, "https://example.org/a/b");
            Fits(text, outline);
            PageText.Of(Page.Parse(html), "https://example.org/a/b").Text.ShouldBe(page.Text);
        }).QuickCheckThrowOnFailure();

    // Blocks do not overlap and hold all but white space; links and cells lie within.
    private static void Fits(string text, Outline outline)
    {
        var end = 0;
        foreach (var block in outline.Blocks)
        {
            block.Span.Start.ShouldBeGreaterThanOrEqualTo(end);
            block.Span.Length.ShouldBeGreaterThan(0);
            string.IsNullOrWhiteSpace(text[end..block.Span.Start]).ShouldBeTrue();
            end = block.Span.End;
            foreach (var cell in block.Grid?.Cells ?? [])
            {
                (cell.Start >= block.Span.Start && cell.End <= block.Span.End).ShouldBeTrue();
                cell.In(text).IndexOfAny('\t', '\n').ShouldBe(-1);
            }

            if (block.Grid is not { } grid) continue;
            text[block.Span.Start..block.Span.End].Count(c => c == '\n').ShouldBe(grid.Rows - 1);
            text[block.Span.Start..block.Span.End].Count(c => c == '\t').ShouldBe(grid.Rows * (grid.Columns - 1));
        }

        string.IsNullOrWhiteSpace(text[end..]).ShouldBeTrue();
        foreach (var link in outline.Links)
        {
            (link.Span.Start >= 0 && link.Span.End <= text.Length).ShouldBeTrue();
            link.Url.ShouldStartWith("http");
        }
    }

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
