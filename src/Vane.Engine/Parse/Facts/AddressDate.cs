using Vane.Text;

namespace Vane.Parse;

/// <summary>Finds the date in an address: <c>/2025/03/04/</c>, <c>/2025-03-04-name</c>, <c>/20250304/</c>, <c>t20250304_1.html</c>.</summary>
internal static class AddressDate
{
    private const int FirstYear = 1990;
    private const int LastYear = 2099;

    /// <summary>The date in the path of an address; a month alone is rough; null where there is none.</summary>
    public static WrittenDate? Find(string? address)
    {
        if (address is not { Length: < 2048 }) return null;
        var start = address.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme ? address.IndexOf('/', scheme + 3) : 0;
        if (start < 0) return null;
        var end = address.AsSpan(start).IndexOfAny('?', '#') is >= 0 and var query ? start + query : address.Length;
        WrittenDate? month = null;
        for (var at = start; at + 6 <= end; at++)
        {
            if (!char.IsAsciiDigit(address[at]) || (at > 0 && char.IsAsciiDigit(address[at - 1]))) continue;
            var found = At(address.AsSpan(0, end), at);
            if (found is { Precision: TimePrecision.Day }) return found;
            month ??= found;
        }

        return month;
    }

    private static WrittenDate? At(ReadOnlySpan<char> path, int at)
    {
        var c = new DateCursor(path, at);
        if (!c.Number(8, out var number, out var digits)) return null;
        if (digits == 8)
            return c.Next is '\0' or '/' or '_' or '-' or '.' ? Is(path, at, c.At, number / 10000, number / 100 % 100, number % 100) : null;
        // /202503/04/, /202503/t04_1.html is seldom.
        if (digits == 6 && c.Next == '/')
        {
            c.Skip(1);
            return c.Number(2, out var last, out var two) && two == 2 ? Is(path, at, c.At, number / 100, number % 100, last) : null;
        }

        if (digits != 4 || c.Next is not ('/' or '-' or '_')) return null;
        var sign = c.Next;
        c.Skip(1);
        var month = 0;
        if (char.IsAsciiDigit(c.Next))
        {
            if (!c.Number(2, out month, out var length) || (sign != '/' && length != 2)) return null;
        }
        else
        {
            month = DateWords.Month(c.Word());
        }

        if (!c.Sign(sign)) return sign == '/' && c.Next == '\0' ? Rough(path, at, c.At, number, month) : null;
        var rest = c;
        return c.Number(2, out var day) && c.Next is '/' or '-' or '_' or '.' or '\0' && Is(path, at, c.At, number, month, day) is { } date
            ? date : sign == '/' ? Rough(path, at, rest.At, number, month) : null;
    }

    private static WrittenDate? Is(ReadOnlySpan<char> path, int start, int end, int year, int month, int day) =>
        year is >= FirstYear and <= LastYear && DayPatterns.Date(year, month, day) is { } date
            ? new WrittenDate(new TextSpan(start, end - start), date, null, null, TimePrecision.Day, path[start..end].ToString()) : null;

    private static WrittenDate? Rough(ReadOnlySpan<char> path, int start, int end, int year, int month) =>
        Is(path, start, end, year, month, 1) is { } date ? date with { Precision = TimePrecision.Rough } : null;
}
