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
        var edges = PageEdges.Find(lines, input.Seen);
        Remark(remarks, Count(lines, 0, edges.From), "before the article were left out as navigation");
        Remark(remarks, Count(lines, edges.To, lines.Count), "behind the article were left out as what pages add to it");
        var draft = new PlainDraft();
        var promotions = PlainBlocks.Read(lines, edges, draft);
        Remark(remarks, promotions, "that ask to follow or subscribe were left out");
        var (body, outline) = draft.Finish();
        var title = edges.TitleAt is { } at ? lines[at].Text : TitleOf(body, outline, remarks);
        remarks.AddRange(Gaps.Remarks(body, outline.Blocks));
        return new Content
        {
            Kind = InputKind.Text,
            Title = title is null ? null : PlainText.OneLine(title),
            Text = body,
            Outline = outline,
            Author = edges.Byline?.Author,
            Published = edges.Byline?.Published,
            Site = edges.Byline?.Site,
            Url = input.Address,
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

    private static void Remark(List<string> remarks, int lines, string what)
    {
        if (lines > 0) remarks.Add(string.Create(CultureInfo.InvariantCulture, $"{lines} {(lines == 1 ? "line" : "lines")} {what}"));
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
