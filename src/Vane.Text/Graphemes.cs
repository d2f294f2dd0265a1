using System.Globalization;

namespace Vane.Text;

/// <summary>Text as readers see it: user-perceived characters (UAX #29).</summary>
public static class Graphemes
{
    /// <summary>The text, cut after at most <paramref name="most"/> characters as readers see them, the last then an
    /// ellipsis. Never cuts inside an emoji, a flag or a letter with its marks.</summary>
    public static string Shorten(string text, int most)
    {
        if (text.Length <= most) return text;
        var at = 0;
        var keep = 0;
        for (var seen = 0; at < text.Length; seen++)
        {
            if (seen == most - 1) keep = at;
            if (seen == most) return text.AsSpan(0, keep).TrimEnd().ToString() + "…";
            at += StringInfo.GetNextTextElementLength(text, at);
        }

        return text;
    }
}
