using NodaTime;
using Vane.Group;
using Vane.Model;
using Vane.Tests.Support;
using Vane.Trend;

namespace Vane.Tests.Trend;

public sealed class SourceCountsTests
{
    [Fact]
    public void A_document_and_its_copies_count_once()
    {
        var counts = Count(Of(1, "2025-03-29T10:00"), Of(2, "2025-03-29T11:00", original: 1), Of(3, "2025-03-30T11:00", original: 1), Of(4, "2025-03-30T12:00"));
        counts.Documents.Select(d => d.Document.Digest.Document).ShouldBe([1L, 4L]);
        Lines(counts).ShouldBe(["3 c/one 1", "4 c/one 1"]);
        counts.Counts.ExposureOf(0, 3).ShouldBe(1);
    }

    [Fact]
    public void Of_copies_of_what_lies_outside_the_first_counts() =>
        Count(Of(2, "2025-03-29T11:00", original: 1), Of(3, "2025-03-30T11:00", original: 1)).Documents.ShouldHaveSingleItem().Document.Digest.Document.ShouldBe(2);

    [Theory]
    [InlineData("2025-03-25T22:59", null)]
    [InlineData("2025-03-25T23:00", 0)]
    [InlineData("2025-03-29T22:59", 3)]
    [InlineData("2025-03-29T23:00", 4)]
    [InlineData("2025-03-30T21:59", 4)]
    [InlineData("2025-03-30T22:00", 5)]
    [InlineData("2025-03-31T21:59", 5)]
    [InlineData("2025-03-31T22:00", null)]
    public void A_document_is_of_the_zones_day_also_where_the_clock_changes(string at, int? day) =>
        Count(Of(1, at)).Documents.Select(d => (int?)d.Day).ShouldBe(day is null ? [] : [day]);

    [Fact]
    public void A_day_of_25_hours_is_one()
    {
        var calendar = new Calendar(Make.Edition("2025-10-26", zone: "Europe/Berlin"), Make.Day("2025-10-25"), 3);
        var first = Make.At("2025-10-25T22:00");
        Enumerable.Range(-1, 27).Count(hour => calendar.DayOf(first + Duration.FromHours(hour)) == 1).ShouldBe(25);
        calendar.DayOf(first - Duration.FromMilliseconds(1)).ShouldBe(0);
    }

    [Fact]
    public void Subjects_in_too_few_documents_are_left_out()
    {
        Understood[] documents = [Of(1, "2025-03-29T10:00", terms: ["heron", "rare"]), Of(2, "2025-03-29T11:00", terms: ["heron"])];
        Count(2, documents).Subjects.ShouldBe([Term("heron")]);
        Count(3, documents).Subjects.ShouldBeEmpty();
        Count(1, documents).Subjects.ShouldBe(new[] { Term("heron"), Term("rare") }.Order());
    }

    [Fact]
    public void The_order_in_which_documents_are_stored_changes_nothing()
    {
        var random = new Random(1);
        Understood[] documents = [.. Enumerable.Range(1, 200).Select(i => Of(
            i, $"2025-03-{random.Next(26, 32)}T{random.Next(20):00}:{random.Next(60):00}", $"c/{random.Next(3)}", terms: [$"term{random.Next(12)}", "all"]))];
        var counts = Lines(Count(documents));
        counts.Length.ShouldBeGreaterThan(100);
        random.Shuffle(documents);
        Lines(Count([.. documents.Select((d, i) => d with { Digest = d.Digest with { Document = i + 1 } })])).ShouldBe(counts);
    }

    private static SourceCounts Count(params Understood[] documents) => Count(1, documents);

    // Six days that end on the last of March; its 30th has 23 hours.
    private static SourceCounts Count(int least, Understood[] documents) => SourceCounts.Of(
        "forum", documents.OrderBy(d => d.Digest.Entered).ThenBy(d => d.Key), Make.Edition("2025-03-31", zone: "Europe/Berlin"), 6,
        d => d.Digest.Terms.Select(Subject.Of), least);

    private static string[] Lines(SourceCounts counts)
    {
        var lines = new List<string>();
        for (var series = 0; series < counts.Subjects.Count; series++)
        {
            var name = counts.Subjects[series] == Term("all") ? "" : $"{counts.Subjects[series].Id:x} ";
            foreach (var cell in counts.Counts.Of(series)) lines.Add($"{name}{cell.Day} {counts.Places[cell.Place].Name} {cell.Count}");
        }

        return [.. lines.Order(StringComparer.Ordinal)];
    }

    private static Subject Term(string text) => Subject.Of(TermId.Of(TermKind.Word, text));

    private static Understood Of(long document, string at, string place = "c/one", long? original = null, params string[] terms) =>
        new(new DocumentKey("forum", $"{document:000}"), place, "A title", new Digest
        {
            Document = document,
            Entered = Make.At(at),
            Known = Make.At(at),
            Language = "en",
            Original = original,
            TitleTerms = 0,
            StoryTerms = 0,
            Topics = [],
            Terms = [.. (terms.Length == 0 ? ["all"] : terms).Distinct().Select(t => Term(t).Term).Order()],
        });
}
