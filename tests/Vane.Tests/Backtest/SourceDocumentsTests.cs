using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Vane.Backtest;
using Vane.Tests.Support;

namespace Vane.Tests.Backtest;

public sealed class SourceDocumentsTests
{
    private static readonly Gen<(Told Told, int Seed)> Many =
        from numbers in Gen.Choose(1, 80).SelectMany(n => Gen.Choose(0, int.MaxValue).ListOf(n))
        from seed in Gen.Choose(0, 1000)
        select (numbers.Aggregate(new Told(), (t, n) => t.At(n % 40, 1, $"c/{n % 3}", $"N{n % 11}")), seed);

    [Fact]
    public void Shuffling_keeps_what_each_place_has_on_each_day() => Many.Holds(given =>
    {
        var documents = given.Told.Documents;
        var shuffled = documents.Shuffle(given.Seed, DateTimeZone.Utc);
        PlacesAndDays(shuffled).ShouldBe(PlacesAndDays(documents));
        shuffled.All.Select(d => d.Key).Order().ShouldBe(documents.All.Select(d => d.Key).Order());
        shuffled.All.Select(d => d.Digest.Entered).ShouldBeInOrder();
        var weekday = documents.All.ToDictionary(d => d.Key, d => d.Digest.Entered.InUtc().DayOfWeek);
        shuffled.All.ShouldAllBe(d => d.Digest.Entered.InUtc().DayOfWeek == weekday[d.Key] && d.Digest.Known == d.Digest.Entered);
    }, 60);

    [Fact]
    public void Shuffling_moves_most_documents_and_is_told_by_its_seed()
    {
        var told = new Told();
        for (var day = 0; day < 70; day++) told.On(day, 3, "Kestrel");
        var documents = told.Documents;
        var at = documents.All.ToDictionary(d => d.Key, d => d.Digest.Entered);
        var shuffled = documents.Shuffle(1, DateTimeZone.Utc);
        shuffled.All.Count(d => at[d.Key] != d.Digest.Entered).ShouldBeGreaterThan(150);
        documents.Shuffle(1, DateTimeZone.Utc).All.ShouldBe(shuffled.All);
        documents.Shuffle(2, DateTimeZone.Utc).All.ShouldNotBe(shuffled.All);
    }

    [Fact]
    public void Thinning_leaves_out_about_as_many_as_asked()
    {
        var documents = new Told().On(0, 5000, "Kestrel").Documents;
        documents.Thin(1, 100).All.Count.ShouldBeInRange(4900, 4990);
        documents.Thin(1, 100).All.ShouldBe(documents.Thin(1, 100).All);
    }

    private static IEnumerable<string> PlacesAndDays(SourceDocuments documents) => documents.All
        .Select(d => $"{d.Place.Name} {d.Digest.Entered.InUtc().Date:uuuu-MM-dd}").Order(StringComparer.Ordinal);
}
