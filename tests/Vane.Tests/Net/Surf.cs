using System.Net;
using NodaTime;
using Vane.Net;
using Vane.Tests.Support;

namespace Vane.Tests.Net;

// Vane.Web is a namespace too.
using Web = Vane.Net.Web;

/// <summary>The web as the tests ask it: names of .test are all on loopback, time passes by hand, and nothing is slow by itself.</summary>
internal static class Surf
{
    /// <summary>Timers shorter than this are waits that a test lets pass; time-outs are longer.</summary>
    public static readonly TimeSpan Waits = TimeSpan.FromMinutes(30);

    public static readonly WebOptions Options = new()
    {
        AllowedHosts = ["*.test"],
        Paces = new Dictionary<string, HostPace> { ["test"] = new(Duration.Zero, 8) },
        Timeout = Duration.FromHours(2),
        Patience = Duration.FromHours(1),
        LongestRest = Duration.FromHours(1),
    };

    public static Web Open(TimeProvider time, WebOptions? options = null) =>
        new(options ?? Options, time, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]));

    public static Task<Fetched> GetAsync(this Web web, Uri address) =>
        web.GetAsync(new FetchRequest(address), TestContext.Current.CancellationToken);

    public static Task<Fetched> GetPageAsync(this Web web, Uri address) =>
        web.GetAsync(new FetchRequest(address) { IsPage = true }, TestContext.Current.CancellationToken);

    public static async Task<FetchException> FailAsync(this Task<Fetched> fetch, HandTime? time = null) =>
        await Should.ThrowAsync<FetchException>(() => time is null ? fetch : time.DriveAsync(fetch, Waits));

    public static string Text(this Fetched fetched) => System.Text.Encoding.UTF8.GetString(fetched.Body.Span);
}
