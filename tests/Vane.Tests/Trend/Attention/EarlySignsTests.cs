using NodaTime;
using Vane.Model;
using Vane.Trend;

namespace Vane.Tests.Trend;

public sealed class EarlySignsTests
{
    private const int Noon = 12;

    [Fact]
    public void Before_anything_is_learned_a_score_is_worth_what_two_thirds_of_its_age_leave()
    {
        // 64 hours^(2/3) is 16, 8 hours 4: 40 points at eight hours are as 80 at 22.6.
        var prediction = Predict(
            Fresh("old", 22.6, 78), Fresh("young", 8, 40), Fresh("younger", 1, 5), Fresh("rest", 8, 10));

        Ids(prediction).ShouldBe(["young", "old", "younger"]);
        prediction!.Among.ShouldBe(4);
        prediction.Before.ShouldBe(new PastPredictions(0, 0, 0, 0));
    }

    [Fact]
    public void Nothing_is_predicted_where_no_more_are_fresh_than_would_be() =>
        Predict(Fresh("a", 8, 1), Fresh("b", 8, 2), Fresh("c", 8, 3)).ShouldBeNull();

    [Fact]
    public void Nothing_is_predicted_of_a_source_that_was_not_looked_at_for_a_day() =>
        EarlySigns.At(History([Fresh("a", 8, 1), Fresh("b", 8, 2), Fresh("c", 8, 3), Fresh("d", 8, 4)]), Day(2)).ShouldBeNull();

    [Fact]
    public void The_weeks_list_has_twenty_posts_of_the_seven_days_before_a_look_by_their_last_score()
    {
        var posts = Enumerable.Range(0, 25).Select(i => Year.Post($"{i:00}", 24 + (i % 3), "c/one", (30, 100 + i), (100, i == 3 ? 500 : 1))).ToList();
        var old = Year.Post("old", -139, "c/one", (30, 1_000));
        var history = History([.. posts, old]);

        history.Leaders(Year.Begin + Duration.FromHours(28)).ShouldBeEmpty();
        history.Leaders(Year.Begin + Duration.FromHours(30)).Order().Select(k => k.Id).ShouldBe(Enumerable.Range(5, 20).Select(i => $"{i:00}"));
        // Ties go to the earlier key; and a week after their publication posts are gone.
        history.Leaders(Year.Begin + Duration.FromHours(100)).Order().Select(k => k.Id).ShouldBe(Enumerable.Range(0, 20).Select(i => $"{i:00}"));
        history.Leaders(Year.Begin + Duration.FromHours(193)).Count.ShouldBe(8);
    }

    [Theory]
    [InlineData(0, new[] { "old", "mid", "young" })]
    [InlineData(1, new[] { "young", "mid", "old" })]
    public void What_becomes_of_posts_teaches_how_much_their_age_counts(int perHour, string[] expected)
    {
        // Either no score ever grows, or every post gains as much an hour all its life.
        var posts = new List<Trajectory>();
        for (var day = 0; day < 40; day++)
        {
            for (var i = 0; i < 24; i++)
            {
                var age = 1 + (i * 7 % 23);
                var seen = perHour == 1 ? (i + 10) * age : (i + 10) * 4;
                var later = perHour == 1 ? (i + 10) * (age + 48) : seen;
                var look = (24 * day) + Noon;
                posts.Add(Year.Post($"{day}-{i:00}", look - age, "c/one", (look, seen), (look + 48, later)));
            }
        }

        const int last = (24 * 40) + Noon;
        posts.Add(Year.Post("young", last - 2, "c/one", (last, 2_000)));
        posts.Add(Year.Post("mid", last - 6, "c/one", (last, 2_100)));
        posts.Add(Year.Post("old", last - 20, "c/one", (last, 2_200)));
        posts.Add(Year.Post("rest", last - 20, "c/one", (last, 1)));

        var prediction = EarlySigns.At(History(posts), Year.Begin + Duration.FromHours(last + 1));

        Ids(prediction).ShouldBe(expected);
        prediction!.Before.Predicted.ShouldBe(36 * EarlySigns.Predicted);
        prediction.Before.Right.ShouldBeGreaterThan(prediction.Before.Predicted * prediction.Before.Stood / prediction.Before.Fresh);
    }

    [Fact]
    public void A_score_is_worth_more_where_such_scores_are_rare()
    {
        var posts = new List<Trajectory>();
        for (var day = 0; day < 3; day++)
        {
            for (var i = 0; i < 20; i++)
            {
                posts.Add(Year.Post($"loud-{day}-{i}", (24 * day) + 2, "c/loud", ((24 * day) + Noon, 1_000)));
                posts.Add(Year.Post($"quiet-{day}-{i}", (24 * day) + 2, "c/quiet", ((24 * day) + Noon, 5)));
            }
        }

        posts.Add(Year.Post("in-loud", (24 * 3) + 2, "c/loud", ((24 * 3) + Noon, 1_100)));
        posts.Add(Year.Post("in-quiet", (24 * 3) + 2, "c/quiet", ((24 * 3) + Noon, 1_000)));
        posts.Add(Year.Post("rest-1", (24 * 3) + 2, "c/loud", ((24 * 3) + Noon, 10)));
        posts.Add(Year.Post("rest-2", (24 * 3) + 2, "c/loud", ((24 * 3) + Noon, 9)));

        Ids(EarlySigns.At(History(posts), Day(3) + Duration.FromHours(Noon + 1))).ShouldBe(["in-quiet", "in-loud", "rest-1"]);
    }

    private static Trajectory Fresh(string id, double age, long score) => Year.Post(id, 23 - age, "c/one", (23, score));

    private static Prediction? Predict(params Trajectory[] posts) => EarlySigns.At(History(posts), Day(1));

    private static SourceHistory History(IEnumerable<Trajectory> posts) => new(posts);

    private static Instant Day(int day) => Year.Begin + Duration.FromDays(day);

    private static IEnumerable<string> Ids(Prediction? prediction) => prediction.ShouldNotBeNull().Posts.Select(p => p.Post.Key.Id);
}
