using NodaTime;

namespace Vane.Net;

/// <summary>
/// The robots.txt of every origin that pages are asked of: fetched once for all who wait for it, and kept for 24 hours (RFC 9309,
/// section 2.4). A file that is not there closes nothing; where the server fails to tell, all is closed for five minutes.
/// </summary>
/// <param name="options">Who asks.</param>
/// <param name="time">Counts how long a file holds.</param>
/// <param name="lanes">The hosts' turns; a file can ask for more time between them.</param>
/// <param name="follow">Fetches, through redirects and tries.</param>
/// <param name="closed">Ends what is under way.</param>
internal sealed class RobotsFiles(WebOptions options, TimeProvider time, HostLanes lanes, Func<Errand, Task<Fetched>> follow, CancellationToken closed)
{
    private const int ManyFiles = 4096;
    private static readonly Duration Kept = Duration.FromHours(24);
    private static readonly Duration KeptClosed = Duration.FromMinutes(5);

    // Crawl-delay is in no standard, and some write days; the usual meaning is honoured up to here.
    private static readonly Duration LongestDelay = Duration.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, File> _files = new(StringComparer.Ordinal);
    private readonly string _token = RobotsRules.Token(options.UserAgent);

    /// <summary>Returns where robots.txt leaves a page open.</summary>
    /// <exception cref="FetchException">It is closed, or that cannot be found out.</exception>
    public async Task CheckAsync(Uri page, Errand errand)
    {
        var rules = await RulesOf(page).WaitAsync(errand.Patience);
        if (rules?.CrawlDelay(_token) is { } delay) Slow(page, Duration.Min(delay, LongestDelay));
        if (rules is null) throw new FetchException(FetchFault.ClosedToRobots, "the server fails to give its robots.txt, which closes all pages");
        if (!rules.IsAllowed(_token, page.PathAndQuery)) throw new FetchException(FetchFault.ClosedToRobots, $"robots.txt closes {page.AbsolutePath} to {_token}");
    }

    private void Slow(Uri page, Duration delay)
    {
        var lane = lanes.Take(page);
        lane.SlowTo(delay);
        lanes.Give(lane);
    }

    // Null: all is closed.
    private Task<RobotsRules?> RulesOf(Uri page)
    {
        var address = new Uri(page, "/robots.txt");
        lock (_lock)
        {
            if (_files.TryGetValue(address.AbsoluteUri, out var known) && (!known.Rules.IsCompleted || known.Until > time.Now())) return known.Rules;
            if (_files.Count >= ManyFiles) Sweep();
            var file = new File();
            _files[address.AbsoluteUri] = file;
            return file.Rules = Task.Run(() => FetchAsync(address, file), closed);
        }
    }

    private async Task<RobotsRules?> FetchAsync(Uri address, File file)
    {
        using var waiting = new CancellationTokenSource(options.Patience.ToTimeSpan(), options.Timer ?? time);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(closed, waiting.Token);
        var request = new FetchRequest(address) { Accept = "text/plain,*/*;q=0.5", MostBytes = RobotsRules.MostBytes };
        var errand = new Errand(request, time.Now() + options.Patience, closed, patience.Token) { TakesFirstBytes = true };
        try
        {
            var fetched = await follow(errand);
            return Keep(file, RobotsRules.Parse(fetched.Body.Span).Only(_token), Kept);
        }
        catch (FetchException e) when (e.Fault == FetchFault.Refused || e is { Fault: FetchFault.Broken, IsAboutRedirects: true })
        {
            return Keep(file, RobotsRules.Open, Kept);
        }
        catch (FetchException e) when (e.Fault == FetchFault.ServerFailed)
        {
            return Keep(file, null, KeptClosed);
        }
        catch (OperationCanceledException) when (!closed.IsCancellationRequested)
        {
            if (errand.LastFailure is { Fault: FetchFault.ServerFailed }) return Keep(file, null, KeptClosed);
            throw errand.LastFailure ?? new FetchException(FetchFault.TimedOut, "robots.txt: its turn did not come in time");
        }
        catch (FetchException e)
        {
            throw new FetchException(e.Fault, $"robots.txt: {e.Message}", e.NotBefore, e);
        }
    }

    private RobotsRules? Keep(File file, RobotsRules? rules, Duration longest)
    {
        file.Until = time.Now() + longest;
        return rules;
    }

    private void Sweep()
    {
        var now = time.Now();
        foreach (var (address, file) in _files.ToList())
            if (file.Rules.IsCompleted && file.Until <= now) _files.Remove(address);
        if (_files.Count >= ManyFiles && _files.FirstOrDefault(f => f.Value.Rules.IsCompleted) is { Key: { } oldest }) _files.Remove(oldest);
    }

    private sealed class File
    {
        public Task<RobotsRules?> Rules { get; set; } = Task.FromResult<RobotsRules?>(null);

        public Instant Until { get; set; } = Instant.MinValue;
    }
}
