using Vane.Model;
using Vane.Storage;

namespace Vane.Verify;

/// <summary>What the coverage section may say, and the report's state with its reasons.</summary>
internal sealed class CoverageClaims
{
    private const long DayMs = 86_400_000;

    private readonly Ledger _ledger;
    private readonly IReadOnlyList<Entry> _posts, _documents;
    private readonly long _met;
    private readonly List<StoredReading> _unended;

    public CoverageClaims(Ledger ledger)
    {
        _ledger = ledger;
        _posts = ledger.Posts(ledger.Window);
        _documents = ledger.Documents(ledger.Window);
        _met = ledger.Met(ledger.Window);
        _unended = [.. ledger.Readings.Where(r => !r.Ended)];
    }

    public ReportState State =>
        _posts.Count == 0 ? ReportState.NoData : Reasons().Count > 0 ? ReportState.Partial : ReportState.Ok;

    public IReadOnlyList<string> Reasons()
    {
        var reasons = new List<string>();
        if (_ledger.Sources.Count == 0) reasons.Add("empty-store");
        else if (_met == 0) reasons.Add("no-posts");
        else if (_posts.Count == 0) reasons.Add("below-floors");
        if (_ledger.Sources.Any(s => StateOf(s) == "stale")) reasons.Add("source-stale");
        if (_unended.Count > 0) reasons.Add("input-broken");
        if (new CollectionClaims(_ledger).Reason is { } reason) reasons.Add(reason);
        return reasons;
    }

    public Chapter Chapter() => new("coverage", [.. Claims()], [.. Sheets()], ["came-into-view"]);

    private IEnumerable<Claim> Claims()
    {
        var window = _ledger.Window;
        yield return Claim.Of(
            "coverage-window",
            ("from", new Slot.Moment(window.From)),
            ("to", new Slot.Moment(window.To)),
            ("asOf", new Slot.Moment(_ledger.Edition.AsOf)),
            ("zone", new Slot.Name(_ledger.Edition.Zone)),
            ("score", new Slot.Score(_ledger.Edition.Floors.Score)),
            ("comments", new Slot.Score(_ledger.Edition.Floors.Comments)));
        yield return Posts();
        if (_documents.Count > _posts.Count)
        {
            yield return Claim.Of(
                "coverage-copies",
                ("copies", new Slot.Count(_documents.Count - _posts.Count)), ("documents", new Slot.Count(_documents.Count)))
                .On(_ledger.Selection(window));
        }

        if (_met > _posts.Count) yield return Floors(_ledger.Edition.Floors);
        foreach (var silent in _ledger.Sources.Where(s => StateOf(s) == "stale"))
            yield return Claim.Of(
                "source-stale", ("source", new Slot.Name(silent.Name)), ("last", new Slot.Moment(Ledger.At(silent.LastNew))));
        var asOf = _ledger.Edition.AsOf.ToUnixTimeMilliseconds();
        if (_ledger.Readings.Any(r => _posts.Count == 0 || r.Began <= asOf)) yield return Inputs();
        foreach (var reading in _unended) yield return Broken(reading);
        if (_posts.Count == 0 && _ledger.Readings.Count(r => r.Ended && r.Read == 0) is var empty and > 0)
            yield return Claim.Of("inputs-empty", ("inputs", new Slot.Count(empty)));
    }

    private Claim Posts()
    {
        if (_ledger.Sources.Count == 0) return Claim.Of("empty-store");
        var selection = _ledger.Selection(_ledger.Window);
        if (_met == 0) return Claim.Of("no-posts").On(selection);
        var all = ("all", (Slot)new Slot.Count(_met));
        if (_posts.Count == 0) return Claim.Of("none-over-floor", all).On(selection);
        var posts = ("posts", (Slot)new Slot.Count(_posts.Count));
        var sources = ("sources", (Slot)new Slot.Count(_documents.Select(p => p.Source).Distinct(StringComparer.Ordinal).Count()));
        return _met > _posts.Count
            ? Claim.Of("coverage-over-floors", all, posts, sources).On(selection)
            : Claim.Of("coverage-posts", posts, sources).On(selection);
    }

    private static Claim Floors(Floors floors)
    {
        var score = ("score", (Slot)new Slot.Score(floors.Score));
        var comments = ("comments", (Slot)new Slot.Score(floors.Comments));
        if (floors.Comments == 0) return Claim.Of("floors-score", score);
        return floors.Score == 0 ? Claim.Of("floors-comments", comments) : Claim.Of("floors", score, comments);
    }

    private Claim Inputs() => Claim.Of(
        "inputs",
        ("inputs", new Slot.Count(_ledger.Readings.Count)),
        ("records", new Slot.Count(_ledger.Readings.Sum(r => r.Read))),
        ("rejected", new Slot.Count(_ledger.Readings.Sum(r => r.Rejected))));

    private static Claim Broken(StoredReading reading)
    {
        var name = Path.GetFileName(reading.Input);
        return Claim.Of(reading.Running ? "input-unfinished" : "input-broken", ("input", new Slot.Name(name)), ("records", new Slot.Count(reading.Read)))
            .On(new Evidence.Input(name, reading.Read, reading.Rejected, reading.Fault));
    }

    private IEnumerable<Sheet> Sheets()
    {
        if (_ledger.Sources.Count == 0) yield break;
        var lines = _ledger.Sources.Select(LineOf).ToList();
        yield return new Sheet("sources", null, ["source", "state", "posts", "with-figures", "last-new"], lines);
    }

    private Line LineOf(StoredSource source)
    {
        var posts = _documents.Where(p => p.Source == source.Name).ToList();
        return new Line(
        [
            new Slot.Name(source.Name),
            new Slot.Term(StateOf(source)),
            new Slot.Count(posts.Count),
            new Slot.Count(posts.Count(p => p.Observed is not null)),
            new Slot.Moment(Ledger.At(source.LastNew)),
        ]);
    }

    private string StateOf(StoredSource source)
    {
        if (_documents.Any(p => p.Source == source.Name)) return "ok";
        if (source.Days.Count == 0) return "ended";
        var end = Math.Min(
            _ledger.Window.To.ToUnixTimeMilliseconds(), _ledger.Edition.AsOf.ToUnixTimeMilliseconds());
        return end - source.LastNew > Math.Max(3, 2 * LongestPause(source.Days)) * DayMs ? "stale" : "quiet";
    }

    private static long LongestPause(IReadOnlyList<long> days) =>
        days.Count < 2 ? 7 : days.Zip(days.Skip(1), (day, next) => next - day).Max();
}
