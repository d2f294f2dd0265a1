using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Vane.Text;

namespace Vane.Sources;

/// <summary>
/// What a source has had, as hashes: what it leaves for its next visit stays small, however long it runs. The latest are kept;
/// what is forgotten is read once more, and stored under the same key.
/// </summary>
internal sealed class Marks
{
    private readonly int _most;
    private readonly List<ulong> _inOrder = [];
    private readonly HashSet<ulong> _known = [];

    /// <summary>Takes up what an earlier visit wrote; nothing where that is null or damaged.</summary>
    /// <param name="written">What <see cref="ToString"/> gave.</param>
    /// <param name="most">How many are kept.</param>
    public Marks(string? written, int most)
    {
        _most = most;
        var bytes = new byte[(written?.Length ?? 0) / 4 * 3];
        if (!Convert.TryFromBase64String(written ?? "", bytes, out var length)) return;
        foreach (var mark in MemoryMarshal.Cast<byte, ulong>(bytes.AsSpan(0, length - (length % sizeof(ulong)))))
            Add(BitConverter.IsLittleEndian ? mark : BinaryPrimitives.ReverseEndianness(mark));
    }

    /// <summary>Whether this has been had.</summary>
    public bool Has(string name) => _known.Contains(StableHash.Of(name));

    /// <summary>Remembers it as the latest.</summary>
    public void Add(string name) => Add(StableHash.Of(name));

    /// <summary>The latest, for the next visit.</summary>
    public override string ToString()
    {
        var latest = new List<ulong>();
        var written = new HashSet<ulong>();
        for (var i = _inOrder.Count - 1; i >= 0 && latest.Count < _most; i--)
            if (written.Add(_inOrder[i])) latest.Add(_inOrder[i]);
        latest.Reverse();
        var bytes = new byte[latest.Count * sizeof(ulong)];
        for (var i = 0; i < latest.Count; i++) BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(i * sizeof(ulong)), latest[i]);
        return Convert.ToBase64String(bytes);
    }

    private void Add(ulong mark)
    {
        _known.Add(mark);
        _inOrder.Add(mark);
    }
}
