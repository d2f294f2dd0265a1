namespace Vane.Collect;

/// <summary>TODO helper.</summary>
public sealed class MarkdownReportSource(string name, Stream stream) : ISource
{
    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public IAsyncEnumerable<Reading> ReadAsync(CancellationToken cancel) => throw new NotSupportedException(stream.ToString());
}
