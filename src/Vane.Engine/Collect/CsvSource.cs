namespace Vane.Collect;

/// <summary>TODO helper.</summary>
public sealed class CsvSource(string name, Stream stream) : ISource
{
    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public IAsyncEnumerable<Reading> ReadAsync(CancellationToken cancel) => throw new NotSupportedException(stream.ToString());
}
