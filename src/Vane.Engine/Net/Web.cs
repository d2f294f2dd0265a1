using System.Diagnostics;
using System.Net;
using NodaTime;

namespace Vane.Net;

/// <summary>
/// The one way into the web: asks hosts politely, in their turn and no sooner than they allow; connects to no address but public
/// ones; believes no length, clock or compression it is told.
/// </summary>
public sealed class Web : IDisposable
{
    private const int MostRedirects = 5;

    private readonly WebOptions _options;
    private readonly TimeProvider _time;
    private readonly HostPolicy _policy;
    private readonly HostLanes _lanes;
    private readonly HttpMessageInvoker _invoker;
    private readonly Tries _tries;
    private readonly RobotsFiles _robots;
    private readonly CancellationTokenSource _closed = new();

    /// <summary>Opens the web.</summary>
    /// <param name="options">How it is asked.</param>
    /// <param name="time">Tells and counts all time.</param>
    /// <param name="resolve">Finds the addresses of a host; null for the operating system's way.</param>
    public Web(WebOptions options, TimeProvider time, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        (_options, _time) = (options, time);
        _policy = new HostPolicy(options.AllowedHosts);
        _lanes = new HostLanes(options, time);
        foreach (var (host, until) in options.Rests) _lanes.Rest(host, until);
        _invoker = new HttpMessageInvoker(Handler(new Dialer(_policy, resolve ?? Dns.GetHostAddressesAsync, options.Timer ?? time)));
        _tries = new Tries(options, time, new Exchange(options, time, _invoker, _lanes));
        _robots = new RobotsFiles(options, time, _lanes, FollowAsync, _closed.Token);
    }

    /// <summary>Hosts that asked not to be asked again so soon, and when they may be. A name stands with its port where that is
    /// not the usual one.</summary>
    public IReadOnlyDictionary<string, Instant> Rests => _lanes.Rests;

    /// <summary>Told at once of a host that asked to be left alone, and until when.</summary>
    public event Action<string, Instant>? Rested
    {
        add => _lanes.Rested += value;
        remove => _lanes.Rested -= value;
    }

    /// <summary>Lanes of hosts that are remembered.</summary>
    internal int Lanes => _lanes.Count;

    /// <summary>Asks a host nothing before an instant.</summary>
    /// <param name="host">Its name as <see cref="Rests"/> writes it.</param>
    /// <param name="until">When it may be asked again.</param>
    public void Rest(string host, Instant until) => _lanes.Rest(host, until);

    /// <summary>Asks for one address, through redirects and tries.</summary>
    /// <exception cref="FetchException">Nothing was fetched; the message says why.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<Fetched> GetAsync(FetchRequest request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var activity = Meters.Source.StartActivity("fetch", ActivityKind.Client);
        using var closing = CancellationTokenSource.CreateLinkedTokenSource(cancel, _closed.Token);
        using var waiting = new CancellationTokenSource(_options.Patience.ToTimeSpan(), _options.Timer ?? _time);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(closing.Token, waiting.Token);
        var errand = new Errand(request, _time.Now() + _options.Patience, closing.Token, patience.Token);
        try
        {
            _policy.Check(request.Address);
            activity?.SetTag("server.address", request.Address.IdnHost);
            var fetched = await FollowAsync(errand);
            activity?.SetTag("http.response.status_code", (int)fetched.Status);
            return fetched;
        }
        catch (FetchException e)
        {
            throw Told(e, errand, activity);
        }
        catch (OperationCanceledException) when (!closing.IsCancellationRequested)
        {
            throw Told(OutOfPatience(errand), errand, activity);
        }
    }

    /// <summary>Ends what is under way, and all connections.</summary>
    public void Dispose()
    {
        _closed.Cancel();
        _invoker.Dispose();
        _closed.Dispose();
    }

    private static SocketsHttpHandler Handler(Dialer dialer) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        // A proxy would connect to what has not been checked.
        UseProxy = false,
        Credentials = null,
        AutomaticDecompression = DecompressionMethods.None,
        ActivityHeadersPropagator = null,
        ConnectCallback = dialer.ConnectAsync,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        MaxResponseHeadersLength = 64,
        MaxResponseDrainSize = 1 << 16,
        ResponseDrainTimeout = TimeSpan.FromSeconds(1),
    };

    private async Task<Fetched> FollowAsync(Errand errand)
    {
        var hop = Hop.First(errand.Request);
        var been = new HashSet<(string, bool)>();
        for (var count = 0; ; count++)
        {
            try
            {
                _policy.Check(hop.Address);
                if (!been.Add((hop.Address.AbsoluteUri, hop.Posts)))
                    throw new FetchException(FetchFault.Broken, "is sent on in a circle") { IsAboutRedirects = true };
                if (errand.Request.IsPage) await _robots.CheckAsync(hop.Address, errand);
                var attempt = await _tries.AskAsync(errand, hop);
                if (attempt.Failure is { } failure) throw failure;
                if (attempt.Fetched is { } fetched) return fetched;
                if (count == MostRedirects)
                    throw new FetchException(FetchFault.Broken, $"is sent on more than {MostRedirects} times") { IsAboutRedirects = true };
                hop = hop.Follow(attempt.MovedBy, attempt.MovedTo!);
            }
            catch (FetchException e) when (count > 0 && !e.IsAboutRedirects)
            {
                throw new FetchException(e.Fault, $"is sent on to {hop.Shown}: {e.Message}", e.NotBefore, e);
            }
        }
    }

    private FetchException OutOfPatience(Errand errand) => errand.LastFailure
        ?? new FetchException(FetchFault.TimedOut, $"its turn did not come within {_options.Patience.TotalSeconds:0} s");

    private static FetchException Told(FetchException e, Errand errand, Activity? activity)
    {
        Meters.Faults.Add(1, new KeyValuePair<string, object?>("fault", e.Fault.ToString()));
        activity?.SetStatus(ActivityStatusCode.Error, e.Fault.ToString());
        return new FetchException(e.Fault, e.Message, e.NotBefore, e.InnerException) { WireBytes = errand.WireBytes, Requests = errand.Requests };
    }
}
