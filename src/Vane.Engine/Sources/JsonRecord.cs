using System.Text.Json;
using NodaTime;
using Vane.Collect;

namespace Vane.Sources;

/// <summary>A record of an API's answer. What is absent is null, what is of another type is refused by the name of its field.</summary>
/// <param name="Json">The record.</param>
internal readonly record struct JsonRecord(JsonElement Json)
{
    private static readonly Instant Earliest = Instant.FromUtc(1990, 1, 1, 0, 0), Latest = Instant.FromUtc(2100, 1, 1, 0, 0);

    /// <summary>A text; null where there is none, or a blank one.</summary>
    /// <exception cref="RecordException">It is no text.</exception>
    public string? Text(string field)
    {
        if (Value(field) is not { } value) return null;
        if (value.ValueKind != JsonValueKind.String) throw new RecordException($"{field} is no text");
        try
        {
            var text = value.GetString()!;
            if (text.Contains('\0', StringComparison.Ordinal)) throw new RecordException($"NUL character in {field}");
            return string.IsNullOrWhiteSpace(text) ? null : text;
        }
        catch (InvalidOperationException)
        {
            throw new RecordException($"half a character in {field}");
        }
    }

    /// <summary>A text that must be there.</summary>
    /// <exception cref="RecordException">It is not.</exception>
    public string Needed(string field) => Text(field) ?? throw new RecordException($"no {field}");

    /// <summary>A whole number; null where there is none.</summary>
    /// <exception cref="RecordException">It is no whole number.</exception>
    public long? Figure(string field)
    {
        if (Value(field) is not { } value) return null;
        if (value.ValueKind != JsonValueKind.Number) throw new RecordException($"{field} is no number");
        if (value.TryGetInt64(out var whole)) return whole;
        if (value.TryGetDouble(out var number) && number == Math.Truncate(number) && Math.Abs(number) < 9e15) return (long)number;
        throw new RecordException($"{field} is no whole number");
    }

    /// <summary>A time written as seconds since 1970, UTC; null where there is none.</summary>
    /// <exception cref="RecordException">It is none.</exception>
    public Instant? Seconds(string field)
    {
        if (Figure(field) is not { } seconds) return null;
        if (seconds < Earliest.ToUnixTimeSeconds() || seconds > Latest.ToUnixTimeSeconds()) throw new RecordException($"impossible time in {field}: {seconds}");
        return Instant.FromUnixTimeSeconds(seconds);
    }

    /// <summary>A time written as RFC 3339 has it; null where there is none.</summary>
    /// <exception cref="RecordException">It is none.</exception>
    public Instant? Time(string field)
    {
        if (Text(field) is not { } text) return null;
        return Timestamp.TryRead(text, out var at) && at >= Earliest ? at : throw new RecordException($"impossible time in {field}: {Excerpt.Of(text[..Math.Min(40, text.Length)])}");
    }

    /// <summary>Whether a flag is set; not where it is absent, or where something else stands in its place.</summary>
    public bool IsSet(string field) => Value(field)?.ValueKind == JsonValueKind.True;

    /// <summary>A record within; null where there is none.</summary>
    /// <exception cref="RecordException">It is none.</exception>
    public JsonRecord? Record(string field) => Value(field) is not { } value ? null
        : value.ValueKind == JsonValueKind.Object ? new(value) : throw new RecordException($"{field} is no record");

    /// <summary>A list within; empty where there is none.</summary>
    /// <exception cref="RecordException">It is none.</exception>
    public IEnumerable<JsonElement> List(string field) => Value(field) is not { } value ? []
        : value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : throw new RecordException($"{field} is no list");

    /// <summary>A value that is there.</summary>
    public JsonElement? Value(string field) =>
        Json.ValueKind == JsonValueKind.Object && Json.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
