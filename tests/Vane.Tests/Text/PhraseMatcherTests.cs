using FsCheck.Fluent;
using Vane.Text;

namespace Vane.Tests.Text;

public sealed class PhraseMatcherTests
{
    [Fact]
    public void Finds_phrases_that_overlap_and_hold_each_other() =>
        Find(["he", "she", "his", "hers"], "ushers").ShouldBe([("she", 1), ("he", 2), ("hers", 2)]);

    [Fact]
    public void Finds_what_simple_searching_finds() =>
        FsCheck.Check.One(
            FsCheck.Config.QuickThrowOnFailure,
            Prop.ForAll(Few(), Few(), (phrases, pieces) =>
            {
                var text = string.Concat(pieces);
                var distinct = phrases.Where(phrase => phrase.Length > 0).Distinct(StringComparer.Ordinal).ToList();
                Find(distinct, text).Order().ShouldBe(Search(distinct, text).Order());
            }));

    [Fact]
    public void No_phrases_find_nothing() => Find([], "text").ShouldBeEmpty();

    [Fact]
    public void Refuses_empty_and_doubled_phrases()
    {
        Should.Throw<ArgumentException>(() => new PhraseMatcher([""]));
        Should.Throw<ArgumentException>(() => new PhraseMatcher(["a", "a"])).Message.ShouldContain("twice");
    }

    [Fact]
    public void A_text_of_one_letter_stays_linear()
    {
        var phrases = Enumerable.Range(1, 50).Select(length => new string('a', length)).ToList();
        var count = 0;
        foreach (var _ in new PhraseMatcher(phrases).In(new string('a', 10_000))) count++;
        count.ShouldBe(phrases.Sum(phrase => 10_001 - phrase.Length));
    }

    [Theory]
    [InlineData("用GPT写", 1, 4, true)]
    [InlineData("a gpt b", 2, 5, true)]
    [InlineData("xgpt", 1, 4, false)]
    [InlineData("gpt4", 0, 3, false)]
    [InlineData("gpt", 0, 3, true)]
    [InlineData("café", 0, 3, false)]
    public void Words_end_at_blanks_signs_and_other_scripts(string text, int start, int end, bool isWhole) =>
        (WordEdges.CanBegin(text, start) && WordEdges.CanEnd(text, end)).ShouldBe(isWhole);

    [Fact]
    public void Halves_of_characters_are_no_letters()
    {
        // Attributes cannot hold them.
        WordEdges.CanBegin("\uD83Dgpt\uDE00", 1).ShouldBeTrue();
        WordEdges.CanEnd("\uD83Dgpt\uDE00", 4).ShouldBeTrue();
    }

    [Fact]
    public void Nothing_begins_or_ends_outside_a_text()
    {
        WordEdges.CanBegin("a", -1).ShouldBeFalse();
        WordEdges.CanBegin("a", 1).ShouldBeFalse();
        WordEdges.CanEnd("a", 0).ShouldBeFalse();
        WordEdges.CanEnd("a", 2).ShouldBeFalse();
    }

    private static FsCheck.Arbitrary<string[]> Few() =>
        Gen.Elements("", "a", "b", "ab", "ba", "aab", "模", "模型", "型a").ArrayOf().ToArbitrary();

    private static List<(string Phrase, int Start)> Find(List<string> phrases, string text)
    {
        var found = new List<(string, int)>();
        foreach (var match in new PhraseMatcher(phrases).In(text)) found.Add((phrases[match.Phrase], match.Span.Start));
        return found;
    }

    private static IEnumerable<(string Phrase, int Start)> Search(List<string> phrases, string text) =>
        from phrase in phrases
        from start in Enumerable.Range(0, text.Length)
        where string.CompareOrdinal(text, start, phrase, 0, phrase.Length) == 0 && start + phrase.Length <= text.Length
        select (phrase, start);
}
