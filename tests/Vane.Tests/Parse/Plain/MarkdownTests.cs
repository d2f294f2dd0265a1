using NodaTime;
using Vane.Model;
using Vane.Parse;

namespace Vane.Tests.Parse.Plain;

public sealed class MarkdownTests
{
    [Fact]
    public void Front_matter_tells_who_when_and_what_of()
    {
        var content = Readings.Markdown("""
            ---
            title: "Ink: a history"
            date: 2024-11-03
            lastmod: 2024-12-01
            author:
              name: Eva Lind
            tags: [ink, "paper, old", 'print']
            categories:
              - Craft
              - History
            lang: en
            canonical_url: https://ink.example/history
            description: not the title
            ---
            Text.
            """);
        content.Title.ShouldBe("Ink: a history");
        content.Author.ShouldBe("Eva Lind");
        content.Published.ShouldBe(new StatedTime(Instant.FromUtc(2024, 11, 3, 0, 0), TimePrecision.Day, "2024-11-03"));
        content.Updated!.At.ShouldBe(Instant.FromUtc(2024, 12, 1, 0, 0));
        content.Categories.ShouldBe(["Craft", "History", "ink", "paper, old", "print"]);
        content.Language.ShouldBe("en");
        content.Url.ShouldBe("https://ink.example/history");
        content.Text.ShouldBe("Text.");
    }

    [Fact]
    public void Front_matter_may_be_TOML()
    {
        var content = Readings.Markdown("+++\ntitle = \"紙的歷史\"\ndate = 2024-11-03\nauthors = [\"林安\", \"許文\"]\n+++\n# 第一章\n");
        content.Title.ShouldBe("紙的歷史");
        content.Author.ShouldBe("林安, 許文");
        content.Published!.At.ShouldBe(Instant.FromUtc(2024, 11, 3, 0, 0));
        content.Shown().ShouldBe(["Heading1 第一章"]);
    }

    [Fact]
    public void Rules_around_words_are_no_front_matter() =>
        Readings.Markdown("---\nJust words\n---\nand more").Shown().ShouldBe(["Heading2 Just words", "Paragraph and more"]);

    [Fact]
    public void The_first_heading_of_the_first_level_is_the_title() =>
        Readings.Markdown("Intro\n\n# **River** maps\n\nText").Title.ShouldBe("River maps");

    [Fact]
    public void Headings_keep_their_levels() =>
        Readings.Markdown("# A\n## B ##\n### C {#c}\n##中文標題\nSet over\n===\nUnder\n---\n#tag is none").Shown()
            .ShouldBe(["Heading1 A", "Heading2 B", "Heading3 C", "Heading2 中文標題", "Heading1 Set over", "Heading2 Under", "Paragraph #tag is none"]);

    [Fact]
    public void Items_know_how_deep_they_are()
    {
        var content = Readings.Markdown("1. **One**  \n   - inner: x\n   - inner: y\n     more of y\n2. Two\n- [x] done\n");
        content.Shown().ShouldBe(["Item1 One", "Item2 inner: x", "Item2 inner: y more of y", "Item1 Two", "Item1 done"]);
        content.Text.ShouldStartWith("One\ninner: x\n");
    }

    [Fact]
    public void A_table_keeps_its_header_and_pads_short_rows()
    {
        var content = Readings.Markdown("Before\n\n| Name | Note |\n|:--|--:|\n| a \\| b | `x` |\n| c |\nAfter");
        content.Shown().ShouldBe(["Paragraph Before", "Table Name|Note/a | b|x/c|", "Paragraph After"]);
        content.Text.ShouldContain("Name\tNote\na | b\tx\nc\t");
        content.Outline.Blocks[1].Grid!.HeaderRows.ShouldBe(1);
    }

    [Fact]
    public void A_table_without_rows_is_kept_and_remarked()
    {
        var content = Readings.Markdown("# Week\n\n## Posts\n\n| Title | Score |\n|---|---|\n\n## Talks\n\n## Notes\n\nA sample report from hypothetical data follows.");
        content.Outline.Blocks.Single(b => b.Kind == BlockKind.Table).Grid!.Rows.ShouldBe(1);
        content.Remarks.ShouldBe(
        [
            "the table under 'Posts' has no rows",
            "nothing under 'Talks'",
            "the text says that what stands in its empty tables' place is made up: 'A sample report from hypothetical data follows.'",
        ]);
    }

    [Fact]
    public void A_heading_over_deeper_ones_is_not_empty() => Readings.Markdown("# A\n## B\nText").Remarks.ShouldBeEmpty();

    [Theory]
    [InlineData("**bold** and *thin* and __both__", "bold and thin and both")]
    [InlineData("**重點：**後面", "重點：後面")]
    [InlineData("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4")]
    [InlineData("`a*b*` and ``c ` d``", "a*b* and c ` d")]
    [InlineData("~~old~~ new ~ about", "old new ~ about")]
    [InlineData(@"\*kept\* C:\dir", @"*kept* C:\dir")]
    [InlineData("see ![alt](a.png) there", "see  there")]
    [InlineData("a < b and c > d", "a < b and c > d")]
    [InlineData("<b>strong</b> <Widget kind=\"x\" />end", "strong end")]
    [InlineData("one<br>two", "one⏎two")]
    [InlineData("{{< figure src=\"x\" >}}seen {% raw %}too", "seen too")]
    [InlineData("[no link] and [x]", "[no link] and [x]")]
    [InlineData("中文\n斷行", "中文斷行")]
    [InlineData("two  \nlines", "two⏎lines")]
    [InlineData("Tom &amp; Eva", "Tom & Eva")]
    [InlineData("***", "")]
    public void Marks_are_taken_out_and_words_left(string source, string words) =>
        Readings.Markdown(source).Shown().ShouldBe(words.Length == 0 ? [] : [$"Paragraph {words}"]);

    [Fact]
    public void Links_point_at_their_words()
    {
        var content = Readings.Markdown("""
            See **the [river *map*](https://maps.example/r "Map")** and [notes][n], <https://a.example/x>, https://b.example/y.
            Also <a href="https://c.example/">this</a>, [local](../x.md) and ![p](https://d.example/p.png).

            [n]: https://notes.example/
            """);
        content.Outline.Links.Select(l => $"{l.Span.In(content.Text)}={l.Url}").ShouldBe(
        [
            "river map=https://maps.example/r",
            "notes=https://notes.example/",
            "https://a.example/x=https://a.example/x",
            "https://b.example/y=https://b.example/y",
            "this=https://c.example/",
        ]);
        content.Outline.Blocks.Count.ShouldBe(1);
    }

    [Fact]
    public void Links_still_point_at_their_words_when_the_text_is_repaired()
    {
        var content = Readings.Markdown("技術(shù)與 &amp; [場(chǎng)景](https://a.example/) 的結(jié)合");
        content.Text.ShouldBe("技術與 & 場景 的結合");
        content.Outline.Links.Single().Span.In(content.Text).ToString().ShouldBe("場景");
        content.Remarks.ShouldBe(["pinyin was left in the text behind 3 characters, and taken out", "HTML entities were decoded, 1 in number"]);
    }

    [Fact]
    public void Code_keeps_its_lines_and_its_marks() =>
        Readings.Markdown("```py\nif a:\n    b(*c)\n```\n\n    indented **x**\n\nend").Shown()
            .ShouldBe(["Code if a:⏎    b(*c)", "Code indented **x**", "Paragraph end"]);

    [Fact]
    public void Quotes_comments_and_scripts_are_told_apart() =>
        Readings.Markdown("> [!NOTE]\n> Said **so**\n> and so\n\n<!-- not\nthis -->\n<script>\nnor this\n</script>\n:::tip\nthis\n:::").Shown()
            .ShouldBe(["Quote Said so and so", "Paragraph this"]);

    [Fact]
    public void Plain_text_with_a_hash_mark_is_no_markdown() =>
        Readings.Plain("The bridge was rebuilt in stone after the flood of 1902.\n\n#one tag\n").Shown()
            .ShouldBe(["Paragraph The bridge was rebuilt in stone after the flood of 1902.", "Paragraph #one tag"]);

    [Fact]
    public void Markdown_is_known_without_its_ending() =>
        Readings.Plain("## 一週概況\n\n| 日期 | 件數 |\n|---|---|\n| 3月1日 | 12 |\n").Shown().ShouldBe(["Heading2 一週概況", "Table 日期|件數/3月1日|12"]);
}
