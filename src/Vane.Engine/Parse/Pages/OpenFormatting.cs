using System.Buffers;

namespace Vane.Parse;

/// <summary>Counts elements such as <c>b</c> and <c>font</c> that are left open. A parser makes all of them again in each block
/// that follows (HTML Standard, 13.2.4.3), so that a few kilobytes may become gigabytes.</summary>
internal sealed class OpenFormatting
{
    private const int MostCopies = 1_000_000;

    // Of elements that are all alike, three are kept.
    private const int Alike = 3;

    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\n\r\f/>");

    private readonly List<(int Name, int Tag)> _open = [];
    private int _copies;

    /// <summary>Takes the next tag.</summary>
    /// <param name="tag">From its name or its slash on.</param>
    /// <exception cref="ParseException">More copies would be made than a page can need.</exception>
    public void Add(ReadOnlySpan<char> tag)
    {
        var ends = tag[0] == '/';
        if (ends) tag = tag[1..];
        var name = NameOf(tag);
        if (!IsFormatting(name))
        {
            if (!ends && (_copies += _open.Count) > MostCopies) throw new ParseException("the page leaves too many elements open");
            return;
        }

        if ((_copies += _open.Count / 8) > MostCopies) throw new ParseException("the page leaves too many elements open");
        var key = Hash(name);
        if (ends) Close(key);
        else Open(key, Hash(tag), name is "a" or "A");
    }

    private void Open(int name, int tag, bool alone)
    {
        if (alone) Close(name);
        var alike = 0;
        foreach (var open in _open)
            if (open.Tag == tag && ++alike == Alike) return;
        _open.Add((name, tag));
    }

    private void Close(int name)
    {
        var last = _open.FindLastIndex(open => open.Name == name);
        if (last >= 0) _open.RemoveAt(last);
    }

    /// <summary>The name that a tag begins with.</summary>
    public static ReadOnlySpan<char> NameOf(ReadOnlySpan<char> tag)
    {
        var length = tag.IndexOfAny(NameEnds);
        return length < 0 ? tag : tag[..length];
    }

    /// <summary>A hash of a text (FNV-1a), the case of ASCII letters left aside.</summary>
    public static int Hash(ReadOnlySpan<char> text)
    {
        var hash = 2166136261;
        foreach (var c in text) hash = (hash ^ (c | 0x20u)) * 16777619;
        return (int)hash;
    }

    private static bool IsFormatting(ReadOnlySpan<char> name)
    {
        if (name.Length > 6) return false;
        Span<char> lower = stackalloc char[6];
        name.ToLowerInvariant(lower);
        return lower[..name.Length] is "a" or "b" or "big" or "code" or "em" or "font" or "i" or "nobr" or "s" or "small" or "strike" or "strong" or "tt" or "u";
    }
}
