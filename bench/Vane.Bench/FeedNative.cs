using System.Text.Json.Nodes;
using Vane.Parse;
using static Vane.Bench.FeedShape;

namespace Vane.Bench;

/// <summary>Writes feeds in the shapes that gofeed gives each format by itself: what stands in the feed's own vocabulary only.</summary>
internal static class FeedNative
{
    /// <summary>A feed as gofeed's <c>rss.Feed</c>, <c>atom.Feed</c> or <c>json.Feed</c>.</summary>
    public static JsonObject Of(Feed feed) => feed.Format switch
    {
        "atom" => Atom(feed),
        "json" => Json(feed),
        _ => Rss(feed),
    };

    private static JsonObject Rss(Feed feed)
    {
        var json = new JsonObject { ["version"] = feed.Version };
        RssPart(json, feed);
        Put(json, "copyright", Own(feed.Rights));
        Put(json, "language", feed.Language);
        Put(json, "managingEditor", Stated(feed, "managingEditor"));
        Put(json, "webMaster", Stated(feed, "webMaster"));
        RssTime(json, "pubDate", feed.Published);
        RssTime(json, "lastBuildDate", feed.Updated);
        Put(json, "generator", feed.Generator?.Name);
        foreach (var minor in feed.Extensions.Where(e => e.Space.Length == 0)) Minor(json, minor);
        json["items"] = new JsonArray([.. feed.Entries.Select(JsonNode (e) => RssItem(e, feed.Format == "rdf"))]);
        return json;
    }

    private static void Minor(JsonObject json, Extension minor)
    {
        switch (minor.Name.ToLowerInvariant())
        {
            case "docs" or "ttl" or "rating": Put(json, minor.Name.ToLowerInvariant(), minor.Value); break;
            case "skiphours": json["skipHours"] = Strings(minor.Children.Where(c => c.Name == "hour").Select(c => c.Value)); break;
            case "skipdays": json["skipDays"] = Strings(minor.Children.Where(c => c.Name == "day").Select(c => c.Value)); break;
            case "cloud": json["cloud"] = new JsonObject(minor.Attributes.Select(a => KeyValuePair.Create(a.Name, (JsonNode?)a.Value))); break;
            case "textinput":
                var input = new JsonObject();
                foreach (var child in minor.Children.Where(c => c.Name is "title" or "description" or "name" or "link")) Put(input, child.Name, child.Value);
                if (input.Count > 0) json["textInput"] = input;
                break;
        }
    }

    private static void RssPart(JsonObject json, FeedPart part)
    {
        Put(json, "title", Own(part.Title));
        Put(json, "description", Own(part.Summary));
        var links = part.Links.Where(l => l.Space.Length == 0).Select(l => l.Url).ToList();
        json["links"] = Strings(links);
        Put(json, "link", links.LastOrDefault());
        json["categories"] = new JsonArray([.. part.Categories.Where(c => c.Space.Length == 0).Select(c =>
        {
            var category = new JsonObject();
            Put(category, "domain", c.Scheme);
            Put(category, "value", c.Term);
            return category;
        })]);
        if (part.Image is { Space: "" } image)
        {
            var picture = new JsonObject();
            Put(picture, "url", image.Url);
            Put(picture, "title", image.Title);
            Put(picture, "link", image.Link);
            Put(picture, "width", image.Width);
            Put(picture, "height", image.Height);
            Put(picture, "description", image.Description);
            json["image"] = picture;
        }

        json["extensions"] = Extensions(part);
        json["dcExt"] = DublinCore(part);
        json["itunesExt"] = Itunes(part);
    }

    private static JsonObject RssItem(Entry entry, bool isRdf)
    {
        var json = new JsonObject();
        RssPart(json, entry);
        Put(json, "content", entry.Content?.Value);
        Put(json, "author", Stated(entry, "author"));
        Put(json, "comments", entry.Comments);
        RssTime(json, "pubDate", entry.Published);
        if (!isRdf && entry.Id is { } id)
        {
            var guid = new JsonObject { ["value"] = id };
            if (entry.IsPermalink is { } permalink) guid["isPermalink"] = permalink ? "true" : "false";
            json["guid"] = guid;
        }

        if (entry.Source is { } source)
        {
            var from = new JsonObject();
            Put(from, "title", source.Title?.Value);
            Put(from, "url", source.Link);
            json["source"] = from;
        }

        var enclosures = entry.Enclosures.Where(e => e.Space.Length == 0).ToList();
        json["enclosures"] = new JsonArray([.. enclosures.Select(Enclosure)]);
        if (enclosures.Count > 0) json["enclosure"] = Enclosure(enclosures[^1]);
        json["custom"] = Custom(entry);
        return json;
    }

    private static void RssTime(JsonObject json, string name, FeedTime? time) => Time(json, name, time is { Space: "" } ? time : null);

    private static JsonObject Atom(Feed feed)
    {
        var json = new JsonObject { ["version"] = feed.Version };
        AtomFeed(json, feed);
        Put(json, "language", feed.Language);
        json["entries"] = new JsonArray([.. feed.Entries.Select(AtomEntry)]);
        return json;
    }

    private static void AtomFeed(JsonObject json, Feed feed)
    {
        AtomPart(json, feed);
        Put(json, "subtitle", Own(feed.Summary));
        Put(json, "icon", feed.Icon);
        Put(json, "logo", feed.Logo);
        if (feed.Generator is not { } generator) return;
        var program = new JsonObject();
        Put(program, "value", generator.Name);
        Put(program, "uri", generator.Uri);
        Put(program, "version", generator.Version);
        json["generator"] = program;
    }

    private static void AtomPart(JsonObject json, FeedPart part)
    {
        Put(json, "title", Own(part.Title));
        Put(json, "id", part.Id);
        Put(json, "rights", Own(part.Rights));
        Time(json, "updated", part.Updated is { Space: "" } updated ? updated : null);
        json["authors"] = new JsonArray([.. part.Authors.Where(a => a.Role == "author").Select(AtomPerson)]);
        json["contributors"] = new JsonArray([.. part.Contributors.Where(a => a.Role == "contributor").Select(AtomPerson)]);
        json["links"] = new JsonArray([.. part.Links.Where(l => l.Space.Length == 0).Select(AtomLink)]);
        json["categories"] = new JsonArray([.. part.Categories.Where(c => c.Space.Length == 0).Select(c =>
        {
            var category = new JsonObject();
            Put(category, "term", c.Term);
            Put(category, "scheme", c.Scheme);
            Put(category, "label", c.Label);
            return category;
        })]);
        json["extensions"] = Extensions(part);
    }

    private static JsonNode AtomEntry(Entry entry)
    {
        var json = new JsonObject();
        AtomPart(json, entry);
        Put(json, "summary", Own(entry.Summary));
        Time(json, "published", entry.Published is { Space: "" } published ? published : null);
        if (entry.Content is not null || entry.ContentSource is not null)
        {
            var content = new JsonObject();
            Put(content, "value", entry.Content?.Value);
            Put(content, "type", entry.Content?.Type);
            Put(content, "src", entry.ContentSource);
            json["content"] = content;
        }

        if (entry.Source is not { } source) return json;
        var from = new JsonObject();
        AtomFeed(from, source);
        json["source"] = from;
        return json;
    }

    private static JsonNode AtomPerson(Person person)
    {
        var json = new JsonObject();
        Put(json, "name", person.Name);
        Put(json, "email", person.Email);
        Put(json, "uri", person.Uri);
        return json;
    }

    private static JsonNode AtomLink(FeedLink link)
    {
        var json = new JsonObject { ["rel"] = link.Relation };
        Put(json, "href", link.Url);
        Put(json, "hreflang", link.Language);
        Put(json, "type", link.Type);
        Put(json, "length", link.Length);
        Put(json, "title", link.Title);
        return json;
    }

    private static JsonObject Json(Feed feed)
    {
        var json = new JsonObject { ["version"] = feed.Version };
        JsonPart(json, feed);
        Put(json, "description", feed.Summary?.Value);
        Put(json, "home_page_url", feed.Link);
        Put(json, "feed_url", feed.FeedLink);
        Put(json, "icon", feed.Logo);
        Put(json, "favicon", feed.Icon);
        Put(json, "language", feed.Language);
        json["items"] = new JsonArray([.. feed.Entries.Select(JsonItem)]);
        return json;
    }

    private static void JsonPart(JsonObject json, FeedPart part)
    {
        Put(json, "title", part.Title?.Value);
        foreach (var kept in part.Extensions.Where(e => e.Space == "json" && e.Name != "favicon"))
            json[kept.Name] = kept.Value is "true" or "false" ? JsonValue.Create(kept.Value == "true") : kept.Value;
        var authors = part.Authors.Select(JsonAuthor).ToList();
        if (part.Authors.Any(a => a.Role == "author")) json["author"] = authors[0];
        else json["authors"] = new JsonArray([.. authors]);
    }

    private static JsonNode JsonAuthor(Person person)
    {
        var json = new JsonObject();
        Put(json, "name", person.Stated ?? person.Name);
        Put(json, "url", person.Uri);
        Put(json, "avatar", person.Portrait);
        return json;
    }

    private static JsonNode JsonItem(Entry entry)
    {
        var json = new JsonObject();
        JsonPart(json, entry);
        Put(json, "id", entry.Id);
        Put(json, "url", entry.Link);
        Put(json, "summary", entry.Summary?.Value);
        if (entry.Content is { } content) Put(json, content.IsHtml ? "content_html" : "content_text", content.Value);
        Put(json, "image", entry.Image?.Url);
        Put(json, "date_published", entry.Published?.Stated);
        Put(json, "date_modified", entry.Updated?.Stated);
        json["tags"] = Strings(entry.Categories.Select(c => c.Term));
        json["attachments"] = new JsonArray([.. entry.Enclosures.Select(Attachment)]);
        return json;
    }

    private static JsonNode Attachment(Enclosure e)
    {
        var json = new JsonObject();
        Put(json, "url", e.Url);
        Put(json, "mime_type", e.Type);
        Put(json, "title", e.Title);
        if (long.TryParse(e.Length, out var length)) json["size_in_bytes"] = length;
        if (long.TryParse(e.Duration, out var duration)) json["duration_in_seconds"] = duration;
        return json;
    }

    private static string? Own(FeedText? text) => text is { Space: "" } ? text.Value : null;

    private static string? Stated(FeedPart part, string role) =>
        part.Authors.FirstOrDefault(a => a.Role.Equals(role, StringComparison.OrdinalIgnoreCase))?.Stated;
}
