using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using Vane.Text;

namespace Vane.Model;

/// <summary>Outlines as compact JSON, the form in which they are stored and shown. Writing is deterministic to the byte.</summary>
/// <remarks><c>{"blocks":[{"kind":"heading","at":[0,12],"level":2}],"links":[{"at":[3,4],"url":"https://…"}]}</c>, where <c>at</c> is
/// start and length, and times are milliseconds.</remarks>
public static class OutlineJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new SpanConverter(), new DurationConverter(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>Writes an outline; null where it says nothing.</summary>
    public static string? Write(Outline outline) =>
        outline.Blocks.Count == 0 && outline.Links.Count == 0 ? null : JsonSerializer.Serialize(outline, Options);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="FormatException">It is nothing of the kind.</exception>
    public static Outline Read(string? json)
    {
        if (json is null) return Outline.None;
        try
        {
            return JsonSerializer.Deserialize<Outline>(json, Options) ?? Outline.None;
        }
        catch (JsonException e)
        {
            throw new FormatException($"Not an outline at {e.Path ?? "its beginning"}.", e);
        }
    }

    private sealed class SpanConverter : JsonConverter<TextSpan>
    {
        public override TextSpan Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException();
            var (start, length) = (Next(ref reader), Next(ref reader));
            return reader.Read() && reader.TokenType == JsonTokenType.EndArray ? new TextSpan(start, length) : throw new JsonException();
        }

        public override void Write(Utf8JsonWriter writer, TextSpan value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(value.Start);
            writer.WriteNumberValue(value.Length);
            writer.WriteEndArray();
        }

        private static int Next(ref Utf8JsonReader reader) =>
            reader.Read() && reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var value) && value >= 0
                ? value
                : throw new JsonException();
    }

    private sealed class DurationConverter : JsonConverter<Duration>
    {
        public override Duration Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            reader.TryGetInt64(out var milliseconds) ? Duration.FromMilliseconds(milliseconds) : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, Duration value, JsonSerializerOptions options) =>
            writer.WriteNumberValue((long)value.TotalMilliseconds);
    }
}
