using System.Globalization;
using NodaTime;
using Vane.Collect;
using Vane.Model;
using Vane.Storage;

namespace Vane.Bench;

/// <summary>The whole of <c>vane analyse</c>, then a day more beside beginning again.</summary>
internal static class AnalysisBench
{
    // The set whose last day comes later than all the rest.
    private const string Late = "hn-top100";

    public static async Task RunAsync(string data)
    {
        using var folder = Machine.NewFolder();
        var late = Path.Combine(data, Late + ".jsonl.gz");
        if (!File.Exists(late))
        {
            Console.WriteLine($"{Late}: skipped: not here");
            return;
        }

        var lastDay = DayOf(await ItemsOf(late).Select(i => i.FirstSeen).MaxAsync());
        long documents;
        using (var store = Store.OpenSqlite(folder["vane.db"]))
        {
            foreach (var path in Directory.EnumerateFiles(data, "*.jsonl.gz").Order(StringComparer.Ordinal))
                await CollectAsync(store, path, item => path != late || DayOf(item.FirstSeen) < lastDay);
            documents = Census.Take(store).Documents;
        }

        var (whole, peak) = await AnalyseAsync(folder);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"vane analyse, all sets but a day: {documents:N0} documents in {whole:0.0} s, {documents / whole:N0} documents/s, peak {peak / 1e6:0} MB"));
        long more;
        using (var store = Store.OpenSqlite(folder["vane.db"]))
        {
            await CollectAsync(store, late, item => DayOf(item.FirstSeen) >= lastDay);
            more = Census.Take(store).Documents - documents;
        }

        var (day, _) = await AnalyseAsync(folder);
        var (nothing, _) = await AnalyseAsync(folder);
        var (again, _) = await AnalyseAsync(folder, "--rebuild");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"a day more ({Late}, {lastDay:uuuu-MM-dd}, {more:N0} documents): {day:0.00} s (nothing new: {nothing:0.00} s), from the beginning {again:0.0} s, ratio {day / again:0.000}"));
    }

    private static async Task<(double Seconds, long Peak)> AnalyseAsync(Folder folder, params string[] options)
    {
        var (wall, peak) = await Machine.RunAsync(Machine.Vane, ["analyse", "--db", folder["vane.db"], "--json", .. options]);
        return (wall.TotalSeconds, peak);
    }

    private static async Task CollectAsync(Store store, string path, Func<Item, bool> wanted) => await new Pipeline(store, SystemClock.Instance)
        .CollectAsync(new Chosen(Inputs.Open(path, () => Stream.Null), wanted), null, CancellationToken.None);

    private static IAsyncEnumerable<Item> ItemsOf(string path) =>
        Inputs.Open(path, () => Stream.Null).ReadAsync(CancellationToken.None).OfType<Reading.Accepted>().Select(r => r.Item);

    private static LocalDate DayOf(Instant at) => at.InUtc().Date;
}
