using System.Globalization;
using Vane.Collect;
using Vane.Model;
using Vane.Sample;

namespace Vane.Bench;

/// <summary>Rows a second of <c>vane import</c> beside <c>sqlite3 .import</c> of the same rows into one table with one
/// index: no versions, no checks, no transactions to survive a kill.</summary>
internal static class ImportBench
{
    private const int SampleItems = 200_000;

    public static async Task RunAsync()
    {
        using var folder = Machine.NewFolder();
        if (Machine.Data is { } data)
            await CompareAsync(folder, "all sets", [.. Directory.EnumerateFiles(data, "*.jsonl.gz").Order(StringComparer.Ordinal)]);
        else
            Console.WriteLine("all sets: skipped: not here");
        await CompareAsync(folder, "generated", [WriteSample(folder)]);
    }

    private static string WriteSample(Folder folder)
    {
        var path = folder["generated.jsonl"];
        using var stream = File.Create(path);
        SampleWorld.WriteLines(stream, new SampleOptions { Days = 60, PostsPerDay = SampleItems / 60 });
        return path;
    }

    private static async Task CompareAsync(Folder folder, string name, string[] inputs)
    {
        var (items, documents, observations) = await FlattenAsync(folder, inputs);
        await PrintAsync(folder, $"{name}: a row a document", items, documents, "documents.csv");
        await PrintAsync(folder, $"{name}: a row an observation", items, observations, "observations.csv");
    }

    private static async Task PrintAsync(Folder folder, string name, string items, long rows, string csv)
    {
        var (vane, sqlite, ratio) = await Machine.CompareAsync(
            async () =>
            {
                File.Delete(folder["vane.db"]);
                return (await Machine.RunAsync(Machine.Vane, "import", items, "--db", folder["vane.db"], "--json")).Wall;
            },
            async () =>
            {
                File.Delete(folder["plain.db"]);
                return (await Machine.RunAsync("sqlite3", folder["plain.db"],
                    "CREATE TABLE item (source, community, id, url, title, text, author, category, lang, published, at, score, comments, rank)",
                    "CREATE INDEX item_key ON item (source, id)", ".mode csv", $".import {folder[csv]} item")).Wall;
            });
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name}: {rows:N0} rows; vane {rows / vane:N0} rows/s, sqlite3 .import {rows / sqlite:N0} rows/s, ratio {ratio:0.00}"));
    }

    /// <summary>Writes the items as plain JSON Lines for one and as flat CSV for the other.</summary>
    private static async Task<(string Items, long Documents, long Observations)> FlattenAsync(Folder folder, string[] inputs)
    {
        var path = folder["items.jsonl"];
        long count = 0, rows = 0;
        await using (var plain = File.Create(path))
        await using (var documents = new StreamWriter(folder["documents.csv"]))
        await using (var observations = new StreamWriter(folder["observations.csv"]))
        using (var lines = new ItemLines(plain))
        {
            foreach (var input in inputs)
            {
                await foreach (var reading in Inputs.Open(input, Console.OpenStandardInput).ReadAsync(CancellationToken.None))
                {
                    if (reading is not Reading.Accepted(_, var item)) continue;
                    lines.Write(item);
                    count++;
                    await documents.WriteLineAsync(CsvOf(item, null));
                    foreach (var seen in item.Observations) await observations.WriteLineAsync(CsvOf(item, seen));
                    if (item.Observations.Count == 0) await observations.WriteLineAsync(CsvOf(item, null));
                    rows += Math.Max(1, item.Observations.Count);
                }
            }
        }

        return (path, count, rows);
    }

    private static string CsvOf(Item item, Observation? seen) => string.Join(',', new string?[]
    {
        item.Key.Source, item.Community, item.Key.Id, item.Url, item.Title, item.Text, item.Author, item.Category, item.Language,
        item.Published?.ToString(), seen?.At.ToString(), Number(seen?.Score), Number(seen?.Comments), Number(seen?.Rank),
    }.Select(Quote));

    private static string? Number(long? value) => value?.ToString(CultureInfo.InvariantCulture);

    private static string Quote(string? value) => value is null ? "" : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
