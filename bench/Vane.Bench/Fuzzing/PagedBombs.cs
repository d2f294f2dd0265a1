using Vane.Parse;

namespace Vane.Bench.Fuzzing;

/// <summary>Words of PDFs that cost much.</summary>
internal static class PagedBombs
{
    private const string Page = "1\t1\t0\t0\t0\t0\t0\t0\t612\t792\t-1\t###PAGE###\n3\t1\t0\t0\t0\t0\t80\t60\t400\t24\t-1\t###FLOW###\n";
    private const string Line = "4\t1\t0\t0\t0\t0\t80\t300\t400\t10\t-1\t###LINE###\n";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Bomb> All { get; } =
    [
        Paged("one line of words", () => Bomb.Repeat(PagedText.Divider + Page + Line, "5\t1\t0\t0\t0\t0\t80\t300\t9\t10\t100\tw\n", 450_000)),
        Paged("lines at one place", () => Bomb.Repeat(PagedText.Divider + Page, "4\t1\t0\t0\t0\t0\t80\t300\t9\t10\t-1\t\n5\t1\t0\t0\t0\t0\t80\t300\t9\t10\t100\tWind\n", 200_000)),
        Paged("items of one block", () => Bomb.Count(PagedText.Divider + Page, i => $"4\t1\t0\t0\t0\t0\t80\t{i}\t9\t9\t-1\t\n5\t1\t0\t0\t0\t0\t8\t{i}\t9\t9\t9\t• W\n", 200_000)),
        Paged("rows of a table", () => Bomb.Count(PagedText.Divider + Page, i => $"4\t1\t0\t0\t0\t0\t80\t{i * 12}\t400\t10\t-1\t\n5\t1\t0\t0\t0\t0\t80\t{i * 12}\t9\t10\t100\tA\n5\t1\t0\t0\t0\t0\t200\t{i * 12}\t9\t10\t100\tB\n", 120_000)),
        Paged("wide rows", () => Bomb.Count(PagedText.Divider + Page + Line, i => (i % 100_000 == 0 ? $"4\t1\t0\t0\t0\t0\t80\t{300 + (i / 10_000)}\t400\t10\t-1\t\n" : "") + $"5\t1\t0\t0\t0\t0\t{i % 100_000 * 20}\t300\t9\t10\t1\tA\n", 400_000)),
        Paged("one wide row, many short ones", () => [.. Bomb.Count(PagedText.Divider + Page + Line, i => $"5\t1\t0\t0\t0\t0\t{i * 20}\t300\t9\t10\t1\tA\n", 100_000), .. Bomb.Count("", i => $"4\t1\t0\t0\t0\t0\t80\t{310 + (i * 12)}\t400\t10\t-1\t\n5\t1\t0\t0\t0\t0\t80\t0\t9\t10\t100\tA\n5\t1\t0\t0\t0\t0\t200\t0\t9\t10\t100\tB\n", 80_000)]),
        Paged("sizes of letters", () => Bomb.Count(PagedText.Divider + Page, i => $"4\t1\t0\t0\t0\t0\t80\t{i}\t9\t{i}.5\t-1\t\n5\t1\t0\t0\t0\t0\t80\t{i}\t9\t{i}.5\t100\tWind\n", 180_000)),
        Paged("pages", () => Bomb.Count(PagedText.Divider, i => $"1\t{i}\t0\t0\t0\t0\t0\t0\t612\t792\t-1\t\n4\t{i}\t0\t0\t0\t0\t80\t7\t9\t9\t-1\t\n5\t{i}\t0\t0\t0\t0\t80\t7\t9\t9\t9\tW{i}\n", 150_000)),
        Paged("absurd figures", () => Bomb.Repeat(PagedText.Divider + Page, "4\t99999999999\t0\t0\t0\t0\t1e308\t-1e308\t1e308\t-1e308\t-1\t\n5\t1\t0\t0\t0\t0\t1e308\t1e308\t-1e308\t1e308\tx\tWind\n", 100_000)),
        Paged("words about it", () => Bomb.Count("", i => $"A{i}: b\n", 1_000_000, PagedText.Divider + Page + Line + "5\t1\t0\t0\t0\t0\t80\t300\t9\t10\t100\tw\n")),
        Paged("title of 10 MB", () => Bomb.Repeat("Title: ", "wind ", 2_000_000, PagedText.Divider + Page + Line + "5\t1\t0\t0\t0\t0\t80\t300\t9\t10\t100\tw\n")),
    ];

    private static Bomb Paged(string name, Func<byte[]> make) => new("PDF: " + name, InputKind.Pdf, "bomb.pdf", make) { MediaType = PagedText.MediaType };
}
