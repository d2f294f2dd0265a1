using Vane.Model;
using Vane.Text;
using Vane.Words;

namespace Vane.Publish;

/// <summary>How the columns of tables are set, whatever the rendering.</summary>
public static class Columns
{
    private static readonly HashSet<string> Numeric = new(StringComparer.Ordinal)
    {
        "rank", "score", "comments", "moved", "gained", "posts", "with-figures", "posts-now", "share-now", "posts-before",
        "share-before", "change", "q", "median", "top", "documents", "asked", "answered", "new", "doubtful", "failed", "limited",
        "count", "window", "expected", "lift", "lift-low", "count-since", "week-4", "week-3", "week-2", "week-1",
    };

    /// <summary>Whether a column holds numbers, to be set flush right.</summary>
    public static bool IsNumeric(string column) => Numeric.Contains(column);

    /// <summary>The column in whose cells a drawing can set another one small, so that a table stays narrow; null for those
    /// that stand for themselves.</summary>
    public static string? HostOf(string column) => column switch { "also" => "community", "names" => "title", "alias" => "trend", _ => null };

    /// <summary>What stands above a table: its subject, or the words of its kind; null where the section's heading says it.</summary>
    public static Piece? HeadingOf(Wording wording, Table table) =>
        table.Subject is { } subject ? new Piece(PlainText.OneLine(subject.Value), PieceKind.Name)
        : wording.Language.Find($"table.{table.Kind}") is { } words ? new Piece(words, PieceKind.Words) : null;

    /// <summary>Indexes of the columns worth showing: those that say something in any row.</summary>
    public static IReadOnlyList<int> Shown(Table table) =>
        [.. Enumerable.Range(0, table.Columns.Count).Where(c => table.Rows.Any(r => r.Cells[c] is not null))];

    /// <summary>Ids of the evidence to be shown in a cell: all of a row's stand beside its title.</summary>
    public static IReadOnlyList<string> References(Table table, Row row, int column) =>
        table.Columns[column] is "story" or "trend" ? row.Evidence ?? [] : [];

    /// <summary>A cell's text.</summary>
    public static Piece Piece(Wording wording, Table table, Row row, int column) => (table.Columns[column], row.Cells[column]) switch
    {
        ("change", Slot.Share change) => new Piece(Wording.Points(change), PieceKind.Number),
        ("languages", Slot.Names tags) => wording.Languages(tags),
        ("gained", Slot.Score gained) => new Piece(Wording.Gain(gained.Value), PieceKind.Number),
        ("daily", Slot.Trajectory daily) => new Piece(Sparkline.OfCounts(daily.Values.Select(v => (int)v)), PieceKind.Words),
        _ => wording.Cell(row, column),
    };
}
