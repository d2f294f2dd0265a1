namespace Vane.Sources;

/// <summary>What a feed's visit leaves for the next, a line each: the address it is configured with, the one of the feed that was
/// found there, and which entries' pages were read.</summary>
internal sealed class FeedState
{
    // More than feeds have entries; of longer ones the oldest may be read once more.
    private const int MostMarks = 5_000;

    private readonly string _configured;

    /// <summary>Takes up what the last visit left, unless it was left for another address.</summary>
    public FeedState(string configured, string? written)
    {
        _configured = configured;
        var lines = written?.Split('\n') is [var address, _, _] all && address == configured ? all : ["", "", ""];
        Found = lines[1].Length > 0 ? lines[1] : null;
        Read = new Marks(lines[2], MostMarks);
    }

    /// <summary>Address of the feed, where a page stands at the configured one.</summary>
    public string? Found { get; set; }

    /// <summary>Addresses of entries whose pages were read.</summary>
    public Marks Read { get; }

    /// <inheritdoc />
    public override string ToString() => $"{_configured}\n{Found}\n{Read}";
}
