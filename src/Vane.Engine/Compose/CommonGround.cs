using NodaTime;
using Vane.Group;
using Vane.Model;

namespace Vane.Compose;

/// <summary>What the posts of a story share, beside all documents understood.</summary>
internal sealed class CommonGround(Understanding understanding)
{
    // A story is one only where some term of its posts is not everybody's: one in five of all that hold it tell the story,
    // and one in twenty-five of all documents hold it at most, or twenty.
    private const int Tellers = 5, Common = 25, Few = 20;
    private const int MostCandidates = 30;

    private readonly Dictionary<TermId, long> _held = TermCounts.Of(understanding.Documents.Select(d => d.Digest));
    private readonly ILookup<long, Digest> _stories = understanding.Documents.Select(d => d.Digest).ToLookup(d => d.Story);

    /// <summary>When a story was first told, in the window or before it.</summary>
    public Instant FirstSeen(ToldStory story) =>
        Instant.Min(story.Posts[0].Seen.Post.Entered, _stories[story.Id].First().Entered);

    /// <summary>Whether posts share what few others speak of.</summary>
    public bool HoldsTogether(ToldStory story)
    {
        var within = TermCounts.Of(_stories[story.Id]);
        var most = Math.Max(Few, understanding.Documents.Count / Common);
        return Shared(story).Any(t => _held[t.Id] <= most && Tellers * within[t.Id] >= _held[t.Id]);
    }

    /// <summary>What at least half of a story's originals share, what is rare elsewhere first, without fragments.</summary>
    public IEnumerable<string> TermsOf(ToldStory story)
    {
        var all = understanding.Documents.Count;
        List<(TermId Id, long Count)> ranked = [.. Shared(story)
            .OrderByDescending(t => t.Count * Math.Log((all + 1.0) / _held[t.Id])).ThenBy(t => t.Id).Take(MostCandidates)];
        return TermSieve.Sift(ranked, understanding.TextsOf(ranked.Select(t => t.Id)), understanding).Select(t => t.Text);
    }

    private static IEnumerable<(TermId Id, long Count)> Shared(ToldStory story) =>
        TermCounts.Of(story.Originals.Select(p => p.Digest))
            .Where(t => t.Value > 1 && 2 * t.Value >= story.OriginalCount).Select(t => (t.Key, t.Value));
}
