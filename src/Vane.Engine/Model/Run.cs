using NodaTime;

namespace Vane.Model;

/// <summary>How a run ended.</summary>
public enum RunState
{
    /// <summary>Not ended; after a kill it stays so until the same input is read again.</summary>
    Running,

    /// <summary>The whole input was read.</summary>
    Done,

    /// <summary>Reading broke off; what was read before is stored.</summary>
    Broken,
}

/// <summary>What a run counted. Sums of tallies are tallies.</summary>
/// <param name="Read">Records met, rejected ones included.</param>
/// <param name="New">Documents not known before.</param>
/// <param name="Updated">Known documents that got a new version of their content.</param>
/// <param name="Observations">Observations not known before.</param>
/// <param name="Rejected">Records sent to quarantine.</param>
public readonly record struct Tally(long Read, long New, long Updated, long Observations, long Rejected)
{
    /// <summary>The sum of two tallies.</summary>
    public static Tally operator +(Tally a, Tally b) => new(
        a.Read + b.Read, a.New + b.New, a.Updated + b.Updated, a.Observations + b.Observations, a.Rejected + b.Rejected);
}

/// <summary>One reading of one input: what was asked for, what came, and why it failed.</summary>
/// <param name="Id">Key in the store.</param>
/// <param name="Input">Input as it was named.</param>
/// <param name="Started">When it began.</param>
/// <param name="State">How it ended.</param>
/// <param name="Tally">What it counted.</param>
/// <param name="Fault">Where and why it broke off.</param>
public sealed record Run(long Id, string Input, Instant Started, RunState State, Tally Tally, string? Fault);

/// <summary>A record that was not imported.</summary>
/// <param name="Input">Input as it was named.</param>
/// <param name="Line">Line, 1 is the first.</param>
/// <param name="Reason">What is wrong with it.</param>
/// <param name="Excerpt">The record's beginning, made printable.</param>
public sealed record Quarantined(string Input, long Line, string Reason, string Excerpt);
