using Vane.Model;
using Vane.Trend;

namespace Vane.Verify;

/// <summary>What may be said of young posts by their figures.</summary>
internal sealed class AttentionClaims(Ledger ledger, Lazy<Attention> attention)
{
    private const int MostReadings = 5, LeastPercent = 90, LeastPredicted = 30;
    private const long HourMs = 3_600_000, DayMs = 24 * HourMs;

    /// <summary>The section; null where there is nothing to say.</summary>
    public Chapter? Chapter()
    {
        if (ledger.Edition.Period != ReportPeriod.Day) return null;
        var claims = Standings().Take(MostReadings).Select(Claim).Concat(Expected()).ToList();
        return claims.Count == 0 ? null : new Chapter("attention", claims, [], ["attention"]);
    }

    private IEnumerable<Standing> Standings()
    {
        var at = Math.Min(ledger.Edition.AsOf.ToUnixTimeMilliseconds(), ledger.Window.To.ToUnixTimeMilliseconds());
        return ledger.Stored(at - (60 * DayMs), at).SelectMany(s => new Peerage(s, at).Standings())
            .OrderByDescending(s => s.Percent).ThenByDescending(s => s.Among).ThenBy(s => s.Post.Key).Where(Counts);
    }

    // Lists of an order of their own show figures that were not earned in them.
    private bool Counts(Standing standing)
    {
        var post = ledger.Find(standing.Post.Key);
        return (standing.PacePercent ?? (post.Document.Observations.Any(o => o.Rank >= 0) ? 0 : standing.Percent)) >= LeastPercent
            && post.Passes(ledger.Edition.Floors);
    }

    private Claim Claim(Standing standing)
    {
        var post = ledger.Find(standing.Post.Key);
        return Verify.Claim.Of(
            standing.PacePercent is null ? "ahead" : "gaining",
            ("title", ledger.Title(post)), ("percent", new Slot.Count(standing.PacePercent ?? standing.Percent)),
            ("among", new Slot.Count(standing.PaceAmong ?? standing.Among)),
            ("place", new Slot.Name(ledger.Label(standing.Peers))), ("hours", new Slot.Count(Math.Max(1, standing.AgeMs / HourMs))),
            ("score", new Slot.Score(standing.Score))).On(ledger.Post(post));
    }

    private IEnumerable<Claim> Expected() =>
        from source in attention.Value.Predictions()
        let before = source.Prediction.Before
        where before.Predicted >= LeastPredicted && before.Right * 2 > before.Predicted
        from fresh in source.Prediction.Posts
        let post = ledger.Find(fresh.Post.Key)
        where post.Passes(ledger.Edition.Floors)
        select Verify.Claim.Of(
            "expected-in-week", ("title", ledger.Title(post)), ("community", ledger.Name(post)),
            ("right", new Slot.Count(before.Right)), ("predicted", new Slot.Count(before.Predicted))).On(ledger.Post(post));
}
