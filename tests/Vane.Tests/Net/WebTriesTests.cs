using System.Net;
using System.Net.Sockets;
using NodaTime;
using Vane.Net;
using Vane.Tests.Support;

namespace Vane.Tests.Net;

// Vane.Web is a namespace too.
using Web = Vane.Net.Web;

public sealed class WebTriesTests
{
    private readonly HandTime _time = new();

    [Theory]
    [InlineData("429 Too Many Requests")]
    [InlineData("503 Service Unavailable")]
    public async Task Nobody_asks_again_before_the_server_allows_and_then_at_once(string status)
    {
        var answers = 0;
        using var server = new ScriptServer(_time, _ => answers++ == 0 ? ScriptServer.Answer(status, headers: "Retry-After: 37\r\n") : ScriptServer.Ok("late"));
        using var web = Surf.Open(_time);
        var first = web.GetAsync(server.At("/a"));
        await _time.TimerAsync(due => due == TimeSpan.FromSeconds(37));
        var second = web.GetAsync(server.At("/b"));
        _time.Advance(TimeSpan.FromSeconds(36.999));
        server.Log.Count.ShouldBe(1);
        _time.Advance(TimeSpan.FromSeconds(0.001));
        (await first).Text().ShouldBe("late");
        (await second).Text().ShouldBe("late");
        (await first).Requests.ShouldBe(2);
        server.Log.Skip(1).ShouldAllBe(asked => asked.At == server.Log.First().At.AddSeconds(37));
    }

    [Fact]
    public async Task A_wait_longer_than_patience_is_told_and_remembered_and_can_be_handed_on()
    {
        using var server = new ScriptServer(_time, _ => ScriptServer.Answer("429 Slow Down", headers: "Retry-After: 7200\r\n"));
        using var web = Surf.Open(_time);
        var until = Instant.FromDateTimeOffset(_time.GetUtcNow()) + Duration.FromHours(2);
        var told = await web.GetAsync(server.At("/a")).FailAsync(_time);
        (told.Fault, told.NotBefore, told.Requests).ShouldBe((FetchFault.RateLimited, until, 1));
        (await web.GetAsync(server.At("/b")).FailAsync()).Requests.ShouldBe(0);
        web.Rests.ShouldBe(new Dictionary<string, Instant> { [$"site.test:{server.Port}"] = until });

        using var later = Surf.Open(_time, Surf.Options with { Rests = web.Rests });
        (await later.GetAsync(server.At("/c")).FailAsync()).NotBefore.ShouldBe(until);
        server.Log.Count.ShouldBe(1);
        (await later.GetAsync(server.At("/d", "other.test")).FailAsync(_time)).NotBefore.ShouldBe(until);
        server.Log.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_host_that_says_no_request_is_left_is_asked_when_it_counts_anew()
    {
        using var server = new ScriptServer(_time, _ => ScriptServer.Ok("x", "x-ratelimit-remaining: 0\r\nx-ratelimit-reset: 12\r\n"));
        using var web = Surf.Open(_time);
        (await web.GetAsync(server.At("/a"))).Status.ShouldBe(HttpStatusCode.OK);
        await _time.DriveAsync(web.GetAsync(server.At("/b")), Surf.Waits);
        (server.Log.Last().At - server.Log.First().At).ShouldBe(TimeSpan.FromSeconds(12));
    }

    [Fact]
    public async Task Requests_of_a_host_keep_their_distance_and_order_and_delay_no_other()
    {
        using var server = new ScriptServer(_time, _ => ScriptServer.Ok("x"));
        var paces = new Dictionary<string, HostPace> { ["slow.test"] = new(Duration.FromSeconds(3), 1), ["test"] = new(Duration.Zero, 8) };
        using var web = Surf.Open(_time, Surf.Options with { Paces = paces });
        Task<Fetched>[] slow = [.. Enumerable.Range(0, 5).Select(i => web.GetAsync(server.At($"/{i}", "slow.test")))];
        for (var i = 0; i < 20; i++) await web.GetAsync(server.At("/", $"quick{i}.test"));
        _time.GetUtcNow().ShouldBe(new HandTime().GetUtcNow());
        await _time.DriveAsync(Task.WhenAll(slow), Surf.Waits);
        var asked = server.Log.Where(a => a.Host.StartsWith("slow", StringComparison.Ordinal)).ToList();
        asked.Select(a => a.Path).ShouldBe(["/0", "/1", "/2", "/3", "/4"]);
        asked.Zip(asked.Skip(1), (a, b) => b.At - a.At).ShouldAllBe(gap => gap == TimeSpan.FromSeconds(3));
    }

    [Theory]
    [InlineData(200, 1, 5)]
    [InlineData(404, 1, 5)]
    [InlineData(500, 1, 5)]
    [InlineData(200, 2, 3)]
    public async Task The_distance_counts_from_the_end_of_an_answer_where_one_is_asked_at_a_time(int status, int concurrency, int seconds)
    {
        using var server = new ScriptServer(_time, _ =>
        {
            _time.Advance(TimeSpan.FromSeconds(2));
            return ScriptServer.Ok("x").Replace("200 OK", $"{status} Said", StringComparison.Ordinal);
        });
        var paces = new Dictionary<string, HostPace> { ["test"] = new(Duration.FromSeconds(3), concurrency) };
        using var web = Surf.Open(_time, Surf.Options with { Paces = paces, Retries = 0 });
        foreach (var path in new[] { "/a", "/b" })
        {
            var asked = web.GetAsync(server.At(path));
            if (status == 200) await _time.DriveAsync(asked, Surf.Waits);
            else await asked.FailAsync(_time);
        }

        (server.Log.Last().At - server.Log.First().At).ShouldBe(TimeSpan.FromSeconds(seconds));
    }

    [Fact]
    public async Task Many_can_wait_for_one_slow_host()
    {
        using var server = new ScriptServer(_time, _ =>
        {
            _time.Advance(TimeSpan.FromSeconds(3));
            return ScriptServer.Ok("x");
        });
        var usual = new WebOptions();
        using var web = Surf.Open(_time, Surf.Options with { Paces = new Dictionary<string, HostPace>(), Patience = usual.Patience, LongestRest = usual.LongestRest });
        Task<Fetched>[] all = [.. Enumerable.Range(0, 40).Select(i => web.GetAsync(server.At($"/{i}")))];
        (await _time.DriveAsync(Task.WhenAll(all), TimeSpan.FromMinutes(1))).ShouldAllBe(f => f.Status == HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_host_is_asked_no_more_at_once_than_its_pace_says()
    {
        var open = new TaskCompletionSource();
        var (now, most) = (0, 0);
        using var twoCame = new SemaphoreSlim(0);
        using var server = new ScriptServer(_time, async (_, wire) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref now));
            twoCame.Release();
            await open.Task;
            Interlocked.Decrement(ref now);
            await ScriptServer.WriteAsync(wire, [1], "");
        });
        using var web = Surf.Open(_time, Surf.Options with { Paces = new Dictionary<string, HostPace> { ["test"] = new(Duration.Zero, 2) } });
        Task<Fetched>[] all = [.. Enumerable.Range(0, 6).Select(i => web.GetAsync(server.At($"/{i}")))];
        await twoCame.WaitAsync(TestContext.Current.CancellationToken);
        await twoCame.WaitAsync(TestContext.Current.CancellationToken);
        open.SetResult();
        await Task.WhenAll(all);
        most.ShouldBe(2);
    }

    [Theory]
    [InlineData("500 Error", 4)]
    [InlineData("429 Too Many", 4)]
    [InlineData("408 Timeout", 4)]
    [InlineData("404 Not Found", 1)]
    [InlineData("501 Not Implemented", 1)]
    public async Task It_is_tried_again_where_that_can_help(string status, int requests)
    {
        using var server = new ScriptServer(_time, _ => ScriptServer.Answer(status));
        using var web = Surf.Open(_time);
        (await web.GetAsync(server.At("/")).FailAsync(_time)).Requests.ShouldBe(requests);
        server.Log.Count.ShouldBe(requests);
    }

    [Fact]
    public async Task A_connection_that_breaks_is_made_again()
    {
        var answers = 0;
        using var server = new ScriptServer(_time, (_, wire) =>
            answers++ == 0 ? Task.CompletedTask : ScriptServer.WriteAsync(wire, "whole"u8.ToArray(), ""));
        using var web = Surf.Open(_time);
        (await _time.DriveAsync(web.GetAsync(server.At("/")), Surf.Waits)).Text().ShouldBe("whole");
    }

    [Fact]
    public async Task A_name_that_nobody_has_is_looked_up_twice_and_no_more()
    {
        var lookUps = 0;
        using var web = new Web(Surf.Options, _time, (_, _) =>
        {
            lookUps++;
            throw new SocketException((int)SocketError.HostNotFound);
        });
        var told = await web.GetAsync(new Uri("http://nobody.example/")).FailAsync(_time);
        told.Fault.ShouldBe(FetchFault.Unreachable);
        lookUps.ShouldBe(2);
        _time.GetUtcNow().ShouldBeLessThan(new HandTime().GetUtcNow().AddSeconds(2));
    }

    [Fact]
    public async Task A_host_that_always_fails_is_left_alone_for_a_while_and_longer_each_time()
    {
        var isWell = false;
        using var server = new ScriptServer(_time, _ => isWell ? ScriptServer.Ok("well") : ScriptServer.Answer("500 Error"));
        using var web = Surf.Open(_time, Surf.Options with { Retries = 0 });
        for (var i = 0; i < 8; i++) (await web.GetAsync(server.At("/")).FailAsync()).Fault.ShouldBe(FetchFault.ServerFailed);
        (await web.GetAsync(server.At("/")).FailAsync()).Fault.ShouldBe(FetchFault.LeftAlone);
        _time.Advance(TimeSpan.FromMinutes(1));
        (await web.GetAsync(server.At("/")).FailAsync()).Fault.ShouldBe(FetchFault.ServerFailed);
        _time.Advance(TimeSpan.FromMinutes(1));
        (await web.GetAsync(server.At("/")).FailAsync()).Fault.ShouldBe(FetchFault.LeftAlone);
        server.Log.Count.ShouldBe(9);
        _time.Advance(TimeSpan.FromMinutes(1));
        isWell = true;
        (await web.GetAsync(server.At("/"))).Text().ShouldBe("well");
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_waited_for_no_longer_than_said()
    {
        var never = new TaskCompletionSource();
        var came = new TaskCompletionSource();
        using var server = new ScriptServer(_time, (_, _) =>
        {
            came.TrySetResult();
            return never.Task;
        });
        using var web = Surf.Open(_time, Surf.Options with { Retries = 0, Timeout = Duration.FromSeconds(20) });
        var fetch = web.GetAsync(server.At("/"));
        await came.Task;
        _time.Advance(TimeSpan.FromSeconds(19.9));
        fetch.IsCompleted.ShouldBeFalse();
        _time.Advance(TimeSpan.FromSeconds(0.1));
        (await fetch.FailAsync()).Fault.ShouldBe(FetchFault.TimedOut);
        never.SetResult();
    }

    [Fact]
    public async Task Hosts_that_are_asked_no_more_are_forgotten()
    {
        using var server = new ScriptServer(_time, _ => ScriptServer.Ok("x"));
        using var web = Surf.Open(_time);
        for (var i = 0; i < 600; i++) await web.GetAsync(server.At("/", $"h{i}.test"));
        web.Lanes.ShouldBeLessThan(300);
    }
}
