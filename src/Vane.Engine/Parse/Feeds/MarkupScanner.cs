using System.Buffers;

namespace Vane.Parse;

/// <summary>What a piece of markup is.</summary>
internal enum MarkupKind
{
    Start,
    End,
    CData,
    Doctype,

    /// <summary>A comment, a processing instruction or a declaration of another kind.</summary>
    Other,
}

/// <summary>Walks through the tags of a text, however broken they are; what lies between them is text. Linear in the length of the text.</summary>
internal struct MarkupScanner(string text)
{
    private static readonly SearchValues<char> TagEnds = SearchValues.Create("<>\"'");

    // What was once looked for in vain is not looked for again.
    private bool _noComment, _noSubset, _noDouble, _noSingle;

    /// <summary>Where the scan goes on.</summary>
    public int At { get; set; }

    public MarkupKind Kind { get; private set; }

    /// <summary>Where the piece begins, at its <c>&lt;</c>.</summary>
    public int Start { get; private set; }

    /// <summary>Where what follows the piece begins.</summary>
    public int End { get; private set; }

    /// <summary>The name of a tag, with its prefix.</summary>
    public Range Name { get; private set; }

    /// <summary>What stands in a start tag after its name, what stands in a CDATA section, the internal subset of a DOCTYPE.</summary>
    public Range Inner { get; private set; }

    public bool SelfClosing { get; private set; }

    /// <summary>Where the text ends, not counting a tag that is cut off by that end.</summary>
    public int Cut { get; private set; } = text.Length;

    /// <summary>Whether something was not as it should be.</summary>
    public bool Broken { get; private set; }

    /// <summary>Goes on to the next piece.</summary>
    public bool Next()
    {
        while (At < text.Length)
        {
            var at = text.IndexOf('<', At);
            if (at < 0 || at + 1 >= text.Length)
            {
                Broken |= at >= 0;
                break;
            }

            Start = at;
            var c = text[at + 1];
            if (IsNameStart(c)) return StartTag(at + 1);
            if (c == '/' && at + 2 < text.Length && IsNameStart(text[at + 2])) return EndTag(at + 2);
            if (c == '!') return Declaration(at);
            if (c == '?') return Other(After('>', at));
            (At, Broken) = (at + 1, true);
        }

        (At, Start, End) = (text.Length, text.Length, text.Length);
        return false;
    }

    private bool StartTag(int name)
    {
        var i = EndOfName(name);
        (Kind, Name, SelfClosing) = (MarkupKind.Start, name..i, false);
        var inner = i;
        while (i < text.Length)
        {
            var next = text.AsSpan(i).IndexOfAny(TagEnds);
            i = next < 0 ? text.Length : i + next;
            if (i == text.Length || text[i] is '<' or '>') break;
            i = Follows('=', i, inner) ? EndOfValue(i) : i + 1;
        }

        var closed = i < text.Length && text[i] == '>';
        Broken |= !closed;
        if (i == text.Length) return CutOff();
        SelfClosing = closed && i > inner && text[i - 1] == '/';
        Inner = inner..(SelfClosing ? i - 1 : i);
        End = At = closed ? i + 1 : i;
        return true;
    }

    private bool CutOff()
    {
        (Broken, Cut, At, Start, End) = (true, Start, text.Length, text.Length, text.Length);
        return false;
    }

    private readonly bool Follows(char mark, int i, int from)
    {
        do i--;
        while (i >= from && char.IsWhiteSpace(text[i]));
        return i >= from && text[i] == mark;
    }

    // A value over lines of tags has lost its closing quote; the tag then ends where the next one could not begin.
    private int EndOfValue(int quote)
    {
        var isDouble = text[quote] == '"';
        if (isDouble ? _noDouble : _noSingle) return quote + 1;
        var end = text.IndexOf(text[quote], quote + 1);
        if (end < 0)
        {
            (_noDouble, _noSingle, Broken) = (_noDouble || isDouble, _noSingle || !isDouble, true);
            return quote + 1;
        }

        var value = text.AsSpan(quote + 1, end - quote - 1);
        if (!value.Contains('<') || (value.Length < 2000 && !value.Contains('\n'))) return end + 1;
        Broken = true;
        return quote + 1;
    }

    private bool EndTag(int name)
    {
        var i = EndOfName(name);
        (Kind, Name) = (MarkupKind.End, name..i);
        var end = text.AsSpan(i).IndexOfAny('<', '>');
        if (end < 0) return CutOff();
        Broken |= text[i + end] == '<';
        End = At = i + end + (text[i + end] == '>' ? 1 : 0);
        return true;
    }

    private bool Declaration(int at)
    {
        var rest = text.AsSpan(at);
        if (rest.StartsWith("<!--"))
        {
            var end = _noComment ? -1 : text.IndexOf("-->", at + 4, StringComparison.Ordinal);
            (_noComment, Broken) = (_noComment || end < 0, Broken || end < 0);
            return Other(end < 0 ? After('>', at) : end + 3);
        }

        if (rest.StartsWith("<![CDATA[", StringComparison.OrdinalIgnoreCase))
        {
            var end = text.IndexOf("]]>", at + 9, StringComparison.Ordinal);
            Broken |= end < 0;
            (Kind, Inner) = (MarkupKind.CData, (at + 9)..(end < 0 ? text.Length : end));
            End = At = end < 0 ? text.Length : end + 3;
            return true;
        }

        if (!rest.StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase))
        {
            return Other(After('>', at));
        }

        return Doctype(at);
    }

    private bool Other(int end)
    {
        (Kind, End, At) = (MarkupKind.Other, end, end);
        return true;
    }

    // Entity values may hold brackets, so the subset ends where a bracket and the end of the declaration stand together.
    private bool Doctype(int at)
    {
        var mark = text.AsSpan(at).IndexOfAny('[', '>');
        var open = mark < 0 ? text.Length : at + mark;
        var subset = open..open;
        At = Math.Min(text.Length, open + 1);
        if (open < text.Length && text[open] == '[')
        {
            var close = open;
            do
            {
                close = _noSubset ? -1 : text.IndexOf(']', close + 1);
                At = close < 0 ? At : close + 1;
                while (close >= 0 && At < text.Length && char.IsWhiteSpace(text[At])) At++;
            }
            while (close >= 0 && At < text.Length && text[At] != '>');
            if (close < 0)
            {
                (_noSubset, Broken) = (true, true);
                return Other(At);
            }

            subset = (open + 1)..close;
            At = Math.Min(text.Length, At + 1);
        }

        (Kind, Inner, End) = (MarkupKind.Doctype, subset, At);
        return true;
    }

    private readonly int EndOfName(int i)
    {
        while (i < text.Length && (IsNameStart(text[i]) || char.IsAsciiDigit(text[i]) || text[i] is '-' or '.' or '·')) i++;
        return i;
    }

    private readonly int After(char mark, int from)
    {
        var end = text.IndexOf(mark, from);
        return end < 0 ? text.Length : end + 1;
    }

    private static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c is '_' or ':' || (c > 0x7F && char.IsLetter(c));
}
