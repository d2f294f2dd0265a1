using Vane.Model;

namespace Vane.Verify;

/// <summary>What may be said to be specific to a place: log-odds with a prior, counted over the month's originals.</summary>
internal sealed class PlaceTermClaims
{
    private readonly Ledger _ledger;
    private readonly Grasp _grasp;
    private readonly Window _month;
    private readonly ILookup<Place, Read> _originals;
    private readonly Dictionary<TermId, int> _held;
    private readonly int _all;

    public PlaceTermClaims(Ledger ledger, Grasp grasp)
    {
        _ledger = ledger;
        _grasp = grasp;
        _month = ledger.Edition.Span(ReportPeriod.Month);
        var originals = grasp.Posts(_month).Where(p => p.IsOriginal).ToList();
        _all = originals.Count;
        _held = Grasp.Tally(originals);
        _originals = originals.ToLookup(p => p.Post.Place);
    }

    /// <summary>The claim about a place; null where it has too few posts, or nothing of its own.</summary>
    public Claim? Of(Place place)
    {
        var posts = Saying.Groups(_ledger.Documents(_month).Where(p => p.Place == place));
        if (posts < 5) return null;
        var held = Grasp.Tally(_originals[place]);
        var best = held.Where(t => t.Value > 2)
            .Select(t => (Term: t.Key, Score: Score(t.Value, _originals[place].Count(), _held[t.Key], _all)))
            .Where(t => t.Score >= 2).OrderBy(t => -t.Score).ThenBy(t => t.Term.Value).Take(40).Select(t => t.Term).ToList();
        var shown = _grasp.Whole(best, held).Where(t => !Names(place, t.Text)).Take(5).ToList();
        if (shown.Count == 0) return null;
        return Claim.Of(
            "community-terms",
            ("name", new Slot.Name(_ledger.Label(place))),
            ("terms", new Slot.Names([.. shown.Select(t => t.Text)], [.. shown.Select(t => (long)held[t.Term])])))
            .On(new Evidence.Selection(_month.From, _month.To, place.Source, place.Name, null, posts));
    }

    // The prior is ten documents like those of the whole month.
    private static double Score(double here, double hereAll, double known, double all)
    {
        var (there, thereAll) = (known - here, all - hereAll);
        if (thereAll == 0) return 0;
        var (yes, no) = (10 * known / all, 10 * (all - known) / all);
        var ratio = Math.Log((here + yes) / (hereAll - here + no)) - Math.Log((there + yes) / (thereAll - there + no));
        return Math.Round(ratio / Math.Sqrt((1 / (here + yes)) + (1 / (there + yes))), 6);
    }

    private static bool Names(Place place, string term)
    {
        var own = place.Name.Split('/')[^1];
        return string.Equals(term, own, StringComparison.OrdinalIgnoreCase)
            || string.Equals(term, place.Name, StringComparison.OrdinalIgnoreCase);
    }
}
