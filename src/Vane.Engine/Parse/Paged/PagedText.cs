using System.Globalization;
using System.Text;
using Vane.Model;
using Vane.Text;

namespace Vane.Parse;

/// <summary>Reads the words of a paged document and where they stand, as <c>pdfinfo</c> and <c>pdftotext -tsv</c> of poppler print
/// them: headings by the height of their letters, paragraphs across lines and pages, tables by what is aligned; heads and feet
/// of pages that come again and again are left out.</summary>
public static class PagedText
{
    /// <summary>Media type of what <see cref="Read"/> takes.</summary>
    public const string MediaType = "application/x-vane-paged-text";

    /// <summary>What stands between the lines about the document and its words.</summary>
    public const string Divider = "\n\f\n";

    // Some thousand pages; of longer ones it is said up to which they were read.
    private const int MostLines = 60_000;

    /// <summary>Reads a document.</summary>
    /// <exception cref="ParseException">It holds no text.</exception>
    public static Content Read(RawInput input)
    {
        if (input.MediaType != MediaType) throw new ParseException("a PDF whose words have not been taken out");
        var text = Encoding.UTF8.GetString(input.Bytes.Span);
        var divider = text.IndexOf(Divider, StringComparison.Ordinal);
        if (divider < 0) throw new ParseException("a PDF whose words have not been taken out");
        var about = AboutOf(text[..divider]);
        var lines = PagedLines.Of(text.AsSpan(divider + Divider.Length));
        if (lines.Count == 0) throw new ParseException("a PDF without text; its pages may be pictures");
        if (lines.Count > MostLines) lines = [.. lines.Take(MostLines)];
        var body = PagedLines.WithoutRunningHeads(lines);
        var draft = new PagedDraft(body);
        var remarks = new List<string>();
        if (lines.Count > body.Count) remarks.Add($"left out {lines.Count - body.Count} lines at heads and feet of pages");
        var facts = new PagedFacts(draft.Text, draft.Blocks, about, input.Seen);
        remarks.AddRange(facts.Remarks);
        if (Pages(about) is { } pages && pages > lines[^1].Page) remarks.Add($"read up to page {lines[^1].Page} of {pages}");
        return new Content
        {
            Kind = InputKind.Pdf,
            Title = TitleOf(about) ?? draft.Title,
            Text = draft.Text,
            Outline = new Outline(draft.Blocks, []),
            Author = facts.Author,
            Published = facts.Published,
            Updated = facts.Updated,
            Url = input.Address,
            Language = null,
            Remarks = remarks,
        };
    }

    private static Dictionary<string, string> AboutOf(string lines)
    {
        var about = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines.Split('\n'))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && PlainText.OneLine(line[(colon + 1)..]) is { Length: > 0 } value) about.TryAdd(line[..colon], value);
        }

        return about;
    }

    // Writing programs leave the name of a file where a title should be.
    private static string? TitleOf(Dictionary<string, string> about) =>
        about.GetValueOrDefault("Title") is { } title && !title.StartsWith("Microsoft ", StringComparison.Ordinal)
        && !title.Contains('\\', StringComparison.Ordinal) && Path.GetExtension(title).Length is 0 or > 5 && title.Contains(' ', StringComparison.Ordinal) | HanScript.IsIn(title)
            ? title
            : null;

    private static int? Pages(Dictionary<string, string> about) =>
        int.TryParse(about.GetValueOrDefault("Pages"), NumberStyles.None, CultureInfo.InvariantCulture, out var pages) ? pages : null;
}
