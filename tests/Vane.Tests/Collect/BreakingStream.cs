namespace Vane.Tests.Collect;

/// <summary>Gives its content, then fails.</summary>
internal sealed class BreakingStream(byte[] content, string message) : MemoryStream(content)
{
    public bool IsDisposed { get; private set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await base.ReadAsync(buffer, cancellationToken);
        return read > 0 ? read : throw new IOException(message);
    }

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }
}
