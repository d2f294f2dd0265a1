using System.Globalization;
using Vane.Model;
using Vane.Text;

namespace Vane.Parse;

/// <summary>Reads plain text: an article as it was written, or copied from a page with the menus before it and the
/// advertisements behind it.</summary>
internal static class CopiedText
{
    public static Content Read(RawInput input, string text)
    {
        var repaired = TextRepair.Repair(text);
        var remarks = new List<string>(Mended.Remarks(text, repaired));
        var lines = PlainLine.Of(repaired.Text);
        var head = LabelledHead.Read(lines, input.Seen);
        lines.RemoveRange(0, head.Lines);
        var edges = PageEdges.Find(lines, input.Seen);
        Remark(remarks, Count(lines, 0, edges.From), "1 line before the article was left out as navigation", "lines before the article were left out as navigation");
        Remark(remarks, Count(lines, edges.To, lines.Count), "1 line behind the article was left out as what pages add to it", "lines behind the article were left out as what pages add to it");
        var draft = new PlainDraft();
        var promotions = PlainBlocks.Read(lines, edges, head.Title is not null, draft);
        Remark(remarks, promotions, "1 line that asks to follow or subscribe was left out", "lines that ask to follow or subscribe were left out");
        Remark(remarks, draft.Guesses, "1 table had lost its form and was put together by guess", "tables had lost their form and were put together by guess");
        var (body, outline) = draft.Finish();
        var title = head.Title ?? (edges.TitleAt is { } at ? lines[at].Text : TitleOf(body, outline, remarks));
        remarks.AddRange(Gaps.Remarks(body, outline.Blocks));
        return new Content
        {
            Kind = InputKind.Text,
            Title = title is null ? null : PlainText.OneLine(title),
            Text = body,
            Outline = outline,
            Author = head.Author ?? edges.Byline?.Author,
            Published = head.Published ?? edges.Byline?.Published,
            Site = head.Site ?? edges.Byline?.Site,
            Url = head.Url ?? input.Address,
            Remarks = remarks,
        };
    }

    private static int Count(List<PlainLine> lines, int from, int to)
    {
        var count = 0;
        for (var i = from; i < to; i++)
            if (!lines[i].IsEmpty) count++;
        return count;
    }

    private static void Remark(List<string> remarks, int number, string one, string many)
    {
        if (number > 0) remarks.Add(number == 1 ? one : string.Create(CultureInfo.InvariantCulture, $"{number} {many}"));
    }

    private static string? TitleOf(string text, Outline outline, List<string> remarks)
    {
        for (var i = 0; i < outline.Blocks.Count; i++)
        {
            if (outline.Blocks[i].Kind != BlockKind.Heading) continue;
            if (outline.Blocks[i].Level > 1) remarks.Add("no title is marked; the first heading was taken for it");
            return text.Substring(outline.Blocks[i].Span.Start, outline.Blocks[i].Span.Length);
        }

        return null;
    }
}
