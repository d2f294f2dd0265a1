namespace Vane.Parse;

/// <summary>A place in a folded text, moved over what is expected there. Copies are places to come back to.</summary>
internal ref struct DateCursor(ReadOnlySpan<char> text, int at)
{
    // What belongs together is not further apart; it also bounds what a place costs.
    private const int MostBlanks = 8;

    private readonly ReadOnlySpan<char> _text = text;

    public int At { get; private set; } = at;

    public readonly ReadOnlySpan<char> Rest => _text[At..];

    public readonly char Next => At < _text.Length ? _text[At] : '\0';

    public readonly char Before => At > 0 ? _text[At - 1] : '\0';

    public void Skip(int length) => At += length;

    public void Blanks()
    {
        for (var n = 0; n < MostBlanks && At < _text.Length && char.IsWhiteSpace(_text[At]); n++) At++;
    }

    public bool Sign(char sign)
    {
        if (Next != sign) return false;
        At++;
        return true;
    }

    /// <summary>A number of at most so many digits with no further digit behind it.</summary>
    public bool Number(int most, out int value, out int digits)
    {
        (value, digits) = (0, 0);
        while (At + digits < _text.Length && char.IsAsciiDigit(_text[At + digits]))
        {
            if (digits == most) return false;
            value = (value * 10) + _text[At + digits] - '0';
            digits++;
        }

        At += digits;
        return digits > 0;
    }

    public bool Number(int most, out int value) => Number(most, out value, out _);

    /// <summary>Letters with blanks between words; empty where none stand here.</summary>
    public ReadOnlySpan<char> Word()
    {
        var word = Rest[..DateWords.WordLength(Rest)];
        At += word.Length;
        return word;
    }
}
