using Vane.Model;
using Vane.Text;

namespace Vane.Parse;

/// <summary>Reads a file of Markdown or of plain text, such as an article copied from a page with what stood around it.</summary>
public static class PlainReader
{
    // A thick book has one or two million.
    private const int MostCharacters = 3_000_000;

    /// <summary>Reads a text.</summary>
    /// <exception cref="ParseException">It is too large, damaged, or empty.</exception>
    public static Content Read(RawInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var (text, remark) = Charset.Decode(Inflate.Open(input.Bytes).Span, input.MediaType);
        if (text.AsSpan().IsWhiteSpace()) throw new ParseException("empty");
        if (text.Length > MostCharacters) throw new ParseException($"the text has more than {MostCharacters:N0} characters");
        var lines = PlainLine.Of(text);
        var front = FrontMatter.Read(lines);
        var content = front.Lines > 0 || IsMarkdown(input, lines) ? Markdown(input, lines, front) : CopiedText.Read(input, text);
        return remark is null ? content : content with { Remarks = [remark, .. content.Remarks] };
    }

    private static Content Markdown(RawInput input, List<PlainLine> lines, FrontMatter front)
    {
        var draft = new PlainDraft();
        MarkdownReader.Read(lines, front.Lines, draft);
        var (written, drafted) = draft.Finish();
        var repaired = TextRepair.Repair(written);
        var outline = RepairedOutline.Of(repaired, drafted);
        var remarks = new List<string>(Mended.Remarks(written, repaired));
        remarks.AddRange(Gaps.Remarks(repaired.Text, outline.Blocks));
        return new Content
        {
            Kind = InputKind.Text,
            Title = Line(front.One("title")) ?? FirstHeading(repaired.Text, outline),
            Text = repaired.Text,
            Outline = outline,
            Author = Joined(front.All("author"), front.All("authors"), front.All("by")),
            Published = Dated(front.One("date", "published", "publishDate", "pubDate", "date_published", "published_at", "created")),
            Updated = Dated(front.One("lastmod", "updated", "modified", "last_modified_at", "updated_at", "date_modified")),
            Site = Line(front.One("site", "source", "publication")),
            Language = Line(front.One("lang", "language")),
            Url = MarkdownAddress.Absolute(front.One("canonical_url", "canonical", "url", "link", "source_url")) ?? input.Address,
            Image = MarkdownAddress.Absolute(front.One("image", "cover", "thumbnail", "cover.image")),
            Categories = [.. front.All("categories").Concat(front.All("category")).Concat(front.All("tags")).Concat(front.All("keywords")).Select(c => Line(c)!).Distinct(StringComparer.Ordinal)],
            Remarks = remarks,
        };
    }

    private static StatedTime? Dated(string? value) => value is not null && MachineDate.TryRead(value, out var at, out var precision)
        ? new StatedTime(at, precision, value) : null;

    private static string? Line(string? value) => value is null ? null : PlainText.OneLine(TextRepair.Repair(value).Text);

    private static string? Joined(params ReadOnlySpan<IReadOnlyList<string>> lists)
    {
        foreach (var list in lists)
            if (list.Count > 0) return string.Join(", ", list.Select(Line));
        return null;
    }

    private static string? FirstHeading(string text, Outline outline)
    {
        foreach (var block in outline.Blocks)
            if (block is { Kind: BlockKind.Heading, Level: 1 }) return PlainText.OneLine(block.Span.In(text).ToString());
        return null;
    }

    // A name or a media type decides; else signs that plain text does not have. A hash mark alone begins comments too.
    private static bool IsMarkdown(RawInput input, List<PlainLine> lines)
    {
        if (input.MediaType?.StartsWith("text/markdown", StringComparison.OrdinalIgnoreCase) == true) return true;
        foreach (var ending in (ReadOnlySpan<string>)[".md", ".markdown", ".mdx", ".mkd"])
            if (input.Name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) return true;
        var (headings, tables, fences, marks) = (0, 0, 0, 0);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.IsEmpty) continue;
            if (line.Text[0] == '#' && (i == 0 || lines[i - 1].IsEmpty) && MarkdownLine.Heading(line) is not null) headings++;
            else if (i > 0 && MarkdownLine.IsDelimiterRow(line.Text) && lines[i - 1].Text.Contains('|', StringComparison.Ordinal)) tables++;
            else if (MarkdownLine.Fence(line) is not null) fences++;
            else if (IsMarked(line.Text)) marks++;
        }

        return headings >= 2 || tables > 0 || fences >= 2 || (headings > 0 && marks > 0) || marks >= 3;
    }

    private static bool IsMarked(string text)
    {
        if (text.Contains("](http", StringComparison.Ordinal)) return true;
        var open = text.IndexOf("**", StringComparison.Ordinal);
        return open >= 0 && open + 2 < text.Length && text[open + 2] is not (' ' or '*') && text.IndexOf("**", open + 3, StringComparison.Ordinal) > 0;
    }
}
