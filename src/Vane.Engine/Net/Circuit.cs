using NodaTime;

namespace Vane.Net;

/// <summary>The failures of a host in a row. After many it is left alone for a minute, and after each further one for twice as long.</summary>
internal sealed class Circuit(string host)
{
    private const int MostFailures = 8, MostUnreached = 3;
    private static readonly Duration Longest = Duration.FromHours(1);

    private int _failures;
    private int _openings;
    private string? _reason;

    /// <summary>Until when the host is left alone.</summary>
    public Instant AloneUntil { get; private set; } = Instant.MinValue;

    /// <summary>Whether there is nothing to remember.</summary>
    public bool IsClosed => _failures == 0;

    /// <summary>The host answered.</summary>
    public void Succeed() => (_failures, _openings) = (0, 0);

    /// <summary>The host failed.</summary>
    /// <returns>Whether it is left alone now.</returns>
    public bool Fail(bool isReached, string? reason, Instant now)
    {
        _reason = reason;
        if (++_failures < (isReached ? MostFailures : MostUnreached)) return false;
        AloneUntil = now + Duration.Min(Duration.FromMinutes(1 << Math.Min(_openings++, 6)), Longest);
        return true;
    }

    /// <summary>What whoever wants to ask it is told.</summary>
    public FetchException Told() =>
        new(FetchFault.LeftAlone, $"{_reason ?? $"{host} failed"}; left alone until {AloneUntil.Shown()}", AloneUntil);
}
