using System.Net;

namespace Vane.Net;

/// <summary>Whether trying again can help.</summary>
internal enum Again
{
    No,

    /// <summary>Once, soon: a name that cannot be found, a body that breaks off.</summary>
    Once,

    /// <summary>With more and more time between.</summary>
    Patiently,

    /// <summary>As soon as the host may be asked again, which it said itself.</summary>
    AsAsked,
}

/// <summary>What one request came to: an answer, a failure, or where to ask instead.</summary>
internal sealed record Attempt
{
    public Fetched? Fetched { get; private init; }

    public FetchException? Failure { get; private init; }

    public Again Again { get; private init; }

    public HttpStatusCode MovedBy { get; private init; }

    public string? MovedTo { get; private init; }

    public static Attempt Answered(Fetched fetched) => new() { Fetched = fetched };

    public static Attempt Moved(HttpStatusCode by, string to) => new() { MovedBy = by, MovedTo = to };

    public static Attempt Failed(FetchFault fault, string message, Again again, Exception? inner = null) =>
        new() { Failure = new FetchException(fault, message, inner: inner), Again = again };

    public static Attempt Failed(FetchException failure) => new() { Failure = failure };
}
