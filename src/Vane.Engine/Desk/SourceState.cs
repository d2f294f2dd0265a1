using NodaTime;
using Vane.Collect;
using Vane.Model;
using Vane.Storage;

namespace Vane.Desk;

/// <summary>How a source fares.</summary>
/// <param name="Source">The source.</param>
/// <param name="Last">Its last visit that has ended; null where it was not visited.</param>
/// <param name="LastAnswered">When the last visit began that it answered as it should; null where it never did.</param>
public sealed record SourceState(SourceSettings Source, SourceVisit? Last, Instant? LastAnswered)
{
    /// <summary>How the sources of an edition fare, in the order of the settings.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="store">Its store; null where there is none yet.</param>
    public static IReadOnlyList<SourceState> Of(EditionSettings edition, Store? store)
    {
        if (store is null) return [.. edition.Sources.Select(source => new SourceState(source, null, null))];
        var log = new VisitLog(store);
        return [.. edition.Sources.Select(source => new SourceState(
            source, log.Last(source.Name, 1) is [var last] ? last : null, log.LastAnswered(source.Name)))];
    }
}

/// <summary>How an edition fares that is watched.</summary>
/// <param name="LastSign">When it last did something, since the watch began.</param>
/// <param name="LastAnswer">When the last visit began that a source answered as it should.</param>
/// <param name="Sources">How many sources it has.</param>
/// <param name="Answering">How many answered their last visit as they should.</param>
/// <param name="Doubtful">How many answered it doubtfully.</param>
/// <param name="Waiting">How many asked to wait.</param>
/// <param name="Failing">How many failed it.</param>
/// <param name="NotVisited">How many were not visited yet.</param>
public sealed record EditionHealth(
    Instant? LastSign, Instant? LastAnswer, int Sources, int Answering, int Doubtful, int Waiting, int Failing, int NotVisited)
{
    /// <summary>Why nothing can be told of its sources; null where it can.</summary>
    public string? Fault { get; init; }

    /// <summary>Counts sources by how their last visits went.</summary>
    public static EditionHealth Of(IReadOnlyList<SourceState> states, Instant? lastSign)
    {
        var visits = states.Select(state => state.Last).OfType<SourceVisit>().ToList();
        var (answering, doubtful, waiting) =
            (visits.Count(v => v.IsAnswered), visits.Count(v => v.IsDoubtful), visits.Count(v => v.Outcome == VisitOutcome.RateLimited));
        return new EditionHealth(
            lastSign, states.Max(state => state.LastAnswered), states.Count, answering, doubtful, waiting,
            visits.Count - answering - doubtful - waiting, states.Count - visits.Count);
    }
}
