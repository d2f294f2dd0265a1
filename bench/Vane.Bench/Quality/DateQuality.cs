using System.IO.Compression;
using System.Text;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Vane.Parse;

namespace Vane.Bench;

/// <summary>How often the day is right on which a page says it was published; on others' pages also its title and author.</summary>
internal static class DateQuality
{
    private static readonly Instant OwnSeen = Instant.FromUtc(2025, 6, 10, 12, 0);

    // Later than all pages of others.
    private static readonly Instant ForeignSeen = Instant.FromUtc(2025, 1, 1, 0, 0);

    /// <summary>Pages of our own, as <c>pages.txt</c> tells.</summary>
    public static IEnumerable<Measure> Own()
    {
        var set = OwnSet.Read("dates", "bench/sets/dates/pages.txt");
        var (dated, right, undated, wrong) = (0, 0, 0, 0);
        foreach (var page in OwnPages(set.Lines))
        {
            var found = DayOf(PageReader.Read(new RawInput(Encoding.UTF8.GetBytes(page.Markup), page.Address, OwnSeen) { Address = page.Address }).Published);
            if (page.Day is null) (undated, wrong) = (undated + 1, wrong + (found is null ? 0 : 1));
            else (dated, right) = (dated + 1, right + (found == page.Day ? 1 : 0));
            if (found != page.Day && Environment.GetEnvironmentVariable("VANE_BENCH_WRONG") is not null)
                Console.WriteLine($"{page.Address}: {found?.ToString() ?? "none"} for {page.Day?.ToString() ?? "none"}");
        }

        yield return set.Measure("day right", (double)right / dated);
        yield return set.Measure("no day where none is stated", 1 - ((double)wrong / undated));
    }

    /// <summary>Pages of others whose JSON-LD states a day: what is found when it is hidden.</summary>
    public static IEnumerable<Measure> Foreign()
    {
        if (Machine.Evaluation("bench", "1-article-extraction", "trafilatura-eval") is not { } folder) return [Measure.Absent("dates", "pages with JSON-LD")];
        var (days, titles, authors) = (new Tally(), new Tally(), new Tally());
        var addresses = Addresses(Path.Combine(folder, "evaldata.json"));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "html"), "*.html.gz").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(file)[..^".gz".Length];
            Count(Unzipped(file), new RawInput(default, name, ForeignSeen) { Address = addresses.GetValueOrDefault(name) }, days, titles, authors);
        }

        return
        [
            new Measure("dates", "pages with JSON-LD, hidden", "pages", days.All),
            new Measure("dates", "pages with JSON-LD, hidden", "day right", days.Recall, "what is found nowhere else on the page counts as missed"),
            new Measure("dates", "pages with JSON-LD, hidden", "day right where found", days.Precision),
            new Measure("dates", "pages with JSON-LD, hidden", "title the same", titles.Recall),
            new Measure("dates", "pages with JSON-LD, hidden", "author the same", authors.Recall),
            new Measure("dates", "pages with JSON-LD, hidden", "author the same where found", authors.Precision),
        ];
    }

    private static void Count(byte[] bytes, RawInput input, Tally days, Tally titles, Tally authors)
    {
        var page = Page.Parse(Charset.Decode(bytes).Text);
        var scripts = page.QuerySelectorAll("script[type*='ld+json']");
        var linked = new LinkedArticle(scripts.Select(s => LinkedData.Read(s.TextContent)), new TitleChoice(PageScan.Of(page, null)).IsTitle);
        if (linked.Published is not { } published || VisibleDate.Of(published, ForeignSeen)?.Day is not { } day) return;
        foreach (var script in scripts) script.Remove();
        var facts = PageFacts.Of(page, PageText.Of(page, input.Address).Main, input);
        days.Add(DayOf(facts.Published) is not null, DayOf(facts.Published) == day);
        if (linked.Title is { } title) titles.Add(facts.Title is not null, TitleChoice.Key(title) == TitleChoice.Key(facts.Title ?? ""));
        if (AuthorNames.Joined([.. linked.Authors.SelectMany(a => AuthorNames.Read(a, ForeignSeen))]) is { } author) authors.Add(facts.Author is not null, facts.Author == author);
    }

    private static LocalDate? DayOf(StatedTime? stated) => stated is null ? null : WrittenDate.DayOf(stated);

    // Paragraphs are named and written once: "§en1=<p>…" and then §en1.
    private static IEnumerable<(LocalDate? Day, string Address, string Markup)> OwnPages(IReadOnlyList<string> lines)
    {
        var named = lines.Where(l => l.StartsWith('§') && l.Contains('=', StringComparison.Ordinal)).Select(l => l.Split('=', 2)).ToDictionary(p => p[0], p => p[1], StringComparer.Ordinal);
        for (var at = 0; at < lines.Count; at++)
        {
            if (!lines[at].StartsWith("=== ", StringComparison.Ordinal)) continue;
            var head = lines[at].Split(' ');
            var markup = string.Join('\n', lines.Skip(at + 1).TakeWhile(l => !l.StartsWith("=== ", StringComparison.Ordinal)));
            foreach (var (name, text) in named) markup = markup.Replace(name, text, StringComparison.Ordinal);
            yield return (head[1] == "-" ? null : LocalDatePattern.Iso.Parse(head[1]).Value, head[2], markup);
        }
    }

    private static Dictionary<string, string> Addresses(string path)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        return json.RootElement.EnumerateObject().DistinctBy(p => p.Value.GetProperty("file").GetString()!).ToDictionary(p => p.Value.GetProperty("file").GetString()!, p => p.Name, StringComparer.Ordinal);
    }

    private static byte[] Unzipped(string path)
    {
        using var gzip = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var whole = new MemoryStream();
        gzip.CopyTo(whole);
        return whole.ToArray();
    }

    private sealed class Tally
    {
        private int _found, _right;

        public int All { get; private set; }

        public double Recall => (double)_right / Math.Max(1, All);

        public double Precision => (double)_right / Math.Max(1, _found);

        public void Add(bool found, bool right) => (All, _found, _right) = (All + 1, _found + (found ? 1 : 0), _right + (right ? 1 : 0));
    }
}
