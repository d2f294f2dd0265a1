namespace Vane.Parse;

/// <summary>The time code that a line of a transcript begins with.</summary>
/// <param name="Time">When, in milliseconds.</param>
/// <param name="To">Until when, where the line says so.</param>
/// <param name="Speaker">Who speaks, where a name stands before the time.</param>
/// <param name="Length">Where the words begin.</param>
internal readonly record struct LineHead(long Time, long? To, string? Speaker, int Length)
{
    private const string Openers = "*_[(（【<`";
    private const string Closers = "*_])）】>`";
    private const string Separators = " \t·•-–—|:：\u00A0";
    private const int LongestName = 40;

    /// <summary>Reads <c>**0:03** · words</c>, <c>[00:00:03] words</c>, <c>(1:02:03)</c>, <c>0:03 words</c>,
    /// <c>[00:01.000 --> 00:02.000] words</c>, <c>[0:03](https://…) words</c>, and lines of a name and a time: <c>Name  0:03</c>.
    /// Null where the line has no such beginning.</summary>
    public static LineHead? Read(ReadOnlySpan<char> line)
    {
        var at = 0;
        while (at < line.Length && char.IsWhiteSpace(line[at])) at++;
        return AtTime(line, at) ?? AfterName(line, at);
    }

    private static LineHead? AtTime(ReadOnlySpan<char> line, int at)
    {
        var begin = at;
        while (at < line.Length && at - begin < 4 && Openers.Contains(line[at], StringComparison.Ordinal)) at++;
        if (TimeCode.Read(line[at..], out var length) is not { } time) return null;
        var isMarked = at > begin;
        at += length;
        var to = RangeEnd(line, ref at);
        var isClosed = at < line.Length && Closers.Contains(line[at], StringComparison.Ordinal);
        if (isMarked && !isClosed) return null;
        while (at < line.Length && Closers.Contains(line[at], StringComparison.Ordinal)) at++;
        if (line[begin..].StartsWith("[") && at < line.Length && line[at] == '(' && line[at..].IndexOf(')') is var close and > 0) at += close + 1;
        // "3:1 odds", "10:30pm" and the like are no times of a talk.
        if (!isMarked && at < line.Length && char.IsAsciiLetterOrDigit(line[at])) return null;
        while (at < line.Length && Separators.Contains(line[at], StringComparison.Ordinal) && !IsDash(line, at)) at++;
        return new LineHead(time, to, null, at);
    }

    // "-40 degrees"
    private static bool IsDash(ReadOnlySpan<char> line, int at) => line[at] == '-' && at + 1 < line.Length && char.IsAsciiDigit(line[at + 1]);

    private static long? RangeEnd(ReadOnlySpan<char> line, ref int at)
    {
        var next = at;
        while (next < line.Length && next - at < 6 && line[next] is ' ' or '-' or '>' or '–' or '—' or '~' or '→') next++;
        if (next == at || TimeCode.Read(line[next..], out var length) is not { } to) return null;
        at = next + length;
        return to;
    }

    private static LineHead? AfterName(ReadOnlySpan<char> line, int begin)
    {
        var rest = line[begin..].TrimEnd(" \t:：-*_])）】");
        var digit = rest.Length;
        while (digit > 0 && (char.IsAsciiDigit(rest[digit - 1]) || rest[digit - 1] is ':' or '.')) digit--;
        if (digit == rest.Length || digit < 2 || TimeCode.Read(rest[digit..], out var length) is not { } time || length != rest.Length - digit) return null;
        if (!char.IsWhiteSpace(rest[digit - 1]) && !Openers.Contains(rest[digit - 1], StringComparison.Ordinal)) return null;
        var name = rest[..digit].Trim(" \t*_[(（【-–—|·,，:：");
        return name.Length <= LongestName && Speakers.IsName(name) ? new LineHead(time, null, name.ToString(), line.Length) : null;
    }
}
