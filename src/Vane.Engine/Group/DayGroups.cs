using NodaTime;
using Vane.Model;
using Vane.Storage;
using Vane.Text;
using Vane.Understand;

namespace Vane.Group;

/// <summary>What a day came to.</summary>
/// <param name="Day">UTC day since 1970.</param>
/// <param name="Submissions">Its documents.</param>
/// <param name="Digests">What was understood of each, in the same order.</param>
/// <param name="Terms">Texts of their terms.</param>
/// <param name="Events">What happened to stories.</param>
internal sealed record DayOutcome(
    long Day, IReadOnlyList<Submission> Submissions, IReadOnlyList<Digest> Digests, IEnumerable<TermText> Terms,
    IReadOnlyList<StoryEvent> Events);

/// <summary>
/// Groups the documents of one day after another: copies, then stories. What it remembers is a function of the documents of
/// the last weeks and their stories, so it can be restored on any day and go on as if it had never stopped.
/// </summary>
internal sealed class DayGroups
{
    /// <summary>How long a copy is recognised, rounded up to whole days; a copy of a work with an address of its own always is.</summary>
    private const int DuplicateDays = 31;

    /// <summary>How long a story waits for its next document.</summary>
    private const int StoryDays = 14;

    private const int NameWeight = 2;

    private readonly DigestQueries _queries;
    private readonly DuplicateIndex _duplicates = new();
    private readonly StoryStream _stories = new();
    private readonly StoryLabels _labels = new();
    private readonly Dictionary<DocumentKey, Member> _members = [];
    private readonly Dictionary<DocumentKey, (long Document, long Story, long Day)> _copies = [];

    private DayGroups(DigestQueries queries) => _queries = queries;

    /// <summary>An original of the window.</summary>
    /// <param name="Key">Its key in the stream of stories.</param>
    /// <param name="Day">When it came into view.</param>
    /// <param name="Digest">What was understood, with the story as it was last known.</param>
    internal sealed record Member(long Key, long Day, Digest Digest)
    {
        public Digest Digest { get; set; } = Digest;
    }

    /// <summary>Restores what is remembered when a day begins.</summary>
    /// <param name="queries">What was understood.</param>
    /// <param name="day">UTC day since 1970.</param>
    /// <param name="asOf">Only documents known by then.</param>
    public static DayGroups Restore(DigestQueries queries, long day, Instant asOf)
    {
        var groups = new DayGroups(queries);
        var window = queries.Understood(Analysis.Midnight(day - DuplicateDays), Analysis.Midnight(day), asOf).ToList();
        var events = queries.Events(day - DuplicateDays, day - 1);
        var history = StoryHistory.Replay(window.Select(d => d.Digest), events);
        foreach (var (submission, digest) in window.OrderBy(d => KeyOf(d.Submission)))
        {
            groups._duplicates.Add(CandidateOf(submission));
            var known = digest with { Story = history.StoryOf(digest) };
            if (digest.Original is null) groups.Restore(submission, known, day);
            else groups.Remember(submission.Key, known);
        }

        groups._labels.Restore(events, day - StoryDays);
        return groups;
    }

    /// <summary>Goes through a day.</summary>
    /// <param name="day">UTC day since 1970.</param>
    /// <param name="documents">All documents that came into view on it.</param>
    public DayOutcome Step(long day, IReadOnlyList<Digested> documents)
    {
        Forget(day);
        var ordered = documents.OrderBy(d => KeyOf(d.Submission)).ToList();
        var digests = ordered.ConvertAll(d => Place(d, day));
        var events = Mend(day);
        for (var i = 0; i < digests.Count; i++)
            if (digests[i].Original is null) digests[i] = _members[ordered[i].Submission.Key].Digest;
        // Copies go where their original of the window went.
        var byDocument = _members.Values.ToDictionary(m => m.Digest.Document, m => m.Digest.Story);
        for (var i = 0; i < digests.Count; i++)
            if (digests[i].Original is { } original && byDocument.TryGetValue(original, out var story)) digests[i] = digests[i] with { Story = story };
        events.AddRange(_labels.Choose(day, events.Count, _members.Values));
        return new DayOutcome(day, ordered.ConvertAll(d => d.Submission), digests, ordered.SelectMany(d => d.Texts), events);
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

    private void Restore(Submission submission, Digest digest, long day)
    {
        var member = new Member(KeyOf(submission), AnalysisLog.Day(digest.Entered.ToUnixTimeMilliseconds()), digest);
        _members.Add(submission.Key, member);
        if (member.Day >= day - StoryDays)
            _stories.Restore(member.Key, digest.Entered.ToUnixTimeMilliseconds(), FeaturesOf(digest), digest.Story);
    }

    private Digest Place(Digested document, long day)
    {
        var (submission, digest, _) = document;
        var candidate = CandidateOf(submission);
        var work = CanonicalAddress.Of(submission.Url) is { IsWork: true } address ? address.Identity : null;
        digest = digest with { Address = work is null ? null : (long)StableHash.Of(work) };
        if (CopyOf(candidate, digest.Address, day) is { } copy)
        {
            digest = digest with { Original = copy.Document, Reason = copy.Reason, Story = copy.Story };
            Remember(submission.Key, digest);
            return digest;
        }

        var key = KeyOf(submission);
        digest = digest with { Story = _stories.Add(key, digest.Entered.ToUnixTimeMilliseconds(), FeaturesOf(digest)) };
        _members.Add(submission.Key, new Member(key, day, digest));
        return digest;
    }

    // What a document is a copy of: an original always, whatever it resembles most.
    private (long Document, string Reason, long Story)? CopyOf(DuplicateCandidate candidate, long? address, long day)
    {
        if (_duplicates.Next(candidate) is { } match)
        {
            var reason = WordFor(match.Reason);
            if (_members.TryGetValue(match.Original, out var member)) return (member.Digest.Document, reason, member.Digest.Story);
            var (document, story, _) = _copies[match.Original];
            return (document, reason, story);
        }

        if (address is not { } work || _queries.AtAddress(work, Analysis.Midnight(day - DuplicateDays)) is not { } old) return null;
        var (original, _) = _queries.Among(old.Document, copies: false)[0];
        return DuplicateIndex.Judge(CandidateOf(original), candidate) is { } judged
            ? (old.Document, WordFor(judged), old.Story) : null;
    }

    private void Remember(DocumentKey key, Digest copy) => _copies[key] =
        (copy.Original!.Value, copy.Story, AnalysisLog.Day(copy.Entered.ToUnixTimeMilliseconds()));

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
            var affected = moved is { } document ? [byKey[document]] : _members.Values.Where(m => m.Digest.Story == from).ToList();
            foreach (var member in affected) member.Digest = member.Digest with { Story = into };
            // Nobody has heard of what was founded and joined on the same day.
            if (!affected.Exists(m => m.Day < day)) continue;
            events.Add(moved is null
                ? new StoryEvent(day, events.Count, StoryEventKind.Merged, from, into, null)
                : new StoryEvent(day, events.Count, StoryEventKind.Moved, from, into, affected[0].Digest.Document));
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
