using System.Text;
using Vane.Collect;
using Vane.Model;

namespace Vane.Tests.Collect;

/// <summary>What a source gave, sorted by kind.</summary>
internal sealed record Readings(List<Item> Items, List<Reading.Refused> Refused, Reading.Broke? Broke, List<long> Lines)
{
    public string[] Reasons => [.. Refused.Select(r => r.Reason)];

    public static async Task<Readings> OfAsync(ISource source)
    {
        var readings = new Readings([], [], null, []);
        await foreach (var reading in source.ReadAsync(TestContext.Current.CancellationToken))
        {
            readings.Broke.ShouldBeNull("nothing may follow a break");
            if (reading is Reading.Accepted accepted)
            {
                readings.Items.Add(accepted.Item);
                readings.Lines.Add(accepted.Line);
            }

            if (reading is Reading.Refused refused) readings.Refused.Add(refused);
            if (reading is Reading.Broke broke) readings = readings with { Broke = broke };
        }

        return readings;
    }

    public static Task<Readings> OfCsvAsync(string csv) => OfCsvAsync(Encoding.UTF8.GetBytes(csv));

    public static Task<Readings> OfCsvAsync(byte[] csv) => OfAsync(new CsvSource("a.csv", new MemoryStream(csv)));

    public static Task<Readings> OfReportAsync(string markdown, string name = "report.md") =>
        OfAsync(new MarkdownReportSource(name, new MemoryStream(Encoding.UTF8.GetBytes(markdown))));

    public static Task<Readings> OfJsonAsync(Stream stream) => OfAsync(new JsonLinesSource("a.jsonl", stream));
}
