using System.Runtime.InteropServices;
using Vane.Trend;

namespace Vane.Backtest;

/// <summary>Which terms are names, told by how titles write them: a name's words are mostly capitalised, or hold a digit,
/// in titles that are not capitalised throughout.</summary>
internal sealed class NameWords
{
    private const int LeastWords = 4, LeastLetters = 4, LeastSeen = 2;
    private const double MostCapitals = 0.6, LeastCapitals = 0.6;

    private readonly Dictionary<string, (int Capital, int All)> _words = new(StringComparer.Ordinal);

    /// <summary>Learns from titles.</summary>
    public NameWords(IEnumerable<string> titles)
    {
        foreach (var title in titles)
        {
            var words = WordsOf(title).ToList();
            if (!IsSentence(words)) continue;
            // The first word is capitalised whatever it is.
            foreach (var word in words.Skip(1))
            {
                ref var seen = ref CollectionsMarshal.GetValueRefOrAddDefault(_words, word.ToLowerInvariant(), out _);
                seen = (seen.Capital + (char.IsUpper(word[0]) || word.Any(char.IsAsciiDigit) ? 1 : 0), seen.All + 1);
            }
        }
    }

    /// <summary>Whether a term is a name.</summary>
    public bool IsName(Subject subject, string text)
    {
        if (subject.Kind == SubjectKind.Name) return true;
        var words = WordsOf(text.ToLowerInvariant()).ToList();
        return words.Count > 0 && words.All(w => IsNumber(w) || IsNameWord(w)) && words.Exists(w => !IsNumber(w));
    }

    /// <summary>Words of a title: runs of letters and digits, with the hyphens, points, plus signs and apostrophes inside.</summary>
    public static IEnumerable<string> WordsOf(string title)
    {
        for (var i = 0; i < title.Length; i++)
        {
            if (!char.IsLetterOrDigit(title[i])) continue;
            var start = i;
            while (i + 1 < title.Length && (char.IsLetterOrDigit(title[i + 1])
                || (title[i + 1] is '-' or '.' or '+' or '\'' && i + 2 < title.Length && char.IsLetterOrDigit(title[i + 2])))) i++;
            yield return title[start..(i + 1)];
        }
    }

    private bool IsNameWord(string word) => (word.Any(char.IsAsciiDigit) && word.Any(char.IsAsciiLetter))
        || (_words.TryGetValue(word, out var seen) && seen.All >= LeastSeen && seen.Capital >= LeastCapitals * seen.All);

    private static bool IsNumber(string word) => word.All(c => char.IsAsciiDigit(c) || c is '.' or '-');

    private static bool IsSentence(List<string> words)
    {
        var (plain, capital) = (0, 0);
        foreach (var word in words)
        {
            if (word.Length < LeastLetters || !word.All(char.IsLetter)) continue;
            plain++;
            if (char.IsUpper(word[0])) capital++;
        }

        return plain >= LeastWords && capital < MostCapitals * plain;
    }
}
