using NodaTime;

namespace Vane.SystemTests.Replay;

/// <summary>A request as the server saw it.</summary>
/// <param name="At">When it came, in the server's time.</param>
/// <param name="Ticks">When it came, by the machine's monotonic clock.</param>
/// <param name="Host">Host asked.</param>
/// <param name="Path">Path asked.</param>
/// <param name="Query">Query, with its question mark.</param>
internal sealed record Logged(Instant At, long Ticks, string Host, string Path, string Query)
{
    /// <summary>Method.</summary>
    public required string Method { get; init; }

    /// <summary>Header User-Agent; empty where there is none.</summary>
    public required string UserAgent { get; init; }

    /// <summary>Scheme of the header Authorization; empty where there is none.</summary>
    public required string Authorization { get; init; }

    /// <summary>Whether it said what is had already.</summary>
    public required bool IsConditional { get; init; }

    /// <summary>Status answered.</summary>
    public int Status { get; init; }

    /// <summary>Bytes of body that were sent.</summary>
    public long Bytes { get; init; }

    /// <summary>When the answer had been sent, or broke off.</summary>
    public Instant Ended { get; init; }

    /// <summary>Before when the host was not to be asked again, as the answer said.</summary>
    public Instant? NotBefore { get; init; }

    /// <summary>What went wrong on purpose.</summary>
    public FaultKind? Fault { get; init; }

    /// <summary>The documents shown whole; none where the answer broke off.</summary>
    public IReadOnlyList<Planted> Shown { get; init; } = [];

    public override string ToString() => $"{At} {Method} {Host}{Path}{Query} → {Status}, {Bytes} bytes{(Fault is { } fault ? $", {fault}" : "")}";
}
