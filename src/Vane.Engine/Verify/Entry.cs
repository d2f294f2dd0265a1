using Vane.Model;
using Vane.Storage;

namespace Vane.Verify;

/// <summary>A document as it stood at an instant. Times are milliseconds since 1970.</summary>
internal sealed class Entry
{
    /// <summary>How late after publication a first sight may come for the post to be new then: 72 hours.</summary>
    public const long GraceMs = 72 * 3_600_000L;

    /// <summary>Judges what was in force at <paramref name="at"/>; the document must have been seen by then.</summary>
    public Entry(StoredDocument document, long at)
    {
        Document = document;
        Content = ContentAt(document, at);
        foreach (var seen in document.Observations)
        {
            if (seen.At > at) break;
            Observed = seen.At;
            if (seen.Score >= 0) Score = seen.Score;
            if (seen.Comments >= 0) Comments = seen.Comments;
            if (seen.Rank >= 0) Rank = seen.Rank;
        }
    }

    public StoredDocument Document { get; }

    /// <summary>What it shares with the documents that say the same, and with no other.</summary>
    public (long? Original, DocumentKey? Itself) Group { get; init; }

    public StoredContent Content { get; }

    public long? Observed { get; }

    public long? Score { get; }

    public long? Comments { get; }

    public long? Rank { get; }

    public string Source => Document.Source;

    public DocumentKey Key => new(Document.Source, Document.Id);

    public Place Place => new(Source, Content.Community ?? Source);

    public bool IsPlaced => Score is not null || Rank is not null;

    /// <summary>Publication; first sight where that is unknown.</summary>
    public long Dated => Content.Published ?? Document.FirstSeen;

    /// <summary>When it came into view.</summary>
    public long Entered => Document.FirstSeen - Dated is > 0 and <= GraceMs ? Document.FirstSeen : Dated;

    public bool Passes(Floors floors) => !(Score < floors.Score) && !(Comments < floors.Comments);

    // Of two contents sighted at one instant the one stored later counts later.
    private static StoredContent ContentAt(StoredDocument document, long at)
    {
        var contents = document.Contents;
        if (contents.Count == 1 || document.Sightings.Count == 0) return contents[0];
        var known = document.Sightings.Where(s => s.At <= at).ToList();
        var version = known.Count > 0
            ? known.MaxBy(s => (s.At, s.Version)).Version
            : document.Sightings.MinBy(s => (s.At, s.Version)).Version;
        return contents.First(c => c.Version == version);
    }
}
