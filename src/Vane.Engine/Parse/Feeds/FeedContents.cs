using Vane.Model;
using Vane.Text;

namespace Vane.Parse;

/// <summary>What the entries of a feed say, as documents.</summary>
public static class FeedContents
{
    /// <summary>A document for each entry; whoever stores them refuses those without title and text.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="input">The input it was read from.</param>
    public static IReadOnlyList<Content> Of(Feed feed, RawInput input)
    {
        var site = feed.Title?.Line();
        var contents = new List<Content>(feed.Entries.Count);
        var growth = new TreeGrowth();
        foreach (var entry in feed.Entries) contents.Add(Of(entry, feed, site, input, growth));
        return contents;
    }

    private static Content Of(Entry entry, Feed feed, string? site, RawInput input, TreeGrowth growth)
    {
        var url = WebAddress.Safe(entry.Original) ?? WebAddress.Safe(entry.Link) ?? (entry.IsPermalink != false ? WebAddress.Safe(entry.Id) : null);
        var said = entry.Content ?? entry.Summary;
        var remarks = new List<string>(feed.Remarks);
        var (text, outline) = said is null ? ("", Outline.None) : Text(said, url ?? input.Address, growth, remarks);
        var title = entry.Title?.Line();
        if (entry.Published is { Time: null } time) remarks.Add($"the time “{Short(time.Stated)}” cannot be read");
        if (entry.Content is null && entry.Summary is not null) remarks.Add("only a summary is given");
        return new Content
        {
            Kind = InputKind.Feed,
            Title = string.IsNullOrEmpty(title) ? null : title,
            Text = text,
            Outline = outline,
            Author = Names(entry.Authors) ?? Names(feed.Authors),
            Published = entry.Published?.Time,
            Updated = entry.Updated?.Time,
            Site = string.IsNullOrEmpty(site) ? null : site,
            Language = entry.Language ?? feed.Language,
            Url = url,
            Image = WebAddress.Safe(entry.Image?.Url),
            Id = entry.Id,
            IsTeaser = entry.Content is null,
            IsCut = entry.IsCut,
            Categories = [.. entry.Categories.Select(c => PlainText.OneLine(string.IsNullOrEmpty(c.Label) ? c.Term : c.Label)).Where(c => c.Length > 0).Distinct(StringComparer.Ordinal)],
            Remarks = remarks,
        };
    }

    private static (string, Outline) Text(FeedText said, string? address, TreeGrowth growth, List<string> remarks)
    {
        // A tree takes much longer than a text.
        if (!said.IsHtml || said.Value.AsSpan().IndexOfAny('<', '&') < 0) return Paragraphs(said.Value);
        if (growth.IsSpent)
        {
            remarks.Add($"the feed has more than {ParseLimits.Elements:N0} elements; this content is read without its structure");
            return Paragraphs(PlainHtml.Line(said.Value, isHtml: true));
        }

        try
        {
            return Fragment.Read(said.Value, address, growth);
        }
        catch (ParseException e)
        {
            remarks.Add($"the content cannot be read: {e.Message}");
            return ("", Outline.None);
        }
    }

    private static string? Names(IReadOnlyList<Person> people)
    {
        var names = people.Where(p => !p.Role.Equals("webMaster", StringComparison.OrdinalIgnoreCase)).Select(p => p.Name ?? p.Email).OfType<string>()
            .Select(n => PlainHtml.Line(n, PlainHtml.Looks(n))).Where(n => n.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        return names.Count == 0 ? null : string.Join(", ", names);
    }

    // An empty line parts paragraphs; a line end within one is only where its writer's line ended.
    private static (string, Outline) Paragraphs(string text)
    {
        var paragraphs = text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(PlainText.OneLine).Where(p => p.Length > 0).ToList();
        var blocks = new List<Block>(paragraphs.Count);
        var start = 0;
        foreach (var paragraph in paragraphs)
        {
            blocks.Add(new Block(BlockKind.Paragraph, new TextSpan(start, paragraph.Length)));
            start += paragraph.Length + 2;
        }

        return (string.Join("\n\n", paragraphs), new Outline(blocks, []));
    }

    private static string Short(string text) => Graphemes.Shorten(PlainText.OneLine(text), 40);
}
