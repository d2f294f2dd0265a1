namespace Vane.Net;

/// <summary>A body as it is sent: counts its bytes, and ends the reading when too few come in a time.</summary>
/// <param name="body">The body.</param>
/// <param name="errand">Counts the bytes.</param>
/// <param name="stalled">Is put off as long as bytes come.</param>
/// <param name="longest">How long <see cref="Enough"/> bytes may take.</param>
internal sealed class WireStream(Stream body, Errand errand, CancellationTokenSource stalled, TimeSpan longest) : ForwardStream
{
    /// <summary>Bytes that count as progress; a server that drips single bytes makes none.</summary>
    public const int Enough = 256;

    private int _sinceProgress;

    /// <summary>Bytes read.</summary>
    public long Count { get; private set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await body.ReadAsync(buffer, cancellationToken);
        Count += read;
        errand.WireBytes += read;
        if ((_sinceProgress += read) < Enough) return read;
        _sinceProgress = 0;
        stalled.CancelAfter(longest);
        return read;
    }
}
