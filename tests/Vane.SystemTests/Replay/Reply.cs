using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using NodaTime;

namespace Vane.SystemTests.Replay;

/// <summary>How a body is sent.</summary>
internal enum Delivery
{
    /// <summary>All of it.</summary>
    Whole,

    /// <summary>Half of it, then the connection breaks.</summary>
    Half,

    /// <summary>A byte at a time, and then on.</summary>
    Drop,
}

/// <summary>What goes over the wire.</summary>
/// <param name="Status">Status.</param>
/// <param name="MediaType">Header Content-Type; null for none.</param>
/// <param name="Body">The body as sent.</param>
internal sealed record Reply(int Status, string? MediaType, byte[] Body)
{
    private const int SmallestCompressed = 800;

    /// <summary>Headers.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>Header Content-Encoding.</summary>
    public string? Encoding { get; init; }

    /// <summary>How it is sent.</summary>
    public Delivery Delivery { get; init; }

    /// <summary>The documents it shows.</summary>
    public IReadOnlyList<Planted> Shown { get; init; } = [];

    /// <summary>How far the server's clock is off.</summary>
    public Duration Skew { get; init; }

    /// <summary>Before when the host is not to be asked again.</summary>
    public Instant? NotBefore { get; init; }

    /// <summary>The answer as it goes to a client that has or has not had it before.</summary>
    public static Reply Of(Answer answer, HttpRequest request, Duration skew)
    {
        if (answer.Status != 200 || request.Method != "GET" || !answer.IsCacheable) return Plain(answer, request, answer.Headers) with { Skew = skew };
        var tag = TagOf(answer.Body, request.Host.Host);
        var modified = answer.Changed is { } changed ? Iso.Http(changed + skew) : null;
        List<(string, string)> headers = [.. answer.Headers];
        if (tag is not null) headers.Add(("ETag", tag));
        if (modified is not null) headers.Add(("Last-Modified", modified));
        return IsHad(request, tag, modified) ? new(304, null, []) { Headers = headers, Skew = skew } : Plain(answer, request, headers) with { Skew = skew };
    }

    /// <summary>Packs bytes.</summary>
    public static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(bytes);
        return packed.ToArray();
    }

    private static Reply Plain(Answer answer, HttpRequest request, IReadOnlyList<(string, string)> headers)
    {
        var packs = answer.Body.Length >= SmallestCompressed && request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.Ordinal);
        return new(answer.Status, answer.MediaType, packs ? Gzip(answer.Body) : answer.Body)
        {
            Headers = [.. headers, ("Vary", "Accept-Encoding")],
            Encoding = packs ? "gzip" : null,
            Shown = answer.Shown,
        };
    }

    // Some feeds have no tags, as on the web, and some have weak ones.
    private static string? TagOf(byte[] body, string host)
    {
        var feed = ReplayHosts.FeedIndex(host);
        if (feed >= 0 && feed % 7 == 3) return null;
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 10))}\"";
        return feed % 3 == 1 ? "W/" + tag : tag;
    }

    // RFC 9110, section 13.2.2: with If-None-Match, If-Modified-Since is not looked at.
    private static bool IsHad(HttpRequest request, string? tag, string? modified)
    {
        var known = request.Headers.IfNoneMatch.ToString();
        if (known.Length > 0) return tag is not null && known.Split(',').Any(k => Bare(k.Trim()) == Bare(tag));
        return modified is not null && Iso.FromHttp(request.Headers.IfModifiedSince.ToString()) is { } since && Iso.FromHttp(modified) <= since;
    }

    private static string Bare(string tag) => tag.StartsWith("W/", StringComparison.Ordinal) ? tag[2..] : tag;
}
