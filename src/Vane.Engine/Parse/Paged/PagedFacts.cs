using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Vane.Model;

namespace Vane.Parse;

/// <summary>What a paged document says of itself: on its first page, to its readers, or else in its file, which knows when it was
/// made, not when what it holds was published.</summary>
internal sealed class PagedFacts
{
    // Characters of the text, and of a block in which a date or an author stands alone, and those beside a date.
    private const int FirstPart = 2000;
    private const int LongestByline = 80;
    private const int FewOtherWords = 40;

    private static readonly LocalDate Earliest = new(1990, 1, 1);

    private readonly List<string> _remarks = [];

    /// <summary>Reads them.</summary>
    /// <param name="text">The text.</param>
    /// <param name="blocks">Its blocks.</param>
    /// <param name="about">What the file says, by the names that pdfinfo prints.</param>
    /// <param name="seen">When it was seen.</param>
    public PagedFacts(string text, IReadOnlyList<Block> blocks, IReadOnlyDictionary<string, string> about, Instant seen)
    {
        var (made, changed) = (TimeOf(about, "CreationDate"), TimeOf(about, "ModDate"));
        var first = blocks.TakeWhile(b => b is { Page: 1, Span.Start: < FirstPart }).Where(b => b.Kind != BlockKind.Table)
            .Select(b => b.Span.In(text).ToString()).ToList();
        Author = first.Select(t => AuthorIn(t, seen)).FirstOrDefault(a => a is not null)
            ?? (about.GetValueOrDefault("Author") is { } author ? AuthorNames.Joined(AuthorNames.Read(author, seen)) : null);
        Published = DateIn(first, made, seen) ?? made;
        if (Published is not null && Published == made) _remarks.Add("published is when the file was made");
        if (changed is not null && made is not null && changed.At - made.At > Duration.FromDays(1)) Updated = changed;
    }

    /// <summary>Its authors.</summary>
    public string? Author { get; }

    /// <summary>When it was published.</summary>
    public StatedTime? Published { get; }

    /// <summary>When its file was changed, if not when it was made.</summary>
    public StatedTime? Updated { get; }

    /// <summary>What of this is not sure.</summary>
    public IReadOnlyList<string> Remarks => _remarks;

    private static StatedTime? DateIn(List<string> blocks, StatedTime? made, Instant seen)
    {
        WrittenDate? best = null;
        foreach (var block in blocks)
            foreach (var date in VisibleDate.All(block.AsSpan(0, Math.Min(block.Length, FirstPart)), seen))
            {
                if (!MayBeItsOwn(date, block, made, seen)) continue;
                if (date.Role == DateRole.Published) return date.ToStated();
                if (best is null || (best.Precision == TimePrecision.Rough && date.Precision != TimePrecision.Rough)) best = date;
            }

        return best?.ToStated();
    }

    private static bool MayBeItsOwn(WrittenDate date, string block, StatedTime? made, Instant seen)
    {
        if (date.Role is DateRole.Foreign or DateRole.Updated || date.Otherwise is not null) return false;
        if (date.Role != DateRole.Published && block.Length - date.Span.Length > FewOtherWords) return false;
        // With its year; what counts from today says nothing of a file.
        if (!date.Stated.Contains(date.Day.Year.ToString("D4", CultureInfo.InvariantCulture), StringComparison.Ordinal)) return false;
        // Browsers print the day and the minute of printing over a page.
        if (date.Time is not null && made is not null && Period.DaysBetween(date.Day, made.At.InUtc().Date) is >= -1 and <= 1) return false;
        return date.Day >= Earliest && date.Day <= (seen + Duration.FromDays(2)).InUtc().Date;
    }

    private static string? AuthorIn(string block, Instant seen)
    {
        if (block.Length > LongestByline || (AuthorNames.BehindWords(block) ?? AuthorNames.Within(block, seen)) is not { Length: > 0 } behind) return null;
        var names = AuthorNames.Read(behind, seen);
        // "By the end of the year" names nobody.
        return names.All(n => !char.IsLower(n[0])) ? AuthorNames.Joined(names) : null;
    }

    private static StatedTime? TimeOf(IReadOnlyDictionary<string, string> about, string name)
    {
        if (about.GetValueOrDefault(name) is not { } stated) return null;
        // pdfinfo writes the offset without minutes where they are 0.
        var full = stated.Length > 3 && stated[^3] is '+' or '-' ? stated + ":00" : stated;
        var read = OffsetDateTimePattern.ExtendedIso.Parse(full);
        return read.Success ? new StatedTime(read.Value.ToInstant(), TimePrecision.Rough, stated) : null;
    }
}
