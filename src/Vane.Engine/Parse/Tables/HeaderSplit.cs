using Vane.Text;

namespace Vane.Parse;

/// <summary>Cuts the header of a table into a known number of cells.</summary>
internal sealed class HeaderSplit
{
    private const int Widest = 160;
    private const double Never = -1000;

    // What tells two cells apart, and how surely.
    private const double WideGap = 6;
    private const double HanGap = 4;
    private const double NarrowGap = 1;
    private const double Capital = 2;
    private const double ToLatin = 2;
    private const double ToHan = 1;
    private const double BehindParenthesis = 2.5;
    private const double Repeated = 3;

    // A cell that is a known noun or ends in one; one that nothing is known of; a scrap.
    private const double KnownCell = 3;
    private const double KnownEnd = 2.5;
    private const double Scrap = -4;
    private const double LeastPerCell = 1.4;

    private readonly WordBreaker _breaker = new();
    private readonly List<Token> _tokens = [];

    /// <summary>The cells of a header; null if it cannot be cut into so many with some certainty.</summary>
    /// <returns>The cells, and how good the cut is, per cell.</returns>
    public (List<TextSpan> Cells, double Score)? Cut(PlainLine header, int cells)
    {
        var line = header.Text;
        if (header.Width > Widest || header.EndsClause || line.Length < cells) return null;
        var cuts = Cuts(line);
        var places = new List<int> { 0 };
        for (var at = 1; at < line.Length; at++)
            if (cuts[at] > Never) places.Add(at);
        places.Add(line.Length);
        return places.Count <= cells ? null : Best(line, cuts, places, cells);
    }

    // The best sequence of so many cells, from the first place to the last.
    private static (List<TextSpan> Cells, double Score)? Best(string line, double[] cuts, List<int> places, int cells)
    {
        var best = new double[cells + 1, places.Count];
        var from = new int[cells + 1, places.Count];
        for (var cell = 0; cell <= cells; cell++)
            for (var place = 0; place < places.Count; place++) best[cell, place] = cell == 0 && place == 0 ? 0 : Never;
        for (var cell = 1; cell <= cells; cell++)
        {
            for (var end = cell; end < places.Count; end++)
            {
                for (var start = cell - 1; start < end; start++)
                {
                    if (best[cell - 1, start] <= Never) continue;
                    var score = best[cell - 1, start] + CellScore(line.AsSpan(places[start]..places[end])) + (start == 0 ? 0 : cuts[places[start]]);
                    if (score <= best[cell, end]) continue;
                    (best[cell, end], from[cell, end]) = (score, start);
                }
            }
        }

        var total = best[cells, places.Count - 1] / cells;
        if (total < LeastPerCell) return null;
        var spans = new TextSpan[cells];
        for (var (cell, end) = (cells, places.Count - 1); cell > 0; cell--)
        {
            var start = from[cell, end];
            spans[cell - 1] = Trimmed(line, places[start], places[end]);
            end = start;
        }

        return ([.. spans], total);
    }

    private static double CellScore(ReadOnlySpan<char> cell)
    {
        cell = cell.Trim();
        var rank = HeaderNouns.Rank(cell);
        if (cell.Length == 0 || (cell.Length == 1 && rank < 2) || cell[0] is ')' or '）' or '率' or '数' or '數' or '量' or '额' or '額' or '的') return Scrap;
        if (Cells.IsScrap(cell) || HasNumber(cell)) return Scrap;
        if (rank > 0) return (rank == 2 ? KnownCell : KnownEnd) - Unevenness(cell);
        return CellValue.Length(cell, 0, out var kind) == cell.Length && kind == CellKind.Date ? KnownEnd : PlainLine.IsHanOrItsSign(cell[^1]) ? -0.5 : 0.5;
    }

    // Years head columns, figures do not; those within a word belong to its name.
    private static bool HasNumber(ReadOnlySpan<char> cell)
    {
        for (var at = 0; at < cell.Length; at++)
        {
            if (!char.IsAsciiDigit(cell[at]) || (at > 0 && !char.IsWhiteSpace(cell[at - 1]))) continue;
            if (CellValue.Length(cell, at, out var kind) is > 0 and var length && kind != CellKind.Date && !(length == 4 && cell[at..] is ['1', '9', ..] or ['2', '0', ..])) return true;
        }

        return false;
    }

    // Headers in Han characters are of two to five.
    private static double Unevenness(ReadOnlySpan<char> cell) =>
        !PlainLine.IsHanOrItsSign(cell[0]) || !PlainLine.IsHanOrItsSign(cell[^1]) ? 0 : Math.Min(2, (cell.Length - 3) * (cell.Length - 3) * 0.12);

    // For each place how surely a cell begins there.
    private double[] Cuts(string line)
    {
        var cuts = new double[line.Length];
        Array.Fill(cuts, Never);
        _breaker.Break(line, _tokens);
        foreach (var token in _tokens)
            if (token.Start > 0) cuts[token.Start] = 0;
        for (var at = 1; at < line.Length; at++)
        {
            if (char.IsWhiteSpace(line[at]) || IsInParenthesis(line, at)) cuts[at] = Never;
            else if (Between(line, at) is var sure && sure > 0) cuts[at] = Math.Max(cuts[at], 0) + sure;
        }

        foreach (var place in RepeatedEnds(line))
            if (!char.IsWhiteSpace(line[place])) cuts[place] = Math.Max(cuts[place], 0) + Repeated;
        return cuts;
    }

    private static double Between(string line, int at)
    {
        var (before, c) = (line[at - 1], line[at]);
        if (char.IsWhiteSpace(before))
        {
            if (before == '\t' || (at > 1 && char.IsWhiteSpace(line[at - 2]))) return WideGap;
            return at > 1 && PlainLine.IsHanOrItsSign(line[at - 2]) && PlainLine.IsHanOrItsSign(c) ? HanGap
                : char.IsUpper(c) ? NarrowGap : 0.1;
        }

        if (before is ')' or '）' && char.IsLetterOrDigit(c)) return BehindParenthesis;
        if (before is '年' && char.IsAsciiDigit(c)) return Repeated;
        if (char.IsLower(before) && char.IsUpper(c)) return Capital;
        var (isHan, wasHan) = (PlainLine.IsHanOrItsSign(c), PlainLine.IsHanOrItsSign(before));
        if (wasHan && !isHan && char.IsLetterOrDigit(c)) return ToLatin;
        return isHan && !wasHan && char.IsLetterOrDigit(before) ? ToHan : 0;
    }

    // Words that the header ends in and has before parallel columns: what follows them begins the next one.
    private static List<int> RepeatedEnds(string line)
    {
        var places = new List<int>();
        for (var length = Math.Min(12, line.Length / 2); length >= 2; length--)
        {
            var end = line.AsSpan(line.Length - length);
            for (var at = 0; at + length < line.Length - length + 1; at++)
                if (at > 0 && at + length < line.Length && line.AsSpan(at, length).SequenceEqual(end)) places.Add(at + length);
            if (places.Count > 0) break;
        }

        return places;
    }

    private static bool IsInParenthesis(string line, int at)
    {
        var open = line.AsSpan(0, at).LastIndexOfAny('(', '（');
        return open >= 0 && line.AsSpan(open, at - open).IndexOfAny(')', '）') < 0;
    }

    private static TextSpan Trimmed(string line, int start, int end)
    {
        while (end > start && char.IsWhiteSpace(line[end - 1])) end--;
        return new TextSpan(start, end - start);
    }
}
