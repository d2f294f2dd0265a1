namespace Vane.Text;

/// <summary>
/// Readings that a careless conversion between the Chinese scripts leaves behind characters: <c>技術(shù)融合</c>. A
/// gloss is one Mandarin syllable with one tone mark in parentheses, right behind a Han character. One without a mark
/// counts only in a text that has marked ones, and only behind a character that loses its tone or has another
/// simplified form. Nothing else in parentheses is touched.
/// </summary>
internal static class PinyinGlosses
{
    // Characters said without a tone, and how.
    private const string Neutral =
        "的de 地de 得de 了le 着zhe 著zhe 子zi 们men 們men 个ge 個ge 吗ma 嗎ma 么me 麼me 吧ba 呢ne 啊a 头tou 頭tou 上shang 里li 裡li 裏li 呀ya 啦la 过guo 過guo";

    public static bool AreIn(ReadOnlySpan<char> text)
    {
        for (var at = 1; at < text.Length; at++)
            if (IsOpen(text[at]) && IsHan(text[at - 1]) && Length(text, at, out var tones) > 0 && tones == 1) return true;
        return false;
    }

    // Two parentheses in a row are not two readings of one character.
    public static void Remove(Draft draft)
    {
        var isBehindGloss = false;
        for (var at = 0; at < draft.Length;)
        {
            var text = draft.Text;
            var length = 0;
            if (IsOpen(text[at]) && !isBehindGloss && draft.Written is [.., var before] && IsHan(before)
                && Length(text, at, out var tones) is var found and > 0
                && (tones == 1 || (tones == 0 && IsSaidSo(before, text.Slice(at + 1, found - 2))))) length = found;
            isBehindGloss = length > 0;
            if (isBehindGloss) at += length;
            else draft.Keep(at++);
        }

        draft.Finish();
    }

    private static bool IsOpen(char c) => c is '(' or '（';

    // The lower halves are those of ideographs almost always, and syllables never stand behind emoji.
    private static bool IsHan(char c) => HanScript.IsHan(c) || char.IsLowSurrogate(c);

    // The length of the parentheses with a syllable in them; 0 if there is none.
    private static int Length(ReadOnlySpan<char> text, int at, out int tones)
    {
        tones = -1;
        var inside = text.Slice(at + 1, Math.Min(PinyinSyllables.Longest + 1, text.Length - at - 1));
        var close = inside.IndexOfAny(')', '）');
        if (close <= 0) return 0;
        tones = PinyinSyllables.TonesOf(inside[..close]);
        return tones < 0 ? 0 : close + 2;
    }

    private static bool IsSaidSo(char character, ReadOnlySpan<char> syllable)
    {
        if (Folding.Fold(character) != character) return true;
        var at = Neutral.IndexOf(character, StringComparison.Ordinal);
        if (at < 0) return false;
        var rest = Neutral.AsSpan(at + 1);
        var end = rest.IndexOf(' ');
        return (end < 0 ? rest : rest[..end]).SequenceEqual(syllable);
    }
}
