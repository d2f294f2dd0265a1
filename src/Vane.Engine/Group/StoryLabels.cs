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
    /// <param name="stories">Their documents, in order of the stories' ids.</param>
    /// <returns>Stories named anew, in the same order.</returns>
    public IEnumerable<StoryEvent> Choose(long day, int place, IEnumerable<IReadOnlyCollection<WindowDocument>> stories)
    {
        var chosen = new List<StoryEvent>();
        foreach (var story in stories)
        {
            var documents = story.Where(d => d.Digest.Original is null).OrderBy(d => d.Key).ToList();
            if (documents.Count < 2) continue;
            var id = documents[0].Digest.Story;
            var label = Medoid(documents, _labels.TryGetValue(id, out var known) ? known.Document : null);
            if (label == known.Document) continue;
            _labels[id] = (label, day);
            chosen.Add(new StoryEvent(day, place + chosen.Count, StoryEventKind.Named, id, null, label));
        }

        return chosen;
    }

    private static long Medoid(List<WindowDocument> documents, long? present)
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
