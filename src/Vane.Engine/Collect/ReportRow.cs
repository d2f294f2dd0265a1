using System.Globalization;
using NodaTime;
using Vane.Text;

namespace Vane.Collect;

/// <summary>One row of a table of posts. Bars in titles and categories come unescaped, so a row is read from both
/// ends: the cells whose form is certain say where the others stop.</summary>
internal sealed record ReportRow(
    string Title, string Url, string? Community, long Score, long Comments, string? Category, Instant? Posted)
{
    private const string LinkStart = "](http";
    private const NumberStyles FigureStyle = NumberStyles.AllowThousands | NumberStyles.AllowLeadingSign;

    /// <summary>Reads a row.</summary>
    /// <exception cref="RecordException">It cannot be read.</exception>
    public static ReportRow Of(string line, ReportColumns columns)
    {
        var row = line.Trim();
        if (row.Length < 2 || row[0] != '|' || row[^1] != '|') throw new RecordException("not a whole row");
        row = row[1..^1].Trim();
        if (columns.HasPlace) row = WithoutPlace(row);
        if (!row.StartsWith('[')) throw NoLink();

        // A title may itself hold a link, so the title's own is the first one that the figures follow.
        RecordException? fault = null;
        for (var at = row.IndexOf(LinkStart, StringComparison.Ordinal); at >= 0;
             at = row.IndexOf(LinkStart, at + 1, StringComparison.Ordinal))
        {
            try
            {
                return ReadFrom(row, at, columns);
            }
            catch (RecordException e)
            {
                fault ??= IsOfCommunity(row.AsSpan(0, at)) ? NoLink() : e;
            }
        }

        throw fault ?? NoLink();
    }

    private static ReportRow ReadFrom(string row, int linkStart, ReportColumns columns)
    {
        var title = row[1..linkStart];
        var rest = row.AsSpan(linkStart + 2);
        var url = TakeAddress(ref rest);
        var community = columns.HasCommunity ? NameIn(Take(ref rest).Trim()) : null;
        var score = Figure(Take(ref rest), "score");
        var comments = Figure(Take(ref rest), "comments");
        var bar = rest.LastIndexOf('|');
        if (bar < 0) throw new RecordException("too few cells");
        var (category, posted) = (Joined(rest[..bar]), Time(rest[(bar + 1)..].Trim()));
        return new ReportRow(title, url, community, score, comments, category, posted);
    }

    private static string WithoutPlace(string row)
    {
        var bar = row.IndexOf('|', StringComparison.Ordinal);
        var place = row.AsSpan(0, Math.Max(bar, 0)).TrimEnd();
        return int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? row[(bar + 1)..].Trim()
            : throw new RecordException("no number before the title");
    }

    // An address may hold parentheses: it ends at the first one after which the cell ends.
    private static string TakeAddress(ref ReadOnlySpan<char> rest)
    {
        for (var i = 0; i < rest.Length && rest[i] is not (' ' or '|'); i++)
        {
            if (rest[i] != ')' || !rest[(i + 1)..].TrimStart().StartsWith('|')) continue;
            var url = rest[..i].ToString();
            rest = rest[(i + 1)..];
            Take(ref rest);
            return url;
        }

        throw new RecordException("the title's cell does not end with its link");
    }

    private static ReadOnlySpan<char> Take(ref ReadOnlySpan<char> rest)
    {
        var bar = rest.IndexOf('|');
        if (bar < 0) throw new RecordException("too few cells");
        var cell = rest[..bar];
        rest = rest[(bar + 1)..];
        return cell;
    }

    private static string NameIn(ReadOnlySpan<char> cell)
    {
        var end = cell.StartsWith('[') ? cell.IndexOf("](", StringComparison.Ordinal) : -1;
        return HalfEscapes.Repair((end > 0 ? cell[1..end] : cell).ToString()).Text;
    }

    private static long Figure(ReadOnlySpan<char> cell, string name) =>
        long.TryParse(cell.Trim(), FigureStyle, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new RecordException($"{name} is no whole number: {Excerpt.Of(cell.Trim().ToString())}");

    private static string? Joined(ReadOnlySpan<char> cells)
    {
        var parts = cells.ToString().Split('|');
        for (var i = 0; i < parts.Length; i++) parts[i] = parts[i].Trim().TrimEnd('\\').TrimEnd();
        var category = string.Join(" | ", parts);
        return category.Length == 0 ? null : HalfEscapes.Repair(category).Text;
    }

    private static Instant? Time(ReadOnlySpan<char> cell)
    {
        if (cell is "" or "-" or "N/A") return null;
        return Timestamp.TryRead(cell, out var at)
            ? at
            : throw new RecordException($"impossible time in posted: {Excerpt.Of(cell.ToString())}");
    }

    private static bool IsOfCommunity(ReadOnlySpan<char> before) =>
        before[(before.LastIndexOf('|') + 1)..].TrimStart().StartsWith("[r/", StringComparison.Ordinal);

    private static RecordException NoLink() => new("row without a link to its post");
}
