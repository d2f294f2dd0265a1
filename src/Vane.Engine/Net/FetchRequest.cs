namespace Vane.Net;

/// <summary>What is asked of a server.</summary>
/// <param name="Address">Where; http or https.</param>
public sealed record FetchRequest(Uri Address)
{
    /// <summary>What would be welcome; by default what a reader of pages and feeds takes.</summary>
    public string Accept { get; init; } = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    /// <summary>Whether it is a page for people, which robots.txt may close; an API or a feed is offered to programs.</summary>
    public bool IsPage { get; init; }

    /// <summary>What is had already, so that it need not be sent again.</summary>
    public Validators? Known { get; init; }

    /// <summary>Largest answer taken, in bytes as decompressed.</summary>
    public int MostBytes { get; init; } = 16 << 20;

    /// <summary>Value of the header Authorization; never written to logs or errors, and not sent on to another host.</summary>
    public string? Authorization { get; init; }

    /// <summary>A form to post; null for a plain GET.</summary>
    public IReadOnlyDictionary<string, string>? Form { get; init; }
}

/// <summary>How a server recognises what a client has (RFC 9110, section 8.8).</summary>
/// <param name="ETag">Entity tag as sent, quotes included.</param>
/// <param name="LastModified">The header as sent.</param>
public sealed record Validators(string? ETag, string? LastModified);
