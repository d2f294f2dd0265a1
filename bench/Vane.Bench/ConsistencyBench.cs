using System.Globalization;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using NodaTime;
using Vane.Collect;
using Vane.Model;
using Vane.Publish;
using Vane.Storage;
using Vane.Words;

namespace Vane.Bench;

/// <summary>Reports of every day of real posts: does each verify, do the languages hold the same numbers, does each
/// Markdown table parse to the cells it should have?</summary>
internal static partial class ConsistencyBench
{
    private static readonly MarkdownPipeline Markdown =
        new MarkdownPipelineBuilder().UsePipeTables().UseFootnotes().UseYamlFrontMatter().Build();

    public static async Task RunAsync()
    {
        var path = Machine.Data is { } data ? Path.Combine(data, "reddit-ai.jsonl.gz") : null;
        if (!File.Exists(path))
        {
            Console.WriteLine("reddit-ai: skipped: not here");
            return;
        }

        using var folder = Machine.NewFolder();
        using var store = Store.OpenSqlite(folder["vane.db"]);
        var pipeline = new Pipeline(store, SystemClock.Instance);
        await pipeline.CollectAsync(Inputs.Open(path, Console.OpenStandardInput), null, CancellationToken.None);
        var publisher = new Publisher(folder["reports"], Language.All, [Rendering.Markdown]);
        var outcome = new Outcome();
        for (var day = new LocalDate(2025, 5, 20); day <= new LocalDate(2026, 3, 30); day = day.PlusDays(1))
        {
            var edition = new Edition(day, ReportPeriod.Day, "UTC", Instant.MinValue, Floors.None);
            var (report, paths) = await pipeline.ReportAsync(edition with { AsOf = edition.Span(ReportPeriod.Day).To }, publisher, CancellationToken.None);
            Check(pipeline, report, paths, outcome);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{outcome.Days} days: {outcome.Verified} verify; {outcome.SameNumbers} hold the same numbers in three languages; {outcome.GoodTables} of {outcome.Tables} Markdown tables parse to their cells"));
    }

    private static void Check(Pipeline pipeline, Report report, IReadOnlyList<string> paths, Outcome outcome)
    {
        outcome.Days++;
        var stored = ReportJson.Read(File.ReadAllBytes(paths[0]));
        if (pipeline.Verify(stored).Problems.Count == 0) outcome.Verified++;
        var pages = paths.Skip(1).Select(File.ReadAllText).ToList();
        var numbers = pages.ConvertAll(p => string.Join(' ', NumberPattern().Matches(p).Select(m => m.Value).Order(StringComparer.Ordinal)));
        if (numbers.Distinct(StringComparer.Ordinal).Count() == 1) outcome.SameNumbers++;
        var expected = report.Sections.SelectMany(s => s.Tables).ToList();
        foreach (var page in pages) CheckTables(page, expected, outcome);
    }

    private static void CheckTables(string page, List<Model.Table> expected, Outcome outcome)
    {
        var tables = Markdig.Markdown.Parse(page, Markdown).Descendants<Markdig.Extensions.Tables.Table>().ToList();
        for (var i = 0; i < expected.Count; i++)
        {
            outcome.Tables++;
            var cells = Columns.Shown(expected[i]).Count(c => expected[i].Columns[c] != "trajectory");
            var rows = i < tables.Count ? tables[i].OfType<TableRow>().ToList() : [];
            if (rows.Count == expected[i].Rows.Count + 1 && rows.TrueForAll(r => r.Count == cells)) outcome.GoodTables++;
        }
    }

    [GeneratedRegex(@"\d+(?:[.,]\d+)*")]
    private static partial Regex NumberPattern();

    private sealed class Outcome
    {
        public int Days, Verified, SameNumbers, Tables, GoodTables;
    }
}
