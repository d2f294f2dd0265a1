using System.Runtime.InteropServices;
using Vane.Model;

namespace Vane.Group;

/// <summary>Chooses the document whose title is the label of a story: its medoid, the one that shares most with the others
/// for its length. A story keeps its label until another document is clearly nearer to the middle.</summary>
internal sealed class StoryLabels
{
    private const double ClearlyNearer = 1.15;

    private readonly Dictionary<long, (long Document, long Day)> _labels = [];

    /// <summary>Restores the labels chosen since a day.</summary>
    public void Restore(IEnumerable<StoryEvent> events, long since)
    {
        foreach (var e in events)
            if (e.Kind == StoryEventKind.Named && e.Day >= since) _labels[e.Story] = (e.Document!.Value, e.Day);
    }

    /// <summary>Forgets labels chosen before a day.</summary>
    public void Forget(long since)
    {
        foreach (var (story, label) in _labels)
            if (label.Day < since) _labels.Remove(story);
    }

    /// <summary>Chooses labels for the stories that got a document on the day before.</summary>
    /// <param name="day">The day from which they hold.</param>
    /// <param name="place">Place of the first event among those of the day.</param>
    /// <param name="members">All originals of the window.</param>
    /// <returns>Stories named anew, in order of their ids.</returns>
    public IEnumerable<StoryEvent> Choose(long day, int place, IEnumerable<DayGroups.Member> members)
    {
        var chosen = new List<StoryEvent>();
        foreach (var story in members.GroupBy(m => m.Digest.Story).OrderBy(g => g.Key))
        {
            var documents = story.OrderBy(m => m.Key).ToList();
            if (documents.Count < 2 || !documents.Exists(m => m.Day == day - 1)) continue;
            var label = Medoid(documents, _labels.TryGetValue(story.Key, out var known) ? known.Document : null);
            if (label == known.Document) continue;
            _labels[story.Key] = (label, day);
            chosen.Add(new StoryEvent(day, place + chosen.Count, StoryEventKind.Named, story.Key, null, label));
        }

        return chosen;
    }

    private static long Medoid(List<DayGroups.Member> documents, long? present)
    {
        var counts = new Dictionary<TermId, int>();
        foreach (var document in documents)
            foreach (var term in TitleTerms(document.Digest)) CollectionsMarshal.GetValueRefOrAddDefault(counts, term, out _)++;
        var (best, nearest, now) = (documents[0].Digest.Document, -1.0, -1.0);
        foreach (var document in documents)
        {
            var nearness = Nearness(document.Digest, counts);
            if (document.Digest.Document == present) now = nearness;
            if (nearness > nearest) (best, nearest) = (document.Digest.Document, nearness);
        }

        return present is { } kept && now >= 0 && nearest < now * ClearlyNearer ? kept : best;
    }

    private static double Nearness(Digest digest, Dictionary<TermId, int> counts)
    {
        double shared = 0;
        foreach (var term in TitleTerms(digest)) shared += counts[term] - 1;
        return shared / Math.Sqrt(digest.TitleTerms + 4.0);
    }

    private static IEnumerable<TermId> TitleTerms(Digest digest) => digest.Terms.Take(digest.TitleTerms);
}
