using System.Buffers;
using NodaTime;
using Vane.Text;

namespace Vane.Parse;

/// <summary>Finds dates in text written for people, in many languages, and what the words beside them say they are.</summary>
internal static class VisibleDate
{
    // "Published by Ada Example on": a label reaches so far, over the words between.
    private const int LabelReach = 40;

    // "2024-05-06 发布".
    private const int LabelBehind = 2;

    /// <summary>The first date of a text; null where there is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="seen">When it was seen: what is said to be some days ago, or has no year, counts from here.</param>
    /// <param name="language">Its language tag: in English, but not in Britain, 3/4/2025 is in March.</param>
    public static WrittenDate? First(ReadOnlySpan<char> text, Instant seen, string? language = null)
    {
        var found = Find(text, ContextOf(seen, language), 1);
        return found.Count > 0 ? found[0] : null;
    }

    /// <summary>All dates of a text, in its order.</summary>
    public static List<WrittenDate> All(ReadOnlySpan<char> text, Instant seen, string? language = null) =>
        Find(text, ContextOf(seen, language), int.MaxValue);

    /// <summary>The date that a value for machines is, which may also be written as 20250304.</summary>
    public static WrittenDate? Of(ReadOnlySpan<char> value, Instant seen, string? language = null)
    {
        var found = Find(value, ContextOf(seen, language) with { Compact = true }, 1);
        return found.Count > 0 ? found[0] : null;
    }

    /// <summary>What a label at the end of a text says of the date that follows.</summary>
    public static DateRole LabelBefore(string text)
    {
        var folded = Folding.Fold(text).AsSpan();
        var (role, until) = (DateRole.None, -1);
        for (var at = Math.Max(0, folded.Length - (2 * LabelReach)); at < folded.Length;)
        {
            at += Step(folded, at, out var label);
            if (label != DateRole.None) (role, until) = (label, at + LabelReach);
        }

        return folded.Length <= until ? role : DateRole.None;
    }

    private static DateContext ContextOf(Instant seen, string? language) => new(seen, IsMonthFirst(language), false);

    private static bool IsMonthFirst(string? language) =>
        language is not null && language.StartsWith("en", StringComparison.OrdinalIgnoreCase)
        && (language.Length == 2 || language.AsSpan(2) is ['-' or '_', ..] && language.AsSpan(3) is var country
            && (country.StartsWith("us", StringComparison.OrdinalIgnoreCase) || country.StartsWith("ph", StringComparison.OrdinalIgnoreCase)));

    private static List<WrittenDate> Find(ReadOnlySpan<char> text, in DateContext context, int most)
    {
        var found = new List<WrittenDate>();
        var buffer = ArrayPool<char>.Shared.Rent(text.Length);
        try
        {
            var folded = buffer.AsSpan(0, text.Length);
            Folding.Fold(text, folded);
            Scan(text, folded, context, most, found);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }

        return found;
    }

    private static void Scan(ReadOnlySpan<char> text, ReadOnlySpan<char> folded, in DateContext context, int most, List<WrittenDate> found)
    {
        var (role, until) = (DateRole.None, -1);
        for (var at = 0; at < folded.Length && found.Count < most;)
        {
            var cursor = new DateCursor(folded, at);
            if (MayBegin(folded, at) && Read(ref cursor, text, context) is { } date)
            {
                found.Add(date with { Role = at <= until ? role : RoleBehind(folded[cursor.At..]) });
                (at, role, until) = (cursor.At, DateRole.None, -1);
                continue;
            }

            var step = Step(folded, at, out var label);
            at += step;
            if (label != DateRole.None) (role, until) = (label, at + LabelReach);
        }
    }

    // Numbers and words begin where no other does: not in v2.3.2025, 10.3.2025.1 or "summary 5".
    private static bool MayBegin(ReadOnlySpan<char> text, int at)
    {
        var c = text[at];
        if (!char.IsLetterOrDigit(c)) return false;
        if (at == 0 || DateWords.IsUnspaced(c)) return true;
        var before = text[at - 1];
        if (char.IsAsciiDigit(before)) return false;
        if (char.IsLetter(before)) return DateWords.IsUnspaced(before);
        return !char.IsAsciiDigit(c) || !(before is '.' or '-' or '/' or ':' or ',' && at > 1 && char.IsAsciiDigit(text[at - 2])) && before is not ('$' or '€' or '£' or '#' or '_' or '=');
    }

    private static WrittenDate? Read(ref DateCursor cursor, ReadOnlySpan<char> text, in DateContext context)
    {
        var start = cursor.At;
        if (!DayPatterns.TryRead(ref cursor, context, out var read)) return null;
        // 2025-03-04-05 and 4.3.2025.1 are numbers of something.
        if (cursor.Next is '-' or '/' or '.' && cursor.Rest.Length > 1 && char.IsAsciiDigit(cursor.Rest[1]) && char.IsAsciiDigit(cursor.Before)) return null;
        Offset? offset = null;
        var (time, precision) = (read.Time, read.Precision);
        if (time is null && TimePatterns.TryRead(ref cursor, out var clock, out offset))
        {
            time = clock;
        }

        if (time is not null && precision == TimePrecision.Day) precision = TimePrecision.Instant;
        var span = new TextSpan(start, cursor.At - start);
        return new WrittenDate(span, read.Day, time, offset, precision, span.In(text).Trim().ToString()) { Otherwise = read.Otherwise };
    }

    private static DateRole RoleBehind(ReadOnlySpan<char> rest)
    {
        var blanks = 0;
        while (blanks < LabelBehind && blanks < rest.Length && (char.IsWhiteSpace(rest[blanks]) || rest[blanks] is '(')) blanks++;
        return DateWords.HanLabel(rest[blanks..]).Role;
    }

    // Over a word, a label or a single character.
    private static int Step(ReadOnlySpan<char> text, int at, out DateRole label)
    {
        label = DateRole.None;
        if (DateWords.IsUnspaced(text[at]))
        {
            (var length, label) = DateWords.HanLabel(text[at..]);
            return Math.Max(1, length);
        }

        var word = text.Slice(at, DateWords.WordLength(text[at..]));
        if (word.IsEmpty) return 1;
        (var phrase, label) = DateWords.Label(text[at..], word);
        // A phrase may end in words that begin a date.
        return label == DateRole.None ? word.Length : Math.Max(word.Length, phrase);
    }
}
