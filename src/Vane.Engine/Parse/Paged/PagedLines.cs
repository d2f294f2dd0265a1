using System.Globalization;
using System.Text;
using Vane.Text;

namespace Vane.Parse;

/// <summary>A line of a page.</summary>
/// <param name="Page">Page, from 1.</param>
/// <param name="Block">Block of the page it belongs to.</param>
/// <param name="Left">Distance from the left edge, in points.</param>
/// <param name="Top">Distance from the upper edge.</param>
/// <param name="Width">Width.</param>
/// <param name="Height">Height of its letters.</param>
/// <param name="PageHeight">Height of its page.</param>
/// <param name="Text">Its words.</param>
internal sealed record PagedLine(
    int Page, int Block, double Left, double Top, double Width, double Height, double PageHeight, string Text)
{
    /// <summary>Its right edge.</summary>
    public double Right => Left + Width;

    /// <summary>Half-way between its upper and lower edge.</summary>
    public double Middle => Top + (Height / 2);

    /// <summary>Pieces of it that stand apart, as the cells of a table do; mostly one.</summary>
    public IReadOnlyList<PagedPiece> Pieces { get; init; } = [];

    /// <summary>Its words, each with its place.</summary>
    public IReadOnlyList<PagedPiece> Words { get; init; } = [];
}

/// <summary>A piece of a line.</summary>
/// <param name="Left">Its left edge, in points.</param>
/// <param name="Right">Its right edge.</param>
/// <param name="Text">Its words.</param>
internal sealed record PagedPiece(double Left, double Right, string Text);

/// <summary>Lines of pages out of <c>pdftotext -tsv</c>: a row a page (level 1), a block (3), a line (4) and a word (5).</summary>
internal static class PagedLines
{
    private const int Columns = 12;

    // Heads and feet stand in this share of a page.
    private const double Margin = 0.12;

    // Words of a text stand nearer to each other, even where lines are stretched; in parts of the height of letters.
    private const double Gap = 0.6;

    // Cells may be padded by little; then they begin where those above and below them do, to the point.
    private const double NarrowGap = 0.3;
    private const double Exactly = 1;

    /// <summary>The lines in reading order.</summary>
    public static IReadOnlyList<PagedLine> Of(ReadOnlySpan<char> tsv)
    {
        var lines = new List<PagedLine>();
        var words = new List<PagedPiece>();
        PagedLine? line = null;
        var (block, pageHeight) = (0, 0d);
        Span<Range> cells = stackalloc Range[Columns];
        foreach (var row in tsv.EnumerateLines())
        {
            if (row.Split(cells, '\t') != Columns || !int.TryParse(row[cells[0]], CultureInfo.InvariantCulture, out var level)) continue;
            var (left, top) = (Number(row[cells[6]]), Number(row[cells[7]]));
            var (width, height) = (Number(row[cells[8]]), Number(row[cells[9]]));
            if (level == 5)
            {
                if (PlainText.OneLine(row[cells[11]].ToString()) is { Length: > 0 } word) words.Add(new PagedPiece(left, left + width, word));
                continue;
            }

            Finish();
            if (level == 1) pageHeight = height;
            if (level is 1 or 3) block++;
            if (level == 4) line = new PagedLine((int)Number(row[cells[1]]), block, left, top, width, height, pageHeight, "");
        }

        Finish();
        return lines;

        void Finish()
        {
            if (line is not null && words.Count > 0)
                lines.Add(line with { Text = TextOf(words), Pieces = PiecesOf(words, line.Height * Gap), Words = [.. words] });
            words.Clear();
            line = null;
        }
    }

    /// <summary>Pieces of a line, which also stand apart where a word begins at one of some places.</summary>
    public static IReadOnlyList<PagedPiece> PiecesAt(PagedLine line, IReadOnlyList<double> places) =>
        PiecesOf([.. line.Words], line.Height * Gap, places, line.Height * NarrowGap);

    private static List<PagedPiece> PiecesOf(List<PagedPiece> words, double gap, IReadOnlyList<double>? places = null, double narrow = 0)
    {
        var pieces = new List<PagedPiece>();
        for (var (first, i) = (0, 1); i <= words.Count; i++)
        {
            if (i < words.Count && words[i].Left - words[i - 1].Right is var apart && apart < gap
                && !(places is not null && apart > narrow && places.Any(p => Math.Abs(p - words[i].Left) < Exactly))) continue;
            pieces.Add(new PagedPiece(words[first].Left, words[i - 1].Right, TextOf(words[first..i])));
            first = i;
        }

        return pieces;
    }

    // Words of Chinese are not parted by blanks, whatever pieces a file holds them in.
    private static string TextOf(List<PagedPiece> words)
    {
        var text = new StringBuilder();
        foreach (var word in words)
        {
            if (text.Length > 0 && !(HanScript.IsHan(text[^1]) && HanScript.IsHan(word.Text[0]))) text.Append(' ');
            text.Append(word.Text);
        }

        return text.ToString();
    }

    /// <summary>The lines but for page numbers, and what stands at one height of the margins of three pages or more, or of both of two.</summary>
    public static IReadOnlyList<PagedLine> WithoutRunningHeads(IReadOnlyList<PagedLine> lines)
    {
        var pages = lines.Where(IsInMargin).GroupBy(Place)
            .ToDictionary(g => g.Key, g => g.Select(l => l.Page).Distinct().Count());
        var often = Math.Clamp(lines.Select(l => l.Page).Distinct().Count(), 2, 3);
        return [.. lines.Where(l => !IsInMargin(l) || (pages[Place(l)] < often && !IsPageNumber(l.Text)))];
    }

    private static bool IsInMargin(PagedLine line) =>
        line.Top + line.Height < line.PageHeight * Margin || line.Top > line.PageHeight * (1 - Margin);

    // What counts up from page to page stays the same but for its digits.
    private static (string, int) Place(PagedLine line) =>
        (string.Concat(line.Text.Where(c => !char.IsAsciiDigit(c))), (int)Math.Round(line.Top / 4));

    private static bool IsPageNumber(string text) =>
        text.Length <= 12 && text.Any(char.IsAsciiDigit) && text.All(c => char.IsAsciiDigit(c) || " -–—/|.第页頁共of".Contains(c, StringComparison.Ordinal));

    private static double Number(ReadOnlySpan<char> cell) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : 0;
}
