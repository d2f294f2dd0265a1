using System.Buffers;

namespace Vane.Parse;

/// <summary>Brackets and quotation marks that titles hold; what stands between two of them belongs together.</summary>
internal static class TitleBrackets
{
    private const string Opening = "([{（【《「『“〈";

    private static readonly SearchValues<char> Closing = SearchValues.Create(")]}）】》」』”〉");

    /// <summary>Whether a place lies between a bracket and the one that closes it.</summary>
    public static bool Hold(ReadOnlySpan<char> title, int at)
    {
        var depth = 0;
        foreach (var c in title[..at])
            if (Opening.Contains(c, StringComparison.Ordinal)) depth++;
            else if (depth > 0 && Closing.Contains(c)) depth--;
        return depth > 0 && title[at..].IndexOfAny(Closing) >= 0;
    }
}
