using System.Buffers;
using System.Runtime.InteropServices;
using Vane.Text;

namespace Vane.Parse;

/// <summary>Knows the labels of speakers in a transcript: names before a colon that come again, or that nothing else can be. Where
/// a transcript has labels at all, a name before a colon is one even if it comes once.</summary>
internal sealed class Speakers
{
    private const int LongestName = 40;
    private const int MostWords = 5;
    private const int LongestHanName = 8;
    private static readonly SearchValues<char> Marks = SearchValues.Create(".,;!?\"“”。，！？");

    private static readonly HashSet<string> NoNames = Words(
        """
        note notes example examples warning tip tips update updates step chapter part section figure table source sources subject re ps fact facts
        so and but or now first second third finally lastly next also because well okay yes no remember think imagine look listen here
        summary conclusion answer problem solution point points result results reason idea goal rule rules lesson lessons link links
        important spoiler disclaimer edit correction transcript title date language http https is it's this that what why how when where who
        """);

    private static readonly HashSet<string> NoHanNames = Words(
        "例如 比如 注意 注 问题 問題 原因 答案 结论 結論 第一 第二 第三 首先 其次 最后 最後 总结 總結 总之 總之 标题 標題 时间 時間 来源 來源 链接 連結 提示 说明 說明 备注 備註");

    // Small words within names.
    private static readonly HashSet<string> Particles = Words("de da di del della van von der den la le al el bin of the and & y e");

    // What no name of a person or a part has in it.
    private static readonly SearchValues<char> ClauseSigns = SearchValues.Create("我你您他她它们們这這那的了是就不没沒说說想问問道觉覺有在也还還都要会會能可以把被让讓给給么麼吗嗎呢吧");

    private readonly HashSet<string> _labels;

    private Speakers(HashSet<string> labels) => _labels = labels;

    /// <summary>The speakers of a transcript by the beginnings of its lines.</summary>
    public static Speakers Of(IReadOnlyList<Cue> cues)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var (spoken, labelled) = (0, 0);
        foreach (var cue in cues)
        {
            if (cue.Kind != CueKind.Speech) continue;
            spoken++;
            if (Candidate(cue.Text.AsSpan().TrimStart("-–—> "), out _) is not null) labelled++;
            for (var at = 0; at < cue.Text.Length;)
            {
                var line = Lines.Next(cue.Text, ref at).TrimStart("-–—> ");
                if (Candidate(line, out _) is { } name) CollectionsMarshal.GetValueRefOrAddDefault(counts, name, out _)++;
            }
        }

        var latin = counts.Keys.Count(name => !HanScript.IsIn(name));
        var isUsual = labelled * 2 > spoken || counts.Values.Any(count => count > 1);
        return new(counts.Where(c => IsLabel(c.Key, c.Value, latin) || (isUsual && labelled > 1 && IsSure(c.Key))).Select(c => c.Key).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>Whether there are any.</summary>
    public bool Any => _labels.Count > 0;

    /// <summary>The speaker that a text begins with; null where it begins with none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">How long the label is, with its colon and the blanks behind it.</param>
    public string? Read(ReadOnlySpan<char> text, out int length) =>
        Candidate(text, out length) is { } name && _labels.Contains(name) ? name : null;

    /// <summary>Whether a text begins with what may be the label of a speaker, known or not.</summary>
    public static bool MayBegin(ReadOnlySpan<char> text) => Candidate(text, out _) is not null;

    /// <summary>Whether words could be a name: few of them, each with a capital, or a few Han characters.</summary>
    public static bool IsName(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > LongestName || text.IndexOfAny(Marks) is var mark && mark >= 0 && !IsInitial(text, mark)) return false;
        var (han, words) = (0, 0);
        foreach (var c in text)
            if (HanScript.IsHan(c)) han++;
        if (han > 0) return han <= LongestHanName && text.Length <= LongestHanName + 6 && HanScript.IsHan(text[0]) && !NoHanNames.Contains(text.ToString());
        foreach (var range in text.Split(' '))
        {
            var word = text[range];
            if (word.IsEmpty || ++words > MostWords) return false;
            var isCapital = char.IsUpper(word[0]) || (word[0] is '(' or '#' or '&' && word.Length > 1) || (words > 1 && char.IsAsciiDigit(word[0]));
            if (!isCapital && (words == 1 || !IsOneOf(Particles, word))) return false;
            if (words == 1 && IsOneOf(NoNames, word)) return false;
        }

        return true;
    }

    private static string? Candidate(ReadOnlySpan<char> text, out int length)
    {
        var colon = text[..Math.Min(text.Length, LongestName + 1)].IndexOfAny(':', '：');
        length = 0;
        if (colon < 1 || !IsName(text[..colon])) return null;
        if (text[colon] == ':' && colon + 1 < text.Length && !char.IsWhiteSpace(text[colon + 1]) && !HanScript.IsHan(text[colon + 1])) return null;
        length = colon + 1;
        while (length < text.Length && char.IsWhiteSpace(text[length])) length++;
        return text[..colon].ToString();
    }

    // Once is enough for capitals, and for a name of several words among others.
    private static bool IsLabel(string name, int count, int latin) =>
        HanScript.IsIn(name) ? count > 1 : count > 1 || IsUpper(name) || (latin > 1 && name.Contains(' ', StringComparison.Ordinal));

    private static bool IsSure(string name) => !HanScript.IsIn(name) || (name.Length is > 1 and <= 6 && !name.AsSpan().ContainsAny(ClauseSigns));

    private static bool IsUpper(string name) => name.Length > 1 && !name.Any(char.IsLower) && name.Any(char.IsLetter);

    private static bool IsInitial(ReadOnlySpan<char> text, int mark) =>
        text[mark] == '.' && mark is > 0 and <= 12 && char.IsLetter(text[mark - 1]) && text.LastIndexOfAny(Marks) == mark;

    private static bool IsOneOf(HashSet<string> words, ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[LongestName];
        return words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(lower[..word.ToLowerInvariant(lower)]);
    }

    private static HashSet<string> Words(string words) =>
        new(words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
}
