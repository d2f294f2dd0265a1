using System.Text;
using Vane.Model;
using Vane.Text;

namespace Vane.Parse;

/// <summary>The words of a block of Markdown without its marks: emphasis, code, links, pictures, tags, escapes. What is no
/// whole mark is text. Linear in the length of the text.</summary>
/// <param name="source">The block as written, lines parted by a line end.</param>
/// <param name="references">Addresses by the names that links give them.</param>
internal sealed partial class InlineMarks(string source, IReadOnlyDictionary<string, string> references)
{
    private enum Fate : byte { Keep, Drop, LineEnd }

    private const int LongestAddress = 1000;
    private const int LongestTag = 4000;
    private const int DeepestBrackets = ParseLimits.Depth;

    private readonly Fate[] _fates = new Fate[source.Length];
    private readonly List<(int Start, int End, string Url)> _links = [];
    private readonly List<(int At, bool IsPicture)> _brackets = [];
    private readonly Dictionary<char, Stack<(int At, int Length)>> _open = [];
    private Dictionary<int, int>? _lastTicks;
    private (int At, string Url)? _anchor;

    /// <summary>The words, and the links among them.</summary>
    public string Plain(out IReadOnlyList<Link> links)
    {
        for (var at = 0; at < source.Length;) at = Next(at);
        var places = new int[source.Length + 1];
        var text = new StringBuilder(source.Length);
        for (var at = 0; at < source.Length; at++)
        {
            places[at] = text.Length;
            if (_fates[at] == Fate.LineEnd) TrimBlanks(text).Append('\n');
            else if (_fates[at] == Fate.Keep) Write(text, at);
        }

        places[source.Length] = text.Length;
        links = [.. _links.OrderBy(l => l.Start).Select(l => new Link(Span(places[l.Start], places[l.End], text.Length), l.Url))];
        return text.ToString();
    }

    private static TextSpan Span(int start, int end, int length)
    {
        start = Math.Min(start, length);
        return new TextSpan(start, Math.Clamp(end, start, length) - start);
    }

    // A line end is a blank between words and nothing between Han characters; two blanks before it make it a real one.
    private void Write(StringBuilder text, int at)
    {
        if (source[at] != '\n')
        {
            text.Append(source[at]);
            return;
        }

        var hard = at > 1 && source[at - 1] == ' ' && source[at - 2] == ' ';
        TrimBlanks(text);
        if (text.Length == 0) return;
        if (hard) text.Append('\n');
        else if (!(PlainLine.IsHanOrItsSign(text[^1]) && at + 1 < source.Length && PlainLine.IsHanOrItsSign(source[at + 1]))) text.Append(' ');
    }

    private static StringBuilder TrimBlanks(StringBuilder text)
    {
        while (text.Length > 0 && text[^1] is ' ' or '\t') text.Length--;
        return text;
    }

    // Where to go on; what is to be left out until there is marked.
    private int Next(int at) => source[at] switch
    {
        '\\' => Escape(at),
        '`' => Code(at),
        '*' or '_' or '~' => Emphasis(at),
        '!' when at + 1 < source.Length && source[at + 1] == '[' => Open(at, 2, true),
        '[' => Open(at, 1, false),
        ']' => Close(at),
        '<' => Tag(at),
        '{' => Template(at),
        'h' or 'H' when IsAddress(at) => Address(at),
        _ => at + 1,
    };

    private int Escape(int at)
    {
        if (at + 1 >= source.Length || !(char.IsAsciiLetterOrDigit(source[at + 1]) is false && source[at + 1] is > ' ' and < '\u007F' or '\n')) return at + 1;
        _fates[at] = source[at + 1] == '\n' ? Fate.LineEnd : Fate.Drop;
        if (source[at + 1] == '\n') _fates[at + 1] = Fate.Drop;
        return at + 2;
    }

    // Only where there is a run of the same length behind is one looked for.
    private int Code(int at)
    {
        var end = RunEnd(at);
        if ((_lastTicks ??= LastTicks()).GetValueOrDefault(end - at) <= at) return end;
        for (var i = end; i < source.Length; i++)
        {
            if (source[i] != '`') continue;
            var close = RunEnd(i);
            if (close - i == end - at)
            {
                Drop(at, end);
                Drop(i, close);
                return close;
            }

            i = close - 1;
        }

        return end;
    }

    // Where the last run of backticks of each length begins.
    private Dictionary<int, int> LastTicks()
    {
        var last = new Dictionary<int, int>();
        for (var at = source.IndexOf('`', StringComparison.Ordinal); at >= 0;)
        {
            var end = RunEnd(at);
            last[end - at] = at;
            at = source.IndexOf('`', end);
        }

        return last;
    }

    // Chinese is written without blanks and with marks beside punctuation, where CommonMark's rules of flanking leave the
    // asterisks standing; readers and most renderers' users mean them as emphasis. Underscores inside words are letters.
    private int Emphasis(int at)
    {
        var end = RunEnd(at);
        var length = end - at;
        if (source[at] == '~' && length != 2) return end;
        var before = at == 0 ? ' ' : source[at - 1];
        var after = end == source.Length ? ' ' : source[end];
        var opens = !char.IsWhiteSpace(after);
        var closes = !char.IsWhiteSpace(before);
        if (source[at] == '_' && char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after)) return end;
        if (!_open.TryGetValue(source[at], out var stack)) _open[source[at]] = stack = new();
        while (closes && length > 0 && stack.TryPop(out var open))
        {
            var both = Math.Min(open.Length, length);
            Drop(open.At + open.Length - both, open.At + open.Length);
            Drop(at, at + both);
            at += both;
            length -= both;
            if (open.Length > both) stack.Push((open.At, open.Length - both));
        }

        if (opens && length > 0) stack.Push((at, length));
        return end;
    }

    private int Open(int at, int length, bool isPicture)
    {
        if (_brackets.Count < DeepestBrackets) _brackets.Add((at, isPicture));
        return at + length;
    }

    private int Close(int at)
    {
        if (_brackets.Count == 0) return at + 1;
        var (start, isPicture) = _brackets[^1];
        _brackets.RemoveAt(_brackets.Count - 1);
        var words = start + (isPicture ? 2 : 1);
        if (Destination(at, words) is not var (url, end)) return at + 1;
        if (isPicture)
        {
            Drop(start, end);
            while (_links.Count > 0 && _links[^1].Start >= start) _links.RemoveAt(_links.Count - 1);
        }
        else
        {
            Drop(start, words);
            Drop(at, end);
            if (MarkdownAddress.Absolute(url) is { } absolute) _links.Add((words, at, absolute));
        }

        return end;
    }

    private (string Url, int End)? Destination(int at, int words)
    {
        var behind = at + 1;
        if (behind < source.Length && source[behind] == '(' && Parenthesis(behind) is var close && close > 0)
            return (MarkdownAddress.Destination(source.AsSpan(behind + 1, close - behind - 1)), close + 1);
        if (references.Count == 0) return null;
        var end = behind;
        var name = source.AsSpan(words, Math.Min(at - words, LongestAddress));
        if (behind < source.Length && source[behind] == '[')
        {
            var length = source.AsSpan(behind + 1, Math.Min(LongestAddress, source.Length - behind - 1)).IndexOf(']');
            if (length >= 0) end = behind + length + 2;
            if (length > 0) name = source.AsSpan(behind + 1, length);
        }

        return references.TryGetValue(MarkdownAddress.Name(name), out var url) ? (url, end) : null;
    }

    private int Parenthesis(int open)
    {
        var depth = 0;
        for (var i = open; i < source.Length && i - open < LongestAddress; i++)
        {
            if (source[i] == '\\') i++;
            else if (source[i] == '(') depth++;
            else if (source[i] == ')' && --depth == 0) return i;
        }

        return -1;
    }

    private int RunEnd(int at)
    {
        var end = at + 1;
        while (end < source.Length && source[end] == source[at]) end++;
        return end;
    }

    private void Drop(int start, int end) => _fates.AsSpan(start, end - start).Fill(Fate.Drop);
}
