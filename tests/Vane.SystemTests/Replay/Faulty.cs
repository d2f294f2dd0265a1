using System.Globalization;
using System.Text;
using NodaTime;

namespace Vane.SystemTests.Replay;

/// <summary>What becomes of a reply when something goes wrong.</summary>
internal static class Faulty
{
    private const int BombMegabytes = 96;

    private static readonly Lazy<byte[]> Bomb = new(() => Reply.Gzip(new byte[BombMegabytes << 20]));

    /// <summary>How far a clock that is off is off.</summary>
    public static readonly Duration Skew = Duration.FromHours(7);

    /// <summary>The instant that is answered for.</summary>
    public static Instant WorldAt(Fault? fault, Instant at, ReplayWorld world) => fault?.Kind switch
    {
        FaultKind.EmptyList => world.Begins - Duration.FromDays(1),
        FaultKind.Frozen => fault.From - Duration.FromDays(7),
        _ => at,
    };

    /// <summary>Whether a fault touches a path: rules for robots are told right, or not at all.</summary>
    public static bool Touches(FaultKind kind, string path) => path != "/robots.txt" || kind is
        FaultKind.TooManySeconds or FaultKind.TooManyDate or FaultKind.Unavailable or FaultKind.ServerError or FaultKind.SlowLoris or FaultKind.Reset;

    /// <summary>The reply as it goes out.</summary>
    public static Reply Of(Fault fault, Reply reply, Ask ask, Instant now) => fault.Kind switch
    {
        FaultKind.TooManySeconds => Wait(429, fault, now, asDate: false),
        FaultKind.TooManyDate => Wait(429, fault, now, asDate: true),
        FaultKind.Unavailable => Wait(503, fault, now, asDate: false),
        FaultKind.ServerError => Text(500, "Something went wrong on our side."),
        FaultKind.SlowLoris => reply with { Delivery = Delivery.Drop, Shown = [] },
        FaultKind.Reset => reply.Status == 304 ? Text(500, "broken") : reply with { Delivery = Delivery.Half, Shown = [] },
        FaultKind.WrongType => reply with { MediaType = reply.MediaType is null ? null : "application/octet-stream", Shown = [] },
        FaultKind.ErrorPage => Text(200, "<!doctype html><html><head><title>We will be back soon</title></head><body><h1>Error</h1><p>The database is away.</p></body></html>", "text/html"),
        FaultKind.EmptyBody => Text(200, ""),
        FaultKind.RedirectLoop => Redirect(string.Create(CultureInfo.InvariantCulture, $"http://{ask.Host}:{ask.Port}{ask.Path}?round={ask.Count("round", 0, int.MaxValue) + 1}")),
        FaultKind.RedirectInside => Redirect(ask.Host.Length % 2 == 0 ? "http://169.254.169.254/latest/meta-data/" : "http://10.0.0.1/admin"),
        FaultKind.GzipBomb => new(200, reply.MediaType ?? "text/xml", Bomb.Value) { Encoding = "gzip" },
        FaultKind.CutGzip => CutGzip(reply),
        FaultKind.WrongCharset => reply with { MediaType = reply.MediaType?.Split(';')[0] + "; charset=ISO-8859-1", Shown = [] },
        _ => reply,
    };

    private static Reply Wait(int status, Fault fault, Instant now, bool asDate)
    {
        var until = now + fault.RetryAfter;
        var value = asDate ? Iso.Http(until) : ((long)fault.RetryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        // A date is told to the second.
        var told = asDate ? Instant.FromUnixTimeSeconds(until.ToUnixTimeSeconds()) : until;
        return Text(status, "Please come back later.") with { Headers = [("Retry-After", value)], NotBefore = told };
    }

    private static Reply Redirect(string location) => Text(302, "") with { Headers = [("Location", location)] };

    private static Reply Text(int status, string text, string mediaType = "text/plain") => new(status, mediaType, Encoding.UTF8.GetBytes(text));

    private static Reply CutGzip(Reply reply)
    {
        if (reply.Status == 304) return Text(500, "broken");
        var whole = reply.Encoding is null ? Reply.Gzip(reply.Body) : reply.Body;
        return reply with { Body = whole[..(whole.Length / 2)], Encoding = "gzip", Shown = [] };
    }
}
