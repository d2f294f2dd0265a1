namespace Vane.Text;

/// <summary>A place where a sentence could begin.</summary>
/// <param name="At">Where it is.</param>
/// <param name="Weight">How much text is before it.</param>
/// <param name="Cost">How unlikely it is to be one.</param>
internal readonly record struct PausePlace(int At, int Weight, double Cost);

/// <summary>Where sentences could begin in text that has no full stops, and how unlikely that is.</summary>
internal static class PauseCosts
{
    private const double Opener = 0.5;
    private const double Comma = 1;
    private const double Line = 1.5;
    private const double Conjunction = 2.5;
    private const double Pronoun = 3;
    private const double Bare = 7;
    private const double Bound = 4;
    private const double Never = 1000;

    private static readonly HashSet<string> Openers = Words("so now but okay ok next alright anyway however finally meanwhile welcome");
    private static readonly HashSet<string> Conjunctions = Words("and because then well also which yeah first second third actually basically if when what how why let's let");
    private static readonly HashSet<string> Pronouns = Words("i i'm i've i'll we we're we've it's it you you're they they're he she there there's this that's these here's");

    // What cannot be the last word of a sentence.
    private static readonly HashSet<string> Open = Words(
        "the a an of to in on at for with and or but is are was were be my your our their his her its this that these very so just really from by as if when because which who what how where than then like into about not don't can will would could should it's i'm we're you're they're i we he she they there's that's let's do does did have has had get got going think know want say said see mean also even every some any no more most right until");

    private static readonly string[] HanOpeners =
        ["那么", "那麼", "所以", "但是", "然后", "然後", "接下来", "接下來", "首先", "其次", "第二", "第三", "最后", "最後", "不过", "不過", "因此", "另外", "此外", "而且", "同时", "同時", "其实", "其實", "总之", "總之", "比如", "例如", "随后", "隨後", "接着", "接著", "于是", "於是", "可是", "好了", "今天", "因为", "因為", "如果", "虽然", "雖然", "总的来说", "換句話說", "换句话说", "毫无疑问"];

    // Subjects and times that sentences tend to begin with.
    private static readonly string[] HanSubjects =
        ["这", "這", "我们", "我們", "他们", "他們", "它", "你", "大家", "从", "從", "在", "到了", "随着", "隨著", "除了", "当然", "當然", "更重要", "更值得", "一是", "二是", "三是", "第一", "第四", "第五", "值得", "有意思", "提到", "说到", "說到", "简单来说", "簡單來說", "目前", "之前", "之后", "之後", "关于", "關於", "对于", "對於"];

    private const int LongestPrelude = 30;
    private static readonly string[] PreludeEnds = ["来看", "來看", "来说", "來說", "一下", "之后", "之後", "以后", "以後", "的时候", "的時候", "以来", "以來"];
    private static readonly string[] PreludeBeginnings = ["由于", "由於", "虽然", "雖然", "除了", "随着", "隨著", "如果", "即使", "因为", "因為", "不仅", "不僅", "截止", "看完", "根据", "根據", "关于", "關於", "对于", "對於"];

    // What begins the rest of a sentence.
    private const string HanGoOn = "的了呢吗嗎吧和与與或及等地得着著过過还還也并並就才都却卻则則让讓使来來去能可无無以未";
    private const string HanSaying = "示说說现現着著据據括月年日";
    private const string HanUnfinished = "的和与與或及是在对對将將把被让讓从從为為向以用跟给給比而呢个個种種";

    /// <summary>The places in a stretch, its beginning first.</summary>
    /// <param name="text">The stretch.</param>
    /// <param name="weight">How much text it is.</param>
    /// <param name="commas">How many commas and the like it has.</param>
    public static List<PausePlace> Places(ReadOnlySpan<char> text, out int weight, out int commas)
    {
        var places = new List<PausePlace> { new(0, 0, 0) };
        (weight, commas) = (0, 0);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is ',' or '，' or '；' or ';' or '：' or '、') commas++;
            var isHan = HanScript.IsHan(text[at]);
            var isWord = !isHan && char.IsLetterOrDigit(text[at]) && (at == 0 || !IsInWord(text[at - 1]));
            // Places with nothing between them are one; so few are within reach of each other.
            if (weight > places[^1].Weight && (isHan || isWord || IsBlankBefore(text, at)) && CostAt(text, at, isHan) is var cost and < Never)
                places.Add(new PausePlace(at, weight, cost));
            weight += isHan ? 1 : isWord ? 2 : 0;
        }

        return places;
    }

    private static bool IsBlankBefore(ReadOnlySpan<char> text, int at) => char.IsWhiteSpace(text[at - 1]) && !char.IsWhiteSpace(text[at]);

    private static bool IsInWord(char c) => (char.IsLetterOrDigit(c) && !HanScript.IsHan(c)) || c is '\'' or '’' or '-' or '.' or '_' or '/' or '@' or '%' or '$' or '*' or '(' or '[';

    private static double CostAt(ReadOnlySpan<char> text, int at, bool isHan)
    {
        var last = at - 1;
        var isNewLine = false;
        while (last >= 0 && char.IsWhiteSpace(text[last])) isNewLine |= text[last--] == '\n';
        if (last < 0) return Never;
        if (text[last] is ',' or '，' or '；' or ';') return !isHan && last == at - 1 ? Never : Comma + HanCost(text, at, last) + EnglishCost(text, at, last, isClause: true);
        if (IsOpening(text[last])) return Never;
        if (HanScript.IsHan(text[last]) || isHan) return isNewLine ? Line + HanCost(text, at, last) : last == at - 1 ? InHan(text, at) : Line + 1;
        if (last == at - 1) return Never;
        return EnglishCost(text, at, last, isClause: false) - (isNewLine ? Line : 0);
    }

    private static bool IsOpening(char c) => c is '(' or '（' or '《' or '“' or '「' or '[' or '、' or '·' or '-' or '/';

    private static double InHan(ReadOnlySpan<char> text, int at) => BeginsWithOpener(text[at..]) ? Conjunction : Never;

    private static double HanCost(ReadOnlySpan<char> text, int at, int last)
    {
        var isNewLine = last < at - 1;
        var isPrelude = isNewLine && IsPrelude(text, last);
        if (BeginsWithOpener(text[at..])) return isPrelude ? Line : -Line;
        var cost = isPrelude ? Bound : 0.0;
        if (HanGoOn.Contains(text[at], StringComparison.Ordinal)) cost += Bound;
        if (HanUnfinished.Contains(text[last], StringComparison.Ordinal) || HanSaying.Contains(text[last], StringComparison.Ordinal)) cost += Bound;
        if (StartsWithAny(text[at..], HanSubjects) || IsYear(text[at..])) cost -= 1;
        return cost;
    }

    // Whether the line that ends at a place leads up to something.
    private static bool IsPrelude(ReadOnlySpan<char> text, int last)
    {
        var line = text[Math.Max(0, last - LongestPrelude)..(last + 1)];
        line = line[(line.LastIndexOf('\n') + 1)..].TrimStart();
        foreach (var end in PreludeEnds)
            if (line.EndsWith(end, StringComparison.Ordinal)) return true;
        return StartsWithAny(line, PreludeBeginnings);
    }

    private static bool BeginsWithOpener(ReadOnlySpan<char> text) => StartsWithAny(text, HanOpeners);

    private static bool StartsWithAny(ReadOnlySpan<char> text, string[] beginnings)
    {
        foreach (var beginning in beginnings)
            if (text.StartsWith(beginning, StringComparison.Ordinal)) return true;
        return false;
    }

    private static bool IsYear(ReadOnlySpan<char> text) => text.Length > 4 && char.IsAsciiDigit(text[0]) && text[4] == '年';

    private static double EnglishCost(ReadOnlySpan<char> text, int at, int last, bool isClause)
    {
        var word = WordFrom(text, at);
        if (word.IsEmpty) return isClause ? 0 : Bare;
        var before = WordTo(text, last);
        if (isClause) return Is(Openers, word) || Is(Conjunctions, word) ? 0 : Conjunction;
        // A name or a number may go on: "Sam Altman", "GPT 5", "3 million", "I".
        if (IsNamed(before) && (IsNamed(word) || (char.IsDigit(before[0]) && !IsClauseStart(word)))) return Never;
        var open = Is(Open, before) ? Bound : 0;
        if (Is(Openers, word)) return Opener + open;
        if (Is(Conjunctions, word)) return Conjunction + open;
        return (Is(Pronouns, word) ? Pronoun : Bare) + open;
    }

    private static bool IsClauseStart(ReadOnlySpan<char> word) => Is(Openers, word) || Is(Conjunctions, word) || Is(Pronouns, word);

    private static bool IsNamed(ReadOnlySpan<char> word) =>
        !word.IsEmpty && (char.IsDigit(word[0]) || (char.IsUpper(word[0]) && !(word[0] == 'I' && (word.Length == 1 || word[1] is '\'' or '’'))));

    private static ReadOnlySpan<char> WordFrom(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && end < at + 24 && (char.IsLetterOrDigit(text[end]) || text[end] is '\'' or '’')) end++;
        return text[at..end];
    }

    private static ReadOnlySpan<char> WordTo(ReadOnlySpan<char> text, int last)
    {
        var start = last + 1;
        while (start > 0 && last - start < 24 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '\'' or '’')) start--;
        return text[start..(last + 1)];
    }

    private static bool Is(HashSet<string> words, ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[24];
        if (word.IsEmpty || word.Length > lower.Length) return false;
        for (var at = 0; at < word.Length; at++) lower[at] = word[at] == '’' ? '\'' : char.ToLowerInvariant(word[at]);
        return words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(lower[..word.Length]);
    }

    private static HashSet<string> Words(string words) => new(words.Split(' '), StringComparer.Ordinal);
}
