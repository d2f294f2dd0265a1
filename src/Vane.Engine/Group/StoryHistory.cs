using Vane.Model;
using Vane.Storage;

namespace Vane.Group;

/// <summary>Which story documents belong to after what happened to stories since.</summary>
internal sealed class StoryHistory
{
    private readonly Dictionary<long, long> _storyOf = [];
    private readonly Dictionary<long, HashSet<long>> _members = [];
    private readonly Dictionary<long, List<long>> _copies = [];
    private readonly Dictionary<long, long> _labels = [];

    /// <summary>By story, the document whose title is its label.</summary>
    public IReadOnlyDictionary<long, long> Labels => _labels;

    /// <summary>Goes through documents and events day after day.</summary>
    /// <param name="documents">Documents with the story each was put into on its own day, in order of time.</param>
    /// <param name="events">Events of the same days, in order; those of a day hold before its documents.</param>
    public static StoryHistory Replay(IEnumerable<Digest> documents, IReadOnlyList<StoryEvent> events)
    {
        var history = new StoryHistory();
        var next = 0;
        foreach (var document in documents)
        {
            var day = AnalysisLog.Day(document.Known.ToUnixTimeMilliseconds());
            for (; next < events.Count && events[next].Day <= day; next++) history.Apply(events[next]);
            history.Put(document.Document, document.Story);
            if (document.Original is not { } original) continue;
            if (!history._copies.TryGetValue(original, out var copies)) history._copies[original] = copies = [];
            copies.Add(document.Document);
        }

        for (; next < events.Count; next++) history.Apply(events[next]);
        return history;
    }

    /// <summary>The story a document belongs to in the end.</summary>
    public long StoryOf(Digest digest) => _storyOf.GetValueOrDefault(digest.Document, digest.Story);

    private void Apply(StoryEvent e)
    {
        switch (e.Kind)
        {
            case StoryEventKind.Merged when _members.Remove(e.Story, out var members):
                foreach (var document in members) Put(document, e.Other!.Value);
                break;
            case StoryEventKind.Moved when _storyOf.ContainsKey(e.Document!.Value):
                Put(e.Document.Value, e.Other!.Value);
                foreach (var copy in _copies.GetValueOrDefault(e.Document.Value, [])) Put(copy, e.Other.Value);
                break;
            case StoryEventKind.Named:
                _labels[e.Story] = e.Document!.Value;
                break;
        }
    }

    private void Put(long document, long story)
    {
        if (_storyOf.TryGetValue(document, out var former) && _members.TryGetValue(former, out var left)) left.Remove(document);
        _storyOf[document] = story;
        if (!_members.TryGetValue(story, out var members)) _members[story] = members = [];
        members.Add(document);
    }
}
