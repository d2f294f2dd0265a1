namespace Vane.Text;

/// <summary>Phrases that dictionaries list as words because they are frequent: <c>他的</c>, <c>才能</c>, <c>也可以</c>.
/// Derived from rules of grammar, with the exceptions that are words of their own.</summary>
internal static class HanPhrases
{
    private const string Adverbs = "也都就才又还還更仍却卻并並则則将將只像但";
    private const string Degrees = "最很太更较較越";
    private const string Verbs = "是有在要会會能可不未想";
    private const string Qualities = "大小高低多少好坏壞快慢新旧舊长長短难難强強弱远遠近重轻輕深";
    private const string Pronouns = "我你妳他她它";

    // Taiwan's standard of segmentation (CNS 14366) parts measure words from what counts or points at them; usage on the
    // mainland keeps the commonest together (一个, 这种), so only the rarer ones are parted there.
    private const string Counts = "一二两兩三四五六七八九十几幾半数數这這那此每各某";
    private const string Measures = "個種項项位條条隻張張場场間间次家名天年件份部座棟颗顆架輛辆群股段塊支號号";

    private static readonly HashSet<uint> Whole = Pairs(
        "还是還是不要不会不會不能不可但是可是将要將要只要就要更有不想不在最后最後最近最终最終最初太太最少至少不少不大太多并非並非還要就此" +
        "有的目的真的似的别的別的标的標的为了為了除了罢了罷了算了极了極了不了一次一天一年一部一家一时一件每年每天一段各位各种十分数位數位一名" +
        "每次一群数字半天百年几年家家数家三年很多最好最多只有只是更多之一隨著随着接著接着跟著跟着朝著沿著显著顯著卓著名著原著编著編著论著論著专著專著巨著土著执著執著昭著");

    private const string WholeTriples =
        "不可能 不得不 不景氣 不景气 不一样 不一樣 不見得 不见得 不動產 不动产 不锈钢 不鏽鋼 不倒翁 不至于 不至於 不由得 不敢当 不敢當 不在乎 沒想到 没想到 想不到 要不然 " +
        "能源部 能见度 能見度 将军府 会计师 會計師 会议室 會議室 会员国 會員國 可能性 要不是 应用程序 他山石 在野党 在野黨 应届生 应试者 并发症 並發症 还原剂 没关系 沒關係 没什么 沒什麼 那么多 這麼多 这么多";

    private static readonly HashSet<uint> Parted = Part();

    /// <summary>The characters that begin a parted phrase of two.</summary>
    public static string Starts => string.Concat(Parted.Select(pair => (char)(pair >> 16)).Distinct());

    /// <summary>Whether a dictionary's word is several.</summary>
    public static bool Parts(ReadOnlySpan<char> word)
    {
        return word.Length switch
        {
            2 => PartsPair(word[0], word[1]),
            3 => PartsTriple(word),
            _ => false,
        };
    }

    private static bool PartsPair(char first, char second)
    {
        if (second is '的' or '了' or '著') return !Whole.Contains(Key(first, second));
        return HanCharacters.Is(first, HanUse.PhraseStart) && Parted.Contains(Key(first, second));
    }

    private static bool PartsTriple(ReadOnlySpan<char> word)
    {
        if (word[2] is '的' or '了') return true;
        // 是不是, 能不能.
        if (word[0] == word[2] || WholeTriples.AsSpan().IndexOf(word) >= 0) return false;
        if (word[2] == '是' && word[0] != '特') return true;
        if (word[1..] is "地区" or "地區") return true;
        return HanCharacters.Is(word[0], HanUse.Head) && word[0] is not ('有' or '可' or '应' or '應' or '各' or '最');
    }

    private static HashSet<uint> Part()
    {
        var pairs = new HashSet<uint>();
        Cross(pairs, Adverbs, Verbs);
        Cross(pairs, Degrees, Qualities);
        Cross(pairs, Pronouns, Verbs);
        Cross(pairs, Verbs, "以其");
        Cross(pairs, Counts, Measures);
        Cross(pairs, "了有我又這这每同此另那", "一");
        Cross(pairs, "是有", "個个");
        Cross(pairs, Pronouns, "也都就才又還还說说");
        pairs.UnionWith(Pairs("也就那就這就这就就好還沒还没年來年来年前年後年后年內年内這是不是兩人两人有人就像個月全國可在並將并将令人让人讓人做得站在放在设在設在活在早在身上路上家裡園內心中之一的是中有已有已是是在是以都在"));
        pairs.ExceptWith(Whole);
        pairs.ExceptWith(Pairs("可以可有可不可能可要能不在可是有会有會能在可"));
        return pairs;
    }

    private static void Cross(HashSet<uint> pairs, string first, string second)
    {
        foreach (var a in first)
            foreach (var b in second)
                pairs.Add(Key(a, b));
    }

    private static HashSet<uint> Pairs(string words)
    {
        var pairs = new HashSet<uint>();
        for (var i = 0; i + 1 < words.Length; i += 2) pairs.Add(Key(words[i], words[i + 1]));
        return pairs;
    }

    private static uint Key(char a, char b) => (uint)a << 16 | b;
}
