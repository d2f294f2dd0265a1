using System.Data.Common;
using Dapper;
using Vane.Model;
using static Vane.Storage.DigestRows;

namespace Vane.Storage;

/// <summary>Questions about what became of stories.</summary>
public sealed class StoryQueries(Store store)
{
    /// <summary>Every document that was ever put into a story or one that became part of it, in order of time, with all
    /// events of these stories.</summary>
    public (IReadOnlyList<(Submission Submission, Digest Digest)> Documents, IReadOnlyList<StoryEvent> Events) Life(long story)
    {
        const string part = """
            WITH RECURSIVE part(id) AS (
                SELECT @story UNION SELECT e.story_id FROM story_event e JOIN part p ON e.other_id = p.id)
            """;
        using var connection = store.Connect();
        var documents = new List<(Submission, Digest)>();
        using (var rows = Read(connection,
            $"{part} SELECT {DigestColumns}, {SubmissionColumns} JOIN digest g ON g.document_id = e.document_id " +
            "WHERE g.story_id IN (SELECT id FROM part) ORDER BY g.known_ms, s.name, d.external_id", new { story }))
        {
            while (rows.Read()) documents.Add(Both(rows));
        }

        using var found = Read(connection,
            $"{part} SELECT day, place, kind, story_id, other_id, document_id FROM story_event " +
            "WHERE story_id IN (SELECT id FROM part) OR other_id IN (SELECT id FROM part) ORDER BY day, place", new { story });
        return (documents, EventsOf(found));
    }

    /// <summary>The story a document belonged to when a day began.</summary>
    /// <param name="document">Key in the store.</param>
    /// <param name="story">The story it was put into first.</param>
    /// <param name="day">UTC day since 1970.</param>
    public long StoryThen(long document, long story, long day)
    {
        using var connection = store.Connect();
        return connection.Query<(int Kind, long Story, long? Other, long? Document)>("""
            WITH RECURSIVE way(id) AS (
                SELECT @story
                UNION SELECT other_id FROM story_event WHERE kind = 1 AND document_id = @document AND day <= @day
                UNION SELECT e.other_id FROM story_event e JOIN way w ON e.story_id = w.id WHERE e.kind = 0 AND e.day <= @day
            )
            SELECT kind, story_id, other_id, document_id FROM story_event
            WHERE story_id IN (SELECT id FROM way) AND kind < 2 AND day <= @day ORDER BY day, place
            """, new { document, story, day }).Aggregate(story, (now, e) =>
                e.Story == now && (e.Kind == (int)StoryEventKind.Merged || e.Document == document) ? e.Other!.Value : now);
    }

    /// <summary>Events of stories on days from one to another, both included, in order.</summary>
    public IReadOnlyList<StoryEvent> Events(long from, long through)
    {
        using var connection = store.Connect();
        using var rows = Read(connection,
            "SELECT day, place, kind, story_id, other_id, document_id FROM story_event " +
            "WHERE day >= @from AND day <= @through ORDER BY day, place", new { from, through });
        return EventsOf(rows);
    }

    private static List<StoryEvent> EventsOf(DbDataReader rows)
    {
        var events = new List<StoryEvent>();
        while (rows.Read())
        {
            events.Add(new StoryEvent(
                rows.GetInt64(0), rows.GetInt64(1), (StoryEventKind)rows.GetInt64(2), rows.GetInt64(3),
                Number(rows, 4), Number(rows, 5)));
        }

        return events;
    }
}
