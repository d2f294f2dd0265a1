namespace Vane.Parse;

/// <summary>Counts end tags that close nothing. A parser looks for each among all elements that are open.</summary>
internal sealed class EndTags
{
    private readonly Dictionary<int, int> _open = [];
    private int _stray;

    /// <summary>Takes the next tag and tells how many have closed nothing so far.</summary>
    /// <param name="tag">From its name or its slash on.</param>
    public int Add(ReadOnlySpan<char> tag)
    {
        var ends = tag[0] == '/';
        var name = OpenFormatting.Hash(OpenFormatting.NameOf(ends ? tag[1..] : tag));
        ref var open = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_open, name, out _);
        // No more can be open than may be nested; the others, such as items of a list, have ended without a tag.
        if (!ends) open = Math.Min(open + 1, ParseLimits.Depth);
        else if (open == 0) _stray++;
        else open--;
        return _stray;
    }
}
