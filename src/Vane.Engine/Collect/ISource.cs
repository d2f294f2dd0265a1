using Vane.Model;

namespace Vane.Collect;

/// <summary>Where records come from: a file today, a feed or an API as well. Reading never throws for what a record
/// holds; a bad record is a <see cref="Reading.Refused"/>, an input that cannot be read on a <see cref="Reading.Broke"/>.</summary>
public interface ISource
{
    /// <summary>Name in runs, coverage and quarantine.</summary>
    string Name { get; }

    /// <summary>Reads records one after another, in constant memory.</summary>
    IAsyncEnumerable<Reading> ReadAsync(CancellationToken cancel);
}

/// <summary>What a source gave next.</summary>
/// <param name="Line">Line of the input, 1 is the first.</param>
public abstract record Reading(long Line)
{
    /// <summary>A good record.</summary>
    public sealed record Accepted(long Line, Item Item) : Reading(Line);

    /// <summary>A record that is not imported, and why.</summary>
    public sealed record Refused(long Line, string Reason, string Excerpt) : Reading(Line)
    {
        /// <summary>Whether only a part of a record is not: the rest of it is given by itself, and both are one record.</summary>
        public bool IsOfPart { get; init; }
    }

    /// <summary>The input cannot be read beyond this line. Always the last reading.</summary>
    public sealed record Broke(long Line, string Reason) : Reading(Line);
}
