using System.Globalization;
using System.Text.Json;

namespace Vane.Parse;

/// <summary>Reads JSON Feed (versions 1 and 1.1). What has the wrong type is taken for what it means or left out.</summary>
internal sealed class JsonFeed
{
    private static readonly JsonDocumentOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = ParseLimits.Depth,
    };

    // Members without a place in the model; they are kept as extensions under "json".
    private static readonly string[] OfFeed = ["user_comment", "next_url", "favicon", "expired"], OfItem = ["external_url", "banner_image"];

    private int _elements;

    private JsonFeed()
    {
    }

    /// <summary>The feed that a text is.</summary>
    /// <exception cref="ParseException">It is none.</exception>
    public static Feed Read(string text, string? address, string? remark)
    {
        try
        {
            using var json = JsonDocument.Parse(text.AsMemory().TrimStart("\uFEFF \t\r\n"), Lenient);
            var root = json.RootElement;
            if (!root.TryGetProperty("items", out _) && !(Text(root, "version") ?? "").Contains("jsonfeed", StringComparison.OrdinalIgnoreCase))
                throw new ParseException("not a feed: JSON without items");
            return new JsonFeed().Feed(root, address, remark);
        }
        catch (JsonException e)
        {
            throw new ParseException($"not a feed: broken JSON in line {e.LineNumber + 1}");
        }
        catch (InvalidOperationException)
        {
            throw new ParseException("not a feed: JSON with half a character");
        }
    }

    private Feed Feed(JsonElement root, string? address, string? remark)
    {
        var version = Text(root, "version") ?? "";
        var feed = new Feed { Format = "json", Version = version[(version.LastIndexOf('/') + 1)..], FeedLink = Text(root, "feed_url") };
        Fill(feed, root, address);
        feed.Summary = Said(root, "description", isHtml: false);
        feed.Language = Text(root, "language");
        feed.Link = Address(root, "home_page_url", address);
        feed.Logo = Text(root, "icon");
        feed.Icon = Text(root, "favicon");
        Keep(feed, root, OfFeed);
        var items = Items(root, "items", ParseLimits.Entries + 1);
        feed.Entries = [.. items.Take(ParseLimits.Entries).Where(i => i.ValueKind == JsonValueKind.Object).Select(i => Entry(i, address))];
        if (remark is not null) feed.Remarks = [remark];
        if (items.Count > ParseLimits.Entries) feed.Remarks = [.. feed.Remarks, MarkupTree.OnlyFirst];
        return feed;
    }

    private Entry Entry(JsonElement item, string? address)
    {
        var entry = new Entry { Id = Text(item, "id"), Link = Address(item, "url", address) };
        Fill(entry, item, address);
        entry.Language = Text(item, "language");
        entry.Summary = Said(item, "summary", isHtml: false);
        entry.Content = Said(item, "content_html", isHtml: true) is { } html
            ? html with { Value = HtmlAddresses.Resolve(html.Value, entry.Link ?? address) } : Said(item, "content_text", isHtml: false);
        entry.Published = Time(item, "date_published");
        entry.Updated = Time(item, "date_modified");
        if ((Text(item, "image") ?? Text(item, "banner_image")) is { } image) entry.Image = new Picture(image);
        entry.CategoryList = [.. Items(item, "tags").Select(Plain).OfType<string>().Select(t => new Category(t))];
        entry.EnclosureList = [.. Items(item, "attachments").Where(a => Text(a, "url") is not null).Select(Attachment)];
        Keep(entry, item, OfItem);
        if (entry.Content is { IsHtml: true } && Text(item, "content_text") is { } plain) Keep(entry, "content_text", plain);
        return entry;
    }

    private static Enclosure Attachment(JsonElement a) => new(Text(a, "url")!, Text(a, "mime_type"), Text(a, "size_in_bytes"))
    {
        Title = Text(a, "title"),
        Duration = Text(a, "duration_in_seconds"),
    };

    private void Fill(FeedPart part, JsonElement from, string? address)
    {
        part.Title = Said(from, "title", isHtml: false);
        part.AuthorList = [.. Items(from, "authors").Select(a => Author(a, "authors")).OfType<Person>()];
        if (part.AuthorList.Count == 0 && from.TryGetProperty("author", out var author) && Author(author, "author") is { } one) part.AuthorList.Add(one);
        foreach (var (name, relation) in (ReadOnlySpan<(string, string)>)[("home_page_url", "alternate"), ("url", "alternate"), ("feed_url", "self"), ("external_url", "related")])
            if (Address(from, name, address) is { } url) (part.LinkList ??= []).Add(new FeedLink(url, relation));
    }

    private static Person? Author(JsonElement author, string role)
    {
        if (author.ValueKind == JsonValueKind.String) return PersonText.Read(author.GetString()!, role);
        var (name, url, avatar) = (Text(author, "name"), Text(author, "url"), Text(author, "avatar"));
        return name is null && url is null && avatar is null ? null
            : (name is null ? new Person(null, null, null, role) : PersonText.Read(name, role)) with { Uri = url, Portrait = avatar };
    }

    private static void Keep(FeedPart part, JsonElement from, string[] names)
    {
        foreach (var name in names)
            if (Text(from, name) is { } value) Keep(part, name, value);
    }

    private static void Keep(FeedPart part, string name, string value) => (part.ExtensionList ??= []).Add(new Extension("json", name, value, [], []));

    private static FeedText? Said(JsonElement from, string name, bool isHtml) => Text(from, name) is { } text ? new FeedText(text, isHtml) : null;

    private static string? Address(JsonElement from, string name, string? address) => Text(from, name) is { } url ? RelativeAddress.Resolve(address, url) : null;

    private static FeedTime? Time(JsonElement from, string name) => Text(from, name) is not { } text ? null
        : new FeedTime(text, MachineDate.TryRead(text, out var at, out var precision) ? new StatedTime(at, precision, text) : null);

    private List<JsonElement> Items(JsonElement from, string name, int most = int.MaxValue)
    {
        if (from.ValueKind != JsonValueKind.Object || !from.TryGetProperty(name, out var list)) return [];
        if (list.ValueKind != JsonValueKind.Array) return [list];
        var items = new List<JsonElement>();
        foreach (var item in list.EnumerateArray())
        {
            if (items.Count == most) break;
            if (++_elements > ParseLimits.Elements) throw new ParseException($"more than {ParseLimits.Elements} elements");
            items.Add(item);
        }

        return items;
    }

    private static string? Text(JsonElement from, string name) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var value) && Plain(value) is { Length: > 0 } text ? text : null;

    private static string? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.TryGetInt64(out var number) ? number.ToString(CultureInfo.InvariantCulture) : value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };
}
