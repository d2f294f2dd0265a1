using NodaTime;

namespace Vane.SystemTests.Replay;

/// <summary>What can go wrong with a server.</summary>
public enum FaultKind
{
    /// <summary>429 with Retry-After in seconds.</summary>
    TooManySeconds,

    /// <summary>429 with Retry-After as a date.</summary>
    TooManyDate,

    /// <summary>503 with Retry-After.</summary>
    Unavailable,

    /// <summary>500.</summary>
    ServerError,

    /// <summary>A byte at a time, without end.</summary>
    SlowLoris,

    /// <summary>The connection breaks off in the middle of the body.</summary>
    Reset,

    /// <summary>The right body under a wrong Content-Type.</summary>
    WrongType,

    /// <summary>A page that speaks of an error, with 200.</summary>
    ErrorPage,

    /// <summary>Nothing, with 200.</summary>
    EmptyBody,

    /// <summary>A list in order, with nothing in it.</summary>
    EmptyList,

    /// <summary>What stood a week before the fault began.</summary>
    Frozen,

    /// <summary>A redirect to itself by ever new addresses.</summary>
    RedirectLoop,

    /// <summary>A redirect to an address inside: of a cloud's metadata, or of a private network.</summary>
    RedirectInside,

    /// <summary>Other ids for the same entries.</summary>
    NewIds,

    /// <summary>Date and Last-Modified hours off.</summary>
    ClockSkew,

    /// <summary>Little that unpacks to very much.</summary>
    GzipBomb,

    /// <summary>A gzip that ends in the middle.</summary>
    CutGzip,

    /// <summary>UTF-8 that is called ISO-8859-1.</summary>
    WrongCharset,
}

/// <summary>What a day with a fault has to look like to who tells the truth.</summary>
internal enum Showing
{
    /// <summary>As ever.</summary>
    Fine,

    /// <summary>As ever, or refused: both can be defended.</summary>
    Either,

    /// <summary>Told to wait.</summary>
    RateLimited,

    /// <summary>Failed.</summary>
    Failed,

    /// <summary>Answered, but with far less than usual: to be noticed and said.</summary>
    Stale,
}

/// <summary>Something that goes wrong with a host for a while.</summary>
/// <param name="Host">Host.</param>
/// <param name="Kind">What goes wrong.</param>
/// <param name="From">From when, in the server's time.</param>
/// <param name="To">Until before when.</param>
internal sealed record Fault(string Host, FaultKind Kind, Instant From, Instant To)
{
    /// <summary>At most so many requests meet it.</summary>
    public int Most { get; init; } = int.MaxValue;

    /// <summary>How long the server asks to wait, where it does.</summary>
    public Duration RetryAfter { get; init; } = Duration.FromSeconds(2);

    /// <summary>What has to be seen of it.</summary>
    public Showing Showing => Kind switch
    {
        FaultKind.TooManySeconds or FaultKind.TooManyDate or FaultKind.Unavailable => Showing.RateLimited,
        FaultKind.NewIds or FaultKind.ClockSkew => Showing.Fine,
        FaultKind.WrongType or FaultKind.WrongCharset => Showing.Either,
        FaultKind.ErrorPage or FaultKind.EmptyBody or FaultKind.EmptyList or FaultKind.Frozen => Showing.Stale,
        _ => Showing.Failed,
    };

    /// <summary>Whether it holds at an instant.</summary>
    public bool HoldsAt(Instant at) => From <= at && at < To;
}
