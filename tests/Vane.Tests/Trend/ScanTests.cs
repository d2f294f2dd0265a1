using Vane.Model;
using Vane.Trend;

namespace Vane.Tests.Trend;

public sealed class ScanTests
{
    private const int Places = 3, Series = 400, Volume = 200;
    private static readonly ScanOptions Options = ScanOptions.Of(ReportPeriod.Day);
    private static readonly int Day = Options.Days - 1;

    [Fact]
    public void The_order_in_which_documents_come_changes_nothing()
    {
        var documents = Documents(1);
        var shuffled = documents.ToArray();
        new Random(2).Shuffle(shuffled);
        Read(shuffled).ShouldBe(Read(documents));
    }

    [Fact]
    public void Later_days_play_no_part()
    {
        var documents = Documents(3);
        var later = documents.Select(d => d with { Day = Day + 1 + (d.Day % 5) });
        Read([.. documents, .. later], days: Day + 6).ShouldBe(Read(documents));
    }

    [Fact]
    public void What_came_before_the_baseline_plays_no_part()
    {
        var documents = Documents(4);
        var before = documents.Select(d => d with { Day = d.Day % 7 });
        var moved = documents.Select(d => d with { Day = d.Day + 7 });
        Scan.Of(Count([.. before, .. moved], Day + 8, Places), Day + 7, Options).ShouldBe(Read(documents));
    }

    [Fact]
    public void A_place_that_begins_in_the_window_changes_no_reading()
    {
        var documents = Documents(5);
        var begun = Enumerable.Range(0, 5000).Select(i => new Document(i % Series, Places, Day - (i % 7)));
        Read([.. documents, .. begun], places: Places + 1).ShouldBe(Read(documents));
    }

    [Fact]
    public void A_silent_place_changes_no_reading() => Read(Documents(6), places: Places + 2).ShouldBe(Read(Documents(6)));

    [Fact]
    public void It_does_not_matter_how_places_are_numbered()
    {
        var documents = Documents(7);
        ShouldBeNear(Read([.. documents.Select(d => d with { Place = (d.Place + 1) % Places })]), Read(documents));
    }

    [Fact]
    public void Only_shares_matter_not_how_many_documents_there_are_of_other_things()
    {
        var documents = Documents(8);
        ShouldBeNear(Read(documents, volume: 10 * Volume), Read(documents));
    }

    [Fact]
    public void One_more_document_today_is_less_likely_by_chance_and_changes_no_other_series_chance()
    {
        var documents = Documents(9);
        var before = Read(documents);
        for (var series = 0; series < Series; series += 7)
        {
            var after = Read([.. documents, new(series, 1, Day)]);
            after.Where((_, other) => other != series).Select(r => r.P).ShouldBe(before.Where((_, other) => other != series).Select(r => r.P));
            if (!before[series].IsTested) continue;
            // What is expected or less is as likely as not.
            if (before[series].P < 0.49) after[series].P.ShouldBeLessThan(before[series].P);
            else after[series].P.ShouldBeLessThanOrEqualTo(before[series].P);
        }
    }

    [Fact]
    public void Every_series_by_chance_alone_is_rarely_unlikely_and_hardly_ever_called()
    {
        var random = new Random(10);
        var documents = new List<Document>();
        for (var series = 0; series < 6000; series++)
        {
            var mean = 20 * Math.Pow(40, random.NextDouble());
            for (var n = Arrivals(mean, random); n > 0; n--) documents.Add(new(series, random.Next(Places), random.Next(Options.Days)));
        }

        var tested = Read(documents).Where(r => r.IsTested).ToArray();
        tested.Length.ShouldBeGreaterThan(5900);
        foreach (var (chance, most) in new[] { (0.05, 0.06), (0.01, 0.014), (0.001, 0.002) })
            ((double)tested.Count(r => r.P <= chance) / tested.Length).ShouldBeLessThanOrEqualTo(most);
        tested.Count(r => r.P <= 0.05).ShouldBeGreaterThan(30);
        tested.Count(r => r.Q <= Options.Level).ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public void A_burst_is_called_by_the_window_it_fills()
    {
        var burst = Enumerable.Range(0, 120).Select(i => new Document(0, i % Places, Day - (i % 3)));
        var reading = Read([.. Documents(11).Where(d => d.Series != 0 || d.Day < Day - 6), .. burst])[0];
        reading.Q.ShouldBeLessThan(1e-6);
        reading.Window.ShouldBe(3);
        reading.Count.ShouldBe(120);
        reading.LiftLow.ShouldBeInRange(2, reading.Lift);
    }

    [Fact]
    public void Where_nothing_is_more_than_expected_the_longest_window_speaks_and_chance_is_a_half()
    {
        var readings = Read([.. Documents(14).Where(d => d.Series % 2 == 0 || d.Day <= Day - 7)]);
        for (var series = 1; series < Series; series += 2)
        {
            if (!readings[series].IsTested) continue;
            (readings[series].Window, readings[series].Count, readings[series].P).ShouldBe((7, 0, 0.5));
            readings[series].Expected.ShouldBeGreaterThan(0);
            readings[series].Dispersion.ShouldBeGreaterThan(0);
        }

        readings.Count(r => r is { IsTested: true, P: 0.5 }).ShouldBeGreaterThan(100);
    }

    [Fact]
    public void Many_more_series_of_the_same_kind_are_judged_as_these_are()
    {
        // Bands of so many series that only a part of them is measured.
        var few = Documents(15);
        const int times = 60;
        var many = Enumerable.Range(0, times).SelectMany(i => few.Select(d => d with { Series = (i * Series) + d.Series })).ToArray();
        var (readings, again) = (Read(few), Read(many));
        again.Length.ShouldBe(times * Series);
        for (var series = 0; series < Series; series++)
        {
            again[series].Expected.ShouldBe(readings[series].Expected, 1e-9);
            again[series].Dispersion.ShouldBe(readings[series].Dispersion, 0.06 + (0.1 * readings[series].Dispersion));
            for (var i = 1; i < times; i++) again[(i * Series) + series].ShouldBe(again[series]);
        }
    }

    [Fact]
    public void Families_are_called_apart()
    {
        var documents = Documents(12);
        var family = Enumerable.Range(0, Series).Select(i => (byte)(i % 2)).ToArray();
        var readings = Scan.Of(Count(documents, Options.Days, Places), Day, Options, family);
        for (byte f = 0; f < 2; f++)
        {
            var own = readings.Where((r, i) => r.IsTested && family[i] == f).ToArray();
            own.Select(r => r.Q).ShouldBe(FalseDiscovery.Of([.. own.Select(r => r.P)]));
        }
    }

    [Fact]
    public void Nothing_comes_of_nothing()
    {
        Scan.Of(new SeriesCounter(Options.Days, Places).ToCounts(), Day, Options).ShouldBeEmpty();
        Scan.Of(Count([new(0, 0, Day)], Options.Days, Places, volume: 0), Day, Options).ShouldAllBe(r => !r.IsTested && r.P == 1 && r.Q == 1);
        // Two documents are never enough, and what is not tested does not look as if it were beyond chance.
        Read([new(0, 0, Day), new(0, 1, Day), .. Documents(13).Where(d => d.Series > 0)])[0].ShouldBe(new SeriesReading { P = 1, Q = 1 });
    }

    private readonly record struct Document(int Series, int Place, int Day);

    // Series from one document in two months to ten a day, some of them livelier on some days.
    private static List<Document> Documents(int seed)
    {
        var random = new Random(seed);
        var documents = new List<Document>();
        for (var series = 0; series < Series; series++)
        {
            var rate = Math.Pow(600, random.NextDouble()) / 60;
            for (var day = 0; day < Options.Days; day++)
                for (var n = Arrivals(rate * (series % 3 == 0 ? 2 * random.NextDouble() : 1), random); n > 0; n--)
                    documents.Add(new(series, random.Next(Places), day));
        }

        return documents;
    }

    private static int Arrivals(double mean, Random random)
    {
        var count = 0;
        for (var at = -Math.Log(1 - random.NextDouble()); at < mean; at -= Math.Log(1 - random.NextDouble())) count++;
        return count;
    }

    private static SeriesReading[] Read(IReadOnlyList<Document> documents, int? days = null, int places = Places, int volume = Volume) =>
        Scan.Of(Count(documents, days ?? Options.Days, places, volume), Day, Options);

    // The first places have as many documents every day; others only those of their series.
    private static SeriesCounts Count(IReadOnlyList<Document> documents, int days, int places, int volume = Volume)
    {
        var counter = new SeriesCounter(days, places);
        for (var place = 0; place < Places; place++)
            for (var day = 0; day < days; day++) counter.AddDocuments(place, day, volume);
        foreach (var document in documents)
        {
            if (document.Place >= Places) counter.AddDocuments(document.Place, document.Day);
            counter.Add(document.Series, document.Place, document.Day);
        }

        return counter.ToCounts();
    }

    private static void ShouldBeNear(SeriesReading[] readings, SeriesReading[] expected)
    {
        readings.Length.ShouldBe(expected.Length);
        for (var i = 0; i < readings.Length; i++)
        {
            readings[i].P.ShouldBe(expected[i].P, 1e-9);
            readings[i].Expected.ShouldBe(expected[i].Expected, 1e-9);
            readings[i].Dispersion.ShouldBe(expected[i].Dispersion, 1e-9);
        }
    }
}
