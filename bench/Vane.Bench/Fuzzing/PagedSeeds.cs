using System.Globalization;
using System.Text;
using Vane.Parse;

namespace Vane.Bench.Fuzzing;

/// <summary>Words of a PDF as poppler prints them.</summary>
internal static class PagedSeeds
{
    /// <summary>A document of some pages, with a heading, paragraphs and a table.</summary>
    public static IReadOnlyList<Seed> All { get; } =
        [Seed.Of(InputKind.Pdf, "paged.pdf", Pages(3)) with { MediaType = PagedText.MediaType }];

    private static string Pages(int pages)
    {
        var text = new StringBuilder("Title:          Winds of the year\nAuthor:         Ada Gale\nCreationDate:   2026-03-04T05:06:07+01\nPages:          3\n");
        text.Append(PagedText.Divider).Append("level\tpage_num\tpar_num\tblock_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n");
        for (var page = 1; page <= pages; page++)
        {
            Row(text, 1, page, 0, 0, 612, 792, "###PAGE###");
            Row(text, 3, page, 80, 60, 400, 24, "###FLOW###");
            Line(text, page, 60, 24, $"Part {page} of winds", 90);
            for (var line = 0; line < 12; line++) Line(text, page, 100 + (12 * line), 10, "The wind of the north is cold and wet, they say, and unpre-", 30);
            for (var row = 0; row < 5; row++) Line(text, page, 300 + (12 * row), 10, $"Day{row} {row * 7} km/h", 120);
            Line(text, page, 770, 8, $"- {page} -", 10);
        }

        return text.ToString();
    }

    private static void Line(StringBuilder text, int page, int top, int height, string words, int step)
    {
        Row(text, 4, page, 80, top, 400, height, "###LINE###");
        var left = 80;
        foreach (var word in words.Split(' '))
        {
            Row(text, 5, page, left, top, Math.Min(step - 3, 7 * word.Length), height, word);
            left += step;
        }
    }

    private static void Row(StringBuilder text, int level, int page, int left, int top, int width, int height, string word) => text.Append(
        CultureInfo.InvariantCulture, $"{level}\t{page}\t0\t0\t0\t0\t{left}.000000\t{top}.000000\t{width}.000000\t{height}.000000\t100\t{word}\n");
}
