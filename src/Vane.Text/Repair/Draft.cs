namespace Vane.Text;

/// <summary>A text under repair: every character with the stretch of the original it was made of. Repairs only ever
/// shorten, so each is one pass in place: read on, <see cref="Keep"/> or <see cref="Put"/>, and <see cref="Finish"/>.</summary>
internal sealed class Draft
{
    private readonly char[] _chars;
    private readonly int[] _starts;
    private readonly int[] _ends;
    private int _written;

    public Draft(string text)
    {
        _chars = text.ToCharArray();
        (_starts, _ends) = (new int[text.Length], new int[text.Length]);
        for (var at = 0; at < text.Length; at++) (_starts[at], _ends[at]) = (at, at + 1);
        Length = text.Length;
    }

    public int Length { get; private set; }

    /// <summary>What is still to be read; valid from the reading position on.</summary>
    public ReadOnlySpan<char> Text => _chars.AsSpan(0, Length);

    /// <summary>What has been written in this pass.</summary>
    public ReadOnlySpan<char> Written => _chars.AsSpan(0, _written);

    /// <summary>Writes the character read at a place.</summary>
    public void Keep(int at) => Put(_chars[at], at, at + 1);

    /// <summary>Writes a character in place of those read from one place to before another.</summary>
    public void Put(char c, int from, int end)
    {
        var (start, last) = (_starts[from], _ends[end - 1]);
        (_chars[_written], _starts[_written], _ends[_written]) = (c, start, last);
        _written++;
    }

    /// <summary>Replaces the end of what is written by something no longer.</summary>
    public void Rewrite(int from, ReadOnlySpan<char> replacement)
    {
        var (start, end) = (_starts[from], _ends[_written - 1]);
        _written = from + replacement.Length;
        replacement.CopyTo(_chars.AsSpan(from));
        _starts.AsSpan(from, replacement.Length).Fill(start);
        _ends.AsSpan(from, replacement.Length).Fill(end);
    }

    /// <summary>Ends a pass: what was written is the text.</summary>
    public void Finish() => (Length, _written) = (_written, 0);

    /// <summary>The map back, as short as it can be.</summary>
    public RepairedText.Piece[] Pieces()
    {
        var pieces = new List<RepairedText.Piece>();
        for (var at = 0; at < Length;)
        {
            var first = at++;
            var length = _ends[first] - _starts[first];
            if (IsCopied(first))
            {
                while (at < Length && IsCopied(at) && _starts[at] == _starts[at - 1] + 1) at++;
                pieces.Add(new(first, _starts[first], 0));
                continue;
            }

            while (at < Length && _starts[at] == _starts[first] && _ends[at] == _ends[first]) at++;
            pieces.Add(new(first, _starts[first], length));
        }

        return pieces.Count > 0 ? [.. pieces] : [new(0, 0, 0)];
    }

    private bool IsCopied(int at) => _ends[at] - _starts[at] == 1;
}
