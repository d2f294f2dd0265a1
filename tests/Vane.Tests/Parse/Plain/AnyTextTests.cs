using FsCheck;
using FsCheck.Fluent;
using Vane.Model;
using Vane.Parse;

namespace Vane.Tests.Parse.Plain;

public sealed class AnyTextTests
{
    private static readonly string[] Shards =
    [
        "# ", "## ", "- ", "1. ", "> ", "```", "~~~", "|", "|---|", "---", "+++", "***", "**", "*", "_", "`", "``", "[", "](", ")", "]", "![", "<", ">", "<a href=", "<!--", "-->", "</script>", "<script", "{{<", ">}}", "{#",
        "\\", "&amp;", "&#9;", "&#10;", "\n", "\n\n", "\r\n", "    ", "\t", "  ", "title: x", "tags: [a, b", "date = 2024-01-01", "https://a.example/b", "http", ":", "[a]: https://b.example",
        "模型", "名称", "参数量", "约7.81%", "7B", "2025年1月", "Alpha-7B", "Score", "12.5", "1,234", "✓", "术(shù)", "Ã©", "\u200B", "\uD83D", "\uDE00", "\0", "。", "，", "• 2 周前 • 3 次点击", "推荐阅读", "Home", "e\u0301", "ﬁ", "\u2028", "\u0085",
    ];

    private static readonly Arbitrary<string> Mixed =
        Gen.Choose(1, 60).SelectMany(n => Gen.Elements(Shards).ListOf(n)).Select(string.Concat).ToArbitrary();

    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(1500);

    [Theory]
    [InlineData("x.md")]
    [InlineData("x.txt")]
    public void Any_text_is_read_or_refused_and_what_stands_where_is_right(string name) => Check.One(Many, Prop.ForAll(Mixed, text => Holds(text, name)));

    [Fact]
    public void Tables_of_any_text_are_read_or_refused() => Check.One(Many, Prop.ForAll(Mixed, text =>
    {
        if (Read(() => TableFileReader.Read(Readings.Input(text))) is not { } content) return;
        content.ShouldHold();
        content.Outline.Blocks.ShouldAllBe(block => block.Kind == BlockKind.Table);
        content.Outline.Blocks.ShouldNotBeEmpty();
    }));

    [Fact]
    public void Cells_of_flat_tables_stand_in_their_lines_in_order() => Check.One(Many, Prop.ForAll(Mixed, text =>
    {
        var lines = text.Split('\n');
        var end = 0;
        foreach (var table in FlatTables.Find(lines))
        {
            table.From.ShouldBeGreaterThanOrEqualTo(end);
            end = table.To;
            table.Rows.ShouldAllBe(row => row.Count == table.Rows[0].Count && row.Count >= 2);
            foreach (var cell in table.Rows.SelectMany(row => row))
            {
                cell.Line.ShouldBeInRange(table.From, table.To - 1);
                cell.Span.Start.ShouldBeGreaterThanOrEqualTo(0);
                cell.Span.End.ShouldBeLessThanOrEqualTo(lines[cell.Line].Length);
            }
        }

        end.ShouldBeLessThanOrEqualTo(lines.Length);
    }));

    [Fact]
    public void Bytes_of_any_kind_are_read_or_refused() => Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes =>
    {
        Read(() => PlainReader.Read(new RawInput(bytes, "x.txt", Readings.Seen)))?.ShouldHold();
        Read(() => PlainReader.Read(new RawInput(bytes, "x.md", Readings.Seen)))?.ShouldHold();
    }));

    // Each would take hours if its cost grew with the square of its length.
    [Theory]
    [InlineData("[")]
    [InlineData("](")]
    [InlineData("**a")]
    [InlineData("*a_b ")]
    [InlineData("<a ")]
    [InlineData("<!--\n")]
    [InlineData("`a``b")]
    [InlineData("{{< ")]
    [InlineData("|-|\n")]
    [InlineData("- a\n ")]
    [InlineData("> ")]
    [InlineData("```\n")]
    [InlineData("A1\nB2\n")]
    [InlineData("NameScore\nA1\nB2\n\n")]
    [InlineData("Name\nScore\n\n")]
    [InlineData("[a]: http://b.example\n")]
    public void Repetition_costs_no_more_than_its_length(string shard)
    {
        var text = string.Concat(Enumerable.Repeat(shard, 100_000 / shard.Length));
        Holds(text, "x.md");
        Holds(text, "x.txt");
    }

    private static void Holds(string text, string name) => Read(() => PlainReader.Read(Readings.Input(text, name)))?.ShouldHold();

    private static Content? Read(Func<Content> read)
    {
        try
        {
            return read();
        }
        catch (ParseException)
        {
            return null;
        }
    }
}
