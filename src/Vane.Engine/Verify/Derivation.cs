using Vane.Model;
using Vane.Trend;

namespace Vane.Verify;

/// <summary>Everything a report of an edition has to say, derived from the store by <c>docs/report-format.md</c>
/// alone.</summary>
internal sealed class Derivation
{
    public Derivation(Ledger ledger, Lazy<TrendRecount> recount, Lazy<Attention> attention)
    {
        var coverage = new CoverageClaims(ledger);
        var shifts = new ShiftClaims(ledger);
        var lists = Enum.GetValues<ReportPeriod>().Where(p => p >= ledger.Edition.Period)
            .ToDictionary(p => p, p => new ListClaims(ledger, p));
        var grasp = new Grasp(ledger);
        var stories = lists.Keys.ToDictionary(p => p, p => new StoryClaims(ledger, grasp, p));
        Lens = LensMark.Of(grasp.Understanding.Lens.Name, grasp.Understanding.Lens.Fingerprint);
        Window = ledger.Window;
        Whole = ledger.Selection(ledger.Window);
        State = coverage.State;
        Reasons = coverage.Reasons();
        // Nothing is said of trends, and so nothing is scanned, where the month holds nothing.
        var trends = ledger.Posts(ledger.Edition.Span(ReportPeriod.Month)).Count > 0 ? new TrendClaims(ledger, recount.Value) : null;
        List<Chapter> chapters = [coverage.Chapter(), new TakeawayClaims(ledger, trends, shifts, stories[ledger.Edition.Period], lists).Chapter()];
        if (trends is not null)
        {
            var explains = stories.Where(s => s.Value.Any).Select(s => (ReportPeriod?)s.Key).Min();
            foreach (var period in lists.Keys.Order())
                chapters.AddRange([lists[period].Chapter(), stories[period].Chapter(period == explains)]);
            chapters.Add(CommunityClaims.Chapter(ledger, grasp));
            chapters.Add(TopicClaims.Chapter(ledger, grasp));
            chapters.Add(trends.Chapter());
            chapters.Add(shifts.Chapter(trends.Changes()));
            chapters.Add(WeekClaims.Chapter(ledger, trends.Weeks()));
            chapters.AddRange(new Chapter?[] { new DeepDiveClaims(ledger, recount.Value, trends).Chapter(), new AttentionClaims(ledger, attention).Chapter() }.OfType<Chapter>());
        }

        if (new CollectionClaims(ledger).Chapter() is { } collection) chapters.Add(collection);
        Chapters = chapters;
    }

    /// <summary>The lens the store was understood through.</summary>
    public LensMark Lens { get; }

    public Window Window { get; }

    /// <summary>All posts of the window.</summary>
    public Evidence.Selection Whole { get; }

    public ReportState State { get; }

    public IReadOnlyList<string> Reasons { get; }

    public IReadOnlyList<Chapter> Chapters { get; }
}
