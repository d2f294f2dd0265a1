using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using NodaTime;
using Vane.Collect;

namespace Vane.Sources;

/// <summary>The fields of a post in a dump. Only those of the post itself: a crosspost holds the post it repeats whole, under the
/// same names.</summary>
internal sealed class DumpRecord
{
    private static readonly Instant First = Instant.FromUtc(2005, 1, 1, 0, 0), Last = Instant.FromUtc(2100, 1, 1, 0, 0);

    public string? Id, Subreddit, Title, Text, Author, Flair, Url, Domain, RemovedBy;
    public long? Score, Comments;
    public bool IsAdult, WasDeleted;
    public bool? IsSelf;
    public Instant? Created, Retrieved, RetrievedAgain;

    /// <summary>Reads a line.</summary>
    /// <exception cref="RecordException">It is no JSON object, or a field cannot be what it is.</exception>
    public static DumpRecord Read(ReadOnlySpan<byte> line)
    {
        if (!Utf8.IsValid(line)) throw new RecordException("invalid UTF-8");
        var record = new DumpRecord();
        try
        {
            var json = new Utf8JsonReader(line, new JsonReaderOptions { MaxDepth = 64 });
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject) throw new RecordException("not a JSON object");
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName) record.ReadField(ref json);
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

        return record;
    }

    private void ReadField(ref Utf8JsonReader json)
    {
        if (json.ValueTextEquals("id"u8)) Id = String(ref json, "id");
        else if (json.ValueTextEquals("subreddit"u8)) Subreddit = String(ref json, "subreddit");
        else if (json.ValueTextEquals("title"u8)) Title = String(ref json, "title");
        else if (json.ValueTextEquals("selftext"u8)) Text = String(ref json, "selftext");
        else if (json.ValueTextEquals("author"u8)) Author = String(ref json, "author");
        else if (json.ValueTextEquals("link_flair_text"u8)) Flair = String(ref json, "link_flair_text");
        else if (json.ValueTextEquals("url"u8)) Url = String(ref json, "url");
        else if (json.ValueTextEquals("domain"u8)) Domain = String(ref json, "domain");
        else if (json.ValueTextEquals("removed_by_category"u8)) RemovedBy = String(ref json, "removed_by_category");
        else if (json.ValueTextEquals("score"u8)) Score = Number(ref json, "score");
        else if (json.ValueTextEquals("num_comments"u8)) Comments = Number(ref json, "num_comments");
        else if (json.ValueTextEquals("over_18"u8)) IsAdult = Flag(ref json) == true;
        else if (json.ValueTextEquals("is_self"u8)) IsSelf = Flag(ref json);
        else if (json.ValueTextEquals("created_utc"u8)) Created = Time(ref json, "created_utc");
        else if (json.ValueTextEquals("retrieved_on"u8)) Retrieved = Time(ref json, "retrieved_on");
        else if (json.ValueTextEquals("_meta"u8)) ReadMeta(ref json);
        else json.Skip();
    }

    private void ReadMeta(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject)
        {
            json.Skip();
            return;
        }

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("retrieved_2nd_on"u8)) RetrievedAgain = Time(ref json, "retrieved_2nd_on");
            else if (json.ValueTextEquals("was_deleted_later"u8)) WasDeleted = Flag(ref json) == true;
            else json.Skip();
        }
    }

    private static string? String(ref Utf8JsonReader json, string field)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.Null) return null;
        if (json.TokenType != JsonTokenType.String) throw new RecordException($"{field} is no text");
        var text = json.GetString()!;
        return text.Contains('\0', StringComparison.Ordinal) ? throw new RecordException($"NUL character in {field}") : text;
    }

    private static bool? Flag(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType is JsonTokenType.True or JsonTokenType.False) return json.TokenType == JsonTokenType.True;
        json.Skip();
        return null;
    }

    // Older dumps write numbers as text, and whole ones with a fraction.
    private static long? Number(ref Utf8JsonReader json, string field)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.Null) return null;
        if (json.TokenType is not (JsonTokenType.Number or JsonTokenType.String)) throw new RecordException($"{field} is no number");
        var text = json.TokenType == JsonTokenType.String ? json.GetString()! : System.Text.Encoding.UTF8.GetString(json.ValueSpan);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) < 9e15
            ? (long)Math.Floor(value) : throw new RecordException($"{field} is no number");
    }

    private static Instant? Time(ref Utf8JsonReader json, string field)
    {
        if (Number(ref json, field) is not { } seconds) return null;
        if (seconds < First.ToUnixTimeSeconds() || seconds > Last.ToUnixTimeSeconds()) throw new RecordException($"impossible time in {field}: {seconds}");
        return Instant.FromUnixTimeSeconds(seconds);
    }
}
