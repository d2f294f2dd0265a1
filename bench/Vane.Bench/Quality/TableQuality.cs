using Vane.Parse;

namespace Vane.Bench;

/// <summary>How often a table that lost its form is found again cell for cell, and how often text that is no table is left alone.</summary>
internal static class TableQuality
{
    private static readonly char[] Separators = [' ', '\t', '↵', ',', ';', '|'];

    /// <summary>Stretches of text; ¶ ends a line, ↵ a line amid a row, → is a tab, ¦ stands between two cells.</summary>
    public static IEnumerable<Measure> Own()
    {
        var set = OwnSet.Read("tables", "bench/sets/flat-tables.txt");
        var stretches = set.Lines.Select(Stretch.Read).ToList();
        var tables = stretches.Where(s => s.Rows.Count > 0).ToList();
        var others = stretches.Where(s => s.Rows.Count == 0).ToList();
        yield return set.Measure("tables exact", (double)tables.Count(IsRight) / tables.Count);
        yield return set.Measure("other text left alone", (double)others.Count(IsRight) / others.Count);
    }

    private static bool IsRight(Stretch stretch)
    {
        var found = FlatTables.Find(stretch.Lines);
        return stretch.Rows.Count == 0 ? found.Count == 0 : found.Count == 1 && found[0].Rows.Select(row => Text(stretch, row)).SequenceEqual(stretch.Rows);
    }

    private static string Text(Stretch stretch, IReadOnlyList<FlatCell> row) =>
        string.Join('¦', row.Select(cell => cell.Span.In(stretch.Lines[cell.Line]).ToString()));

    private sealed record Stretch(List<string> Lines, List<string> Rows)
    {
        public static Stretch Read(string line)
        {
            var rows = line.Replace('→', '\t').Split('¶');
            return new Stretch(
                [.. rows.SelectMany(row => row.Replace("¦", "", StringComparison.Ordinal).Split('↵'))],
                [.. rows.Where(row => row.Contains('¦', StringComparison.Ordinal)).Select(row => string.Join('¦', row.Split('¦').Select(cell => cell.Trim(Separators))))]);
        }
    }
}
