using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Vane.Collect;
using Vane.Model;
using Vane.Text;

namespace Vane.Sources;

/// <summary>Numbers the records of a visit and reads each: a bad one is refused and costs no other; one that was given before is
/// passed over.</summary>
/// <param name="visit">The visit.</param>
internal sealed class Records(Visit visit)
{
    // Clocks differ by minutes; whoever is a day ahead says something else.
    private static readonly Duration ClockSkew = Duration.FromDays(1);

    private readonly HashSet<DocumentKey> _given = [];
    private long _line;

    /// <summary>Whether a document was given in this visit.</summary>
    public bool Has(DocumentKey key) => _given.Contains(key);

    /// <summary>Reads the records of a list.</summary>
    /// <param name="list">The list.</param>
    /// <param name="read">Reads one; null to pass it over.</param>
    public List<Reading> Read(IEnumerable<JsonElement> list, Func<JsonRecord, Item?> read)
    {
        var readings = new List<Reading>();
        foreach (var json in list)
            if (Read(json, read) is { } reading) readings.Add(reading);
        return readings;
    }

    /// <summary>Reads a record; null where there is nothing in it to be given.</summary>
    public Reading? Read(JsonElement json, Func<JsonRecord, Item?> read) => Read(
        () => json.ValueKind == JsonValueKind.Object ? read(new(json)) : throw new RecordException("no record"),
        () => json.GetRawText());

    /// <summary>Reads a record of any form.</summary>
    /// <param name="read">Reads it; null to pass it over.</param>
    /// <param name="excerpt">What it says, for quarantine.</param>
    public Reading? Read(Func<Item?> read, Func<string> excerpt)
    {
        _line++;
        try
        {
            if (read() is not { } item) return null;
            Check(item);
            return _given.Add(item.Key) ? new Reading.Accepted(_line, item) : null;
        }
        catch (RecordException e)
        {
            return new Reading.Refused(_line, e.Message, Excerpt.Of(Beginning(excerpt())));
        }
        catch (InvalidOperationException)
        {
            return new Reading.Refused(_line, "half a character", Excerpt.Of(Beginning(excerpt())));
        }
    }

    /// <summary>What was seen, as a list of one; of nothing where there is no figure.</summary>
    /// <exception cref="RecordException">A figure is impossible.</exception>
    public static IReadOnlyList<Observation> Seen(Instant at, long? score, long? comments, long? rank = null)
    {
        if (score < 0) throw new RecordException($"negative score {score}");
        if (comments < 0) throw new RecordException($"negative number of comments {comments}");
        return score is null && comments is null && rank is null ? [] : [new Observation(at, score, comments, rank)];
    }

    /// <summary>The document as it was stored, seen once more; null where it is not stored. For what was taken down since: that is
    /// not a new version of it.</summary>
    public Item? AsStored(DocumentKey key, IReadOnlyList<Observation> seen) =>
        seen.Count > 0 && visit.Stored(key) is { } stored ? stored with { Observations = seen } : null;

    private void Check(Item item)
    {
        if (PlainText.OneLine(item.Title).Length == 0) throw new RecordException("no title");
        if (item.Published is null && item.Observations.Count == 0) throw new RecordException("neither published nor observed: nothing places it in time");
        foreach (var time in (ReadOnlySpan<Instant?>)[item.Published, item.Updated])
            if (time > visit.Now + ClockSkew) throw new RecordException($"from the future: {InstantPattern.General.Format(time.Value)}");
    }

    private static string Beginning(string text) => text[..Math.Min(text.Length, Excerpt.Bytes)];
}
