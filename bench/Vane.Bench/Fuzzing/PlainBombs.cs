using Vane.Parse;

namespace Vane.Bench.Fuzzing;

/// <summary>Texts, Markdown and tables that cost much.</summary>
internal static class PlainBombs
{
    private const int Many = 100_000;
    private const int Ten = 10 << 20;
    private const int Most = ParseLimits.Bytes - 4096;

    private static readonly string[] Marks =
        ["[", "![", "]", "*", "**a ", "_", "`", "`a", "> ", "- ", "1. ", "|", "\\", "<", "<a ", "<!--", "&", "~", "#", "(", "[](", "[a](", "[a]: ", "[a]\n", "*a_ ", "***a ** ", "``` ", "\t", "http://a", "a@b "];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Bomb> All { get; } =
    [
        .. Marks.Select(mark => Bomb.Of(InputKind.Text, "bomb.md", $"Markdown: 100,000 × {mark.Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal)}", "# Wind\n\n", mark, Many)),
        Markdown("nested quotes, closed", () => Bomb.Count("", i => new string('>', i % 1000) + " wind\n", 20_000)),
        Markdown("nested lists", () => Bomb.Count("", i => new string(' ', 2 * (i % 1000)) + "- wind\n", 15_000)),
        Markdown("nested brackets, closed", () => Bomb.Repeat("", "[", Many, "wind" + string.Concat(Enumerable.Repeat("](a)", Many)))),
        Markdown("emphasis, closed", () => Bomb.Repeat("", "*wind **north ", Many, string.Concat(Enumerable.Repeat("** *", Many)))),
        Markdown("code of rising length", () => Bomb.Count("", i => new string('`', i) + "a", 5000)),
        Markdown("100,000 links", () => Bomb.Repeat("", "[wind](http://vane.example/) ", Many)),
        Markdown("100,000 references", () => Bomb.Count(string.Concat(Enumerable.Repeat("[a1][a2] ", Many)) + "\n\n", i => $"[a{i}]: http://vane.example/{i}\n", Many)),
        Markdown("million headings", () => Bomb.Repeat("", "# a\n", 1_000_000)),
        Markdown("million items", () => Bomb.Repeat("", "- a\n", 1_000_000)),
        Markdown("million rows", () => Bomb.Repeat("|a|b|\n|-|-|\n", "|a|b|\n", 1_000_000)),
        Markdown("wide table", () => [.. Bomb.Repeat("", "|a", Many, "|\n"), .. Bomb.Repeat("", "|-", Many, "|\n"), .. Bomb.Repeat("", "|a|\n", Many)]),
        Markdown("front matter of 10 MB", () => Bomb.Repeat("---\n", "title: wind\n", Ten / 12)),
        Markdown("fences", () => Bomb.Repeat("", "```\n", 1_000_000)),
        Markdown("blocks of HTML", () => Bomb.Repeat("", "<div>\n", 1_000_000)),
        Markdown("one line of 10 MB", () => Bomb.Repeat("# Wind\n\n", "The *wind* blows [north](/a). ", Ten / 30)),
        Text("one line of 10 MB", () => Bomb.Repeat("", "The wind blows north, they say. ", Ten / 32)),
        Text("one word of 16 MB", () => Bomb.Repeat("", "w", Most)),
        Text("one Chinese line of 10 MB", () => Bomb.Repeat("", "今天的风从北边来，", Ten / 27)),
        Text("Chinese without a stop", () => Bomb.Repeat("", "风", Most / 3)),
        Text("figures of 16 MB", () => Bomb.Repeat("", "12.5 ", Most / 5)),
        Text("figures and words", () => Bomb.Repeat("Rank Name Score\n", "1 North 98.5 +2% ", Ten / 17)),
        Text("short lines", () => Bomb.Repeat("", "a\n", Most / 2)),
        Text("columns", () => Bomb.Repeat("", "Monday     12 km/h    north\n", Most / 28)),
        Text("one wide row", () => [.. Bomb.Repeat("", "a   b   ", 500_000, "\n"), .. Bomb.Repeat("", "a   b   ", 500_000, "\n"), .. Bomb.Repeat("", "a   b   ", 500_000, "\n")]),
        Text("hyphens at line ends", () => Bomb.Repeat("", "unpre-\n", Most / 7)),
        Text("blanks", () => Bomb.Repeat("wind", " ", Most - 10, "wind")),
        Text("line ends", () => Bomb.Repeat("wind", "\n", Most - 10, "wind")),
        Text("feet of pages", () => Bomb.Repeat("", "The wind blows.\nPage 1 of 3\n\f", Most / 32)),
        Text("bidi marks", () => Bomb.Repeat("wind", "\u202E", Most / 3 - 10)),
        Markdown("links left open at the limit", () => Bomb.Repeat("", "[a](", 749_000)),
        Markdown("quotes at the limit", () => Bomb.Repeat("", "‹", 2_999_000)),
        Text("addresses at the limit", () => Bomb.Repeat("", "a@b ", 749_000)),
        Text("words at the limit", () => Bomb.Repeat("", "word ", 599_000)),
        Text("small tables by gaps at the limit", () => Bomb.Repeat("", "Day        Speed\nMonday     12 km/h\nTuesday    9 km/h\n\n", 50_000)),
        Text("small tables by tabs at the limit", () => Bomb.Repeat("", "Day\tSpeed\nMon\t12\nTue\t9\n\n", 120_000)),
        Text("small tables by commas at the limit", () => Bomb.Repeat("", "Day,Speed,From\nMon,12,3\nTue,9,4\n\n", 85_000)),
        Text("NULs", () => Bomb.Repeat("wind", "\0", Most - 10, "north")),
        Text("combining marks", () => Bomb.Repeat("e", "\u0301", Most / 2 - 10)),
        Text("quoted escapes", () => Bomb.Repeat("", "\\u0041\\n\\\"&amp;amp;", Most / 20)),
        Text("mojibake", () => Bomb.Repeat("", "Ã¤Â©â€™ ", Most / 20)),
        Table("one line of 10 MB", "bomb.csv", () => Bomb.Repeat("", "wind,", Ten / 5)),
        Table("one cell of 10 MB", "bomb.csv", () => Bomb.Repeat("a,b\n\"", "wind ", Ten / 5, "\",c")),
        Table("a quote that does not end", "bomb.csv", () => Bomb.Repeat("a,b\n\"", "wind,north\n", Ten / 11)),
        Table("commas of 16 MB", "bomb.csv", () => Bomb.Repeat("", ",", Most)),
        Table("commas at the limit", "bomb.csv", () => Bomb.Repeat("", ",", 3_999_000)),
        Table("uneven rows at the limit", "bomb.csv", () => Bomb.Repeat("a,b,c\n", "1\n", 99_000)),
        Table("quotes", "bomb.csv", () => Bomb.Repeat("a,b\n", "\"", Most - 10)),
        Table("quotes and commas", "bomb.csv", () => Bomb.Repeat("a,b\n", "\",\"\n", Most / 5)),
        Table("million rows", "bomb.csv", () => Bomb.Repeat("a,b\n", "1,2\n", 1_000_000)),
        Table("one wide row, many short ones", "bomb.csv", () => [.. Bomb.Repeat("", "a,", Many, "\n"), .. Bomb.Repeat("", "1\n", 1_000_000)]),
        Table("separators of all sorts", "bomb.csv", () => Bomb.Repeat("", "a,b;c\td|e\n", 1_000_000)),
        Table("tabs", "bomb.tsv", () => Bomb.Repeat("a\tb\n", "\t", Ten)),
        Table("glued rows", "bomb.txt", () => Bomb.Repeat("城市风速方向", "北京12北", 600_000)),
        Table("glued words", "bomb.txt", () => Bomb.Repeat("Rank Name Score Change ", "1 North 98.5 +2% ", 500_000)),
    ];

    private static Bomb Markdown(string name, Func<byte[]> make) => new("Markdown: " + name, InputKind.Text, "bomb.md", make);

    private static Bomb Text(string name, Func<byte[]> make) => new("text: " + name, InputKind.Text, "bomb.txt", make);

    private static Bomb Table(string name, string file, Func<byte[]> make) => new("table: " + name, InputKind.Table, file, make);
}
