using System.Text.RegularExpressions;

namespace Vane.Parse;

/// <summary>Reads the values that cells of tables hold, where they may be followed by the next cell without a blank.</summary>
internal static partial class CellValue
{
    private const int LongestValue = 48;

    private static readonly string[] HanUnits =
    [
        "万亿美元", "萬億美元", "亿美元", "億美元", "万美元", "萬美元", "万亿元", "萬億元", "亿元", "億元", "万元", "萬元", "美元", "欧元", "歐元", "日元", "日圓", "港元", "台幣", "人民币", "人民幣",
        "万亿", "萬億", "千卡", "大卡", "千瓦时", "千瓦時", "千瓦", "千帕", "英寸", "英吋", "公顷", "公頃", "公升", "毫升", "毫米", "厘米", "公分", "公斤", "毫安时", "毫安時", "千字", "千亿", "千億", "百万", "百萬", "千万", "千萬", "亿人", "億人", "万人", "萬人", "万辆", "萬輛", "万台", "萬台", "万次", "萬次", "万吨", "萬噸", "亿", "億", "万", "萬", "千",
        "个百分点", "個百分點", "百分点", "百分點", "个月", "個月", "小时", "小時", "分钟", "分鐘", "毫秒", "千克", "公斤", "公里", "千米", "平方米", "平方公里", "平方千米",
        "元", "圆", "圓", "人", "个", "個", "家", "台", "臺", "次", "件", "名", "天", "秒", "倍", "页", "頁", "岁", "歲", "分", "项", "項", "位", "条", "條", "篇", "层", "層", "辆", "輛", "吨", "噸", "米", "克", "度", "年", "月", "日", "周", "週",
    ];

    /// <summary>How long the value is that begins at a place of a text; 0 if none does.</summary>
    public static int Length(ReadOnlySpan<char> text, int at, out CellKind kind)
    {
        kind = CellKind.Mark;
        var rest = text.Slice(at, Math.Min(LongestValue, text.Length - at));
        if (rest.IsEmpty) return 0;
        if (rest[0] is '✓' or '✔' or '√' or '✗' or '✘' or '×' or '❌' or '✅' or '☑') return rest.Length > 1 && rest[1] == '\uFE0F' ? 2 : 1;
        kind = CellKind.Date;
        foreach (var match in Date().EnumerateMatches(rest)) return match.Length;
        kind = CellKind.Number;
        var start = Prefix(rest);
        var number = Number(rest[start..]);
        if (number == 0) return 0;
        var end = start + number;
        end = Range(rest, end);
        return Unit(rest, end, ref kind);
    }

    private static int Prefix(ReadOnlySpan<char> rest)
    {
        var at = 0;
        while (at < rest.Length && at < 3 && rest[at] is '约' or '約' or '近' or '超' or '逾' or '≈' or '~' or '～' or '<' or '>' or '≤' or '≥' or '+' or '-' or '−' or '±' or '$' or '¥' or '￥' or '€' or '£' or '₹' or '#') at++;
        return at;
    }

    // Two numbers with decimals run together where a fraction goes over into the next one; all are taken to have as many decimals
    // as the last. A number with several stops that cannot be so parted is a version.
    private static int Number(ReadOnlySpan<char> rest)
    {
        var end = 0;
        var dots = 0;
        while (end < rest.Length && (char.IsAsciiDigit(rest[end]) || (rest[end] == '.' && end > 0 && end + 1 < rest.Length && char.IsAsciiDigit(rest[end + 1]))))
            if (rest[end++] == '.') dots++;
        if (end == 0) return 0;
        if (end < rest.Length && rest[end] == ',' && dots == 0 && end <= 3) return Grouped(rest, end);
        if (end < rest.Length && rest[end] == '年' && end > 4) return YearBehind(rest, end);
        return dots < 2 ? end : Parted(rest[..end]);
    }

    private static int Grouped(ReadOnlySpan<char> rest, int end)
    {
        var grouped = end;
        while (grouped + 3 < rest.Length && rest[grouped] == ',' && rest.Slice(grouped + 1, 3).IndexOfAnyExceptInRange('0', '9') < 0) grouped += 4;
        if (grouped == end) return end;
        if (grouped + 1 < rest.Length && rest[grouped] == '.' && char.IsAsciiDigit(rest[grouped + 1]))
        {
            grouped++;
            while (grouped < rest.Length && char.IsAsciiDigit(rest[grouped])) grouped++;
        }

        return grouped;
    }

    // 63.22024年: the year is the last four digits.
    private static int YearBehind(ReadOnlySpan<char> rest, int end) =>
        rest[end - 4] is '1' or '2' && rest[end - 5] != '.' ? Number(rest[..(end - 4)]) : end;

    private static int Parted(ReadOnlySpan<char> run)
    {
        var decimals = run.Length - 1 - run.LastIndexOf('.');
        var first = 0;
        for (var at = 0; at < run.Length;)
        {
            var stop = run[at..].IndexOf('.');
            if (stop is <= 0 or > 6 || at + stop + 1 + decimals > run.Length) return 0;
            var next = at + stop + 1 + decimals;
            if (run[(at + stop + 1)..next].Contains('.')) return 0;
            if (at == 0) first = next;
            at = next;
        }

        return first;
    }

    private static int Range(ReadOnlySpan<char> rest, int end)
    {
        if (end + 1 >= rest.Length || rest[end] is not ('-' or '~' or '～' or '–' or '—' or '至') || !char.IsAsciiDigit(rest[end + 1])) return end;
        return end + 1 + Number(rest[(end + 1)..]);
    }

    private static int Unit(ReadOnlySpan<char> rest, int end, ref CellKind kind)
    {
        if (end == rest.Length) return end;
        if (rest[end] is '%' or '％' or '‰')
        {
            kind = CellKind.Percent;
            return end + 1;
        }

        foreach (var unit in HanUnits)
            if (rest[end..].StartsWith(unit, StringComparison.Ordinal)) return end + unit.Length;
        foreach (var match in LatinUnit().EnumerateMatches(rest[end..]))
            return end + match.Length;
        // 3D, 5G and 2nd are words.
        return char.IsAsciiLetter(rest[end]) && !char.IsAsciiLetterUpper(rest[end]) ? 0
            : char.IsAsciiLetterUpper(rest[end]) && !(end + 1 < rest.Length && char.IsAsciiLetterLower(rest[end + 1])) ? 0 : end;
    }

    [GeneratedRegex(@"\G(?:[12][0-9]{3}年(?:[0-9]{1,2}月(?:[0-9]{1,2}[日号號])?)?(?:第[一二三四]季度|[上下]半年|[末底初])?|[12][0-9]{3}[-/.](?:0[1-9]|1[0-2]|[1-9](?![0-9]))(?:[-/.](?:3[01]|[12][0-9]|0?[1-9]))?(?![0-9])|[12][0-9]{3} ?[QH][1-4]|[QH][1-4] ?[12][0-9]{3}|[0-9]{1,2}月[0-9]{1,2}[日号號]|(?:[0-9]{1,2} )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?:[a-z]{0,6})\.?(?: [0-9]{1,2},)? ?[12][0-9]{3}(?![0-9])|[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?![0-9]))", RegexOptions.CultureInvariant)]
    private static partial Regex Date();

    [GeneratedRegex(@"\G(?: ?(?:million|billion|trillion|thousand|mn|bn|mAh|kWh/100km|kcal|cal|mg|mL|ml|dB|GB/s|MB/s|TFLOPS|GFLOPS|FLOPs|mph|inches|inch|miles|kPa|tokens?/s|tok/s|km/h|GB|MB|KB|TB|PB|GiB|MiB|ms|kg|km²|km2|km|cm|mm|kWh|MWh|kW|MW|GW|GHz|MHz|Hz|fps|tokens?|USD|EUR|hours?|hrs?|days?|years?|weeks?|months?|minutes?|mins?|secs?|stars?|users?|people|points?|pts)(?![A-Za-z])| ?[ghmsW](?![A-Za-z])|[KMBTkx×G]\+?(?![A-Za-z])|[KMB](?=[A-Z][a-z])|k(?=[A-Z])|\+(?![0-9])|°C|℃)", RegexOptions.CultureInvariant)]
    private static partial Regex LatinUnit();
}
