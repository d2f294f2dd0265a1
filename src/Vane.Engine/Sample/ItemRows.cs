using System.Buffers;
using System.Globalization;
using Vane.Model;

namespace Vane.Sample;

/// <summary>Writes items as CSV after RFC 4180, a row for each observation.</summary>
internal static class ItemRows
{
    /// <summary>The first row.</summary>
    public const string Header = "source,community,id,url,title,text,author,category,lang,published,at,rank\r\n";

    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n");

    /// <summary>Writes an item's rows.</summary>
    public static void Write(TextWriter csv, Item item)
    {
        string?[] content =
        [
            item.Key.Source, item.Community, item.Key.Id, item.Url, item.Title, item.Text, item.Author, item.Category,
            item.Language, item.Published?.ToString(null, CultureInfo.InvariantCulture),
        ];
        var start = string.Join(',', content.Select(Quote));
        foreach (var seen in item.Observations)
            csv.Write(string.Create(CultureInfo.InvariantCulture, $"{start},{seen.At},{seen.Rank}\r\n"));
    }

    private static string? Quote(string? field) =>
        field is null || !field.AsSpan().ContainsAny(Special)
            ? field
            : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
