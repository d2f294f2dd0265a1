namespace Vane.Text;

/// <summary>Numbers and dates in Han characters, or in digits with Han characters behind them.</summary>
internal static class HanNumerals
{
    // Longer ones are no numbers; and without a bound a hostile run could be scanned again from each of its places.
    private const int Longest = 64;

    /// <summary>Where the numeral that begins at a place ends; the place itself if none begins.</summary>
    public static int End(ReadOnlySpan<char> run, int at)
    {
        var end = at;
        // 幾十, 數千: "some" counts as a digit before a power of ten only.
        if (end + 1 < run.Length && run[end] is '几' or '幾' or '数' or '數')
        {
            if (!IsPower(run[end + 1])) return at;
            end++;
        }

        while (end < run.Length && end - at < Longest)
        {
            if (HanCharacters.Is(run[end], HanUse.Numeral) || IsPointAt(run, end)) end++;
            else if (end > at && IsPower(run[end - 1]) && IsRest(run[end])) end++;
            else break;
        }

        return end;
    }

    /// <summary>Where the date that begins with a numeral ends; the numeral's own end if it is none.</summary>
    /// <remarks>Two characters before 年 may be a span of years (二十年), which is two words.</remarks>
    public static int DateEnd(ReadOnlySpan<char> run, int at, int end)
    {
        if (end == run.Length) return end;
        var length = end - at;
        if (run[end] is '年' && end + 1 < run.Length && run[end + 1] == '代') return end + 2;
        if (run[end] is '世' && end + 1 < run.Length && run[end + 1] is '纪' or '紀') return end + 2;
        return run[end] switch
        {
            '年' when length > 2 && !IsRest(run[end - 1]) => end + 1,
            '月' when length == 1 || length == 2 && run[at] == '十' => end + 1,
            '日' when length == 1 || length <= 3 && run[at..end].IndexOfAny("十廿卅") >= 0 => end + 1,
            _ => end,
        };
    }

    /// <summary>Where a number in digits ends, with the Han characters that belong to it.</summary>
    public static int Finish(ReadOnlySpan<char> text, int end, ref TokenKind kind)
    {
        var at = end;
        if (at == text.Length || !char.IsDigit(text[at - 1])) return at;
        while (at < text.Length && text[at] is '百' or '千' or '万' or '萬' or '亿' or '億' or '兆') at++;
        if (at < text.Length && text[at] is '多' or '餘' or '余') at++;
        while (at < text.Length && text[at] is '万' or '萬' or '亿' or '億') at++;
        if (at > end || at == text.Length) return at;
        var rest = text[at..];
        var length = rest.StartsWith("年代") || rest.StartsWith("世纪") || rest.StartsWith("世紀") ? 2
            : rest[0] is '年' or '月' or '日' ? 1 : 0;
        if (length > 0) kind = TokenKind.Han;
        return at + length;
    }

    /// <summary>Whether a decimal point stands at a place between two numerals, as in 卅八．八.</summary>
    public static bool IsPointAt(ReadOnlySpan<char> text, int at) =>
        text[at] is '．' or '‧' or '﹒' or '·' && at > 0 && at + 1 < text.Length
        && HanCharacters.Is(text[at - 1], HanUse.Numeral) && HanCharacters.Is(text[at + 1], HanUse.Numeral);

    private static bool IsPower(char unit) => unit is '十' or '百' or '千' or '万' or '萬' or '亿' or '億' or '廿' or '卅';

    private static bool IsRest(char unit) => unit is '多' or '餘' or '余' or '几' or '幾';
}
