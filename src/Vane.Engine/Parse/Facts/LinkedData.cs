using System.Text;
using System.Text.Json;

namespace Vane.Parse;

/// <summary>A value of linked data: a text, a list or an object; its members are named as in the source.</summary>
internal sealed class LinkedValue
{
    public string? Text { get; init; }

    public List<LinkedValue>? Items { get; init; }

    public Dictionary<string, LinkedValue>? Members { get; init; }

    /// <summary>A member of an object; null where there is none, or this is no object.</summary>
    public LinkedValue? this[string name] => Members?.GetValueOrDefault(name);
}

/// <summary>Reads JSON-LD as pages hold it, which is often not quite JSON.</summary>
internal static class LinkedData
{
    private const int Depth = 64;

    private static readonly JsonReaderOptions Options = new()
    {
        AllowTrailingCommas = true,
        AllowMultipleValues = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = Depth,
    };

    /// <summary>What a script states. Where it breaks, all up to there counts.</summary>
    public static LinkedValue Read(string script)
    {
        var root = new LinkedValue { Items = [] };
        var open = new Stack<LinkedValue>([root]);
        var reader = new Utf8JsonReader(Clean(script), Options);
        string? name = null;
        try
        {
            while (reader.Read()) Take(ref reader, open, ref name);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Half a script is better than none; a lone half of a surrogate pair is no text.
        }

        return root;
    }

    private static void Take(ref Utf8JsonReader reader, Stack<LinkedValue> open, ref string? name)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                name = reader.GetString();
                return;
            case JsonTokenType.EndArray or JsonTokenType.EndObject:
                open.Pop();
                return;
        }

        var value = reader.TokenType switch
        {
            JsonTokenType.StartObject => new LinkedValue { Members = new Dictionary<string, LinkedValue>(StringComparer.Ordinal) },
            JsonTokenType.StartArray => new LinkedValue { Items = [] },
            JsonTokenType.String => new LinkedValue { Text = reader.GetString() },
            _ => new LinkedValue { Text = Encoding.UTF8.GetString(reader.ValueSpan) },
        };
        if (open.Peek().Members is { } members) members.TryAdd(name ?? "", value);
        else open.Peek().Items!.Add(value);
        if (value.Text is null) open.Push(value);
    }

    // Marks of HTML and XML before it go, and behind it nothing counts; line ends within strings are blanks, which they may be outside as well.
    private static byte[] Clean(string script)
    {
        var text = script.AsSpan();
        var mark = text.IndexOf("<![CDATA[", StringComparison.Ordinal);
        if (mark >= 0 && mark == text.IndexOf('<')) text = text[(mark + "<![CDATA[".Length)..];
        var begin = text.IndexOfAny('{', '[');
        if (begin < 0) return [];
        text = text[begin..];
        var clean = new char[text.Length];
        for (var at = 0; at < text.Length; at++) clean[at] = char.IsControl(text[at]) ? ' ' : text[at];
        return Encoding.UTF8.GetBytes(clean);
    }
}
