using System.Globalization;
using FsCheck.Fluent;
using Vane.Tests.Support;
using Vane.Text;

namespace Vane.Tests.Text;

public sealed class GraphemesTests
{
    [Theory]
    [InlineData("short", 5, "short")]
    [InlineData("longer", 5, "long…")]
    [InlineData("a b cd", 3, "a…")]
    [InlineData("👩‍👩‍👧👩‍👩‍👧", 2, "👩‍👩‍👧👩‍👩‍👧")]
    [InlineData("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 2, "👩‍👩‍👧…")]
    [InlineData("🇳🇱🇧🇪🇱🇺", 2, "🇳🇱…")]
    [InlineData("e\u0301e\u0301e\u0301", 2, "e\u0301…")]
    [InlineData("👍🏽👍🏽👍🏽", 2, "👍🏽…")]
    [InlineData("한국어", 2, "한…")]
    public void A_cut_falls_between_characters_as_readers_see_them(string text, int most, string cut) =>
        Graphemes.Shorten(text, most).ShouldBe(cut);

    [Fact]
    public void Any_text_is_cut_between_text_elements_and_at_most_as_long_as_asked() =>
        Foreign.Text.SelectMany(text => Gen.Choose(1, 12).Select(most => (Text: text, Most: most))).Holds(given =>
        {
            var whole = Elements(given.Text);
            var cut = Graphemes.Shorten(given.Text, given.Most);
            if (whole.Count <= given.Most)
            {
                cut.ShouldBe(given.Text);
                return;
            }

            Elements(cut).Count.ShouldBeLessThanOrEqualTo(given.Most);
            cut.ShouldEndWith("…");
            string.Concat(whole.Take(given.Most - 1)).TrimEnd().ShouldBe(cut[..^1]);
        });

    private static List<string> Elements(string text)
    {
        var elements = new List<string>();
        for (var all = StringInfo.GetTextElementEnumerator(text); all.MoveNext();) elements.Add(all.GetTextElement());
        return elements;
    }
}
