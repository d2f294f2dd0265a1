using System.Text;
using Vane.Model;
using Vane.Text;

namespace Vane.Parse;

/// <summary>A part of a page's text before it is known whether it stays.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Level">Level of a heading, depth of an item.</param>
/// <param name="Span">Where it stands in the draft.</param>
/// <param name="Linked">How many of its characters are links.</param>
/// <param name="Node">The node of its block.</param>
internal sealed record Piece(BlockKind Kind, int Level, TextSpan Span, int Linked, int Node)
{
    /// <summary>Its cells, in the draft, where it is a table.</summary>
    public Grid? Grid { get; init; }
}

/// <summary>What was written of a page: pieces, and links in the order of the text.</summary>
internal sealed class Draft
{
    public StringBuilder Text { get; } = new();

    public List<Piece> Pieces { get; } = [];

    public List<Link> Links { get; } = [];

    public string TextOf(Piece piece) => Text.ToString(piece.Span.Start, piece.Span.Length);

    /// <summary>The final text: the chosen pieces with their separators, links and cells moved to where they now stand.</summary>
    public (string Text, Outline Outline) Assemble(IReadOnlyList<Piece> pieces)
    {
        var text = new StringBuilder(Text.Length);
        var (blocks, links) = (new List<Block>(pieces.Count), new List<Link>());
        var next = 0;
        BlockKind? before = null;
        foreach (var piece in pieces)
        {
            if (before is { } kind) text.Append(kind == BlockKind.Item && piece.Kind == BlockKind.Item ? "\n" : "\n\n");
            var shift = text.Length - piece.Span.Start;
            text.Append(Text, piece.Span.Start, piece.Span.Length);
            blocks.Add(new Block(piece.Kind, Moved(piece.Span, shift)) { Level = piece.Level, Grid = Moved(piece.Grid, shift) });
            for (; next < Links.Count && Links[next].Span.Start < piece.Span.End; next++)
                if (Links[next].Span.Start >= piece.Span.Start && Links[next].Span.End <= piece.Span.End)
                    links.Add(Links[next] with { Span = Moved(Links[next].Span, shift) });
            before = piece.Kind;
        }

        return (text.ToString(), new Outline(blocks, links));
    }

    private static TextSpan Moved(TextSpan span, int shift) => new(span.Start + shift, span.Length);

    private static Grid? Moved(Grid? grid, int shift) =>
        grid is null ? null : grid with { Cells = [.. grid.Cells.Select(c => Moved(c, shift))] };
}
