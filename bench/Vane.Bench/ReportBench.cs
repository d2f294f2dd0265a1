using System.Diagnostics;
using System.Globalization;
using NodaTime;
using Vane.Model;
using Vane.Publish;
using Vane.Sample;
using Vane.Storage;
using Vane.Web;
using Vane.Words;

namespace Vane.Bench;

/// <summary>Time inside the process for one report, composed, verified and written in three languages, over a store with
/// everything in it.</summary>
internal static class ReportBench
{
    private const int Runs = 5;

    public static async Task RunAsync()
    {
        using var folder = Machine.NewFolder();
        using var store = Store.OpenSqlite(folder["vane.db"]);
        var pipeline = new Pipeline(store, SystemClock.Instance);
        var (inputs, date) = Inputs(folder);
        foreach (var input in inputs)
            await pipeline.CollectAsync(Collect.Inputs.Open(input, Console.OpenStandardInput), null, CancellationToken.None);
        var census = Census.Take(store);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"store: {census.Documents:N0} documents, {census.Observations:N0} observations"));

        await using var html = new HtmlReport(Language.All);
        var publisher = new Publisher(folder["reports"], Language.All, [Rendering.Markdown, html.Rendering]);
        foreach (var period in Enum.GetValues<ReportPeriod>())
        {
            var edition = new Edition(date, period, "UTC", Instant.MinValue, Floors.None);
            await PrintAsync(pipeline, edition with { AsOf = edition.Span(period).To }, publisher);
        }
    }

    private static async Task PrintAsync(Pipeline pipeline, Edition edition, Publisher publisher)
    {
        var seconds = new List<double>();
        for (var i = 0; i < Runs; i++)
        {
            var watch = Stopwatch.StartNew();
            await pipeline.ReportAsync(edition, publisher, CancellationToken.None);
            seconds.Add(watch.Elapsed.TotalSeconds);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{ReportShelf.PeriodWord(edition.Period)} of {edition.Date:uuuu-MM-dd}: first {seconds[0]:0.00} s, median {Machine.Median(seconds):0.00} s"));
    }

    private static (IEnumerable<string> Inputs, LocalDate Date) Inputs(Folder folder)
    {
        if (Machine.Data is { } data)
            return (Directory.EnumerateFiles(data, "*.jsonl.gz").Order(StringComparer.Ordinal), new LocalDate(2026, 3, 10));
        Console.WriteLine("all sets: skipped: not here; generated instead");
        var options = new SampleOptions { Days = 360, PostsPerDay = 360 };
        var path = folder["generated.jsonl"];
        using var stream = File.Create(path);
        SampleWorld.WriteLines(stream, options);
        return ([path], options.LastDay);
    }
}
