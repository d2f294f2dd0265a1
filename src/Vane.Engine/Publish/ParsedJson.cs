using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using Vane.Model;
using Vane.Parse;

namespace Vane.Publish;

/// <summary>What was read, as JSON: everything, with offsets into the text.</summary>
public static class ParsedJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>An input and its documents.</summary>
    public static string Write(Parsed parsed, string input)
    {
        var json = new JsonObject { ["input"] = input, ["kind"] = Word(parsed.Kind) };
        if (parsed.Feed is { } feed) json["feed"] = About(feed);
        json["documents"] = new JsonArray([.. parsed.Contents.Select(Of)]);
        return json.ToJsonString(Options);
    }

    /// <summary>A stored document.</summary>
    public static string Write(Item document)
    {
        var json = new JsonObject();
        Put(json, "source", document.Key.Source);
        Put(json, "id", document.Key.Id);
        Put(json, "title", document.Title);
        Put(json, "author", document.Author);
        Put(json, "community", document.Community);
        Put(json, "language", document.Language);
        Put(json, "url", document.Url);
        Put(json, "published", Iso(document.Published));
        Put(json, "text", document.Text);
        json["outline"] = OutlineOf(document.Outline);
        return json.ToJsonString(Options);
    }

    private static JsonObject About(Feed feed)
    {
        var json = new JsonObject { ["format"] = feed.Format };
        Put(json, "version", feed.Version);
        Put(json, "title", feed.Title?.Line());
        Put(json, "description", feed.Summary?.Line());
        Put(json, "link", feed.Link);
        Put(json, "language", feed.Language);
        Put(json, "generator", feed.Generator?.Name);
        Put(json, "remarks", feed.Remarks);
        return json;
    }

    private static JsonObject Of(Content content)
    {
        var json = new JsonObject();
        Put(json, "title", content.Title);
        Put(json, "author", content.Author);
        Put(json, "published", content.Published);
        Put(json, "updated", content.Updated);
        Put(json, "site", content.Site);
        Put(json, "language", content.Language);
        Put(json, "url", content.Url);
        Put(json, "id", content.Id);
        Put(json, "image", content.Image);
        Put(json, "categories", content.Categories);
        Put(json, "remarks", content.Remarks);
        Put(json, "text", content.Text);
        json["outline"] = OutlineOf(content.Outline);
        return json;
    }

    private static JsonNode? OutlineOf(Outline outline) => OutlineJson.Write(outline) is { } json ? JsonNode.Parse(json) : null;

    private static void Put(JsonObject json, string name, string? value)
    {
        if (value is not null) json[name] = value;
    }

    private static void Put(JsonObject json, string name, IReadOnlyList<string> values)
    {
        if (values.Count > 0) json[name] = new JsonArray([.. values.Select(v => JsonValue.Create(v))]);
    }

    private static void Put(JsonObject json, string name, StatedTime? time)
    {
        if (time is not null) json[name] = new JsonObject { ["at"] = Iso(time.At), ["precision"] = Word(time.Precision), ["stated"] = time.Stated };
    }

    private static string? Iso(Instant? at) => at?.ToString();

    private static string Word<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
