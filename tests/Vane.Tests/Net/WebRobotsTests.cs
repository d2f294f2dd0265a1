using NodaTime;
using Vane.Net;
using Vane.Tests.Support;

namespace Vane.Tests.Net;

public sealed class WebRobotsTests
{
    private readonly HandTime _time = new();

    [Fact]
    public async Task A_closed_page_is_not_asked_for_and_feeds_are_not_held_to_it()
    {
        using var server = Serving("User-agent: vane\nDisallow: /private\n");
        using var web = Surf.Open(_time);
        (await web.GetPageAsync(server.At("/open"))).Text().ShouldBe("page");
        var told = await web.GetPageAsync(server.At("/private/a?key=hunter2")).FailAsync();
        (told.Fault, told.Message).ShouldBe((FetchFault.ClosedToRobots, "robots.txt closes /private/a to Vane"));
        (await web.GetAsync(server.At("/private/feed"))).Text().ShouldBe("page");
        (await web.GetPageAsync(server.At("/away")).FailAsync()).Fault.ShouldBe(FetchFault.ClosedToRobots);
        server.Log.Select(a => a.Path).ShouldBe(["/robots.txt", "/open", "/private/feed", "/away"]);
    }

    [Fact]
    public async Task It_is_asked_for_once_by_many_and_again_after_a_day()
    {
        using var server = Serving("User-agent: *\nDisallow: /private\n");
        using var web = Surf.Open(_time);
        await Task.WhenAll(Enumerable.Range(0, 30).Select(i => web.GetPageAsync(server.At($"/{i}"))));
        Asked(server).ShouldBe(1);
        _time.Advance(TimeSpan.FromHours(23.9));
        await web.GetPageAsync(server.At("/later"));
        Asked(server).ShouldBe(1);
        _time.Advance(TimeSpan.FromHours(0.2));
        await web.GetPageAsync(server.At("/tomorrow"));
        Asked(server).ShouldBe(2);
    }

    [Theory]
    [InlineData("404 Not Found", null)]
    [InlineData("403 Forbidden", null)]
    [InlineData("500 Error", FetchFault.ClosedToRobots)]
    [InlineData("503 Busy", FetchFault.ClosedToRobots)]
    [InlineData("429 Too Many", FetchFault.RateLimited)]
    public async Task A_file_that_is_not_there_closes_nothing_and_a_server_that_fails_all(string status, FetchFault? fault)
    {
        using var server = new ScriptServer(_time, asked => asked.Path == "/robots.txt" ? ScriptServer.Answer(status) : ScriptServer.Ok("page"));
        using var web = Surf.Open(_time);
        var page = web.GetPageAsync(server.At("/page"));
        if (fault is null) (await _time.DriveAsync(page, Surf.Waits)).Text().ShouldBe("page");
        else (await page.FailAsync(_time)).Fault.ShouldBe(fault.Value);
        server.Log.Any(a => a.Path == "/page").ShouldBe(fault is null);
    }

    [Theory]
    [InlineData(5, true)]
    [InlineData(6, false)]
    public async Task It_is_followed_through_five_redirects_and_then_is_not_there(int redirects, bool isClosed)
    {
        using var server = new ScriptServer(_time, asked => asked.Path switch
        {
            "/robots.txt" => Moved(redirects - 1),
            "/to0" => ScriptServer.Ok("User-agent: *\nDisallow: /"),
            ['/', 't', 'o', var count] => Moved(count - '0' - 1),
            _ => ScriptServer.Ok("page"),
        });
        using var web = Surf.Open(_time);
        var page = web.GetPageAsync(server.At("/page"));
        if (isClosed) (await page.FailAsync()).Fault.ShouldBe(FetchFault.ClosedToRobots);
        else (await page).Text().ShouldBe("page");
    }

    [Theory]
    [InlineData("4", 4)]
    [InlineData("9999", 30)]
    public async Task More_time_between_requests_is_left_where_it_is_asked_for(string delay, int seconds)
    {
        using var server = Serving($"User-agent: *\nCrawl-delay: {delay}\n");
        using var web = Surf.Open(_time, Surf.Options with { Paces = new Dictionary<string, HostPace> { ["test"] = new(Duration.FromSeconds(1), 1) } });
        await _time.DriveAsync(Task.WhenAll(Enumerable.Range(0, 3).Select(i => web.GetPageAsync(server.At($"/{i}")))), Surf.Waits);
        var asked = server.Log.Select(a => a.At).ToList();
        asked.Zip(asked.Skip(1), (a, b) => b - a).ShouldAllBe(gap => gap == TimeSpan.FromSeconds(seconds));
    }

    [Fact]
    public async Task A_file_larger_than_is_read_holds_with_its_beginning()
    {
        using var server = Serving("User-agent: *\nDisallow: /private\n" + new string('#', 3 * RobotsRules.MostBytes));
        using var web = Surf.Open(_time);
        (await web.GetPageAsync(server.At("/open"))).Text().ShouldBe("page");
        (await web.GetPageAsync(server.At("/private")).FailAsync()).Fault.ShouldBe(FetchFault.ClosedToRobots);
    }

    private static int Asked(ScriptServer server) => server.Log.Count(a => a.Path == "/robots.txt");

    private static string Moved(int to) => ScriptServer.Answer("301 Moved", headers: $"Location: /to{to}\r\n");

    private ScriptServer Serving(string robots) => new(_time, asked => asked.Path switch
    {
        "/robots.txt" => ScriptServer.Ok(robots),
        "/away" => ScriptServer.Answer("302 Found", headers: "Location: /private/b\r\n"),
        _ => ScriptServer.Ok("page"),
    });
}
