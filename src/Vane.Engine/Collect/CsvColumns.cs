using System.Globalization;
using System.Text;
using NodaTime;

namespace Vane.Collect;

/// <summary>What the columns of a CSV file are, by its header.</summary>
internal sealed class CsvColumns
{
    private static readonly string[] Required = ["source", "id", "title"];

    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "source", "community", "id", "url", "title", "text", "author", "category", "lang", "published", "truncated",
        "at", "score", "comments", "rank", "observations",
    };

    private readonly string?[] _fields;

    private CsvColumns(string?[] fields) => _fields = fields;

    /// <summary>Reads a header.</summary>
    /// <exception cref="RecordException">Records could not be read by it; the message says why.</exception>
    public static CsvColumns Of(CsvCells header)
    {
        var fields = new string?[header.Count];
        for (var i = 0; i < fields.Length; i++)
        {
            var name = header[i].Trim().ToLowerInvariant();
            if (!Known.TryGetValue(name, out var field)) continue;
            if (Array.IndexOf(fields, field) >= 0) throw new RecordException($"column {field} twice");
            fields[i] = field;
        }

        var missing = Array.FindAll(Required, r => Array.IndexOf(fields, r) < 0);
        if (missing.Length > 0) throw new RecordException($"no column {string.Join(", ", missing)}");
        return new CsvColumns(fields);
    }

    /// <summary>Fills a draft with a record.</summary>
    /// <exception cref="RecordException">A cell cannot be read.</exception>
    public void Fill(CsvCells cells, ItemDraft draft)
    {
        if (cells.Count != _fields.Length)
            throw new RecordException($"{cells.Count} cells where the header has {_fields.Length}");
        var seen = new Sighting();
        for (var i = 0; i < _fields.Length; i++)
        {
            if (_fields[i] is not { } field || cells[i] is not { Length: > 0 } cell) continue;
            if (!FillText(field, cell, draft)) FillFigure(field, cell.Trim(), draft, ref seen);
        }

        if (seen.IsAny) draft.Observe(seen.At, seen.Score, seen.Comments, seen.Rank);
    }

    private static bool FillText(string field, string cell, ItemDraft draft)
    {
        switch (field)
        {
            case "source": draft.Source = cell; return true;
            case "community": draft.Community = cell; return true;
            case "id": draft.Id = cell; return true;
            case "url": draft.Url = cell; return true;
            case "title": draft.Title = cell; return true;
            case "text": draft.Text = cell; return true;
            case "author": draft.Author = cell; return true;
            case "category": draft.Category = cell; return true;
            case "lang": draft.Language = cell; return true;
            default: return false;
        }
    }

    private static void FillFigure(string field, string cell, ItemDraft draft, ref Sighting seen)
    {
        if (cell.Length == 0) return;
        switch (field)
        {
            case "published": draft.Published = Time(cell, field); break;
            case "truncated": draft.Truncated = Flag(cell); break;
            case "at": seen.At = Time(cell, field); break;
            case "score": seen.Score = Figure(cell, field); break;
            case "comments": seen.Comments = Figure(cell, field); break;
            case "rank": seen.Rank = Figure(cell, field); break;
            default: ItemJson.ReadObservations(Encoding.UTF8.GetBytes(cell), draft); break;
        }
    }

    private static Instant Time(string cell, string field) => Timestamp.TryRead(cell, out var at)
        ? at
        : throw new RecordException($"impossible time in {field}: {Excerpt.Of(cell.Length > 40 ? cell[..40] : cell)}");

    private static long Figure(string cell, string field)
    {
        if (long.TryParse(cell, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
            return whole;
        var isNumber = double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && double.IsFinite(value);
        if (!isNumber) throw new RecordException($"{field} is no number");
        // Spreadsheets write 12.0 for 12.
        if (value == Math.Truncate(value) && Math.Abs(value) < 9e15) return (long)value;
        throw new RecordException($"{field} is no whole number");
    }

    private static bool Flag(string cell) => cell.ToLowerInvariant() switch
    {
        "true" or "1" => true,
        "false" or "0" => false,
        _ => throw new RecordException("truncated is neither true nor false"),
    };

    private struct Sighting
    {
        public Instant? At;
        public long? Score, Comments, Rank;

        public readonly bool IsAny => (At ?? (object?)Score ?? Comments ?? Rank) is not null;
    }
}
