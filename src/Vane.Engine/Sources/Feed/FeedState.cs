namespace Vane.Sources;

/// <summary>What a feed's visit leaves for the next, a line each: the address it is configured with, the one of the feed that was
/// found there, which entries' pages were read, and which failed and are asked for again.</summary>
internal sealed class FeedState
{
    // More than feeds have entries; of longer ones the oldest may be read once more.
    private const int MostMarks = 5_000;

    private readonly string _configured;

    /// <summary>Takes up what the last visit left, unless it was left for another address.</summary>
    public FeedState(string configured, string? written)
    {
        _configured = configured;
        // One that was left before pages were asked for again has no fourth line.
        var lines = written?.Split('\n') is [var address, _, _, ..] all && address == configured ? all : ["", "", ""];
        Found = lines[1].Length > 0 ? lines[1] : null;
        Read = new Marks(lines[2], MostMarks);
        Failing = lines is [_, _, _, var failing, ..] ? failing : "";
    }

    /// <summary>Address of the feed, where a page stands at the configured one.</summary>
    public string? Found { get; set; }

    /// <summary>Addresses of entries whose pages were read.</summary>
    public Marks Read { get; }

    /// <summary>Pages that failed and are asked for again, as <see cref="PageTries"/> writes them; empty where there are none.</summary>
    public string Failing { get; set; }

    /// <inheritdoc />
    public override string ToString() => $"{_configured}\n{Found}\n{Read}\n{Failing}";
}
