using System.Globalization;
using Vane.Model;
using Vane.Tests.Support;
using Vane.Trend;

namespace Vane.Tests.Trend;

public sealed class TrendsTests(LaunchWorld world) : IClassFixture<LaunchWorld>
{
    private static int LaunchDay => LaunchWorld.LaunchDay;

    [Fact]
    public void Even_talk_makes_no_trend()
    {
        for (var day = LaunchDay - 4; day < LaunchDay; day++)
        {
            var trends = world.Ask(world.Whole, LaunchWorld.Edition(day));
            trends.All.Select(t => t.Term).ShouldBeEmpty();
            trends.TooShort.ShouldBeEmpty();
        }
    }

    [Fact]
    public void A_launch_is_new_on_its_first_day_with_its_onset_its_documents_and_where_it_is()
    {
        var trend = world.Ask(world.Whole, LaunchWorld.Edition(LaunchDay)).All.ShouldHaveSingleItem();
        (trend.Term, trend.Kind, trend.State, trend.Source).ShouldBe((LaunchWorld.Name, TrendKind.Name, TrendState.New, "forum"));
        trend.Onset.ShouldBe(LaunchWorld.Date(LaunchDay));
        trend.FirstSeen.ShouldBe(LaunchWorld.Date(LaunchDay));
        trend.Days.ShouldBe(1);
        trend.Documents.ShouldBe(world.Launch.Take(7).Select(i => i.Key));
        trend.Reading.Count.ShouldBe(7);
        trend.Share.ShouldBe(7.0 / (LaunchWorld.PostsPerDay + 7), 1e-9);
        trend.Places.ShouldBe([new Place("forum", "c/2")]);
        trend.Lead.ShouldBeNull();
        trend.Daily.ShouldBe([.. new int[27], 7]);
    }

    [Fact]
    public void The_community_that_had_it_first_leads_from_the_second_day_on()
    {
        var trend = world.Ask(world.Whole, LaunchWorld.Edition(LaunchDay + 1)).All.ShouldHaveSingleItem();
        (trend.Term, trend.State).ShouldBe((LaunchWorld.Name, TrendState.New));
        trend.Onset.ShouldBe(LaunchWorld.Date(LaunchDay));
        trend.Days.ShouldBe(2);
        trend.Lead.ShouldBe(new Lead(new Place("forum", "c/2"), 1));
        trend.Places.ShouldBe([new Place("forum", "c/2"), new Place("forum", "c/3")]);
        trend.Documents.ShouldBe(world.Launch.Take(14).Select(i => i.Key));
    }

    [Theory]
    [InlineData(ReportPeriod.Week)]
    [InlineData(ReportPeriod.Month)]
    public void A_longer_period_has_the_launch_too_in_a_window_of_its_own_length(ReportPeriod period)
    {
        var trends = world.Ask(world.Whole, LaunchWorld.Edition(LaunchDay + 2, period)).All;
        trends.Select(t => t.Term).ShouldBe([LaunchWorld.Name, LaunchWorld.Earlier]);
        var trend = trends[0];
        (trend.Term, trend.State, trend.Onset).ShouldBe((LaunchWorld.Name, TrendState.New, LaunchWorld.Date(LaunchDay)));
        trend.Reading.Window.ShouldBe(Edition.DaysOf(period));
        trend.Documents.ShouldBe(world.Launch.Select(i => i.Key));
    }

    [Fact]
    public void What_ends_fades_with_all_its_documents_and_is_gone()
    {
        var states = new List<TrendState?>();
        for (var day = LaunchWorld.EarlierDay; day < LaunchDay - 2; day += 2)
        {
            var trend = world.Ask(world.Whole, LaunchWorld.Edition(day)).All.SingleOrDefault();
            states.Add(trend?.State);
            if (trend is null) continue;
            trend.Term.ShouldBe(LaunchWorld.Earlier);
            trend.Onset.ShouldBe(LaunchWorld.Date(LaunchWorld.EarlierDay));
            if (trend.State == TrendState.Fading) trend.Documents.ShouldBe(world.Passed.Select(i => i.Key));
            else trend.Documents.Count.ShouldBe(trend.Reading.Count);
        }

        string.Join(' ', states.Select(s => s?.ToString() ?? "None")).ShouldMatch("^New New( Rising)*( Continuing)*( Fading)+( None)+$");
    }

    [Fact]
    public void Every_figure_has_its_documents()
    {
        for (var day = LaunchDay; day < LaunchWorld.Days; day++)
        {
            foreach (var trend in world.Ask(world.Whole, LaunchWorld.Edition(day)).All)
            {
                trend.State.ShouldNotBe(TrendState.Fading);
                trend.Documents.Count.ShouldBe(trend.Reading.Count);
                trend.Daily.TakeLast(trend.Reading.Window).Sum().ShouldBe(trend.Reading.Count);
            }
        }
    }

    [Fact]
    public void Documents_known_later_change_no_trend_of_an_earlier_instant()
    {
        var random = new Random(2);
        var last = LaunchWorld.Edition(LaunchDay + 1);
        var then = world.Open([.. world.Talk.Concat(world.Launch).Where(i => i.FirstSeen < last.AsOf)]);
        // What was published before and is first seen later is not known either.
        var late = Enumerable.Range(0, 20).Select(n =>
            LaunchWorld.Post($"late{n}", LaunchDay, n, "c/1", random, " with Pelican-3B") with { Observations = [new Observation(last.AsOf, 1, null, null)] });
        var whole = world.Open([.. world.Talk, .. world.Launch, .. late]);
        foreach (var edition in new[] { LaunchWorld.Edition(LaunchDay), last })
        {
            Lines(world.Ask(then, edition)).ShouldHaveSingleItem();
            Lines(world.Ask(whole, edition)).ShouldBe(Lines(world.Ask(then, edition)));
        }

        world.Ask(whole, LaunchWorld.Edition(LaunchDay + 2)).All.ShouldContain(t => t.Term == "Pelican-3B");
    }

    [Fact]
    public void A_community_that_starts_and_twice_the_volume_make_no_trend()
    {
        var random = new Random(3);
        var more = Enumerable.Range(60, 10).SelectMany(day => Enumerable.Range(0, LaunchWorld.PostsPerDay)
            .Select(n => LaunchWorld.Post($"m{day}-{n}", day, (n * 40) + 20, $"c/{(n % 3) + 1}", random)));
        var begun = Enumerable.Range(64, 6).SelectMany(day => Enumerable.Range(0, 15)
            .Select(n => LaunchWorld.Post($"b{day}-{n}", day, (n * 40) + 10, "c/4", random, " on the glacier")));
        var store = world.Open([.. world.Talk, .. more, .. begun]);
        for (var day = 60; day < LaunchWorld.Days; day += 3) world.Ask(store, LaunchWorld.Edition(day)).All.Select(t => t.Term).ShouldBeEmpty();
    }

    [Fact]
    public void A_source_with_too_little_history_is_said_to_have_it_and_has_no_trends()
    {
        var last = LaunchWorld.Edition(LaunchDay);
        var store = world.Open([.. world.Talk.Concat(world.Launch).Where(i => i.FirstSeen >= last.Days(12).From)]);
        var trends = world.Ask(store, last);
        trends.TooShort.ShouldBe(["forum"]);
        trends.All.ShouldBeEmpty();
        world.Ask(world.Open([]), last).ShouldSatisfyAllConditions(t => t.All.ShouldBeEmpty(), t => t.TooShort.ShouldBeEmpty());
    }

    [Fact]
    public void The_order_and_the_batches_of_an_import_change_nothing()
    {
        var items = world.Talk.Concat(world.Passed).Concat(world.Launch).ToArray();
        new Random(4).Shuffle(items);
        var shuffled = world.Open([]);
        foreach (var batch in items.Chunk(700)) shuffled.Store.Fill(batch);
        for (var day = LaunchDay; day < LaunchWorld.Days; day++)
            Lines(world.Ask(shuffled, LaunchWorld.Edition(day))).ShouldBe(Lines(world.Ask(world.Whole, LaunchWorld.Edition(day))));
    }

    [Fact]
    public void Several_threads_that_ask_at_once_are_told_what_one_is()
    {
        var edition = LaunchWorld.Edition(LaunchDay + 2);
        var alone = Lines(world.Ask(world.Whole, edition));
        var pipeline = new Pipeline(world.Whole.Store, NodaTime.SystemClock.Instance, "ai");
        var corpus = new Corpus(pipeline.Understand(edition, CancellationToken.None));
        var together = new string[4][];
        Parallel.For(0, together.Length, i => together[i] = Lines(i % 2 == 0 ? Trends.Of(corpus, edition) : pipeline.Trends(edition, CancellationToken.None)));
        together[2].ShouldBe(together[0]);
        together[1].ShouldBe(alone);
        together[3].ShouldBe(alone);
    }

    private static string[] Lines(Trends trends) =>
    [
        .. trends.All.Select(t => string.Create(CultureInfo.InvariantCulture,
            $"{t.Term} [{string.Join(", ", t.Aliases)}] {t.Kind} {t.State} {t.Source} {t.Reading} {t.FirstSeen} {t.Onset} {t.Days} {string.Join(", ", t.Places)} {t.Lead} {t.Story} {string.Join(" ", t.Documents)} {string.Join(" ", t.Daily)}")),
        .. trends.TooShort.Select(s => $"too short: {s}"),
    ];
}
