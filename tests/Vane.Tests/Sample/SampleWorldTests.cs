using NodaTime;
using Vane.Collect;
using Vane.Model;
using Vane.Sample;

namespace Vane.Tests.Sample;

public sealed class SampleWorldTests : IDisposable
{
    private static readonly SampleOptions Options = new();
    private static readonly List<Item> World = [.. SampleWorld.Items(Options)];
    private static readonly List<Item> Posts = [.. World.DistinctBy(i => i.Key)];

    private readonly string _folder = Directory.CreateTempSubdirectory("vane-sample").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public void The_same_options_write_the_same_bytes()
    {
        var first = SampleWorld.Write(Path.Combine(_folder, "a"), Options);
        var second = SampleWorld.Write(Path.Combine(_folder, "b"), Options);
        first.Select(Path.GetFileName).ShouldBe(["sample-forum.jsonl.gz", "sample-news.csv", "sample-papers.jsonl"]);
        foreach (var (a, b) in first.Zip(second)) File.ReadAllBytes(a).ShouldBe(File.ReadAllBytes(b));
    }

    [Fact]
    public void Another_seed_makes_another_world()
    {
        SampleWorld.Items(Options with { Seed = 2 }).Take(50).Select(i => i.Title)
            .ShouldNotBe(World.Take(50).Select(i => i.Title));
    }

    [Fact]
    public async Task Every_line_written_is_read_back_as_it_was()
    {
        using var stream = new MemoryStream();
        SampleWorld.WriteLines(stream, Options).ShouldBe(World.Count);
        stream.Position = 0;
        var read = await ReadAsync(new JsonLinesSource("lines", stream));
        read.Count.ShouldBe(World.Count);
        foreach (var (reading, item) in read.Zip(World))
        {
            var back = reading.ShouldBeOfType<Reading.Accepted>().Item;
            (back with { Observations = [] }).ShouldBe(item with { Observations = [] });
            back.Observations.ShouldBe(item.Observations);
        }
    }

    [Fact]
    public async Task The_files_hold_the_world_and_three_broken_records()
    {
        var paths = SampleWorld.Write(_folder, Options);
        var forum = await ReadAsync(Inputs.Open(paths[0], () => Stream.Null));
        var papers = await ReadAsync(Inputs.Open(paths[2], () => Stream.Null));
        forum.ShouldAllBe(r => r is Reading.Accepted);
        forum.Count.ShouldBe(World.Count(i => i.Key.Source == "sample-forum"));
        papers.Count(r => r is Reading.Accepted).ShouldBe(World.Count(i => i.Key.Source == "sample-papers"));
        papers.OfType<Reading.Refused>().Count().ShouldBe(3);
        Inputs.Expand(_folder).Order(StringComparer.Ordinal).ShouldBe([_folder, .. paths]);
    }

    [Fact]
    public void A_cap_on_bytes_ends_the_lines()
    {
        using var stream = new MemoryStream();
        SampleWorld.WriteLines(stream, Options with { PostsPerDay = 100_000 }, 1 << 20).ShouldBeGreaterThan(1000);
        stream.Length.ShouldBeInRange(1 << 20, (1 << 20) + 16_384);
    }

    [Fact]
    public void A_day_brings_a_hundred_odd_posts_in_eight_communities()
    {
        (Posts.Count / (double)Options.Days).ShouldBeInRange(110, 170);
        Posts.Select(i => (i.Key.Source, i.Community)).Distinct().Count().ShouldBe(8);
        Posts.Select(i => i.Language).Distinct().Order(StringComparer.Ordinal).ShouldBe(["en", "zh-Hans", "zh-Hant"]);
        Posts.Select(i => i.Title).Distinct().Count().ShouldBeGreaterThan(Posts.Count * 4 / 5);
        Enumerable.Range(0, Options.Days).ShouldAllBe(day => Posts.Any(p => DaysBack(p.FirstSeen) == day));
    }

    [Fact]
    public void Nothing_is_known_before_it_is_published_or_after_the_last_day()
    {
        World.SelectMany(i => i.Observations.Select(o => (i.Published, o.At)))
            .ShouldAllBe(x => x.Published <= x.At && DaysBack(x.At) >= 0);
        Posts.ShouldContain(i => i.FirstSeen - i.Published > Duration.FromHours(20));
    }

    [Fact]
    public void Each_source_shows_its_own_figures()
    {
        Of("sample-forum").ShouldAllBe(o => o.Score != null && o.Comments != null && o.Rank == null);
        Of("sample-news").ShouldAllBe(o => o.Score == null && o.Comments == null && o.Rank != null);
        Of("sample-papers").ShouldBeEmpty();
        World.Where(i => i.Key.Source == "sample-news")
            .SelectMany(i => i.Observations.Select(o => (i.Community, o.At, o.Rank))).ShouldBeUnique();

        static IEnumerable<Observation> Of(string source) =>
            World.Where(i => i.Key.Source == source).SelectMany(i => i.Observations);
    }

    [Theory]
    [InlineData("|")]
    [InlineData("\"")]
    [InlineData("<script>")]
    [InlineData("{{ ")]
    [InlineData("\u200D")]
    [InlineData("النموذج")]
    public void Titles_that_are_hard_on_renderers_occur(string part) =>
        Posts.ShouldContain(i => i.Title.Contains(part, StringComparison.Ordinal));

    [Fact]
    public void A_community_and_a_source_fall_silent_nine_days_before_the_end()
    {
        Posts.Where(i => i.Community == "c/artists").Min(i => DaysBack(i.FirstSeen)).ShouldBe(9);
        Posts.Where(i => i.Key.Source == "sample-papers").Min(i => DaysBack(i.FirstSeen)).ShouldBe(9);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(18)]
    public void Two_days_are_quiet_in_one_community(int daysBack)
    {
        Posts.ShouldNotContain(i => i.Community == "智能体" && DaysBack(i.FirstSeen) == daysBack);
        Posts.ShouldNotContain(i => i.Community == "智能体" && DaysBack(i.Published!.Value) == daysBack);
    }

    [Fact]
    public void Posts_are_corrected_deleted_and_posted_elsewhere_again()
    {
        var repeated = World.GroupBy(i => i.Key).Where(g => g.Count() > 1).Select(g => g.ToList()).ToList();
        repeated.ShouldAllBe(g => g.Count == 2 && g[0].Observations.Max(o => o.At) < g[1].Observations.Min(o => o.At));
        repeated.Count(g => g[0].Title != g[1].Title).ShouldBeGreaterThan(50);
        repeated.Count(g => g[1].Text == "[removed]" && g[1].Author == "[deleted]").ShouldBeGreaterThan(50);
        Posts.GroupBy(i => (i.Url, i.Title)).Count(g => g.Select(i => i.Community).Distinct().Count() > 1)
            .ShouldBeGreaterThan(50);
    }

    [Theory]
    [InlineData("Larkspur-7B", 20, 14, 21, 59)]
    [InlineData("Moorhen M1", 0, 2, 3, 59)]
    [InlineData("Osprey 3", 50, 59, 0, 20)]
    [InlineData("memory file", 0, 9, 45, 59)]
    [InlineData("记忆文件", 0, 9, 45, 59)]
    public void Themes_are_planted_where_they_should_be(string theme, int from, int to, int without, int withoutTo)
    {
        var days = Posts.Where(i => i.Title.Contains(theme, StringComparison.OrdinalIgnoreCase))
            .Select(i => DaysBack(i.FirstSeen)).ToList();
        days.Count(d => d >= Math.Min(from, to) && d <= Math.Max(from, to)).ShouldBeGreaterThan(20);
        days.Count(d => d >= without && d <= withoutTo).ShouldBeLessThan(5);
    }

    private static int DaysBack(Instant at) => Period.DaysBetween(at.InUtc().Date, Options.LastDay);

    private static async Task<List<Reading>> ReadAsync(ISource source)
    {
        var readings = new List<Reading>();
        await foreach (var reading in source.ReadAsync(TestContext.Current.CancellationToken)) readings.Add(reading);
        return readings;
    }
}
