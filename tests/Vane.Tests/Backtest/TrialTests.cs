using NodaTime;
using Vane.Backtest;
using Vane.Group;
using Vane.Model;
using Vane.Sample;
using Vane.Storage;
using Vane.Tests.Support;
using Vane.Trend;
using Vane.Understand;
using Subject = Vane.Trend.Subject;

namespace Vane.Tests.Backtest;

public sealed class TrialTests
{
    private static readonly Lens Ai = Lens.Open("ai");
    private static readonly List<Item> World = [.. SampleWorld.Items(new SampleOptions { Days = 72, PostsPerDay = 16 })];
    private static readonly BacktestOptions Weeks = new(Make.Day("2026-06-08"), Make.Day("2026-06-28"));

    // Counts the documents of the last three days, so that whatever is known shows.
    private static readonly Caller Counting = new("counting", (counts, day) =>
        [.. counts.Subjects.Select((s, i) => (s, Sum: SumOf(counts.Counts.Of(i), day - 2))).Where(p => p.Sum > 0)
            .OrderByDescending(p => p.Sum).ThenBy(p => p.s).Select(p => new Flag(p.s, []))]);

    private static readonly string[] Matters =
    [
        "reads", "repairs", "sorts", "counts", "paints", "plays", "finds", "copies", "harbour", "library", "orchard", "museum", "kitchen",
    ];

    [Theory]
    [InlineData("2026-05-20")]
    [InlineData("2026-06-14")]
    public void A_day_replayed_is_that_day_asked_with_nothing_known_of_later_ones(string date)
    {
        var day = Make.Day(date);
        var edition = Make.Edition(date);
        var end = edition.Midnight(day.PlusDays(1));
        using var whole = new TestStore(World);
        using var then = new TestStore([.. World.Where(i => i.FirstSeen < end)]);
        var vane = Caller.Of(Method.Vane(ScanOptions.Of(ReportPeriod.Day)));
        var (all, early) = (AsOf(whole.Store, Make.At("2026-07-10T00:00")), AsOf(then.Store, end));
        all.Documents.Count.ShouldBeGreaterThan(early.Documents.Count);
        foreach (var source in new[] { "sample-forum", "sample-news" })
        {
            var replayed = new Replay(SourceDocuments.Of(source, all.Documents), edition, 63).Call([Counting, vane], [day.PlusDays(-1), day, day.PlusDays(1)], null, CancellationToken.None);
            var counts = SourceCounts.Of(source, early.Documents.Where(d => d.Key.Source == source), edition, 63, SourceDocuments.SubjectsOf, 3);
            TermsOf(replayed[0][1]).ShouldBe(TermsOf(Counting.Call(counts, 62)));
            TermsOf(replayed[1][1]).ShouldBe(TermsOf(vane.Call(counts, 62)));
            TermsOf(replayed[0][1]).ShouldNotBeEmpty();
            TermsOf(replayed[0][2]).ShouldNotBe(TermsOf(replayed[0][1]));
        }
    }

    [Fact]
    public void What_was_seen_late_is_not_called_before()
    {
        var items = World.Where(i => i.Key.Source == "sample-forum").ToList();
        var late = Enumerable.Range(0, 5).Select(i => Make.Post($"late{i}", "2026-05-17T10:00", source: "sample-forum",
            title: $"Kittiwake-9B was there before house number {i}", seen: [Make.Seen("2026-05-19T10:00")]));
        using var store = new TestStore([.. items, .. late]);
        using var without = new TestStore(items);
        var days = Enumerable.Range(0, 4).Select(Make.Day("2026-05-16").PlusDays).ToList();
        IReadOnlyList<Flag>[] Replayed(Store of) => new Replay(SourceDocuments.Of("sample-forum", AsOf(of, Make.At("2026-06-10T00:00")).Documents), Make.Edition("2026-05-16"), 63)
            .Call([Counting], days, null, CancellationToken.None)[0];
        var (one, other) = (Replayed(store.Store), Replayed(without.Store));
        for (var day = 0; day < 3; day++) TermsOf(one[day]).ShouldBe(TermsOf(other[day]));
        TermsOf(one[3]).ShouldNotBe(TermsOf(other[3]));
    }

    [Fact]
    public void Results_do_not_change_with_the_order_of_the_input_and_are_the_same_again()
    {
        using var store = new TestStore(World);
        using var turned = new TestStore();
        foreach (var batch in World.Chunk(500).Reverse()) turned.Store.Fill(batch);
        var lines = LinesOf(store.Store);
        LinesOf(store.Store).ShouldBe(lines);
        LinesOf(turned.Store).ShouldBe(lines);
        lines.Count(l => l.StartsWith("recall 3 days in", StringComparison.Ordinal)).ShouldBe(3);
        lines[0].ShouldStartWith("sample-forum: 3 weeks from 2026-06-08, ");
        lines[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).ShouldBe(["vane", .. Opponents.Names]);
    }

    [Fact]
    public void A_name_that_comes_up_is_found_to_emerge_and_whoever_lists_volume_has_it()
    {
        var news = Enumerable.Range(0, 40).Select(i => Make.Post($"new{i}", $"2026-06-{17 + (i / 20):00}T1{i % 10}:{i:00}", community: World[0].Community,
            source: "sample-forum", title: $"Kittiwake-9B {Matters[i % 8]} the {Matters[(i / 8) + 8]}"));
        using var store = new TestStore([.. World.Where(i => i.Key.Source == "sample-forum"), .. news]);
        var result = Run(store.Store, Weeks with { Source = "sample-forum", Against = ["volume", "volume"] }).ShouldHaveSingleItem();
        result.Methods.Select(m => m.Name).ShouldBe(["vane", "volume"]);
        var week = result.Weeks.Single(w => w.Monday == Make.Day("2026-06-15"));
        week.Emerging[0].Term.Text.ShouldBe("Kittiwake-9B");
        week.Emerging[0].Flagged.ShouldBe(3, "of all terms of that Wednesday Vane calls it too");
        result.Weeks.Where(w => w != week).SelectMany(w => w.Emerging).ShouldAllBe(e => e.Term.Text != "Kittiwake-9B");
        result.Methods[1].Shuffled!.Value.Value.ShouldBeInRange(0.8, 1.3, "whoever only ranks lists as many whatever there is");
        result.Methods[0].Shuffled!.Value.Value.ShouldBeLessThan(0.5);
    }

    [Fact]
    public void A_source_without_days_before_is_told_apart()
    {
        using var store = new TestStore(Chatter.Prompt(9, 50));
        var result = Run(store.Store, new BacktestOptions(Make.Day("2025-04-28"), Make.Day("2025-05-04")) { Source = "forum" }).ShouldHaveSingleItem();
        result.Weeks.ShouldBeEmpty();
        BacktestTable.LinesOf(result).ShouldHaveSingleItem().ShouldBe("forum: skipped: no week with documents and enough days before it");
    }

    [Fact]
    public void What_cannot_be_replayed_is_refused_with_what_can()
    {
        using var store = new TestStore(Chatter.Prompt(9, 50));
        Refused(Weeks with { Source = "forums" }).ShouldBe("There is no source 'forums'. Known are forum, papers, 日报.");
        Refused(Weeks with { Against = ["luck"] }).ShouldBe("There is no method 'luck'. Known are score, volume, ratio, ewma, poisson.");
        Refused(Weeks with { To = Make.Day("2026-06-13") }).ShouldBe("There is no whole week, Monday to Sunday, from 2026-06-08 to 2026-06-13.");
        string Refused(BacktestOptions options) => Should.Throw<ArgumentException>(() => Run(store.Store, options)).Message;
    }

    private static List<string> LinesOf(Store store) =>
        [.. Run(store, Weeks).SelectMany(r => BacktestTable.LinesOf(r).Concat(BacktestTable.ListOf(r)))];

    private static IReadOnlyList<SourceBacktest> Run(Store store, BacktestOptions options)
    {
        var analysis = new Analysis(store, Ai);
        analysis.Run(rebuild: false, null, CancellationToken.None);
        return new Trial(store, analysis, options).Run(null, CancellationToken.None);
    }

    private static Understanding AsOf(Store store, Instant asOf)
    {
        var analysis = new Analysis(store, Ai);
        analysis.Run(rebuild: false, null, CancellationToken.None);
        return analysis.AsOf(Make.At("2025-04-01T00:00"), asOf);
    }

    private static int SumOf(ReadOnlySpan<Cell> cells, int from)
    {
        var sum = 0;
        foreach (var cell in cells)
            if (cell.Day >= from) sum += cell.Count;
        return sum;
    }

    private static IEnumerable<Subject> TermsOf(IReadOnlyList<Flag> flags) => flags.Select(f => f.Term);
}
