using NodaTime;
using Vane.Model;
using Vane.Text;

namespace Vane.Collect;

/// <summary>Goes through the lines of a Markdown trend report, and gives the rows of its tables of posts. All other
/// text is a language model's and is passed over, tables included.</summary>
/// <param name="fileName">Says the day where the report itself does not.</param>
internal sealed class ReportTables(string fileName)
{
    private readonly ItemDraft _draft = new();

    // The report gives no time of day: its figures are known no later than when its day ended. An earlier time could
    // place a figure before the moment it was seen, and let a report about that moment know too much.
    private Instant? _seen = ReportHeadings.EndOfDayIn(Path.GetFileName(fileName));
    private ReportColumns? _columns;
    private string? _community;
    private bool _inSection, _inPosts, _inTable, _inNarrative, _hadTitle, _hadPosts, _inFrontMatter;

    /// <summary>Takes the next line.</summary>
    /// <returns>What the line gives; null for a line that is no row.</returns>
    public Reading? Take(long line, ReadOnlySpan<byte> bytes)
    {
        var text = System.Text.Encoding.UTF8.GetString(bytes);
        if (InFrontMatter(line, text)) return null;
        if (ReportHeadings.TryRead(text, out var level, out var words)) return Enter(level, words);
        if (!_inPosts) return null;
        if (string.IsNullOrWhiteSpace(text))
        {
            _inTable = false;
            return null;
        }

        return TakeTableLine(line, text, bytes);
    }

    /// <summary>What the end of the file gives.</summary>
    public Reading.Broke? End() => _hadPosts ? null : NoReport("none of its sections");

    private static Reading.Broke NoReport(string reason) => new(1, $"not a trend report: {reason}");

    private bool InFrontMatter(long line, string text)
    {
        var fence = text.TrimEnd() == "---";
        if (line == 1 && fence) return _inFrontMatter = true;
        if (!_inFrontMatter) return false;
        if (text.StartsWith("date:", StringComparison.OrdinalIgnoreCase))
            _seen = ReportHeadings.EndOfDayIn(text) ?? _seen;
        _inFrontMatter = !fence;
        return true;
    }

    private Reading.Broke? Enter(int level, string words)
    {
        _inTable = false;
        if (level > 3) return null;
        if (level == 3)
        {
            // Under a heading that is no community's, somebody comments.
            _community = ReportHeadings.CommunityOf(words);
            _inPosts = _community is not null && _inSection;
            return null;
        }

        if (level == 1 && !_hadTitle) _seen = ReportHeadings.EndOfDayIn(words) ?? _seen;
        _hadTitle |= level == 1;
        return EnterSection(level == 2 ? words : "");
    }

    private Reading.Broke? EnterSection(string words)
    {
        _inNarrative |= ReportHeadings.IsOfNarrative(words);
        _inSection = _inPosts = !_inNarrative && ReportHeadings.IsOfPosts(words);
        _hadPosts |= _inPosts;
        (_columns, _community) = (null, null);
        return _inPosts && _seen is null ? NoReport("it names no day") : null;
    }

    private Reading? TakeTableLine(long line, string text, ReadOnlySpan<byte> bytes)
    {
        var isRow = text.TrimStart().StartsWith('|');
        if (!isRow && !_inTable) return null;
        if (!_inTable && ReportColumns.Of(text) is { } columns)
        {
            (_inTable, _columns) = (true, columns);
            return null;
        }

        _inTable = true;
        if (isRow && IsRule(text)) return null;
        try
        {
            return new Reading.Accepted(line, ReadItem(text, bytes));
        }
        catch (RecordException e)
        {
            return new Reading.Refused(line, e.Message, Excerpt.Of(bytes));
        }
    }

    private static bool IsRule(string row) =>
        row.Contains('-', StringComparison.Ordinal) && row.AsSpan().Trim().IndexOfAnyExcept("|-: ") < 0;

    private Item ReadItem(string text, ReadOnlySpan<byte> bytes)
    {
        if (!System.Text.Unicode.Utf8.IsValid(bytes)) throw new RecordException("invalid UTF-8");
        if (_columns is not { } columns) throw new RecordException("row of a table whose columns are not known");
        var row = ReportRow.Of(text, columns);
        var key = ReportLink.KeyOf(row.Url);
        var (title, isCut) = HalfEscapes.Repair(row.Title);
        if (isCut && title.Length == 1) throw new RecordException("no title");
        if (bytes.Contains((byte)0) || title.Contains('\0', StringComparison.Ordinal))
            throw new RecordException("NUL character");

        _draft.Clear();
        (_draft.Source, _draft.Id, _draft.Url) = (key.Source, key.Id, row.Url);
        (_draft.Title, _draft.Truncated, _draft.Language) = (title, isCut, HanScript.IsIn(title) ? "zh" : "en");
        (_draft.Community, _draft.Category, _draft.Published) = (row.Community ?? _community, row.Category, row.Posted);
        _draft.Observe(_seen, row.Score, row.Comments, null);
        return _draft.Finish();
    }
}
