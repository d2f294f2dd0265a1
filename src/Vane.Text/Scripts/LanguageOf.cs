namespace Vane.Text;

/// <summary>Tells the language of a text by its characters and, in Latin script, by its commonest words.</summary>
public static class LanguageOf
{
    // Enough to tell; the rest of a long text changes nothing.
    private const int MostRead = 20_000;

    // In Chinese text about foreign things every character weighs about this many letters.
    private const int LettersPerCharacter = 3;

    // In a title without one English function word names may outweigh the Chinese around them.
    private const int LettersOfNamesPerCharacter = 12;

    private static readonly HashSet<string> English = Words(
        "the of and to in is that for it with as was on are be this by at from or an have not you we i what how why can your my new will has they but all our about into more than which when who it's i'm don't");

    private static readonly HashSet<string> Others = Words(
        // Spanish, Portuguese, Italian, French, German, Dutch, Polish, Turkish, Indonesian, Vietnamese, the Nordic ones.
        "el los las del una que por para con como es más pero su sus está cómo sobre esta este "
        + "os um uma não dos das em na ao mais são você il che di della per sono non gli nel anche questo perché "
        + "le les des et une est dans pour qui sur pas avec au aux ce cette nous vous du sont plus je "
        + "der die das und ist nicht ein eine mit auf für von den dem zu sich auch wie ich wir werden im bei "
        + "het een van niet voor dat zijn op maar ook wat "
        + "się nie jest że na jak od dla czy przez oraz bir ve bu için ile olarak çok yang dan ini untuk dengan tidak dari pada "
        + "của và là các cho không được một người och att det som är på inte av ikke til jeg med på og");

    /// <summary>The language of a text.</summary>
    public static TextLanguage Detect(ReadOnlySpan<char> text)
    {
        var counts = default(Counts);
        foreach (var c in text[..Math.Min(text.Length, MostRead)]) counts.Add(c);
        if (counts.Hangul > counts.Han || counts.Other > counts.Latin + (LettersPerCharacter * counts.Han)) return TextLanguage.Other;
        // A name or two in kana do not make a Chinese text Japanese; no Japanese sentence does without.
        if (counts.Kana > 0 && counts.Kana * 8 >= counts.Han) return counts.Latin > LettersPerCharacter * (counts.Kana + counts.Han) ? InLatin(text) : TextLanguage.Other;
        if (counts.Han > 0 && (counts.Han * LettersPerCharacter >= counts.Latin
            || (counts.Han * LettersOfNamesPerCharacter >= counts.Latin && CountWords(text).English == 0)))
            return counts.Traditional > counts.Simplified ? TextLanguage.TraditionalChinese : TextLanguage.SimplifiedChinese;
        return counts.Latin == 0 ? TextLanguage.Other : InLatin(text);
    }

    private static TextLanguage InLatin(ReadOnlySpan<char> text)
    {
        var (english, others) = CountWords(text);
        return others > english && others > 1 ? TextLanguage.Other : TextLanguage.English;
    }

    private static (int English, int Others) CountWords(ReadOnlySpan<char> text)
    {
        var (english, others) = (0, 0);
        var start = -1;
        text = text[..Math.Min(text.Length, MostRead)];
        for (var at = 0; at <= text.Length; at++)
        {
            if (at < text.Length && (char.IsLetter(text[at]) || (start >= 0 && text[at] is '\'' or '’')))
            {
                if (start < 0) start = at;
                continue;
            }

            if (start >= 0) Count(text[start..at], ref english, ref others);
            start = -1;
        }

        return (english, others);
    }

    private static void Count(ReadOnlySpan<char> word, ref int english, ref int others)
    {
        Span<char> lower = stackalloc char[8];
        if (word.Length > lower.Length) return;
        for (var at = 0; at < word.Length; at++) lower[at] = word[at] == '’' ? '\'' : char.ToLowerInvariant(word[at]);
        var key = lower[..word.Length];
        if (English.GetAlternateLookup<ReadOnlySpan<char>>().Contains(key)) english++;
        else if (Others.GetAlternateLookup<ReadOnlySpan<char>>().Contains(key)) others++;
    }

    private static HashSet<string> Words(string words) => new(words.Split(' '), StringComparer.Ordinal);

    private struct Counts
    {
        public int Latin, Han, Kana, Hangul, Other, Traditional, Simplified;

        public void Add(char c)
        {
            switch (Scripts.Of(c))
            {
                case Script.Latin: Latin++; break;
                case Script.Kana: Kana++; break;
                case Script.Hangul: Hangul++; break;
                case Script.Other: Other++; break;
                case Script.Han:
                    Han++;
                    if (Scripts.IsTraditionalOnly(c)) Traditional++;
                    else if (Scripts.IsSimplifiedOnly(c)) Simplified++;
                    break;
            }
        }
    }
}
