using NodaTime;

namespace Vane.SystemTests.Replay;

/// <summary>Everything that was asked of the server: the judge of who asked.</summary>
internal sealed class ReplayLog
{
    private readonly Lock _lock = new();
    private readonly List<Logged> _requests = [];

    /// <summary>All requests, in the order they came.</summary>
    public IReadOnlyList<Logged> All
    {
        get
        {
            lock (_lock) return [.. _requests.OrderBy(r => r.Ticks)];
        }
    }

    /// <summary>Writes down a request.</summary>
    public void Add(Logged request)
    {
        lock (_lock) _requests.Add(request);
    }

    /// <summary>The requests to a host.</summary>
    public IReadOnlyList<Logged> Requests(string host) => [.. All.Where(r => r.Host == host)];

    /// <summary>Bytes of bodies sent from an instant up to before another.</summary>
    public long BytesOf(Instant from, Instant to) => All.Where(r => r.At >= from && r.At < to).Sum(r => r.Bytes);

    /// <summary>Numbers of the documents that somebody was shown whole.</summary>
    public IReadOnlySet<long> Shown() => All.SelectMany(r => r.Shown).Select(p => p.Number).ToHashSet();

    /// <summary>Requests to a host that had said to wait longer. What was under way when it said so is no breach.</summary>
    public IReadOnlyList<string> RetryAfterViolations()
    {
        var breaches = new List<string>();
        foreach (var host in All.GroupBy(r => r.Host, StringComparer.Ordinal))
        {
            foreach (var rest in host.Where(r => r.NotBefore is not null))
                breaches.AddRange(host
                    .Where(r => r.At > rest.Ended && r.At < rest.NotBefore)
                    .Select(r => $"{r} though told {rest.NotBefore} by {rest}"));
        }

        return breaches;
    }

    /// <summary>Requests to a host that came sooner after the one before than allowed.</summary>
    /// <param name="host">Host.</param>
    /// <param name="least">Least time between two requests.</param>
    public IReadOnlyList<string> DelayViolations(string host, Duration least)
    {
        var requests = Requests(host);
        return [.. requests.Zip(requests.Skip(1)).Where(p => p.Second.At - p.First.At < least)
            .Select(p => $"{p.Second} only {p.Second.At - p.First.At} after {p.First.Path}")];
    }

    /// <summary>Pages that were asked for though robots.txt closes them, could not be read, or had not been asked for.</summary>
    public IReadOnlyList<string> RobotsViolations()
    {
        var breaches = new List<string>();
        foreach (var host in All.Where(r => ReplayHosts.IsPage(r.Host)).GroupBy(r => r.Host, StringComparer.Ordinal))
        {
            Logged? robots = null;
            foreach (var request in host)
            {
                if (request.Path == "/robots.txt") robots = request;
                else if (robots is null) breaches.Add($"{request} before robots.txt was asked for");
                else if (robots.Status is 429 or >= 500 && request.At > robots.Ended && !host.Any(r => IsReadBefore(r, request))) breaches.Add($"{request} though robots.txt fails");
                else if (request.Path.StartsWith(PageAnswers.Closed, StringComparison.Ordinal)) breaches.Add($"{request} is closed to robots");
            }
        }

        return breaches;
    }

    /// <summary>Requests whose sender does not say where it is reached.</summary>
    public IReadOnlyList<string> MissingUserAgentContact(string contact) =>
        [.. All.Where(r => !r.UserAgent.Contains(contact, StringComparison.Ordinal)).Select(r => $"{r} from \"{r.UserAgent}\"")];

    // Rules once read may be kept for a day while the file cannot be had (RFC 9309, section 2.4).
    private static bool IsReadBefore(Logged robots, Logged request) =>
        robots.Path == "/robots.txt" && robots.At < request.At && robots.Status is 200 or 304 or 404 && request.At - robots.At <= Duration.FromHours(24);
}
