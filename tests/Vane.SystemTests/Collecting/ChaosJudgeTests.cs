using System.Net;
using NodaTime;
using Vane.SystemTests.Replay;

namespace Vane.SystemTests.Collecting;

/// <summary>The judge is fair: who asks well and tells all is acquitted, who does not is caught.</summary>
public sealed class ChaosJudgeTests : IAsyncLifetime
{
    private static readonly Instant Epoch = Instant.FromUtc(2026, 3, 2, 0, 0);
    private static readonly Duration Every = Duration.FromHours(6);
    private static readonly ReplayWorld World = new(new ReplayOptions { Epoch = Epoch, Days = 3, Before = 9, Feeds = 9 });

    private readonly HeldTime _time = new(Epoch);
    private readonly HttpClient _client = new();
    private readonly List<(string Source, Instant At, Showing Showing)> _visits = [];
    private ReplayServer _server = null!;

    private static IEnumerable<ReplaySource> Feeds => World.Of("feed");

    private ChaosJudge Judge => new(_server);

    public async ValueTask InitializeAsync() => _server = await ReplayServer.StartAsync(World, Script(), _time);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Who_tells_what_happened_is_acquitted()
    {
        await VisitAsync();
        Untruths(Told()).ShouldBeEmpty();
        Judge.Delays(Every, Duration.Zero).Where(IsOfFeeds).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_hides_a_failure_invents_one_or_says_nothing_is_caught()
    {
        await VisitAsync();
        var told = Told();
        var failed = told.First(t => t.Showings.Contains(Showing.Failed));
        var fine = told.First(t => !Script().All.Any(f => f.Host == Feeds.Single(s => s.Name == t.Source).Host));
        Untruths([.. told.Where(t => t != failed), failed with { Showings = new HashSet<Showing> { Showing.Fine } }]).ShouldHaveSingleItem().ShouldContain("is not told");
        Untruths([.. told.Where(t => t != fine), fine with { Showings = new HashSet<Showing> { Showing.Fine, Showing.Failed } }]).ShouldHaveSingleItem().ShouldContain("has no cause");
        Untruths([.. told.Where(t => t != fine)]).ShouldHaveSingleItem().ShouldContain("nothing is said");
    }

    [Fact]
    public async Task Who_forgets_a_source_for_a_while_is_caught()
    {
        await VisitAsync(skipping: at => at > Epoch + Duration.FromHours(20) && at < Epoch + Duration.FromHours(34));
        Judge.Delays(Every, Duration.FromHours(1)).Count(IsOfFeeds).ShouldBe(6);
    }

    [Fact]
    public void What_is_lost_doubled_or_made_up_is_found()
    {
        var posts = Feeds.First().Posts.Take(3).ToList();
        StoredDocument Stored(int key, string id, string title) => new(key, "web", id, [title], 1, 0);
        List<StoredDocument> whole = [.. posts.Select((p, i) => Stored(i, p.Url, p.Title))];
        Comparison.Of(World, posts, whole).ShouldBeClean();
        var found = Comparison.Of(World, posts, [.. whole.Skip(1), Stored(7, posts[1].Url + "?again", posts[1].Title), Stored(8, "x", "We will be back soon")]);
        found.Missing.ShouldBe([posts[0]]);
        found.Doubled.ShouldBe([posts[1]]);
        found.Strange.ShouldHaveSingleItem().ShouldContain("back soon");
    }

    // Every third feed has a day of its own without answers, and half a day of being told to wait.
    private static FaultScript Script() => new(Feeds.Where((_, i) => i % 3 == 0).SelectMany(s => new[]
    {
        new Fault(s.Host, FaultKind.ServerError, Epoch + Duration.FromHours(24), Epoch + Duration.FromHours(40)),
        new Fault(s.Host, FaultKind.TooManySeconds, Epoch + Duration.FromHours(49), Epoch + Duration.FromHours(56)),
        new Fault(s.Host, FaultKind.ErrorPage, Epoch + Duration.FromHours(3), Epoch + Duration.FromHours(9)),
    }));

    private async Task VisitAsync(Func<Instant, bool>? skipping = null)
    {
        for (var at = Epoch; at < World.Ends; at += Every)
        {
            if (skipping?.Invoke(at) == true) continue;
            _time.Now = at;
            foreach (var feed in Feeds)
            {
                using var answer = await _client.GetAsync(_server.AddressOf(feed.Host) + "/feed.xml", TestContext.Current.CancellationToken);
                var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
                _visits.Add((feed.Name, at, answer.StatusCode switch
                {
                    HttpStatusCode.OK => text.Contains("back soon", StringComparison.Ordinal) ? Showing.Stale : Showing.Fine,
                    HttpStatusCode.TooManyRequests => Showing.RateLimited,
                    _ => Showing.Failed,
                }));
            }
        }
    }

    private List<Told> Told() => [.. _visits.GroupBy(v => (v.Source, v.At.InUtc().Date)).Select(d => new Told(d.Key.Source, d.Key.Date, d.Select(v => v.Showing).ToHashSet()))];

    private List<string> Untruths(IEnumerable<Told> told) => [.. Judge.Untruths(told).Where(IsOfFeeds)];

    private static bool IsOfFeeds(string line) => line.StartsWith("feed ", StringComparison.Ordinal);
}
