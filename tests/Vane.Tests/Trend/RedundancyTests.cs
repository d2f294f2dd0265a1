using NodaTime;
using Vane.Group;
using Vane.Model;
using Vane.Tests.Support;
using Vane.Trend;

namespace Vane.Tests.Trend;

public sealed class RedundancyTests
{
    private const int Days = 77;
    private static readonly SourceCounts Source = SourceCounts.Of("forum", [], Make.Edition("2025-06-30"), Days, _ => [], 3);

    [Fact]
    public void The_most_specific_name_stands_and_the_others_are_its_aliases() =>
        Join(Of("kestrel", 1e-12, 0..10, TrendKind.Word), Of("kestrel model", 1e-11, 0..9, TrendKind.Phrase), Of("Kestrel", 1e-10, 0..10), Of("Kestrel-7B", 1e-9, 0..7))
            .ShouldBe(["Kestrel-7B: kestrel, kestrel model"]);

    [Fact]
    public void What_has_less_than_half_of_the_leaders_documents_does_not_stand_for_it() =>
        Join(Of("kestrel", 1e-12, 0..10, TrendKind.Word), Of("Kestrel-7B", 1e-6, 0..4)).ShouldBe(["kestrel: Kestrel-7B"]);

    [Theory]
    [InlineData(0.5, "Lighthouse|Heron")]
    [InlineData(10, "Lighthouse: Heron")]
    public void What_is_left_without_the_clearer_one_stands_if_it_is_more_than_was_expected(double expected, string bundles) =>
        Join(Of("Lighthouse", 1e-12, 0..10), Of("Heron", 1e-9, 0..20, expected: expected)).ShouldBe(bundles.Split('|'));

    [Fact]
    public void Two_documents_left_stand_for_nothing() =>
        Join(Of("Lighthouse", 1e-12, 0..10), Of("Heron", 1e-9, 2..12)).ShouldBe(["Lighthouse: Heron"]);

    [Fact]
    public void What_shares_few_documents_is_not_joined_though_it_were_expected() =>
        Join(Of("Heron", 1e-12, 0..10), Of("Lighthouse", 1e-9, 7..17, expected: 20)).ShouldBe(["Heron", "Lighthouse"]);

    [Fact]
    public void It_goes_to_the_one_it_shares_most_with() =>
        Join(Of("Heron", 1e-12, 0..10), Of("Lighthouse", 1e-11, 10..20), Of("harbour", 1e-6, 4..20, TrendKind.Word)).ShouldBe(["Heron", "Lighthouse: harbour"]);

    [Fact]
    public void What_goes_on_is_not_hidden_by_what_fades() =>
        Join(Of("Lighthouse", 1e-12, 0..10, state: TrendState.Fading), Of("harbour", 1e-6, 0..10, TrendKind.Word)).ShouldBe(["harbour: Lighthouse"]);

    [Fact]
    public void What_fades_is_joined_by_its_documents_alone()
    {
        Join(Of("Heron", 1e-12, 0..10), Of("Lighthouse", 0.5, 1..17, state: TrendState.Fading)).ShouldBe(["Heron: Lighthouse"]);
        Join(Of("Heron", 1e-12, 0..10), Of("Lighthouse", 0.5, 2..18, state: TrendState.Fading)).ShouldBe(["Heron", "Lighthouse"]);
    }

    [Fact]
    public void An_alias_is_named_once_and_never_like_what_stands() =>
        Join(Of("Heron", 1e-12, 0..10), Of("heron", 1e-11, 0..10, TrendKind.Word), Of("LIFT", 1e-10, 0..10, TrendKind.Phrase), Of("lift", 1e-9, 0..10, TrendKind.Word))
            .ShouldBe(["Heron: LIFT"]);

    [Fact]
    public void The_order_of_the_candidates_changes_nothing()
    {
        var random = new Random(1);
        for (var round = 0; round < 50; round++)
        {
            // Few different chances and lengths, so that there are ties.
            Candidate[] candidates = [.. Enumerable.Range(0, 12).Select(i => Of(
                $"Name{i:00}", Math.Pow(10, -random.Next(4, 7)), random.Next(10)..random.Next(12, 30), (TrendKind)random.Next(3), 2,
                random.Next(4) == 0 ? TrendState.Fading : TrendState.New))];
            var joined = Join(candidates);
            random.Shuffle(candidates);
            Join(candidates).ShouldBe(joined);
        }
    }

    private static string[] Join(params Candidate[] candidates) =>
        [.. Redundancy.Join(candidates).Select(b => b.Aliases.Count == 0 ? b.Stands.Text : $"{b.Stands.Text}: {string.Join(", ", b.Aliases.Select(a => a.Text))}")];

    // A trend in documents of the last day.
    private static Candidate Of(
        string text, double p, Range documents, TrendKind kind = TrendKind.Name, double expected = 0.5, TrendState state = TrendState.New)
    {
        var subject = Subject.Of(TermId.Of(kind switch { TrendKind.Name => TermKind.Name, TrendKind.Phrase => TermKind.Phrase, _ => TermKind.Word }, text));
        Counted[] counted = [.. Enumerable.Range(documents.Start.Value, documents.End.Value - documents.Start.Value).Select(Document)];
        var reading = new SeriesReading { IsTested = true, P = p, Q = p, Window = 1, Count = counted.Length, Expected = expected, Dispersion = 0.1, Exposure = 100 };
        return new Candidate(Source, new SourceTrend(subject, kind, state, reading, new Burst(Days - 1, Days - 1), new int[Days]), text, counted, counted);
    }

    private static Counted Document(int number) => new(
        new Understood(new DocumentKey("forum", $"{number:00}"), "c/one", $"Title of {number}", new Digest
        {
            Document = number + 1,
            Entered = Instant.MinValue,
            Known = Instant.MinValue,
            Language = "en",
            Terms = [],
            TitleTerms = 0,
            StoryTerms = 0,
            Topics = [],
        }), Days - 1, 0);
}
