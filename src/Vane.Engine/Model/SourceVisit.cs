using NodaTime;

namespace Vane.Model;

/// <summary>How a visit to a source went.</summary>
public enum VisitOutcome
{
    /// <summary>Not ended; after a kill it stays so until the source is visited again.</summary>
    Running,

    /// <summary>Something was read.</summary>
    Got,

    /// <summary>The source says that what is had still stands.</summary>
    Unchanged,

    /// <summary>It answered with nothing, as it often does.</summary>
    Quiet,

    /// <summary>It answered with nothing, which is not its habit.</summary>
    Empty,

    /// <summary>It answered with far less than is its habit.</summary>
    Thin,

    /// <summary>What it answered is older than what it showed before.</summary>
    Old,

    /// <summary>It asks to wait.</summary>
    RateLimited,

    /// <summary>Its robots.txt does not allow to read it.</summary>
    Closed,

    /// <summary>It leads into a network that is not public.</summary>
    Forbidden,

    /// <summary>It could not be asked, or its answer could not be read.</summary>
    Failed,

    /// <summary>It was stopped or killed on the way.</summary>
    Unfinished,

    /// <summary>It failed too often before, and was not asked this time.</summary>
    Resting,
}

/// <summary>One visit to a source: what was asked for, what came, and why it failed.</summary>
/// <param name="Run">Key of the run in the store.</param>
/// <param name="Source">Name of the source in the settings.</param>
/// <param name="Started">When it began.</param>
/// <param name="AskedFrom">From when on was asked for: the end of what was got before; null on the first visit.</param>
/// <param name="Ended">When it ended.</param>
/// <param name="Outcome">How it went.</param>
/// <param name="Tally">What it counted.</param>
/// <param name="Requests">Requests that were sent.</param>
/// <param name="Bytes">Bytes of answers, as compressed.</param>
/// <param name="Newest">Latest publication among what was read.</param>
/// <param name="Fault">Why it did not get through.</param>
public sealed record SourceVisit(
    long Run, string Source, Instant Started, Instant? AskedFrom, Instant? Ended, VisitOutcome Outcome, Tally Tally,
    long Requests, long Bytes, Instant? Newest, string? Fault)
{
    /// <summary>Whether the source answered as it should.</summary>
    public bool IsAnswered => Outcome is VisitOutcome.Got or VisitOutcome.Unchanged or VisitOutcome.Quiet;

    /// <summary>Whether it answered, and the answer is doubtful.</summary>
    public bool IsDoubtful => Outcome is VisitOutcome.Empty or VisitOutcome.Thin or VisitOutcome.Old;

    /// <summary>How an outcome is written, in the store and for machines.</summary>
    public static string WordOf(VisitOutcome outcome) => outcome switch
    {
        VisitOutcome.Running => "running",
        VisitOutcome.Got => "got",
        VisitOutcome.Unchanged => "unchanged",
        VisitOutcome.Quiet => "quiet",
        VisitOutcome.Empty => "empty",
        VisitOutcome.Thin => "thin",
        VisitOutcome.Old => "old",
        VisitOutcome.RateLimited => "rate-limited",
        VisitOutcome.Closed => "closed",
        VisitOutcome.Forbidden => "forbidden",
        VisitOutcome.Failed => "failed",
        VisitOutcome.Resting => "resting",
        _ => "unfinished",
    };

    /// <summary>The outcome that a word stands for.</summary>
    public static VisitOutcome OutcomeOf(string word) =>
        Enum.GetValues<VisitOutcome>().FirstOrDefault(o => WordOf(o) == word, VisitOutcome.Failed);
}

/// <summary>A source that is visited, as of an instant.</summary>
/// <param name="Source">Name of the source in the settings.</param>
/// <param name="LastAnswer">When the last visit ended that it answered as it should, in the last sixty days.</param>
/// <param name="LastNew">When the last visit ended that gave something new.</param>
/// <param name="Days">UTC days since 1970 on which visits gave something new, ascending.</param>
public sealed record CollectedSource(string Source, Instant? LastAnswer, Instant? LastNew, IReadOnlyList<long> Days);
