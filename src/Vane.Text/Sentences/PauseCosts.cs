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
        "the a an of to in on at for with and or but is are was were be my your our their his her its this that these very so just really from by as if when because which who what how where than then like into about not don't can will would could should it's i'm we're you're they're i we he she they there's that's let's do does did have has had get got going think know want say said see mean also even every some any no more most");

    private static readonly string[] HanOpeners =
        ["那么", "那麼", "所以", "但是", "然后", "然後", "接下来", "接下來", "首先", "其次", "第二", "第三", "最后", "最後", "不过", "不過", "因此", "另外", "此外", "而且", "同时", "同時", "其实", "其實", "总之", "總之", "比如", "例如", "随后", "隨後", "接着", "接著", "于是", "於是", "可是", "好了", "今天", "因为", "因為", "如果", "虽然", "雖然", "总的来说", "換句話說", "换句话说", "毫无疑问"];

    private const string HanGoOn = "的了呢吗嗎吧和与與或及等地得着著过過";
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
            if (at > 0 && (isHan || isWord || IsBlankBefore(text, at)) && CostAt(text, at, isHan) is var cost and < Never)
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
        if (BeginsWithOpener(text[at..])) return -Line;
        var cost = 0.0;
        if (HanGoOn.Contains(text[at], StringComparison.Ordinal)) cost += Bound;
        if (HanUnfinished.Contains(text[last], StringComparison.Ordinal)) cost += Bound;
        return cost;
    }

    private static bool BeginsWithOpener(ReadOnlySpan<char> text)
    {
        foreach (var opener in HanOpeners)
            if (text.StartsWith(opener, StringComparison.Ordinal)) return true;
        return false;
    }

    private static double EnglishCost(ReadOnlySpan<char> text, int at, int last, bool isClause)
    {
        var word = WordFrom(text, at);
        if (word.IsEmpty) return isClause ? 0 : Bare;
        var before = WordTo(text, last);
        if (isClause) return Is(Openers, word) || Is(Conjunctions, word) ? 0 : Conjunction;
        // A name or a number may go on: "Sam Altman", "GPT 5", "3 million", "I".
        if (IsNamed(before) && (IsNamed(word) || char.IsDigit(before[0]))) return Never;
        var open = Is(Open, before) ? Bound : 0;
        if (Is(Openers, word)) return Opener + open;
        if (Is(Conjunctions, word)) return Conjunction + open;
        return (Is(Pronouns, word) ? Pronoun : Bare) + open;
    }

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
