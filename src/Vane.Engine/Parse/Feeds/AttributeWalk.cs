namespace Vane.Parse;

/// <summary>Goes through the attributes of a tag: with quotes of either kind, without any, or without a value.</summary>
internal ref struct AttributeWalk(ReadOnlySpan<char> tag)
{
    private ReadOnlySpan<char> _rest = tag;
    private int _count;

    public AttributePair Current { get; private set; }

    public readonly AttributeWalk GetEnumerator() => this;

    public bool MoveNext()
    {
        _rest = _rest.TrimStart(" \t\r\n/");
        if (_rest.IsEmpty || ++_count > ParseLimits.Attributes) return false;
        var end = _rest.IndexOfAny("= \t\r\n");
        if (end == 0) // a lone equals sign
        {
            _rest = _rest[1..];
            Current = default;
            return true;
        }

        var name = end < 0 ? _rest : _rest[..end];
        _rest = end < 0 ? [] : _rest[end..];
        var after = _rest.TrimStart();
        if (after.IsEmpty || after[0] != '=')
        {
            Current = new AttributePair(name, []);
            return true;
        }

        after = after[1..].TrimStart();
        var quote = after.IsEmpty ? ' ' : after[0];
        if (quote is '"' or '\'')
        {
            var close = after[1..].IndexOf(quote);
            Current = new AttributePair(name, close < 0 ? after[1..] : after.Slice(1, close));
            _rest = close < 0 ? [] : after[(close + 2)..];
        }
        else
        {
            var close = after.IndexOfAny(" \t\r\n");
            Current = new AttributePair(name, close < 0 ? after : after[..close]);
            _rest = close < 0 ? [] : after[close..];
        }

        return true;
    }
}

/// <summary>A name and the value as it stands, references not replaced.</summary>
internal readonly ref struct AttributePair(ReadOnlySpan<char> name, ReadOnlySpan<char> value)
{
    private readonly ReadOnlySpan<char> _name = name, _value = value;

    public void Deconstruct(out ReadOnlySpan<char> name, out ReadOnlySpan<char> value)
    {
        name = _name;
        value = _value;
    }
}
