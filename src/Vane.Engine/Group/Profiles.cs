using System.Globalization;
using Vane.Model;
using Vane.Storage;
using Vane.Understand;

namespace Vane.Group;

/// <summary>All that is known and understood of a document, for reading.</summary>
public sealed record DocumentProfile(
    string Source, string Id, string Title, string? Community, string? Url, string Language, string Entered,
    IReadOnlyList<ProfiledName> Names, IReadOnlyList<ProfiledTopic> Topics, IReadOnlyList<string> Terms,
    string? CopyOf, string? Reason, IReadOnlyList<string> Copies, string Story);

/// <summary>A name in a document's title, where it first stands.</summary>
public sealed record ProfiledName(string Name, string Kind, int Start, int Length, IReadOnlyList<string> Chain);

/// <summary>A topic of a document with the words that say why.</summary>
public sealed record ProfiledTopic(string Topic, IReadOnlyList<string> Words);

/// <summary>All documents of a story, and what happened to it.</summary>
public sealed record StoryProfile(
    string Id, string Label, IReadOnlyList<StoryDocument> Documents, IReadOnlyList<StoryChapter> Events);

/// <summary>A document of a story.</summary>
public sealed record StoryDocument(string Source, string Id, string? Community, string Title, string Entered, bool IsCopy);

/// <summary>What happened to a story on a day.</summary>
public sealed record StoryChapter(string Day, string What);

/// <summary>Gathers what is known of one document or one story.</summary>
/// <param name="queries">What was understood.</param>
/// <param name="stories">What became of stories.</param>
internal sealed class Profiles(DigestQueries queries, StoryQueries stories)
{
    /// <summary>All of a document.</summary>
    /// <exception cref="StoreException">There is none.</exception>
    public DocumentProfile Of(DocumentKey key, DocumentReader reader)
    {
        if (queries.Find(key) is not { } found) throw new StoreException($"There is no document '{key.Source}:{key.Id}'.");
        var (submission, digest) = found;
        var (names, topics) = reader.Explain(submission);
        var original = digest.Original is { } first ? queries.Among(first, copies: false)[0].Submission.Key : (DocumentKey?)null;
        var texts = queries.Terms(digest.Terms);
        return new DocumentProfile(
            key.Source, key.Id, submission.Title, submission.Community, submission.Url, digest.Language,
            submission.Entered.ToString(),
            [.. names.DistinctBy(n => n.Key).Select(n => new ProfiledName(n.Name, $"{n.Kind}", n.Start, n.Length, n.Chain))],
            [.. topics.Select(t => new ProfiledTopic(t.Topic.Id, [.. t.Witnesses.Select(w => WordsOf(submission, w))]))],
            [.. digest.Terms.Where(t => t.Kind != TermKind.Name && texts.ContainsKey(t)).Select(t => texts[t].Text)],
            original is { } o ? $"{o.Source}:{o.Id}" : null, digest.Reason,
            [.. queries.Among(digest.Document, copies: true).Select(c => $"{c.Submission.Key.Source}:{c.Submission.Key.Id}")],
            new StoryId(digest.Story).ToString());
    }

    /// <summary>All of a story.</summary>
    /// <exception cref="StoreException">There is none.</exception>
    public StoryProfile Of(StoryId id)
    {
        var (documents, events) = stories.Life(id.Value);
        var history = StoryHistory.Replay(documents.Select(d => d.Digest), events);
        var members = documents.Where(d => history.StoryOf(d.Digest) == id.Value).ToList();
        if (members.Count == 0) throw new StoreException(Became(id, events));
        var label = history.Labels.TryGetValue(id.Value, out var chosen)
            ? documents.FirstOrDefault(d => d.Digest.Document == chosen).Submission : null;
        return new StoryProfile(
            id.ToString(), (label ?? members[0].Submission).Title,
            [.. members.Select(d => new StoryDocument(
                d.Submission.Key.Source, d.Submission.Key.Id, d.Submission.Community, d.Submission.Title,
                d.Submission.Entered.ToString(), d.Digest.Original is not null))],
            [.. events.Select(e => new StoryChapter(
                Analysis.LocalDateOf(e.Day).ToString("uuuu-MM-dd", CultureInfo.InvariantCulture), WordsFor(e, documents)))]);
    }

    private static string WordsOf(Submission submission, Witness witness)
    {
        var part = witness.Part switch
        {
            Part.Title => submission.Title,
            Part.Text => submission.Text ?? "",
            Part.Flair => submission.Category ?? "",
            _ => submission.Community ?? submission.Key.Source,
        };
        return witness.Span.In(part).ToString();
    }

    private static string Became(StoryId id, IReadOnlyList<StoryEvent> events) =>
        events.LastOrDefault(e => e.Kind == StoryEventKind.Merged && e.Story == id.Value) is { } merged
            ? $"The story {id} became part of {new StoryId(merged.Other!.Value)}."
            : $"There is no story '{id}'.";

    private static string WordsFor(StoryEvent e, IReadOnlyList<(Submission Submission, Digest Digest)> documents)
    {
        var title = documents.FirstOrDefault(d => d.Digest.Document == e.Document).Submission?.Title;
        return e.Kind switch
        {
            StoryEventKind.Merged => $"{new StoryId(e.Story)} became part of {new StoryId(e.Other!.Value)}",
            StoryEventKind.Moved => $"'{title}' moved from {new StoryId(e.Story)} to {new StoryId(e.Other!.Value)}",
            _ => $"{new StoryId(e.Story)} is called '{title}'",
        };
    }
}
