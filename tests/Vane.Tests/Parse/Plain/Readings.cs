using System.Text;
using NodaTime;
using Vane.Model;
using Vane.Parse;

namespace Vane.Tests.Parse.Plain;

/// <summary>Reads texts of tests, and shows what was read.</summary>
internal static class Readings
{
    public static readonly Instant Seen = Instant.FromUtc(2025, 6, 15, 12, 0);

    public static RawInput Input(string text, string name = "note.txt") => new(Encoding.UTF8.GetBytes(text), name, Seen);

    public static Content Plain(string text) => PlainReader.Read(Input(text));

    public static Content Markdown(string text) => PlainReader.Read(Input(text, "note.md"));

    /// <summary>The blocks as <c>Heading2 words</c>; the words of tables are <c>a|b/c|d</c>.</summary>
    public static string[] Shown(this Content content) => [.. content.Outline.Blocks.Select(block =>
        $"{block.Kind}{(block.Level > 0 ? block.Level : "")} {(block.Grid is { } grid ? Shown(grid, content.Text) : block.Span.In(content.Text).ToString().Replace("\n", "⏎", StringComparison.Ordinal))}")];

    public static string Shown(this Grid grid, string text) => string.Join('/', Enumerable.Range(0, grid.Rows)
        .Select(row => string.Join('|', Enumerable.Range(0, grid.Columns).Select(column => grid[row, column].In(text).ToString()))));

    /// <summary>Fails where blocks, cells or links lie outside the text, blocks overlap or leave out words.</summary>
    public static void ShouldHold(this Content content)
    {
        var at = 0;
        foreach (var block in content.Outline.Blocks)
        {
            block.Span.Start.ShouldBeGreaterThanOrEqualTo(at);
            block.Span.End.ShouldBeLessThanOrEqualTo(content.Text.Length);
            string.IsNullOrWhiteSpace(content.Text[at..block.Span.Start]).ShouldBeTrue();
            at = block.Span.End;
            if (block.Grid is not { } grid) continue;
            grid.Cells.Count.ShouldBe(grid.Rows * grid.Columns);
            foreach (var cell in grid.Cells)
            {
                cell.Start.ShouldBeGreaterThanOrEqualTo(block.Span.Start);
                cell.End.ShouldBeLessThanOrEqualTo(block.Span.End);
            }
        }

        string.IsNullOrWhiteSpace(content.Text[at..]).ShouldBeTrue();
        content.Outline.Links.ShouldAllBe(link => link.Span.Start >= 0 && link.Span.Length >= 0 && link.Span.End <= content.Text.Length);
    }
}
