using System.Net;
using System.Text.Json;
using NodaTime;
using Vane.Net;
using Vane.Tests.Support;

namespace Vane.Tests.Net;

// Vane.Web is a namespace too.
using Web = Vane.Net.Web;

public sealed class WebSafetyTests
{
    private static readonly WebOptions Strict = Surf.Options with
    {
        Retries = 0,
        Paces = ((string[])["test", "example", "org", "1"]).ToDictionary(host => host, _ => new HostPace(Duration.Zero, 8)),
    };

    private readonly HandTime _time = new();

    public static TheoryData<string> OddHosts =>
    [
        "127.0.0.1", "127.1", "0x7f.1", "0x7F.0.0.0x1", "2130706433", "017700000001", "0177.0.0.1", "0x7f000001", "127.0.0.1.", "0", "0.0.0.0", "0x0",
        "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[0:0:0:0:0:ffff:7f00:0001]", "[::127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]",
        "[fe80::1]", "[fe80::1%25lo]", "[fd00:ec2::254]", "１２７.０.０.１", "127。0。0。1", "①②⑦.⓪.⓪.①", "%31%32%37.0.0.1", "%6cocalhost",
        "localhost", "LOCALHOST", "localhost.", "a.localhost", "ｌｏｃａｌｈｏｓｔ", "metadata.google.internal", "metadata.google.internal.", "printer.local",
        "router.home.arpa", "169.254.169.254", "0xA9FEA9FE", "2852039166", "0251.0376.0251.0376", "100.100.100.200", "10.0.0.1", "192.168.1.1", "172.16.0.1",
        "user:secret@127.0.0.1", "example.com@127.0.0.1", "127.0.0.1.example.com@[::1]", "256.256.256.256", "1.2.3.4.5", "0x100000000", "99999999999",
    ];

    [Theory]
    [MemberData(nameof(OddHosts))]
    public async Task No_notation_of_a_private_address_is_connected_to(string host)
    {
        using var server = new ScriptServer(_time, _ => ScriptServer.Ok("secret"));

        // What is no address is never asked for; there is nothing to refuse then.
        if (!Uri.TryCreate($"http://{host}:{server.Port}/", UriKind.Absolute, out var address)) return;
        using var web = new Web(Strict, _time, Loopback);
        (await web.GetAsync(address).FailAsync(_time)).Fault.ShouldBe(FetchFault.Forbidden);
        using var redirecting = new ScriptServer(_time, _ => ScriptServer.Answer("302 Found", headers: $"Location: {address.OriginalString}\r\n"));
        if (address.OriginalString.All(char.IsAscii)) (await web.GetAsync(redirecting.At("/")).FailAsync(_time)).Fault.ShouldBe(FetchFault.Forbidden);
        server.Connections.ShouldBe(0);
    }

    [Fact]
    public async Task The_odd_hosts_of_the_URL_standard_are_not_connected_to()
    {
        var root = Environment.GetEnvironmentVariable("VANE_EVAL_DATA") ?? Repository.PathOf("../shared");
        var path = Path.Combine(root, "bench/extra/url-wpt/urltestdata.json");
        Assert.SkipUnless(File.Exists(path), $"not here: {path}");
        using var server = new ScriptServer(_time, _ => ScriptServer.Ok("secret"));
        using var web = new Web(Strict, _time, Loopback);
        var count = 0;
        foreach (var input in OddInputs(path))
        {
            if (!Uri.TryCreate(input, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.Host.Length == 0) continue;
            var told = await web.GetAsync(new UriBuilder(address) { Port = server.Port }.Uri).FailAsync(_time);
            told.Fault.ShouldBe(FetchFault.Forbidden, input);
            count++;
        }

        count.ShouldBeGreaterThan(10);
        server.Connections.ShouldBe(0);
    }

    [Fact]
    public async Task A_name_that_is_looked_up_to_another_address_later_is_checked_again()
    {
        using var server = new ScriptServer(_time, _ => ScriptServer.Ok("secret"));
        var lookUps = 0;
        using var web = new Web(Strict, _time, (_, _) =>
            Task.FromResult<IPAddress[]>(lookUps++ == 0 ? [IPAddress.Parse("93.184.215.14"), IPAddress.Loopback] : [IPAddress.Loopback]));
        for (var i = 0; i < 3; i++) (await web.GetAsync(server.At("/", "rebinding.example")).FailAsync()).Fault.ShouldBe(FetchFault.Forbidden);
        lookUps.ShouldBe(3);
        server.Connections.ShouldBe(0);
    }

    [Theory]
    [InlineData("lan.example")]
    [InlineData("LAN.example.")]
    [InlineData("*.example")]
    [InlineData("lan.example:PORT")]
    public async Task A_host_allowed_by_name_may_be_private_and_no_other(string allowed)
    {
        using var server = new ScriptServer(_time, asked => asked.Path == "/away"
            ? ScriptServer.Answer("301 Moved", headers: $"Location: http://127.0.0.1:{asked.Host.Split(':')[1]}/\r\n") : ScriptServer.Ok("ours"));
        using var web = new Web(Strict with { AllowedHosts = [allowed.Replace("PORT", $"{server.Port}", StringComparison.Ordinal)] }, _time, Loopback);
        (await web.GetAsync(server.At("/", "lan.example"))).Text().ShouldBe("ours");
        (await web.GetAsync(server.At("/away", "lan.example")).FailAsync()).Fault.ShouldBe(FetchFault.Forbidden);
        (await web.GetAsync(server.At("/", "example.org")).FailAsync()).Fault.ShouldBe(FetchFault.Forbidden);
        server.Connections.ShouldBe(2);
    }

    [Fact]
    public async Task A_host_allowed_at_a_port_is_not_allowed_at_another()
    {
        using var server = new ScriptServer(_time, _ => ScriptServer.Ok("secret"));
        using var web = new Web(Strict with { AllowedHosts = ["127.0.0.1:8080", "*.lan.example"] }, _time, Loopback);
        (await web.GetAsync(server.At("/", "127.0.0.1")).FailAsync()).Fault.ShouldBe(FetchFault.Forbidden);
        (await web.GetAsync(server.At("/", "lan.example")).FailAsync()).Fault.ShouldBe(FetchFault.Forbidden);
        server.Connections.ShouldBe(0);
    }

    [Theory]
    [InlineData("ftp://site.test/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://site.test:25/")]
    [InlineData("http://site.test:6667/")]
    public async Task What_is_not_of_the_web_is_not_asked(string address)
    {
        using var web = new Web(Strict, _time, (_, _) => throw new InvalidOperationException("looked up"));
        (await web.GetAsync(new Uri(address)).FailAsync()).Fault.ShouldBe(FetchFault.Forbidden);
        using var server = new ScriptServer(_time, _ => ScriptServer.Answer("302 Found", headers: $"Location: {address}\r\n"));
        using var surf = Surf.Open(_time);
        (await surf.GetAsync(server.At("/")).FailAsync()).Fault.ShouldBe(FetchFault.Forbidden);
    }

    [Fact]
    public async Task Redirects_are_followed_five_times_and_never_in_a_circle()
    {
        using var server = new ScriptServer(_time, asked => asked.Path switch
        {
            "/0" => ScriptServer.Ok("there"),
            "/a" => Moved("/b"),
            "/b" => Moved("/a"),
            _ => Moved($"/{asked.Path[1] - '0' - 1}"),
        });
        using var web = Surf.Open(_time);
        var fetched = await web.GetAsync(server.At("/5"));
        (fetched.Text(), fetched.Requests, fetched.Address).ShouldBe(("there", 6, server.At("/0")));
        (await web.GetAsync(server.At("/6")).FailAsync()).Message.ShouldBe("is sent on more than 5 times");
        var circle = await web.GetAsync(server.At("/a")).FailAsync();
        (circle.Fault, circle.Message, circle.Requests).ShouldBe((FetchFault.Broken, "is sent on in a circle", 2));
    }

    [Fact]
    public async Task What_authorizes_goes_to_no_other_origin_and_into_no_message()
    {
        using var server = new ScriptServer(_time, asked => asked.Path switch
        {
            "/same" => Moved("/gone?key=hunter2"),
            "/other" => Moved($"http://user:hunter2@other.test:{asked.Host.Split(':')[1]}/gone?key=hunter2"),
            _ => ScriptServer.Answer("410 Gone"),
        });
        using var web = Surf.Open(_time);
        foreach (var path in (string[])["/same", "/other", "/gone"])
        {
            var request = new FetchRequest(new Uri(server.At($"{path}").AbsoluteUri.Replace("http://", "http://me:hunter2@", StringComparison.Ordinal)))
            {
                Authorization = "Bearer hunter2",
            };
            (await web.GetAsync(request, TestContext.Current.CancellationToken).FailAsync()).ToString().ShouldNotContain("hunter2");
        }

        var asked = server.Log.Select(a => (a.Host.Split('.')[0], a.Path, a.Headers.GetValueOrDefault("Authorization")));
        asked.ShouldBe([("site", "/same", "Bearer hunter2"), ("site", "/gone?key=hunter2", "Bearer hunter2"), ("site", "/other", "Bearer hunter2"),
            ("other", "/gone?key=hunter2", null), ("site", "/gone", "Bearer hunter2")]);
    }

    [Theory]
    [InlineData(301, "GET")]
    [InlineData(302, "GET")]
    [InlineData(303, "GET")]
    [InlineData(307, "POST")]
    [InlineData(308, "POST")]
    public async Task A_form_is_posted_again_only_where_the_redirect_says_so_and_to_no_other_host(int status, string method)
    {
        using var server = new ScriptServer(_time, asked => asked.Path switch
        {
            "/form" => ScriptServer.Answer($"{status} Moved", headers: "Location: /there\r\n"),
            "/away" => ScriptServer.Answer($"{status} Moved", headers: $"Location: http://other.test:{asked.Host.Split(':')[1]}/there\r\n"),
            _ => ScriptServer.Ok("taken"),
        });
        using var web = Surf.Open(_time);
        var form = new Dictionary<string, string> { ["grant"] = "a b" };
        await web.GetAsync(new FetchRequest(server.At("/form")) { Form = form }, TestContext.Current.CancellationToken);
        server.Log.Select(a => (a.Method, a.Body)).ShouldBe([("POST", "grant=a+b"), (method, method == "POST" ? "grant=a+b" : "")]);
        var away = web.GetAsync(new FetchRequest(server.At("/away")) { Form = form }, TestContext.Current.CancellationToken);
        if (method == "POST") (await away.FailAsync()).Fault.ShouldBe(FetchFault.Forbidden);
        else (await away).Text().ShouldBe("taken");
    }

    private static string Moved(string to) => ScriptServer.Answer("302 Found", headers: $"Location: {to}\r\n");

    private static Task<IPAddress[]> Loopback(string host, CancellationToken cancel) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]);

    // Inputs whose host the standard reads as a special address, or as this machine.
    private static List<string> OddInputs(string path)
    {
        using var cases = JsonDocument.Parse(File.ReadAllBytes(path));
        return [.. cases.RootElement.EnumerateArray().Where(c => c.ValueKind == JsonValueKind.Object && c.TryGetProperty("hostname", out _))
            .Where(c => c.GetProperty("hostname").GetString()!.Trim('[', ']') is var host
                && (host.EndsWith("localhost", StringComparison.Ordinal) || (IPAddress.TryParse(host, out var literal) && SpecialAddress.IsSpecial(literal))))
            .Select(c => c.GetProperty("input").GetString()!)];
    }
}
