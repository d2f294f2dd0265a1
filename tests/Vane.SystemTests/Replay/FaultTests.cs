using System.Net;
using System.Net.Sockets;
using NodaTime;

namespace Vane.SystemTests.Replay;

public sealed class FaultTests : IDisposable
{
    private static readonly Instant Epoch = Instant.FromUtc(2026, 3, 2, 0, 0);
    private static readonly ReplayWorld World = new(new ReplayOptions { Epoch = Epoch, Days = 7, Before = 9, Feeds = 4, HasHopeless = true });
    private static readonly string Host = ReplayHosts.Feed(0);

    private readonly HeldTime _time = new(Epoch + Duration.FromHours(30));
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _client.Dispose();

    [Theory]
    [InlineData(FaultKind.TooManySeconds, 429), InlineData(FaultKind.TooManyDate, 429), InlineData(FaultKind.Unavailable, 503)]
    public async Task A_server_that_asks_to_wait_says_until_when_and_judges_who_does_not(FaultKind kind, int status)
    {
        await using var server = await WithAsync(kind);
        var answer = await GetAsync(server);
        ((int)answer.StatusCode).ShouldBe(status);
        var wait = answer.Headers.RetryAfter!;
        (wait.Delta ?? wait.Date - _time.GetUtcNow())!.Value.TotalSeconds.ShouldBe(90, 1);
        _time.Now += Duration.FromSeconds(95);
        await GetAsync(server);
        server.Log.RetryAfterViolations().ShouldBeEmpty();
        _time.Now += Duration.FromSeconds(30);
        await GetAsync(server);
        server.Log.RetryAfterViolations().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_fault_can_meet_the_first_requests_only_and_ends_with_its_time()
    {
        var fault = Fault(FaultKind.ServerError) with { Most = 1 };
        await using (var server = await ReplayServer.StartAsync(World, new([fault]), _time))
        {
            (await GetAsync(server)).StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
            (await GetAsync(server)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        await using var later = await WithAsync(FaultKind.ServerError);
        _time.Now = Epoch + Duration.FromDays(3);
        (await GetAsync(later)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(FaultKind.Reset), InlineData(FaultKind.CutGzip)]
    public async Task A_body_that_breaks_off_does(FaultKind kind)
    {
        await using var server = await WithAsync(kind);
        using var packed = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.GZip });
        await Should.ThrowAsync<Exception>(async () => await packed.GetStringAsync(server.AddressOf(Host) + "/feed.xml", Cancel));
    }

    [Fact]
    public async Task A_slow_answer_goes_on_until_nobody_listens()
    {
        await using var server = await WithAsync(FaultKind.SlowLoris);
        using var answer = await _client.GetAsync(server.AddressOf(Host) + "/feed.xml", HttpCompletionOption.ResponseHeadersRead, Cancel);
        await using var body = await answer.Content.ReadAsStreamAsync(Cancel);
        (await body.ReadAsync(new byte[100], Cancel)).ShouldBe(1);
    }

    [Fact]
    public async Task A_bomb_is_small_on_the_wire()
    {
        await using var server = await WithAsync(FaultKind.GzipBomb);
        var answer = await GetAsync(server);
        answer.Content.Headers.ContentEncoding.ShouldBe(["gzip"]);
        (await answer.Content.ReadAsByteArrayAsync(Cancel)).Length.ShouldBeLessThan(2 << 20);
    }

    [Fact]
    public async Task Redirects_lead_in_circles_or_inside()
    {
        await using (var server = await WithAsync(FaultKind.RedirectLoop))
        {
            var first = (await GetAsync(server)).Headers.Location!;
            (await _client.GetAsync(first, Cancel)).Headers.Location.ShouldNotBe(first);
        }

        await using var inside = await WithAsync(FaultKind.RedirectInside);
        (await GetAsync(inside)).Headers.Location!.Host.ShouldBeOneOf("169.254.169.254", "10.0.0.1");
    }

    [Fact]
    public async Task What_is_answered_with_200_can_be_nothing_or_old()
    {
        (await TextAsync(FaultKind.EmptyBody)).ShouldBeEmpty();
        (await TextAsync(FaultKind.ErrorPage)).ShouldContain("back soon");
        var (empty, frozen, moved, now) = (await TextAsync(FaultKind.EmptyList), await TextAsync(FaultKind.Frozen), await TextAsync(FaultKind.NewIds), await TextAsync(FaultKind.WrongCharset));
        var (old, fresh) = (World.On(Host)[0].Posts[0], World.On(Host)[0].Posts.Last(p => p.StandsAt(_time.Now)));
        empty.ShouldContain("<rss");
        empty.ShouldNotContain("<item");
        frozen.ShouldContain(old.Title);
        frozen.ShouldNotContain(fresh.Title);
        moved.ShouldContain(fresh.Id + "-moved");
        now.ShouldContain(fresh.Title);
    }

    [Fact]
    public async Task A_clock_that_is_off_shows_in_the_headers()
    {
        await using var server = await WithAsync(FaultKind.ClockSkew);
        var answer = await GetAsync(server);
        (answer.Headers.Date!.Value - _time.GetUtcNow()).TotalHours.ShouldBe(7, 0.01);
    }

    [Fact]
    public async Task Nobody_listens_where_nobody_does()
    {
        await using var server = await WithAsync(FaultKind.NewIds);
        (await Should.ThrowAsync<HttpRequestException>(() => _client.GetAsync(server.AddressOf(ReplayHosts.Closed), Cancel)))
            .InnerException.ShouldBeOfType<SocketException>().SocketErrorCode.ShouldBe(SocketError.ConnectionRefused);
    }

    [Fact]
    public async Task The_log_judges_haste_robots_and_namelessness()
    {
        await using var server = await WithAsync(FaultKind.NewIds);
        var page = server.AddressOf(ReplayHosts.Page(0));
        await _client.GetAsync(page + "/articles/x", Cancel);
        server.Log.RobotsViolations().ShouldHaveSingleItem().ShouldContain("before robots.txt");
        await _client.GetAsync(page + "/robots.txt", Cancel);
        await _client.GetAsync(page + "/private/articles/drafts", Cancel);
        await _client.GetAsync(server.AddressOf(ReplayHosts.Page(PageAnswers.FailingRobots)) + "/robots.txt", Cancel);
        server.Log.RobotsViolations().Count.ShouldBe(2);
        server.Log.DelayViolations(ReplayHosts.Page(0), Duration.FromSeconds(3)).Count.ShouldBe(2);
        server.Log.MissingUserAgentContact(ReplaySettings.Contact).Count.ShouldBe(4);
        server.Log.Requests(ReplayHosts.Page(0)).Count.ShouldBe(3);
    }

    [Fact]
    public void A_third_of_the_hosts_meets_every_fault_and_the_others_none()
    {
        var script = FaultScript.Chaos(World);
        var hosts = World.Sources.Where(s => !s.IsHopeless && s.Host.Length > 0).Select(s => s.Host).Distinct().ToList();
        var unlucky = script.All.Select(f => f.Host).Distinct().ToList();
        ((double)unlucky.Count(hosts.Contains) / hosts.Count).ShouldBe(1 / 3.0, 0.05);
        foreach (var host in unlucky) script.All.Count(f => f.Host == host).ShouldBe(Enum.GetValues<FaultKind>().Length);
        var truth = script.Truth(World).ToList();
        truth.Count.ShouldBe(World.Sources.Count * 7);
        truth.ShouldContain(t => t.IsUndisturbed);
        truth.ShouldContain(t => t.IsDisturbed);
        truth.Where(t => unlucky.Contains(t.Source.Host)).ShouldAllBe(t => t.Faults.Count > 0);
    }

    private static Fault Fault(FaultKind kind) =>
        new(Host, kind, Epoch + Duration.FromHours(29), Epoch + Duration.FromHours(40)) { RetryAfter = Duration.FromSeconds(90) };

    private Task<ReplayServer> WithAsync(FaultKind kind) => ReplayServer.StartAsync(World, new([Fault(kind)]), _time);

    private Task<HttpResponseMessage> GetAsync(ReplayServer server) => _client.GetAsync(server.AddressOf(Host) + "/feed.xml", Cancel);

    private async Task<string> TextAsync(FaultKind kind)
    {
        await using var server = await WithAsync(kind);
        return await (await GetAsync(server)).Content.ReadAsStringAsync(Cancel);
    }
}
