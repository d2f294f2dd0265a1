using Vane.Text;

namespace Vane.Parse;

/// <summary>A cell of a table that was found in lines of text.</summary>
/// <param name="Line">The line it stands on.</param>
/// <param name="Span">Where it stands in that line; empty cells have length 0.</param>
public readonly record struct FlatCell(int Line, TextSpan Span);

/// <summary>A table whose form was lost, found again.</summary>
/// <param name="From">Its first line.</param>
/// <param name="To">The first line behind it.</param>
/// <param name="HeaderRows">How many of its rows are headers: 0 or 1.</param>
/// <param name="Rows">Its rows, all of the same number of cells.</param>
public sealed record FlatTable(int From, int To, int HeaderRows, IReadOnlyList<IReadOnlyList<FlatCell>> Rows)
{
    /// <summary>Whether nothing parted its cells, so that they were cut by guess.</summary>
    public bool IsGuess { get; init; }

    internal List<IReadOnlyList<string>> Texts(IReadOnlyList<PlainLine> lines) =>
        [.. Rows.Select(row => row.Select(cell => cell.Span.In(lines[cell.Line].Text).ToString()).ToList())];
}
