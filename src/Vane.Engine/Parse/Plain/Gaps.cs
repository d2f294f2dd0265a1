using Vane.Model;
using Vane.Text;

namespace Vane.Parse;

/// <summary>Finds what a document promises and does not hold: tables without rows, headings with nothing under them.</summary>
internal static class Gaps
{
    private const int LongestQuote = 60;

    // What texts say that were written for want of the figures they were to be written about.
    private static readonly string[] Invented =
    [
        "假设的数据", "假設的數據", "虚构的数据", "虛構的數據", "示例报告", "示例報告", "範例報告", "模拟数据", "模擬數據",
        "hypothetical data", "made-up data", "sample report", "example report", "fictional data", "placeholder data",
    ];

    /// <summary>A remark for each table without rows, for headings without anything under them, and for a text that says itself
    /// that it makes up what is missing.</summary>
    public static IEnumerable<string> Remarks(string text, IReadOnlyList<Block> blocks)
    {
        var empty = 0;
        var hollow = new List<string>();
        string? heading = null;
        for (var i = 0; i < blocks.Count; i++)
        {
            var block = blocks[i];
            if (block.Kind == BlockKind.Heading)
            {
                heading = Quoted(text, block.Span);
                if (IsHollow(blocks, i)) hollow.Add(heading);
            }
            else if (block.Grid is { } grid && grid.Rows <= grid.HeaderRows)
            {
                empty++;
                yield return heading is null ? "a table has no rows" : $"the table under {heading} has no rows";
            }
        }

        if (hollow.Count > 0) yield return $"nothing under {string.Join(", ", hollow)}";
        if (empty + hollow.Count == 0) yield break;
        foreach (var block in blocks)
            if (block.Kind is BlockKind.Paragraph or BlockKind.Quote && SaysInvented(block.Span.In(text)))
            {
                yield return $"the text says that what stands in its empty tables' place is made up: {Quoted(text, block.Span)}";
                yield break;
            }
    }

    private static bool IsHollow(IReadOnlyList<Block> blocks, int at) =>
        at + 1 == blocks.Count || (blocks[at + 1] is { Kind: BlockKind.Heading } next && next.Level <= blocks[at].Level);

    private static bool SaysInvented(ReadOnlySpan<char> words)
    {
        foreach (var phrase in Invented)
            if (words.Contains(phrase, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    private static string Quoted(string text, TextSpan span)
    {
        var words = PlainText.OneLine(text.Substring(span.Start, Math.Min(span.Length, LongestQuote)));
        return span.Length > LongestQuote ? $"'{words}…'" : $"'{words}'";
    }
}
