using System.Text.Json;
using System.Text.Unicode;
using NodaTime;
using Vane.Model;

namespace Vane.Collect;

/// <summary>Reads one item from one line of JSON. Unknown fields are passed over.</summary>
internal sealed class ItemJson
{
    private readonly ItemDraft _draft = new();

    /// <summary>The item of a line.</summary>
    /// <exception cref="RecordException">The line is no acceptable item.</exception>
    public Item Read(ReadOnlySpan<byte> line)
    {
        if (!Utf8.IsValid(line)) throw new RecordException("invalid UTF-8");
        if (line.Contains((byte)0)) throw new RecordException("NUL character");
        _draft.Clear();
        try
        {
            var json = new Utf8JsonReader(line);
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject) throw new RecordException("not a JSON object");
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName) ReadField(ref json);
            if (json.Read()) throw new RecordException("more than one JSON value");
        }
        catch (JsonException e)
        {
            throw new RecordException($"not JSON (byte {e.BytePositionInLine})");
        }
        catch (InvalidOperationException)
        {
            throw new RecordException("lone surrogate");
        }

        return _draft.Finish();
    }

    private void ReadField(ref Utf8JsonReader json)
    {
        if (json.ValueTextEquals("source"u8)) _draft.Source = Text(ref json, "source");
        else if (json.ValueTextEquals("community"u8)) _draft.Community = Text(ref json, "community");
        else if (json.ValueTextEquals("id"u8)) _draft.Id = Text(ref json, "id");
        else if (json.ValueTextEquals("url"u8)) _draft.Url = Text(ref json, "url");
        else if (json.ValueTextEquals("title"u8)) _draft.Title = Text(ref json, "title");
        else if (json.ValueTextEquals("text"u8)) _draft.Text = Text(ref json, "text");
        else if (json.ValueTextEquals("author"u8)) _draft.Author = Text(ref json, "author");
        else if (json.ValueTextEquals("category"u8)) _draft.Category = Text(ref json, "category");
        else if (json.ValueTextEquals("lang"u8)) _draft.Language = Text(ref json, "lang");
        else if (json.ValueTextEquals("published"u8)) _draft.Published = Time(ref json, "published");
        else if (json.ValueTextEquals("truncated"u8)) _draft.Truncated = Flag(ref json);
        else if (json.ValueTextEquals("observations"u8)) ReadObservations(ref json);
        else json.Skip();
    }

    /// <summary>Reads an array of observations into a draft; also the form of a CSV cell.</summary>
    public static void ReadObservations(ReadOnlySpan<byte> array, ItemDraft draft)
    {
        var json = new Utf8JsonReader(array);
        try
        {
            ReadObservations(ref json, draft);
            if (json.Read()) throw new RecordException("observations are more than one JSON value");
        }
        catch (JsonException e)
        {
            throw new RecordException($"observations are not JSON (byte {e.BytePositionInLine})");
        }
        catch (InvalidOperationException)
        {
            throw new RecordException("lone surrogate");
        }
    }

    private void ReadObservations(ref Utf8JsonReader json) => ReadObservations(ref json, _draft);

    private static void ReadObservations(ref Utf8JsonReader json, ItemDraft draft)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.Null) return;
        if (json.TokenType != JsonTokenType.StartArray) throw new RecordException("observations are no array");
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType != JsonTokenType.StartObject) throw new RecordException("an observation is no object");
            ReadObservation(ref json, draft);
        }
    }

    private static void ReadObservation(ref Utf8JsonReader json, ItemDraft draft)
    {
        Instant? at = null;
        long? score = null, comments = null, rank = null;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("at"u8)) at = Time(ref json, "at");
            else if (json.ValueTextEquals("score"u8)) score = Figure(ref json, "score");
            else if (json.ValueTextEquals("comments"u8)) comments = Figure(ref json, "comments");
            else if (json.ValueTextEquals("rank"u8)) rank = Figure(ref json, "rank");
            else json.Skip();
        }

        draft.Observe(at, score, comments, rank);
    }

    private static string? Text(ref Utf8JsonReader json, string field)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.Null) return null;
        if (json.TokenType == JsonTokenType.Number && field == "id") return System.Text.Encoding.UTF8.GetString(json.ValueSpan);
        if (json.TokenType != JsonTokenType.String) throw new RecordException($"{field} is no text");
        var text = json.GetString()!;
        return text.Contains('\0', StringComparison.Ordinal) ? throw new RecordException($"NUL character in {field}") : text;
    }

    private static Instant? Time(ref Utf8JsonReader json, string field)
    {
        var text = Text(ref json, field);
        if (text is null) return null;
        return Timestamp.TryRead(text, out var at) ? at : throw new RecordException($"impossible time in {field}: {Short(text)}");
    }

    private static long? Figure(ref Utf8JsonReader json, string field)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.Null) return null;
        if (json.TokenType != JsonTokenType.Number) throw new RecordException($"{field} is no number");
        if (json.TryGetInt64(out var whole)) return whole;
        if (json.TryGetDouble(out var value) && value == Math.Truncate(value) && Math.Abs(value) < 9e15) return (long)value;
        throw new RecordException($"{field} is no whole number");
    }

    private static bool Flag(ref Utf8JsonReader json)
    {
        json.Read();
        return json.TokenType switch
        {
            JsonTokenType.True => true,
            JsonTokenType.False or JsonTokenType.Null => false,
            _ => throw new RecordException("truncated is neither true nor false"),
        };
    }

    private static string Short(string text) => Excerpt.Of(text.Length > 40 ? text[..40] : text);
}
