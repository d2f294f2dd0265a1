using System.Text;
using Vane.Model;

namespace Vane.Parse;

/// <summary>Lines of plain text to blocks: headings, paragraphs, lists, quotes, code, and tables that lost their form.</summary>
internal sealed class PlainBlocks
{
    private readonly IReadOnlyList<PlainLine> _lines;
    private readonly PlainDraft _draft;
    private readonly List<LineGroup> _groups;

    private PlainBlocks(IReadOnlyList<PlainLine> lines, PlainDraft draft, List<LineGroup> groups) => (_lines, _draft, _groups) = (lines, draft, groups);

    /// <summary>Reads the lines of an article.</summary>
    /// <param name="lines">All lines.</param>
    /// <param name="edges">Where the article stands.</param>
    /// <param name="hasTitle">Whether its title is known, and not among the lines.</param>
    /// <param name="draft">Where to.</param>
    /// <returns>How many lines of promotion were left out under its title.</returns>
    public static int Read(IReadOnlyList<PlainLine> lines, PageEdges edges, bool hasTitle, PlainDraft draft)
    {
        var from = edges.From;
        var dropped = 0;
        if (edges is { TitleAt: { } title, BylineAt: { } byline })
        {
            // What was kept before the title, if anything.
            ReadLines(lines, from, title, draft, hasTitle: true);
            draft.Add(BlockKind.Heading, lines[title].Text, 1);
            from = byline + 1;
            for (; from < edges.To && (lines[from].IsEmpty || PageEdges.IsPromotion(lines[from])); from++)
                if (!lines[from].IsEmpty) dropped++;
        }

        ReadLines(lines, from, edges.To, draft, hasTitle || edges.TitleAt is not null);
        return dropped;
    }

    private static void ReadLines(IReadOnlyList<PlainLine> lines, int from, int to, PlainDraft draft, bool hasTitle)
    {
        var groups = LineGroup.Of(lines, from, to);
        var headings = Headings.In(lines, groups, hasTitle);
        var blocks = new PlainBlocks(lines, draft, groups);
        for (var i = 0; i < groups.Count; i++)
        {
            var group = groups[i];
            if (group.Table is { } table)
            {
                if (draft.AddTable(table.Texts(lines), table.HeaderRows) && table.IsGuess) draft.Guesses++;
            }
            else if (headings[i] > 0) draft.Add(BlockKind.Heading, lines[group.From].Text, headings[i]);
            else blocks.Add(group, i > 0 && groups[i - 1].Table is not null);
        }
    }

    private void Add(LineGroup group, bool isUnderTable)
    {
        if (group.Count == 1 && Headings.IsCaption(_lines[group.From], isUnderTable)) _draft.Add(BlockKind.Caption, _lines[group.From].Text);
        else if (CodeLines.Are(_lines, group)) _draft.Add(BlockKind.Code, Joined(group.From, group.To, raw: true));
        else
        {
            for (var at = group.From; at < group.To;) at = AddPart(at, group.To);
        }
    }

    // An item with what is indented under it, or lines up to the next item.
    private int AddPart(int at, int to)
    {
        var mark = ItemMark.Length(_lines[at].Text);
        var end = at + 1;
        if (mark > 0)
        {
            while (end < to && ItemMark.Length(_lines[end].Text) == 0 && _lines[end].Indent > _lines[at].Indent) end++;
            var words = new StringBuilder(_lines[at].Text[mark..]);
            for (var i = at + 1; i < end; i++) words.Append('\n').Append(_lines[i].Text);
            _draft.Add(BlockKind.Item, words.ToString(), 1 + Math.Min(_lines[at].Indent / 4, 5));
            return end;
        }

        while (end < to && ItemMark.Length(_lines[end].Text) == 0) end++;
        AddParagraphs(at, end);
        return end;
    }

    private void AddParagraphs(int from, int to)
    {
        var (ended, wide, longest) = (0, 0, 0);
        for (var i = from; i < to; i++)
        {
            longest = Math.Max(longest, _lines[i].Width);
            if (_lines[i].EndsSentence) ended++;
            if (_lines[i].Width >= 30) wide++;
        }

        var count = to - from;
        if (count > 1 && ended == count && wide * 2 > count)
        {
            for (var i = from; i < to; i++) _draft.Add(BlockKind.Paragraph, _lines[i].Text);
        }
        else
        {
            _draft.Add(BlockKind.Paragraph, IsWrapped(from, to, longest) ? Unwrapped(from, to) : Joined(from, to, raw: false));
        }
    }

    // Wrapped at a width: every line but the last is nearly as wide as the widest, and most end amid a sentence.
    private bool IsWrapped(int from, int to, int longest)
    {
        if (to - from < 2 || longest is < 50 or > 130) return false;
        var amid = 0;
        for (var i = from; i < to - 1; i++)
        {
            if (_lines[i].Width * 10 < longest * 7) return false;
            if (!_lines[i].EndsSentence) amid++;
        }

        return amid * 2 >= to - from - 1;
    }

    private string Unwrapped(int from, int to)
    {
        var text = new StringBuilder();
        for (var i = from; i < to; i++)
        {
            if (text.Length > 0 && !(PlainLine.IsHanOrItsSign(text[^1]) && PlainLine.IsHanOrItsSign(_lines[i].Text[0]))) text.Append(' ');
            text.Append(_lines[i].Text);
        }

        return text.ToString();
    }

    private string Joined(int from, int to, bool raw)
    {
        var text = new StringBuilder();
        for (var i = from; i < to; i++)
        {
            if (i > from) text.Append('\n');
            text.Append(raw ? _lines[i].Raw.TrimEnd() : _lines[i].Text);
        }

        return text.ToString();
    }
}
