using NodaTime;
using Vane.Model;
using Vane.Sources;

namespace Vane.Desk;

/// <summary>What a source usually answers, to notice when it answers otherwise though nothing seems wrong.</summary>
/// <param name="earlier">Its last visits, newest first.</param>
internal sealed class Habit(IReadOnlyList<SourceVisit> earlier)
{
    private const int Least = 5, UsualRecords = 10, Shrinkage = 5;
    private static readonly Duration Backwards = Duration.FromDays(1);

    private readonly List<SourceVisit> _got = [.. earlier.Where(v => v.Outcome is VisitOutcome.Got or VisitOutcome.Thin)];

    /// <summary>How a visit went that ended without a fault.</summary>
    /// <param name="reading">What was read and stored.</param>
    /// <param name="visit">What was asked and answered.</param>
    /// <param name="kind">What the source is known to answer.</param>
    public VisitOutcome Judge(VisitReading reading, StoredVisit visit, SourceKind kind)
    {
        if (reading.Records == 0 && (visit.LeftOut > 0 || kind.IsOftenEmpty)) return VisitOutcome.Quiet;
        if (reading.Records == 0)
            return visit.Unchanged > 0 && visit.Unchanged == visit.Answers ? VisitOutcome.Unchanged
                : !kind.IsSteady && IsUsuallyEmpty ? VisitOutcome.Quiet : VisitOutcome.Empty;
        // Of several lists, only those that changed are in what was read.
        if (!kind.IsSteady || visit.Unchanged > 0) return VisitOutcome.Got;
        // What it showed before cannot have become newer, and nothing of it is new: another page is being served.
        if (reading.Stored is { New: 0, Updated: 0 } && reading.Newest < _got.Max(v => v.Newest) - Backwards) return VisitOutcome.Old;
        return IsThin(reading.Records + visit.LeftOut, visit.Since is { } since ? visit.Now - since : null) ? VisitOutcome.Thin : VisitOutcome.Got;
    }

    // Nothing from a source that never gave anything is no habit but a doubt.
    private bool IsUsuallyEmpty
    {
        get
        {
            var quiet = earlier.Count(v => v.Outcome == VisitOutcome.Quiet);
            var answered = _got.Count + quiet;
            return _got.Count > 0 && (answered < Least || quiet * 5 >= answered || _got.Exists(v => v.Tally.Read <= 2));
        }
    }

    // Of sources that are asked for what came since, less comes when less time has passed.
    private bool IsThin(long records, Duration? span)
    {
        if (_got.Count < Least) return false;
        var usual = Median(_got.Select(v => (double)v.Tally.Read));
        if (usual < UsualRecords || records * Shrinkage >= usual) return false;
        var spans = _got.Where(v => v.AskedFrom is not null).Select(v => (v.Started - v.AskedFrom!.Value).TotalSeconds).ToList();
        return span is null || spans.Count == 0 || span.Value.TotalSeconds * 2 >= Median(spans);
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
