using System.Globalization;
using NodaTime;
using Vane.Model;

namespace Vane.Desk;

/// <summary>The forms of values in settings: each reads a text or says in a <see cref="FormatException"/> what is allowed.</summary>
internal static class Forms
{
    private static readonly string[] Weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    /// <summary>A duration: a whole number and its unit, <c>30m</c>.</summary>
    public static Duration Duration(string text)
    {
        var digits = text.TakeWhile(char.IsAsciiDigit).Count();
        if (digits is 0 or > 9 || !int.TryParse(text.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var count)) throw NoDuration(text);
        return text[digits..] switch
        {
            "ms" => NodaTime.Duration.FromMilliseconds(count),
            "s" => NodaTime.Duration.FromSeconds(count),
            "m" => NodaTime.Duration.FromMinutes(count),
            "h" => NodaTime.Duration.FromHours(count),
            "d" => NodaTime.Duration.FromDays(count),
            _ => throw NoDuration(text),
        };
    }

    /// <summary>A duration within bounds that are part of it.</summary>
    public static Duration Duration(string text, string least, string most) =>
        Duration(text) is var duration && duration >= Duration(least) && duration <= Duration(most)
            ? duration : throw new FormatException($"is '{Spelling.Short(text)}'; {least} to {most} are allowed");

    /// <summary>A whole number within bounds that are part of it.</summary>
    public static long Whole(string text, long least, long most) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number : throw new FormatException($"is '{Spelling.Short(text)}'; a whole number from {least} {(most == int.MaxValue ? "on" : $"to {most}")} is allowed");

    /// <summary>An absolute address of the web, without user and password.</summary>
    public static string Address(string text)
    {
        var isAddress = Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Host.Length > 0;
        // What stands before the host may be a secret, so it is not shown, wherever it stands.
        if (isAddress ? address!.UserInfo.Length > 0 : text.Contains('@', StringComparison.Ordinal))
            throw new FormatException("holds a user or password before the host; secrets stay out of settings: an http or https address without them is allowed");
        return isAddress ? text : throw new FormatException($"is '{Spelling.Short(text)}'; an absolute http or https address is allowed");
    }

    /// <summary>When something is asked or made: an interval or a cron expression.</summary>
    public static string Cron(string text)
    {
        DueTimes.Of(text, "UTC", "");
        return text;
    }

    /// <summary>When the report of a period is made, as a cron expression; null for <c>never</c>.</summary>
    public static string? ReportTime(ReportPeriod period, string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is ["never"]) return null;
        if (words.Length is 6 or 7) return Cron(text);
        return (period, words) switch
        {
            (ReportPeriod.Day, [var time]) when Clock(time) is { } at => $"0 {at.Minute} {at.Hour} * * ?",
            (ReportPeriod.Week, [var day, var time]) when Clock(time) is { } at && Weekdays.Contains(day, StringComparer.OrdinalIgnoreCase) =>
                $"0 {at.Minute} {at.Hour} ? * {day.ToUpperInvariant()}",
            (ReportPeriod.Month, [var day, var time]) when Clock(time) is { } at && day.All(char.IsAsciiDigit) && day.Length < 3 && int.Parse(day, CultureInfo.InvariantCulture) is >= 1 and <= 28 and var number =>
                $"0 {at.Minute} {at.Hour} {number} * ?",
            _ => throw new FormatException($"is '{Spelling.Short(text)}'; allowed are {Example(period)}, a cron expression of 6 or 7 fields, or never"),
        };
    }

    private static string Example(ReportPeriod period) => period switch
    {
        ReportPeriod.Day => "a time such as \"00:20\"",
        ReportPeriod.Week => "a weekday and a time such as \"Mon 00:40\"",
        _ => "a day from 1 to 28 and a time such as \"1 01:00\"",
    };

    // Hours and minutes of a day, HH:MM.
    private static (int Hour, int Minute)? Clock(string text) =>
        text.Length == 5 && text[2] == ':'
        && int.TryParse(text.AsSpan(0, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var hour) && hour < 24
        && int.TryParse(text.AsSpan(3), NumberStyles.None, CultureInfo.InvariantCulture, out var minute) && minute < 60
            ? (hour, minute) : null;

    private static FormatException NoDuration(string text) =>
        new($"is '{Spelling.Short(text)}'; a whole number and a unit (ms, s, m, h, d) is allowed, such as 30m");
}
