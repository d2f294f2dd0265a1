using System.Text;

namespace Vane.Text;

/// <summary>Tells Chinese characters from others.</summary>
public static class HanScript
{
    /// <summary>Whether a text holds a Han character.</summary>
    public static bool IsIn(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var rune in text.EnumerateRunes())
            if (IsHan(rune)) return true;
        return false;
    }

    /// <summary>Whether a code unit is a Han character of the Basic Multilingual Plane.</summary>
    public static bool IsHan(char c) =>
        c is (>= '\u4E00' and <= '\u9FFF') or (>= '\u3400' and <= '\u4DBF') or (>= '\uF900' and <= '\uFAFF') or '\u3007';

    // Unified ideographs, their extensions in the basic plane and beyond, and the compatibility ideographs.
    private static bool IsHan(Rune rune) => rune.Value
        is (>= 0x4E00 and <= 0x9FFF) or (>= 0x3400 and <= 0x4DBF) or (>= 0xF900 and <= 0xFAFF)
        or (>= 0x20000 and <= 0x3FFFD);
}
