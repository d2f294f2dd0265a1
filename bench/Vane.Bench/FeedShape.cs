using System.Text.Json.Nodes;
using NodaTime.Text;
using Vane.Parse;

namespace Vane.Bench;

/// <summary>Writes feeds in the one shape that gofeed gives all formats.</summary>
internal static class FeedShape
{
    /// <summary>A feed as gofeed's <c>Feed</c>.</summary>
    public static JsonObject Universal(Feed feed)
    {
        var isRss = feed.Format is "rss" or "rdf" or "cdf";
        var items = new JsonArray();
        foreach (var entry in feed.Entries) items.Add(Item(entry, feed, isRss));
        var json = new JsonObject
        {
            ["feedType"] = isRss ? "rss" : feed.Format,
            ["feedVersion"] = feed.Version,
            ["items"] = items,
        };
        Common(json, feed, isRss, feed.Format == "json");
        var last = feed.Entries.Count > 0 ? feed.Entries[0] : null;
        Time(json, "published", feed.Format == "json" ? last?.Published : feed.Published);
        Time(json, "updated", feed.Format == "json" ? last?.Updated : feed.Updated);
        Put(json, "feedLink", feed.FeedLink);
        Put(json, "copyright", feed.Rights?.Value);
        if (feed.Generator is { } generator)
            Put(json, "generator", isRss ? generator.Name : string.Join(' ', new[] { generator.Name, Marked("v", generator.Version), generator.Uri }.Where(p => !string.IsNullOrEmpty(p))));
        if (!isRss && (feed.Logo ?? feed.Icon) is { } logo) json["image"] = new JsonObject { ["url"] = logo };
        return json;
    }

    private static JsonObject Item(Entry entry, Feed feed, bool isRss)
    {
        var json = new JsonObject();
        Common(json, entry, isRss, feed.Format == "json");
        Put(json, "content", entry.Content?.Value);
        Put(json, "guid", entry.Id);
        Time(json, "published", entry.Published ?? (feed.Format == "atom" ? entry.Updated : null));
        Time(json, "updated", entry.Updated);
        var enclosures = new JsonArray();
        foreach (var e in entry.Enclosures.Where(e => e.Space.Length == 0 || !isRss)) enclosures.Add(Enclosure(e));
        json["enclosures"] = enclosures;
        if (isRss) json["custom"] = Custom(entry);
        return json;
    }

    private static void Common(JsonObject json, FeedPart part, bool isRss, bool isJson)
    {
        Put(json, "title", part.Title?.Value);
        Put(json, "description", part.Summary?.Value);
        Put(json, "language", part is Entry ? null : part.Language);
        Put(json, "link", part.Link);
        json["links"] = Strings(part.Links.Where(l => l.Url.Length > 0 && (l.Relation is "alternate" or "self" || (isJson && l.Relation == "related")))
            .Select(l => l.Url));
        var people = (isRss ? part.Authors.Take(1) : part.Authors).Select(Person).ToList();
        if (people.Count > 0 && part.Authors[0].Role != "authors") json["author"] = people[0].DeepClone();
        json["authors"] = new JsonArray([.. people]);
        json["categories"] = Strings(part.Categories.Select(c => string.IsNullOrEmpty(c.Label) ? c.Term : c.Label));
        if (part.Image is { } image && (isRss || (isJson && part is Entry)))
        {
            var picture = new JsonObject();
            Put(picture, "url", image.Url);
            Put(picture, "title", image.Title);
            json["image"] = picture;
        }

        json["extensions"] = Extensions(part);
        if (!isRss) return;
        json["dcExt"] = DublinCore(part);
        json["itunesExt"] = Itunes(part);
    }

    /// <summary>Elements of other vocabularies, by prefix and name.</summary>
    public static JsonObject Extensions(FeedPart part)
    {
        var spaces = new JsonObject();
        foreach (var extension in part.Extensions.Where(e => e.Space is not ("" or "json")))
        {
            if (spaces[extension.Space] is not JsonObject names) spaces[extension.Space] = names = [];
            Add(names, extension);
        }

        return spaces;
    }

    /// <summary>Elements of an item's own vocabulary that mean nothing.</summary>
    public static JsonObject Custom(Entry entry)
    {
        var custom = new JsonObject();
        foreach (var extension in entry.Extensions.Where(e => e.Space.Length == 0)) custom[extension.Name] = extension.Value;
        return custom;
    }

    /// <summary>Dublin Core's elements as lists of texts.</summary>
    public static JsonObject DublinCore(FeedPart part)
    {
        var json = new JsonObject();
        foreach (var group in part.Extensions.Where(e => e.Space == "dc").GroupBy(e => e.Name)) json[group.Key] = Strings(group.Select(e => e.Value));
        return json;
    }

    /// <summary>The elements of podcasts.</summary>
    public static JsonObject Itunes(FeedPart part)
    {
        var json = new JsonObject();
        var categories = new JsonArray();
        foreach (var e in part.Extensions.Where(e => e.Space == "itunes"))
        {
            switch (e.Name)
            {
                case "category":
                    var category = new JsonObject { ["text"] = e["text"] };
                    if (e.Children.FirstOrDefault(c => c.Name == "category") is { } sub) category["subcategory"] = new JsonObject { ["text"] = sub["text"] };
                    categories.Add(category);
                    break;
                case "image": Put(json, "image", e["href"]); break;
                case "owner":
                    var owner = new JsonObject();
                    foreach (var child in e.Children) Put(owner, child.Name, child.Value);
                    json["owner"] = owner;
                    break;
                case "new-feed-url": Put(json, "newFeedUrl", e.Value); break;
                default: Put(json, e.Name, e.Value); break;
            }
        }

        if (part is Feed) json["categories"] = categories;
        return json;
    }

    /// <summary>A file of an entry.</summary>
    public static JsonObject Enclosure(Enclosure e)
    {
        var json = new JsonObject();
        Put(json, "url", e.Url);
        Put(json, "type", e.Type);
        Put(json, "length", e.Length);
        return json;
    }

    /// <summary>A time as stated, and as an instant under the name with <c>Parsed</c>.</summary>
    public static void Time(JsonObject json, string name, FeedTime? time)
    {
        Put(json, name, time?.Stated);
        if (time?.Time is { } read) json[name + "Parsed"] = InstantPattern.ExtendedIso.Format(read.At);
    }

    /// <summary>Sets a member that is not empty.</summary>
    public static void Put(JsonObject json, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value)) json[name] = value;
    }

    /// <summary>A list of texts.</summary>
    public static JsonArray Strings(IEnumerable<string> texts) => new([.. texts.Select(t => JsonValue.Create(t))]);

    private static JsonNode Person(Person person)
    {
        var json = new JsonObject();
        Put(json, "name", person.Name);
        Put(json, "email", person.Email);
        return json;
    }

    private static void Add(JsonObject names, Extension e)
    {
        var (attributes, children) = (new JsonObject(), new JsonObject());
        foreach (var (name, value) in e.Attributes) attributes[name] = value;
        foreach (var child in e.Children) Add(children, child);
        if (names[e.Name] is not JsonArray list) names[e.Name] = list = [];
        list.Add(new JsonObject { ["name"] = e.Name, ["value"] = e.Value, ["attrs"] = attributes, ["children"] = children });
    }

    private static string? Marked(string mark, string? text) => string.IsNullOrEmpty(text) ? null : mark + text;
}
