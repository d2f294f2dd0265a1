using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Vane.Model;
using Vane.Tests.Support;
using Vane.Trend;

namespace Vane.Tests.Trend;

public sealed class AttentionTests
{
    private static readonly Instant Now = Year.Begin + Duration.FromHours((24 * 30) + 13);

    [Fact]
    public void A_post_is_told_how_many_of_its_community_stood_lower_at_its_age()
    {
        var reading = Read([.. Year.Daily(30), Year.Post("new", (24 * 30) + 2, "c/one", ((24 * 30) + 12, 28))]).Single();

        reading.Post.Id.ShouldBe("new");
        reading.Peers.ShouldBe(new Place("forum", "c/one"));
        reading.Age.ShouldBe(Duration.FromHours(10));
        reading.Points.ShouldBe(28);
        // Of thirty others with scores from 1 to 30, twenty-seven are lower.
        reading.Score.ShouldBe(new Standing(90, 30));
        reading.Pace.ShouldBeNull();
    }

    [Fact]
    public void Equals_are_not_lower_and_shares_are_rounded_down() =>
        Read([.. Year.Daily(30), Year.Post("new", (24 * 30) + 2, "c/one", ((24 * 30) + 12, 30))]).Single()
            .Score.ShouldBe(new Standing(96, 30));

    [Theory]
    [InlineData(20, "c/one", 20)]
    [InlineData(19, "forum", 38)]
    public void A_community_of_few_posts_is_taken_with_its_source(int posts, string peers, int among)
    {
        var reading = Read(
            [.. Year.Daily(posts), .. Year.Daily(19, "c/two"), Year.Post("new", (24 * 30) + 2, "c/one", ((24 * 30) + 12, 28))]).Single();

        reading.Peers.Name.ShouldBe(peers);
        reading.Score.Among.ShouldBe(among);
    }

    [Fact]
    public void Too_few_posts_say_nothing() =>
        Read([.. Year.Daily(19), Year.Post("new", (24 * 30) + 2, "c/one", ((24 * 30) + 12, 28))]).ShouldBeEmpty();

    [Fact]
    public void Posts_seen_at_another_age_are_no_peers() =>
        Read([.. Year.Daily(30), Year.Post("new", (24 * 30) + 6, "c/one", ((24 * 30) + 12, 28))]).ShouldBeEmpty();

    [Fact]
    public void A_post_seen_at_several_ages_counts_once_at_the_nearest()
    {
        var others = Enumerable.Range(0, 20).Select(day => Year.Post(
            $"{day}", 24 * day, "c/one", ((24 * day) + 9, 1), ((24 * day) + 10, 2), ((24 * day) + 11, 3)));

        Read([.. others, Year.Post("new", (24 * 30) + 2, "c/one", ((24 * 30) + 12, 2))]).Single().Score.ShouldBe(new Standing(0, 20));
    }

    [Fact]
    public void A_pace_is_compared_with_what_others_gained_an_hour_at_that_age()
    {
        // The n-th gained n points in five hours.
        var others = Enumerable.Range(0, 20).Select(day => Year.Post(
            $"{day}", 24 * day, "c/one", ((24 * day) + 5, 100), ((24 * day) + 10, 100 + day)));
        // Nine in three hours are as fast as fifteen in five.
        var post = Year.Post("new", (24 * 30) + 2, "c/one", ((24 * 30) + 9, 1), ((24 * 30) + 12, 10));

        var reading = Read([.. others, post]).Single();

        reading.Score.ShouldBe(new Standing(0, 20));
        reading.Pace.ShouldBe(new Standing(75, 20));
    }

    [Fact]
    public void Posts_older_than_a_day_when_their_source_was_last_looked_at_have_no_reading()
    {
        var posts = Year.Daily(31).ToList();
        Read(posts).Select(r => r.Post.Id).ShouldBe(["c/one-30"]);
        new Attention(posts, Now + Duration.FromDays(1)).Readings().ShouldBeEmpty();
    }

    [Fact]
    public void Sources_are_never_compared()
    {
        var papers = Year.Daily(30).Select(t => t with { Key = new DocumentKey("papers", t.Key.Id), Place = new Place("papers", "papers") });
        Read([.. papers, Year.Post("new", (24 * 30) + 2, "c/one", ((24 * 30) + 12, 28))]).ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_known_later_and_no_order_changes_what_is_read() => Prop.ForAll(
        (from posts in Year.Generated
         from hour in Gen.Choose(24 * 25, 24 * 39)
         from shuffled in Gen.Shuffle<Trajectory>(posts)
         select (posts, shuffled, Year.Begin + Duration.FromHours(hour))).ToArbitrary(),
        world =>
        {
            var (posts, shuffled, at) = world;
            var known = shuffled.Where(t => t.Scores[0].At <= at).Select(t => t with { Scores = [.. t.Scores.Where(s => s.At <= at)] });
            Told(new Attention(known, at)).ShouldBe(Told(new Attention(posts, at)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(30));

    [Fact]
    public void Every_reading_keeps_to_what_it_promises() => Prop.ForAll(
        Year.Generated.ToArbitrary(),
        posts =>
        {
            var readings = new Attention(posts, Now).Readings();
            readings.ShouldAllBe(r => r.Score.Percent >= 0 && r.Score.Percent <= 100 && r.Score.Among >= 20);
            readings.ShouldAllBe(r => r.Age >= Duration.Zero && r.Age < Duration.FromHours(24) && r.At <= Now);
            readings.Select(r => -r.Score.Percent).ShouldBeInOrder();
            readings.Select(r => r.Post).ShouldBeUnique();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(30));

    [Fact]
    public void A_store_is_read_up_to_the_end_of_the_editions_day_and_to_what_was_known()
    {
        var items = Enumerable.Range(0, 31).Select(day => ItemOf(Year.Post($"{day}", (24 * day) + 2, "c/one", ((24 * day) + 12, day + 1)), _ => true));
        using var store = new TestStore([.. items, Make.Post("ranked", "2025-05-31T02:00", seen: [Make.Seen("2025-05-31T12:00", rank: 1)])]);

        Attention.Of(store.Store, Make.Edition("2025-05-31")).Readings().Single().Score.ShouldBe(new Standing(100, 30));
        Attention.Of(store.Store, Make.Edition("2025-05-30", asOf: "2025-06-30T00:00")).Readings().Single().Score.ShouldBe(new Standing(100, 29));
        Attention.Of(store.Store, Make.Edition("2025-05-31", asOf: "2025-05-31T11:59")).Readings().Single().Post.Id.ShouldBe("29");
    }

    [Fact]
    public void What_a_store_comes_to_know_later_changes_nothing_that_was_read_of_it() => Prop.ForAll(
        (from posts in Year.Generated
         from shuffled in Gen.Shuffle<Trajectory>(posts)
         select (posts, shuffled)).ToArbitrary(),
        world =>
        {
            var edition = Make.Edition("2025-05-31");
            using var store = new TestStore([.. world.posts.Select(t => ItemOf(t, s => s.At <= edition.AsOf)).Where(i => i.Observations.Count > 0)]);
            var before = Told(Attention.Of(store.Store, edition));
            store.Store.Fill([.. world.shuffled.Select(t => ItemOf(t, _ => true))]);
            Told(Attention.Of(store.Store, edition)).ShouldBe(before);
            Told(new Attention(world.posts, edition.AsOf)).ShouldBe(before);
            Attention.Of(store.Store, edition).Readings().ShouldNotBeEmpty();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5));

    private static Item ItemOf(Trajectory post, Func<ScoreAt, bool> seen) => new()
    {
        Key = post.Key,
        Title = $"Title of {post.Key}",
        Community = post.Place.Name == post.Place.Source ? null : post.Place.Name,
        Published = post.Published,
        Observations = [.. post.Scores.Where(seen).Select(s => new Observation(s.At, s.Score, null, null))],
    };

    private static IReadOnlyList<AttentionReading> Read(IEnumerable<Trajectory> posts) => new Attention(posts, Now).Readings();

    private static string Told(Attention attention) =>
        string.Join('\n', attention.Readings()) + string.Join('\n', attention.Predictions().Select(p =>
            $"{p.Source} {p.Prediction.Look} {string.Join(' ', p.Prediction.Posts.Select(f => f.Post.Key))} {p.Prediction.Before}"));
}
