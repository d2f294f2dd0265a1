using Vane.Model;
using Vane.Tests.Support;
using Vane.Words;

namespace Vane.Tests.Words;

public sealed class WordingTests
{
    private static readonly Wording English = In("en", "UTC");

    [Theory]
    [InlineData(0, "0 posts came into view; there is nothing earlier to compare with.")]
    [InlineData(1, "1 post came into view; there is nothing earlier to compare with.")]
    [InlineData(2, "2 posts came into view; there is nothing earlier to compare with.")]
    [InlineData(1234567, "1,234,567 posts came into view; there is nothing earlier to compare with.")]
    public void A_word_follows_its_number(long posts, string sentence) =>
        English.SayPlain("volume-first", new Dictionary<string, Slot> { ["posts"] = new Slot.Count(posts) }).ShouldBe(sentence);

    public static TheoryData<Slot, string> Slots => new()
    {
        { new Slot.Count(12345), "12,345" },
        { new Slot.Score(-12345), "-12,345" },
        { new Slot.Rank(7), "#7" },
        { new Slot.Mean(1234.5), "1,234.5" },
        { Slot.Mean.Of(0.25), "0.3" },
        { new Slot.Share(0.1234), "12.3%" },
        { new Slot.Share(1), "100.0%" },
        { new Slot.Probability(0.0004), "<0.001" },
        { new Slot.Probability(0.0010), "0.001" },
        { new Slot.Probability(0.0496), "0.050" },
        { new Slot.Names(["a", "b"], [1, 2000]), "a (1), b (2,000)" },
        { new Slot.Names(["{count}", "{name}"], [5, 6]), "{count} (5), {name} (6)" },
        { new Slot.Names(["a\n\u202Eb", "c"]), "a b, c" },
        { new Slot.Title("A cut titl", null, true), "A cut titl…" },
        { new Slot.Title("A cut titl…", null, true), "A cut titl…" },
        { new Slot.Title("A cut titl...", null, true), "A cut titl..." },
        { new Slot.Term("list-week"), "the week’s list" },
        { new Slot.Trajectory([0, 7, 14]), "▁▄█" },
        { new Slot.Trajectory([5, 5]), "▁▁" },
    };

    [Theory]
    [MemberData(nameof(Slots), DisableDiscoveryEnumeration = true)]
    public void Slots_are_written_as_readers_expect(Slot slot, string text) =>
        English.Cell(new Row([null, slot]), 1).Text.ShouldBe(text);

    [Fact]
    public void What_is_not_known_is_a_dash() => English.Cell(new Row([null]), 0).Text.ShouldBe("–");

    [Theory]
    [InlineData(null, null, "new")]
    [InlineData(null, 1200L, "new +1,200")]
    [InlineData(5L, null, "▲2")]
    [InlineData(1L, -4L, "▼2 −4")]
    [InlineData(3L, 0L, "= +0")]
    public void A_move_says_places_and_points(long? previous, long? gained, string text) =>
        English.Cell(new Row([new Slot.Rank(3), new Slot.Move(previous, gained)]), 1).Text.ShouldBe(text);

    [Theory]
    [InlineData(0.1234, "+12.3")]
    [InlineData(-0.1234, "−12.3")]
    [InlineData(0, "0.0")]
    public void A_change_is_in_signed_points(double change, string text) => Wording.Points(new Slot.Share(change)).ShouldBe(text);

    [Theory]
    [InlineData("UTC", "2025-01-15T00:30", "2025-01-15 00:30 UTC")]
    [InlineData("Asia/Shanghai", "2025-01-15T20:30", "2025-01-16 04:30 UTC+08:00")]
    [InlineData("America/New_York", "2025-03-09T06:59", "2025-03-09 01:59 UTC-05:00")]
    [InlineData("America/New_York", "2025-03-09T07:00", "2025-03-09 03:00 UTC-04:00")]
    [InlineData("America/New_York", "2025-11-02T05:30", "2025-11-02 01:30 UTC-04:00")]
    [InlineData("America/New_York", "2025-11-02T06:30", "2025-11-02 01:30 UTC-05:00")]
    [InlineData("Asia/Kathmandu", "2025-01-15T00:00", "2025-01-15 05:45 UTC+05:45")]
    public void A_moment_is_told_in_the_zone_with_its_offset(string zone, string at, string text)
    {
        foreach (var language in Language.All) In(language.Code, zone).MomentText(Make.At(at)).ShouldBe(text);
    }

    [Theory]
    [InlineData("en", "2025-05-20", "2025-05-20 (Tuesday)")]
    [InlineData("zh-Hans", "2025-05-19", "2025年05月19日（星期一）")]
    [InlineData("zh-Hant", "2025-05-25", "2025年05月25日（星期日）")]
    public void A_day_is_told_with_its_week_day(string code, string date, string text) =>
        In(code, "UTC").LongDate(Make.Day(date)).ShouldBe(text);

    [Theory]
    [InlineData("👩‍👩‍👧")]
    [InlineData("🇳🇱")]
    [InlineData("e\u0301")]
    [InlineData("*")]
    [InlineData("字")]
    public void A_long_title_is_cut_between_characters_before_it_is_escaped(string character)
    {
        string Said(int times) => English.Cell(
            new Row([new Slot.Title(string.Concat(Enumerable.Repeat(character, times)), null, false)]), 0).Text;
        Said(120).ShouldBe(string.Concat(Enumerable.Repeat(character, 120)));
        Said(121).ShouldBe(string.Concat(Enumerable.Repeat(character, 119)) + "…");
    }

    [Fact]
    public void Digits_of_a_statement_are_the_same_in_every_language()
    {
        var slots = new Dictionary<string, Slot>
        {
            ["name"] = new Slot.Name("c"),
            ["now"] = new Slot.Share(0.4567),
            ["nowPosts"] = new Slot.Count(1234),
            ["nowAll"] = new Slot.Count(2702),
            ["before"] = new Slot.Share(0.1),
            ["beforePosts"] = new Slot.Count(10),
            ["beforeAll"] = new Slot.Count(100),
            ["q"] = new Slot.Probability(0.0123),
        };
        string Digits(string code) => string.Concat(
            In(code, "UTC").Say("share-rose", slots).Where(p => p.Kind == PieceKind.Number).Select(p => p.Text + " "));
        Digits("en").ShouldBe("45.7% 1,234 2,702 10.0% 10 100 = 0.012 ");
        Digits("zh-Hans").ShouldBe(Digits("en"));
        Digits("zh-Hant").ShouldBe(Digits("en"));
    }

    private static Wording In(string code, string zone) => new(Language.Of(code), Edition.ZoneOf(zone));
}
