using Vane.Model;

namespace Vane.Verify;

/// <summary>Everything a report of an edition has to say, derived from the store by <c>docs/report-format.md</c>
/// alone.</summary>
internal sealed class Derivation
{
    public Derivation(Ledger ledger)
    {
        var coverage = new CoverageClaims(ledger);
        var shifts = new ShiftClaims(ledger);
        var lists = Enum.GetValues<ReportPeriod>().Where(p => p >= ledger.Edition.Period)
            .ToDictionary(p => p, p => new ListClaims(ledger, p));
        Window = ledger.Window;
        Whole = ledger.Selection(ledger.Window);
        State = coverage.State;
        Reasons = coverage.Reasons();
        List<Chapter> chapters = [coverage.Chapter(), new TakeawayClaims(ledger, shifts, lists).Chapter()];
        if (ledger.Posts(ledger.Edition.Span(ReportPeriod.Month)).Count > 0)
        {
            chapters.AddRange(lists.OrderBy(l => l.Key).Select(l => l.Value.Chapter()));
            chapters.Add(CommunityClaims.Chapter(ledger));
            chapters.Add(shifts.Chapter());
            chapters.Add(WeekClaims.Chapter(ledger));
        }

        Chapters = chapters;
    }

    public Window Window { get; }

    /// <summary>All posts of the window.</summary>
    public Evidence.Selection Whole { get; }

    public ReportState State { get; }

    public IReadOnlyList<string> Reasons { get; }

    public IReadOnlyList<Chapter> Chapters { get; }
}
