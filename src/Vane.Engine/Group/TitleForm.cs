using System.Buffers;
using System.Text;
using Vane.Text;

namespace Vane.Group;

/// <summary>A title as it is compared: without tags, case, width and punctuation.</summary>
internal sealed class TitleForm
{
    private const int Longest = 400;

    private static readonly string[] Leads =
        ["show hn", "ask hn", "tell hn", "launch hn", "breaking news", "breaking", "psa", "til", "fyi", "crosspost", "xpost", "x-post", "突发", "重磅", "转"];

    private static readonly SearchValues<char> Numerals = SearchValues.Create("零一二三四五六七八九十百千两上中下");

    private TitleForm(string folded, List<string> words, List<string> marks)
    {
        Words = [.. words];
        marks.Sort(StringComparer.Ordinal);
        Marks = [.. marks];
        Content = [.. words.Where(word => !TitleWords.Fills(word))];
        Letters = string.Concat(words);
        foreach (var word in words)
        {
            IsSeries |= TitleWords.Recurs(word);
            if (TitleWords.Negates(word)) Negations++;
            if (IsHan(word[0])) Han++;
            else Latin += word.Length;
        }

        IsSeries |= TitleWords.RecursIn(folded);
        IsGeneric = TitleWords.IsGeneric(Letters);
    }

    /// <summary>Words in order; a Chinese character is one.</summary>
    public string[] Words { get; }

    /// <summary>The words without those that say nothing.</summary>
    public string[] Content { get; }

    /// <summary>Numbers, versions, dates and variants, sorted.</summary>
    public string[] Marks { get; }

    /// <summary>A year behind the title in parentheses, which some write and others do not; else empty.</summary>
    public string Year { get; private init; } = "";

    /// <summary>Everything but blanks and punctuation.</summary>
    public string Letters { get; }

    /// <summary>How often what is said is turned into its opposite.</summary>
    public int Negations { get; }

    /// <summary>Whether it is a title of what appears again and again.</summary>
    public bool IsSeries { get; }

    /// <summary>Whether many give it to different things.</summary>
    public bool IsGeneric { get; }

    /// <summary>Whether it is cut.</summary>
    public bool IsCut { get; private init; }

    /// <summary>How many Chinese characters it has.</summary>
    public int Han { get; }

    /// <summary>How many letters and digits it has besides.</summary>
    public int Latin { get; }

    /// <summary>How much it says, in letters: a Chinese character counts three.</summary>
    public int Weight => Latin + (3 * Han);

    /// <summary>Whether it is written in Chinese.</summary>
    public bool IsChinese => 3 * Han >= Latin && Han > 0;

    /// <summary>Brings a title into the form in which it is compared.</summary>
    public static TitleForm Of(string title, bool truncated)
    {
        var cut = truncated || title.EndsWith('…');
        var folded = Folding.Fold(title.Length > Longest ? title[..Longest] : title).Trim().TrimEnd('…').TrimEnd();
        var rest = WithoutTags(folded, out var year);
        var words = new List<string>();
        var marks = new List<string>();
        Split(rest, words, marks);
        return new(rest, words, marks) { Year = year, IsCut = cut || title.Length > Longest };
    }

    // [R], 【重磅】, Show HN: and their like before, [pdf] and (2010) behind. A tag with a digit may tell parts apart.
    private static string WithoutTags(string folded, out string year)
    {
        year = "";
        for (var round = 0; round < 4; round++)
        {
            var before = folded.Length;
            folded = WithoutLead(folded);
            if (folded.Length > 7 && folded[^1] == ')' && folded[^6] == '(' && folded[^5] is '1' or '2' && folded.AsSpan(folded.Length - 5, 4).IndexOfAnyExceptInRange('0', '9') < 0)
                (year, folded) = (folded[^5..^1], folded[..^6].TrimEnd());
            foreach (var tag in (string[])["[pdf]", "[video]", "(pdf)", "(video)", "[audio]", "[new]"])
                if (folded.EndsWith(tag, StringComparison.Ordinal)) folded = folded[..^tag.Length].TrimEnd();
            if (folded.Length == before) break;
        }

        return folded;
    }

    private static string WithoutLead(string folded)
    {
        if (folded.Length > 3 && folded[0] is '[' or '【' && folded.IndexOfAny([']', '】']) is > 0 and < 24 and var end
            && folded.Length > end + 4 && folded.AsSpan(0, end).IndexOfAnyInRange('0', '9') < 0 && !IsFollowUp(folded.AsSpan(0, end)))
            return folded[(end + 1)..].TrimStart(' ', ':', '-');
        foreach (var lead in Leads)
            if (folded.StartsWith(lead, StringComparison.Ordinal) && folded.Length > lead.Length + 1 && folded[lead.Length] is ':' or '!' or '|')
                return folded[(lead.Length + 1)..].TrimStart(' ', '!', ':', '-');
        return folded;
    }

    private static bool IsFollowUp(ReadOnlySpan<char> tag)
    {
        foreach (var word in (string[])["update", "follow", "part", "final", "correction", "fixed", "solved", "更新", "后续", "上", "中", "下", "完"])
            if (tag.Contains(word, StringComparison.Ordinal)) return true;
        return false;
    }

    private static void Split(string text, List<string> words, List<string> marks)
    {
        var word = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (IsHan(c))
            {
                End(word, words, marks);
                words.Add(c.ToString());
                if (Ordinal(text, i) is { } ordinal) marks.Add(ordinal);
            }
            else if (char.IsLetterOrDigit(c)) word.Append(c);
            else if (c is '\'' && word.Length > 0) continue;
            else if (c is '.' or ',' && word.Length > 0 && char.IsAsciiDigit(word[^1]) && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]))
            {
                if (c == '.') word.Append(c);
            }
            else if (c is '+' or '#' && word.Length > 0 && (i + 1 == text.Length || !char.IsLetterOrDigit(text[i + 1]))) word.Append(c);
            else
            {
                End(word, words, marks);
                if (c == '%' && words.Count > 0) marks.Add("%");
            }
        }

        End(word, words, marks);
    }

    // 第三期, 三月, 上篇: a number in Chinese before what it counts.
    private static string? Ordinal(string text, int at)
    {
        if (text[at] is not ('月' or '日' or '号' or '期' or '季' or '集' or '章' or '篇' or '部' or '届' or '弹' or '回' or '名' or '轮')) return null;
        var start = at;
        while (start > 0 && at - start < 4 && Numerals.Contains(text[start - 1])) start--;
        return start == at ? null : text[start..(at + 1)];
    }

    private static void End(StringBuilder word, List<string> words, List<string> marks)
    {
        if (word.Length == 0) return;
        var text = word.ToString();
        word.Clear();
        words.Add(text);
        if (TitleWords.MarkOf(text) is { } mark) marks.Add(mark);
        AddNumbers(text, marks);
    }

    // Of qwen2.5 the 2.5, of 72b all of it, of v1 the 1: versions are written with and without what they belong to.
    private static void AddNumbers(string word, List<string> marks)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (!char.IsDigit(word[i])) continue;
            var start = i;
            while (i < word.Length && (char.IsDigit(word[i]) || word[i] == '.')) i++;
            while (i < word.Length && char.IsLetter(word[i])) i++;
            marks.Add(word[start..i]);
        }
    }

    private static bool IsHan(char c) => c is (>= '\u4E00' and <= '\u9FFF') or (>= '\u3400' and <= '\u4DBF') or (>= '\uF900' and <= '\uFAFF');
}
