namespace Vane.Text;

/// <summary>The code page most broken text was read in.</summary>
internal static class Windows1252
{
    // 0x80 to 0x9F; the five that the code page leaves out stand for themselves.
    private const string High = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    /// <summary>The character a byte stands for.</summary>
    public static char Character(byte value) => value is >= 0x80 and <= 0x9F ? High[value - 0x80] : (char)value;

    /// <summary>The byte a character was, or one below 0x80 for none above; controls are taken for Latin-1.</summary>
    public static byte HighByte(char c)
    {
        if (c < 0x80) return 0;
        if (c <= 0xFF) return (byte)c;
        if (c is < '\u0152' or > '\u2122') return 0;
        var at = High.IndexOf(c, StringComparison.Ordinal);
        return at < 0 ? (byte)0 : (byte)(0x80 + at);
    }
}
