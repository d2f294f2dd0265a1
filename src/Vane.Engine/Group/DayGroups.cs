using NodaTime;
using Vane.Model;
using Vane.Storage;
using Vane.Text;
using Vane.Understand;

namespace Vane.Group;

/// <summary>What a day came to.</summary>
/// <param name="Day">UTC day since 1970.</param>
/// <param name="Digests">What was understood of each document, in order of time.</param>
/// <param name="Terms">Texts of their terms.</param>
/// <param name="Events">What became of stories when it was over; they are of the next day.</param>
internal sealed record DayOutcome(
    long Day, IReadOnlyList<Digest> Digests, IEnumerable<TermText> Terms, IReadOnlyList<StoryEvent> Events);

/// <summary>
/// Groups the documents of one day after another: copies, then stories. What it remembers is a function of the documents of
/// the last weeks and their stories, so it can be restored on any day and go on as if it had never stopped.
/// </summary>
internal sealed class DayGroups
{
    /// <summary>How long a copy is recognised; one with the same mark is after any time.</summary>
    public const int DuplicateDays = 61;

    /// <summary>How long a story waits for its next document.</summary>
    private const int StoryDays = 14;

    private const int LeastMarkBlanks = 4, LeastMarkHan = 12;

    private readonly DigestQueries _queries;
    private readonly StoryQueries _past;
    private readonly MarkSearch _marks;
    private readonly DuplicateIndex _duplicates = new(new DuplicateOptions { WindowDays = DuplicateDays });
    // A story here is one event or thing told of, not a topic: narrower than where posts of a stream are few of a kind.
    private readonly StoryStream _stories = new(
        StoryOptions.Default with { JoinFloor = .3, Merge = .45, MergeSingles = .5 });
    private readonly StoryLabels _labels = new();
    private readonly WindowDocuments _window = new();

    private DayGroups(DigestQueries queries, StoryQueries past, MarkSearch marks) => (_queries, _past, _marks) = (queries, past, marks);

    /// <summary>Restores what is remembered when a day begins.</summary>
    /// <param name="queries">What was understood.</param>
    /// <param name="past">What became of stories.</param>
    /// <param name="marks">Finds what came before the window; must last as long as this.</param>
    /// <param name="day">UTC day since 1970.</param>
    public static DayGroups Restore(DigestQueries queries, StoryQueries past, MarkSearch marks, long day)
    {
        var groups = new DayGroups(queries, past, marks);
        var window = queries.Understood(Analysis.Midnight(day - DuplicateDays), Analysis.Midnight(day), Instant.MaxValue)
            .OrderBy(d => d.Digest.Known).ThenBy(d => d.Submission.Key).ToList();
        var events = past.Events(day - DuplicateDays, day);
        var history = StoryHistory.Replay(window.Select(d => d.Digest), events);
        groups._duplicates.AddAll(window.ConvertAll(d => CandidateOf(d.Submission)));
        foreach (var (submission, digest) in window)
        {
            var document = new WindowDocument(
                groups.FreeKeyOf(submission), AnalysisLog.Day(digest.Known.ToUnixTimeMilliseconds()),
                digest with { Story = history.StoryOf(digest) });
            groups._window.Add(submission.Key, document);
            if (digest.Original is null && document.Day >= day - StoryDays)
                groups._stories.Restore(document.Key, document.AtMs, FeaturesOf(digest), document.Digest.Story);
        }

        groups._labels.Restore(events, day - StoryDays);
        return groups;
    }

    /// <summary>Goes through a day.</summary>
    /// <param name="day">UTC day since 1970.</param>
    /// <param name="documents">All documents that came into view on it, in order of time, then of keys. What becomes of one
    /// on its day depends on those before it alone.</param>
    public DayOutcome Step(long day, IReadOnlyList<Digested> documents)
    {
        Forget(day);
        foreach (var document in documents) Place(document, day);
        List<Digest> digests = [.. documents.Select(d => _window[d.Submission.Key].Digest)];

        // What only the whole day could tell holds from the next one on.
        var events = Mend(day + 1);
        var touched = documents.Select(d => _window[d.Submission.Key].Digest.Story).Distinct().Order();
        events.AddRange(_labels.Choose(day + 1, events.Count, touched.Select(_window.OfStory)));
        return new DayOutcome(day, digests, documents.SelectMany(d => d.Texts), events);
    }

    /// <summary>Key of a document in the stream of stories: the minute it was known, then a hash of its identity. So
    /// keys grow with time, and a story named by its founder's key has the same name in every store.</summary>
    private static long KeyOf(Submission submission)
    {
        const int hashBits = 37;
        var minute = Math.Max(0, submission.Known.ToUnixTimeSeconds() / 60);
        var hash = StableHash.Of(StableHash.Of(submission.Key.Source), StableHash.Of(submission.Key.Id));
        return (minute << hashBits) | (long)(hash >> (64 - hashBits));
    }

    // Two documents of a minute hardly ever share a hash; made to, the later one takes the next free key.
    private long FreeKeyOf(Submission submission)
    {
        var key = KeyOf(submission);
        while (_window.Holds(key)) key++;
        return key;
    }

    private void Forget(long day)
    {
        _duplicates.Forget(Analysis.Midnight(day - DuplicateDays));
        _stories.Expire(Analysis.Midnight(day - StoryDays).ToUnixTimeMilliseconds());
        _labels.Forget(day - StoryDays);
        _window.Forget(day - DuplicateDays);
    }

    private void Place(Digested document, long day)
    {
        var (submission, digest, _) = document;
        digest = digest with { Mark = MarkOf(submission) };
        var key = FreeKeyOf(submission);
        var copy = CopyOf(CandidateOf(submission), digest.Mark, day);
        digest = copy is { } found
            ? digest with { Original = found.Original, Reason = found.Reason, Story = found.Story }
            : digest with { Story = _stories.Add(key, digest.Known.ToUnixTimeMilliseconds(), FeaturesOf(digest)) };
        _window.Add(submission.Key, new WindowDocument(key, day, digest));
    }

    // What a document is a copy of: an original always, whatever it resembles most.
    private (long Original, string Reason, long Story)? CopyOf(DuplicateCandidate candidate, long? mark, long day)
    {
        if (_duplicates.Next(candidate) is { } match)
        {
            var reason = WordFor(match.Reason);
            var found = _window[match.Original];
            return (found.Root, reason, found.Digest.Story);
        }

        if (mark is not { } lasting || _marks.First(lasting, Analysis.Midnight(day - DuplicateDays + 1)) is not { } old) return null;
        var (original, _) = _queries.Among(old.Document, copies: false)[0];
        return DuplicateIndex.Judge(CandidateOf(original), candidate) is { } judged
            ? (old.Document, WordFor(judged), _past.StoryThen(old.Document, old.Story, day - DuplicateDays + 1)) : null;
    }

    // What tells a document again after any time: the address of a work, or a title of some length.
    private static long? MarkOf(Submission submission)
    {
        // A post's own page tells no other post of it.
        if (CanonicalAddress.Of(submission.Url) is { IsWork: true } address && address.Scheme is not "reddit")
            return (long)StableHash.Of(address.Identity);
        var title = Folding.Fold(submission.Title);
        var isLong = title.AsSpan().Count(' ') >= LeastMarkBlanks || title.Count(HanScript.IsHan) >= LeastMarkHan;
        return isLong && !submission.Truncated ? (long)StableHash.Of(title) : null;
    }

    private static string WordFor(DuplicateReason reason) => reason switch
    {
        DuplicateReason.Address => "address",
        DuplicateReason.Title => "title",
        DuplicateReason.NearTitle => "near-title",
        _ => "text",
    };

    // Re-clusters, and notes what became of documents of earlier days.
    private List<StoryEvent> Mend(long day)
    {
        var events = new List<StoryEvent>();
        foreach (var (from, into, moved) in _stories.Recluster(Analysis.Midnight(day - 1).ToUnixTimeMilliseconds()))
        {
            var document = moved is { } key ? _window.OriginalAt(key).Root : (long?)null;
            var affected = document is { } original ? _window.CopiesOf(original) : _window.OfStory(from);
            foreach (var member in affected.ToList()) _window.Put(member, into);
            var kind = document is null ? StoryEventKind.Merged : StoryEventKind.Moved;
            events.Add(new StoryEvent(day, events.Count, kind, from, into, document));
        }

        return events;
    }

    private static Feature[] FeaturesOf(Digest digest)
    {
        var features = new Feature[digest.StoryTerms];
        for (var i = 0; i < features.Length; i++) features[i] = new Feature((ulong)digest.Terms[i].Value, 1);
        return features;
    }

    private static DuplicateCandidate CandidateOf(Submission s) =>
        new(s.Key, s.Known, s.Title, s.Text, s.Url, s.Truncated, s.Key.Source, s.Community);
}
