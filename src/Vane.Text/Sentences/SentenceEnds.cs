namespace Vane.Text;

/// <summary>Finds where sentences end by their punctuation, lines and list items.</summary>
internal static class SentenceEnds
{
    // Not those of titles: a full stop in one is the title's.
    private const string Closers = "\"'”’»)）]】」』";
    private const int LongestParenthesis = 300;
    private const int LongestQuote = 150;

    // A line longer than this that goes on in lower case was wrapped.
    private const int ShortestWrappedLine = 40;

    public static bool IsFullStop(char c) => c is '.' or '!' or '?' or '…' or '。' or '！' or '？' or '｡';

    /// <summary>Where the sentence that begins at a place ends: the first place behind it.</summary>
    public static int Next(ReadOnlySpan<char> text, int from)
    {
        while (from < text.Length && char.IsWhiteSpace(text[from])) from++;
        var marker = ListMarkers.Read(text[from..Math.Min(text.Length, from + 12)]);
        var state = new State(text, from);
        for (var at = from + marker.Length; at < text.Length; at++)
        {
            var c = text[at];
            if (c == '\n' && EndsAtLine(text, from, at)) return at + 1;
            if (char.IsWhiteSpace(c))
            {
                if (at + 1 < text.Length && marker.Length > 0 && marker.Precedes(ListMarkers.Read(text[(at + 1)..Math.Min(text.Length, at + 13)]))) return at + 1;
                continue;
            }

            state.Protect(at);
            if (!IsFullStop(c) && c != '；') continue;
            var end = StopEnd(text, at);
            if (end > state.ProtectedTo && IsEnd(text, from, at, end)) return end;
            at = end - 1;
        }

        return text.Length;
    }

    // Over further stops, those with blanks between, closing marks and references.
    private static int StopEnd(ReadOnlySpan<char> text, int at)
    {
        var end = at + 1;
        while (end < text.Length)
        {
            if (IsFullStop(text[end]) || Closers.Contains(text[end], StringComparison.Ordinal)) end++;
            else if (text[end] == ' ' && end + 1 < text.Length && text[end + 1] == '.' && text[end - 1] == '.' && IsAloneDot(text, end + 1)) end += 2;
            else break;
        }

        if (end < text.Length && text[end] == '[')
        {
            var close = text[end..Math.Min(text.Length, end + 6)].IndexOf(']');
            if (close > 1 && char.IsAsciiDigit(text[end + 1])) end += close + 1;
        }

        return end;
    }

    private static bool IsAloneDot(ReadOnlySpan<char> text, int at) =>
        at + 1 >= text.Length || char.IsWhiteSpace(text[at + 1]) || Closers.Contains(text[at + 1], StringComparison.Ordinal);

    // "[...]" stands for what was left out, sentences or parts of one.
    private static bool IsEnd(ReadOnlySpan<char> text, int from, int stop, int end)
    {
        if (end >= text.Length) return true;
        if (stop > from && text[stop - 1] == '[' && text[stop] != '!') return false;
        if (text[stop] is '。' or '！' or '？' or '｡' or '；') return !IsContinuation(text[end]);
        if (HanScript.IsHan(text[end])) return stop > from && !char.IsAsciiDigit(text[stop - 1]) && (text[stop] != '.' || HanScript.IsHan(text[stop - 1]) || end - stop > 1);
        if (!char.IsWhiteSpace(text[end])) return false;
        var next = WordAt(text, end);
        if (next.IsEmpty) return true;
        if (text[stop] == '.' && end == stop + 1) return IsPeriodEnd(text, from, stop, next);
        // Ellipses, "Yahoo!" and '"Great!" she said' go on in lower case.
        return !char.IsLower(next[0]) || (text[stop] == '?' && end == stop + 1);
    }

    private static bool IsPeriodEnd(ReadOnlySpan<char> text, int from, int stop, ReadOnlySpan<char> next)
    {
        var word = WordBefore(text, from, stop);
        if (char.IsLower(next[0])) return word.Length >= 2 && !Abbreviations.IsKnown(word) && !word.Contains('.');
        return !Abbreviations.Binds(word, next, WordsIn(text[from..stop]));
    }

    private static bool IsContinuation(char c) => c is '，' or '、' or '。' or '：' or ',' or '；';

    // The next word, from behind blanks and opening marks.
    private static ReadOnlySpan<char> WordAt(ReadOnlySpan<char> text, int at)
    {
        var most = Math.Min(text.Length, at + 24);
        while (at < most && !char.IsLetterOrDigit(text[at])) at++;
        var end = at;
        while (end < text.Length && end < at + 24 && (char.IsLetterOrDigit(text[end]) || text[end] is '\'' or '’')) end++;
        return text[at..end];
    }

    private static ReadOnlySpan<char> WordBefore(ReadOnlySpan<char> text, int from, int stop)
    {
        var start = stop;
        while (start > from && stop - start < 24 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '.' or '\'' or '’' or '°')) start--;
        return text[start..stop];
    }

    // Only few or many matters.
    private static int WordsIn(ReadOnlySpan<char> text)
    {
        var words = 1;
        foreach (var c in text[..Math.Min(text.Length, 100)])
            if (c == ' ') words++;
        return words;
    }

    private static bool EndsAtLine(ReadOnlySpan<char> text, int from, int at)
    {
        var line = text[from..at].TrimEnd();
        var next = at + 1;
        while (next < text.Length && text[next] is ' ' or '\t' or '\r') next++;
        if (next >= text.Length || text[next] == '\n' || line.IsEmpty) return true;
        if (ListMarkers.IsItem(text[next..Math.Min(text.Length, next + 12)])) return true;
        if (line[^1] is ',' or '，' or '、') return false;
        var lineStart = text[from..at].LastIndexOf('\n') + 1;
        return !(char.IsLower(text[next]) && line.Length - lineStart >= ShortestWrappedLine && line[^1] != ':');
    }

    /// <summary>What is in parentheses, titles and quotes stays together.</summary>
    private ref struct State(ReadOnlySpan<char> text, int from)
    {
        private readonly ReadOnlySpan<char> _text = text;

        /// <summary>No sentence ends before here.</summary>
        public int ProtectedTo { get; private set; } = from;

        public void Protect(int at)
        {
            if (at < ProtectedTo) return;
            var (close, most) = _text[at] switch
            {
                '(' => (')', LongestParenthesis),
                '（' => ('）', LongestParenthesis),
                '《' => ('》', LongestQuote),
                '「' => ('」', LongestQuote),
                '『' => ('』', LongestQuote),
                '“' => ('”', LongestQuote),
                _ => default,
            };
            if (most == 0) return;
            var found = _text.Slice(at, Math.Min(most, _text.Length - at)).IndexOf(close);
            if (found > 0) ProtectedTo = at + found;
        }
    }
}
