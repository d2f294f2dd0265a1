using Vane.Model;
using Vane.Text;

namespace Vane.Parse;

/// <summary>Moves an outline from a text to the same text repaired.</summary>
internal static class RepairedOutline
{
    /// <summary>The outline in the repaired text; blocks that hold nothing more are left out.</summary>
    public static Outline Of(RepairedText repaired, Outline outline)
    {
        if (!repaired.IsChanged) return outline;
        var blocks = new List<Block>(outline.Blocks.Count);
        foreach (var block in outline.Blocks)
        {
            var span = Trimmed(repaired, block.Span);
            if (span.Length > 0 || block.Grid is not null)
                blocks.Add(block with { Span = block.Grid is null ? span : Moved(repaired, block.Span), Grid = block.Grid is { } grid ? Moved(repaired, grid) : null });
        }

        return new Outline(blocks, [.. outline.Links.Select(link => link with { Span = Moved(repaired, link.Span) })]);
    }

    private static Grid Moved(RepairedText repaired, Grid grid) => grid with { Cells = [.. grid.Cells.Select(cell => Moved(repaired, cell))] };

    private static TextSpan Trimmed(RepairedText repaired, TextSpan span)
    {
        var moved = Moved(repaired, span);
        var words = moved.In(repaired.Text);
        var start = moved.Start + words.Length - words.TrimStart().Length;
        return new TextSpan(start, words.Trim().Length);
    }

    private static TextSpan Moved(RepairedText repaired, TextSpan span)
    {
        var start = Place(repaired, span.Start);
        return new TextSpan(start, Place(repaired, span.End) - start);
    }

    // The first place of the repaired text that was made of nothing before a place of the original.
    private static int Place(RepairedText repaired, int original)
    {
        var (low, high) = (0, repaired.Text.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (repaired.ToOriginal(new TextSpan(middle, 1)).Start < original) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
