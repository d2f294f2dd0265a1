using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace Vane.Parse;

/// <summary>Dates as documents state them beside their authors, and in what stands before them.</summary>
internal static partial class StatedDate
{
    private const string Months = "jan feb mar apr may jun jul aug sep oct nov dec";

    /// <summary>The first day that a text states; null if there is none.</summary>
    /// <param name="text">A short text.</param>
    /// <param name="seen">What "two days ago" counts from; null if such dates are not looked for.</param>
    public static StatedTime? Find(string text, Instant? seen)
    {
        if (Digits().Match(text) is { Success: true } d) return Of(d.Groups["y"].Value, Number(d, "m"), d.Groups["d"].Value, d.Value);
        if (Named().Match(text) is { Success: true } n) return Of(n.Groups["y"].Value, MonthOf(n.Groups["m"].Value), n.Groups["d"].Value, n.Value);
        return seen is { } from ? Back(text, from) : null;
    }

    private static StatedTime? Back(string text, Instant seen)
    {
        if (Ago().Match(text) is { Success: true } ago)
        {
            var count = ago.Groups["n"].Value is var n && int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
                : n is "半" ? 0 : n is "两" or "兩" ? 2 : 1;
            return count > 5000 ? null : new StatedTime(seen - (count * UnitOf(ago.Groups["u"].Value)), TimePrecision.Rough, ago.Value.Trim());
        }

        if (Yesterday().Match(text) is not { Success: true } day) return null;
        var back = day.Value[0] is '前' ? 2 : day.Value[0] is '昨' or 'y' or 'Y' ? 1 : 0;
        return new StatedTime(seen - Duration.FromDays(back), TimePrecision.Rough, day.Value);
    }

    private static Duration UnitOf(string unit) => char.ToLowerInvariant(unit[0]) switch
    {
        '秒' or 's' => Duration.FromSeconds(1),
        '分' => Duration.FromMinutes(1),
        'm' when unit.StartsWith("mi", StringComparison.OrdinalIgnoreCase) => Duration.FromMinutes(1),
        '小' or '鐘' or '钟' or 'h' => Duration.FromHours(1),
        '天' or '日' or 'd' => Duration.FromDays(1),
        '周' or '週' or '星' or '礼' or '禮' or 'w' => Duration.FromDays(7),
        '月' or 'm' => Duration.FromDays(30),
        _ => Duration.FromDays(365),
    };

    private static StatedTime? Of(string year, int month, string day, string stated)
    {
        var number = int.Parse(day, CultureInfo.InvariantCulture);
        var y = int.Parse(year, CultureInfo.InvariantCulture);
        if (month is < 1 or > 12 || y is < 1900 or > 2200 || number < 1 || number > CalendarSystem.Iso.GetDaysInMonth(y, month)) return null;
        return new StatedTime(Instant.FromUtc(y, month, number, 0, 0), TimePrecision.Day, stated);
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private static int MonthOf(string name) => (Months.IndexOf(name[..3].ToLowerInvariant(), StringComparison.Ordinal) / 4) + 1;

    [GeneratedRegex(@"(?<![0-9])(?<y>[12][0-9]{3}) ?[-/.年] ?(?<m>[0-9]{1,2}) ?[-/.月] ?(?<d>[0-9]{1,2})(?:日|号|號|(?![0-9.]))", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();

    [GeneratedRegex(@"\b(?:(?<d>[0-9]{1,2})(?:st|nd|rd|th)? (?<m>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?,?|(?<m>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? (?<d>[0-9]{1,2})(?:st|nd|rd|th)?,?) (?<y>[12][0-9]{3})\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Named();

    [GeneratedRegex(@"(?<n>[0-9]{1,4}|半|一|两|兩)\s?(?:个|個)?\s?(?<u>秒钟|秒鐘|秒|分钟|分鐘|分|小时|小時|钟头|鐘頭|天|日|周|週|星期|礼拜|禮拜|月|年)(?:以前|之前|前)|\b(?<n>[0-9]{1,4}|an?|one) ?(?<u>seconds?|secs?|minutes?|mins?|hours?|hrs?|h|days?|d|weeks?|w|months?|mo|years?|y) ago\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Ago();

    [GeneratedRegex(@"昨天|昨日|前天|今天|今日|刚刚|剛剛|\b(?:yesterday|today|just now)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Yesterday();
}
