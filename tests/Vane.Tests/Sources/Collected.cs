using Vane.Collect;
using Vane.Model;
using Vane.Net;

namespace Vane.Tests.Sources;

/// <summary>What a visit to a source gave.</summary>
/// <param name="All">All readings in order.</param>
/// <param name="Ended">What ended it before its end.</param>
internal sealed record Collected(IReadOnlyList<Reading> All, FetchException? Ended)
{
    public IReadOnlyList<Item> Items => [.. All.OfType<Reading.Accepted>().Select(r => r.Item)];

    public IReadOnlyList<Reading.Refused> Refused => [.. All.OfType<Reading.Refused>()];

    public Reading.Broke? Broke => All.OfType<Reading.Broke>().SingleOrDefault();

    public IEnumerable<string> Ids => Items.Select(i => i.Key.Id);

    /// <summary>Reads a source to its end.</summary>
    public static async Task<Collected> FromAsync(ISource source)
    {
        List<Reading> all = [];
        FetchException? ended = null;
        try
        {
            await foreach (var reading in source.ReadAsync(TestContext.Current.CancellationToken)) all.Add(reading);
        }
        catch (FetchException e)
        {
            ended = e;
        }

        return new(all, ended);
    }

    /// <summary>Settings of a source: names of fields and values, several parted by a bar.</summary>
    public static SourceSettings Settings(string kind, params (string Field, string Values)[] fields) => new(
        "s", kind, fields.ToDictionary(f => f.Field, f => (IReadOnlyList<string>)f.Values.Split('|'), StringComparer.Ordinal));
}
