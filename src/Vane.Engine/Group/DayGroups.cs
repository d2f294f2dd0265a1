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
    /// <summary>How long a copy is recognised, rounded up to whole days; a copy of a work with an address of its own always is.</summary>
    private const int DuplicateDays = 61;

    /// <summary>How long a story waits for its next document.</summary>
    private const int StoryDays = 14;

    private const int NameWeight = 2;

    private readonly DigestQueries _queries;
    private readonly DuplicateIndex _duplicates = new();
    private readonly StoryStream _stories = new();
    private readonly StoryLabels _labels = new();
    private readonly Dictionary<DocumentKey, Member> _members = [];
    private readonly Dictionary<DocumentKey, Member> _copies = [];

    private DayGroups(DigestQueries queries) => _queries = queries;

    /// <summary>A document of the window.</summary>
    /// <param name="key">Its key in the stream of stories.</param>
    /// <param name="day">When it came into view.</param>
    /// <param name="digest">What was understood.</param>
    internal sealed class Member(long key, long day, Digest digest)
    {
        public long Key => key;

        public long Day => day;

        public long AtMs => Digest.Entered.ToUnixTimeMilliseconds();

        /// <summary>What was understood, with the story as it is now.</summary>
        public Digest Digest { get; private set; } = digest;

        public void Put(long story)
        {
            if (Digest.Story != story) Digest = Digest with { Story = story };
        }
    }

    /// <summary>Restores what is remembered when a day begins.</summary>
    /// <param name="queries">What was understood.</param>
    /// <param name="day">UTC day since 1970.</param>
    public static DayGroups Restore(DigestQueries queries, long day)
    {
        var groups = new DayGroups(queries);
        var window = queries.Understood(Analysis.Midnight(day - DuplicateDays), Analysis.Midnight(day), Instant.MaxValue).ToList();
        var events = queries.Events(day - DuplicateDays, day);
        var history = StoryHistory.Replay(window.Select(d => d.Digest), events);
        foreach (var (submission, digest) in window)
        {
            var member = new Member(groups.FreeKeyOf(submission), AnalysisLog.Day(digest.Entered.ToUnixTimeMilliseconds()), digest);
            member.Put(history.StoryOf(digest));
            groups._duplicates.Add(CandidateOf(submission));
            (digest.Original is null ? groups._members : groups._copies).Add(submission.Key, member);
            if (digest.Original is null && member.Day >= day - StoryDays)
                groups._stories.Restore(member.Key, member.AtMs, FeaturesOf(digest), member.Digest.Story);
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
        List<Digest> digests = [.. documents.Select(d => (_members.GetValueOrDefault(d.Submission.Key) ?? _copies[d.Submission.Key]).Digest)];

        // What only the whole day could tell holds from the next one on.
        var events = Mend(day + 1);
        events.AddRange(_labels.Choose(day + 1, events.Count, _members.Values));
        return new DayOutcome(day, digests, documents.SelectMany(d => d.Texts), events);
    }

    /// <summary>Key of a document in the stream of stories: the minute it came into view, then a hash of its identity. So
    /// keys grow with time, and a story named by its founder's key has the same name in every store.</summary>
    private static long KeyOf(Submission submission)
    {
        const int hashBits = 37;
        var minute = Math.Max(0, submission.Entered.ToUnixTimeSeconds() / 60);
        var hash = StableHash.Of(StableHash.Of(submission.Key.Source), StableHash.Of(submission.Key.Id));
        return (minute << hashBits) | (long)(hash >> (64 - hashBits));
    }

    // Two documents of a minute hardly ever share a hash; made to, the later one takes the next free key.
    private long FreeKeyOf(Submission submission)
    {
        var key = KeyOf(submission);
        while (_stories.StoryOf(key) is not null) key++;
        return key;
    }

    private void Forget(long day)
    {
        _duplicates.Forget(Analysis.Midnight(day - DuplicateDays));
        _stories.Expire(Analysis.Midnight(day - StoryDays).ToUnixTimeMilliseconds());
        _labels.Forget(day - StoryDays);
        foreach (var (key, member) in _members)
            if (member.Day < day - DuplicateDays) _members.Remove(key);
        foreach (var (key, copy) in _copies)
            if (copy.Day < day - DuplicateDays) _copies.Remove(key);
    }

    private void Place(Digested document, long day)
    {
        var (submission, digest, _) = document;
        var work = CanonicalAddress.Of(submission.Url) is { IsWork: true } address ? address.Identity : null;
        digest = digest with { Address = work is null ? null : (long)StableHash.Of(work) };
        var key = FreeKeyOf(submission);
        var copy = CopyOf(CandidateOf(submission), digest.Address, day);
        digest = copy is { } found
            ? digest with { Original = found.Original, Reason = found.Reason, Story = found.Story }
            : digest with { Story = _stories.Add(key, digest.Entered.ToUnixTimeMilliseconds(), FeaturesOf(digest)) };
        (copy is null ? _members : _copies).Add(submission.Key, new Member(key, day, digest));
    }

    // What a document is a copy of: an original always, whatever it resembles most.
    private (long Original, string Reason, long Story)? CopyOf(DuplicateCandidate candidate, long? address, long day)
    {
        if (_duplicates.Next(candidate) is { } match)
        {
            var reason = WordFor(match.Reason);
            if (_members.TryGetValue(match.Original, out var member)) return (member.Digest.Document, reason, member.Digest.Story);
            var copied = _copies[match.Original].Digest;
            return (copied.Original!.Value, reason, copied.Story);
        }

        if (address is not { } work || _queries.AtAddress(work, Analysis.Midnight(day - DuplicateDays)) is not { } old) return null;
        var (original, _) = _queries.Among(old.Document, copies: false)[0];
        return DuplicateIndex.Judge(CandidateOf(original), candidate) is { } judged
            ? (old.Document, WordFor(judged), old.Story) : null;
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
        var byKey = _members.Values.ToDictionary(m => m.Key);
        foreach (var (from, into, moved) in _stories.Recluster())
        {
            var document = moved is { } key ? byKey[key].Digest.Document : (long?)null;
            var affected = document is { } original
                ? _members.Values.Concat(_copies.Values).Where(m => (m.Digest.Original ?? m.Digest.Document) == original).ToList()
                : _members.Values.Concat(_copies.Values).Where(m => m.Digest.Story == from).ToList();
            affected.ForEach(m => m.Put(into));
            var kind = document is null ? StoryEventKind.Merged : StoryEventKind.Moved;
            events.Add(new StoryEvent(day, events.Count, kind, from, into, document));
        }

        return events;
    }

    private static Feature[] FeaturesOf(Digest digest)
    {
        var features = new List<Feature>(digest.TitleTerms);
        for (var i = 0; i < digest.TitleTerms; i++)
        {
            var term = digest.Terms[i];
            if (term.Kind != TermKind.Phrase) features.Add(new Feature((ulong)term.Value, term.Kind == TermKind.Name ? NameWeight : 1));
        }

        return [.. features];
    }

    private static DuplicateCandidate CandidateOf(Submission s) =>
        new(s.Key, s.Entered, s.Title, s.Text, s.Url, s.Truncated, s.Key.Source, s.Community);
}
