namespace Vane.Text;

/// <summary>The syllables of Mandarin as pinyin spells them.</summary>
internal static class PinyinSyllables
{
    /// <summary>No syllable is longer.</summary>
    public const int Longest = 6;

    // Initials with the finals that go with them; the first line has none. ü is spelt v here.
    private static readonly string[] Inventory =
    [
        " :a ai an ang ao e ei en eng er o ou n ng m hm yi ya yo ye yai yao you yan yin yang ying yong yu yue yuan yun wu wa wo wai wei wan wen wang weng",
        "b:a ai an ang ao ei en eng i ian iao ie in ing o u",
        "p:a ai an ang ao ei en eng i ian iao ie in ing o ou u",
        "m:a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u",
        "f:a an ang ei en eng o ou u iao",
        "d:a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo",
        "t:a ai an ang ao e ei eng i ian iao ie ing ong ou u uan ui un uo",
        "n:a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan un uo v ve ue",
        "l:a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan un uo v ve ue",
        "g:a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
        "k:a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
        "h:a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
        "j:i ia ian iang iao ie in ing iong iu u ue uan un",
        "q:i ia ian iang iao ie in ing iong iu u ue uan un",
        "x:i ia ian iang iao ie in ing iong iu u ue uan un",
        "zh:a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo",
        "ch:a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo",
        "sh:a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo",
        "r:an ang ao e en eng i ong ou u ua uan ui un uo",
        "z:a ai an ang ao e ei en eng i ong ou u uan ui un uo",
        "c:a ai an ang ao e en eng i ong ou u uan ui un uo",
        "s:a ai an ang ao e en eng i ong ou u uan ui un uo",
    ];

    // The four tones, the third also with a breve; the letters without follow in the same order.
    private const string Toned = "āáǎàăēéěèĕīíǐìĭōóǒòŏūúǔùŭǖǘǚǜǹńňḿ";
    private const string Toneless = "aaaaaeeeeeiiiiiooooouuuuuvvvvnnnm";

    private static readonly HashSet<string> All = Make();
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = All.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether a letter bears a tone mark.</summary>
    public static bool IsToned(char c) => c >= 0xE0 && Toned.Contains(c, StringComparison.Ordinal);

    /// <summary>The tone marks on one syllable in lower case; -1 if it is none.</summary>
    public static int TonesOf(ReadOnlySpan<char> letters)
    {
        if (letters.Length is 0 or > Longest) return -1;
        Span<char> plain = stackalloc char[letters.Length];
        var tones = 0;
        for (var at = 0; at < letters.Length; at++)
        {
            var tone = letters[at] < 0xE0 ? -1 : Toned.IndexOf(letters[at], StringComparison.Ordinal);
            if (tone >= 0) tones++;
            plain[at] = tone >= 0 ? Toneless[tone] : letters[at] switch { 'ü' => 'v', 'ɡ' => 'g', 'ɑ' => 'a', var c => c };
        }

        return Lookup.Contains(plain) ? tones : -1;
    }

    private static HashSet<string> Make()
    {
        var all = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in Inventory)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            foreach (var final in line[(colon + 1)..].Split(' ')) all.Add(line[..colon].Trim() + final);
        }

        return all;
    }
}
