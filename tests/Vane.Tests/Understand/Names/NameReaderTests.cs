using FsCheck;
using FsCheck.Fluent;
using Vane.Understand;

namespace Vane.Tests.Understand.Names;

public sealed class NameReaderTests
{
    private static readonly Glossary Ai = Lens.Open("ai").Glossary;

    [Theory]
    [InlineData("Qwen2.5-VL-72B-Instruct", "qwen › qwen2.5 › qwen2.5-vl › qwen2.5-vl-72b › qwen2.5-vl-72b-instruct")]
    [InlineData("GPT-4o-mini", "gpt › gpt-4o › gpt-4o-mini")]
    [InlineData("DeepSeek-R1-0528", "deepseek › deepseek-r1 › deepseek-r1-0528")]
    [InlineData("Claude 3.7 Sonnet", "claude › claude-3.7 › claude-3.7-sonnet")]
    [InlineData("通義千問2.5", "qwen › qwen2.5")]
    [InlineData("FooNet-V2-7B", "foonet › foonet-v2 › foonet-v2-7b")]
    public void A_name_comes_with_its_chain(string text, string chain) => string.Join(" › ", Single(text).Chain).ShouldBe(chain);

    [Theory]
    [InlineData("Qwen 2.5 VL 72B", "qwen2.5_vl_72b")]
    [InlineData("GPT-4.5", "gpt 4.5")]
    [InlineData("ＧＬＭ－４．５－Ａｉｒ", "GLM-4.5-Air")]
    [InlineData("Claude Opus 4.1", "Claude opus-4-1")]
    [InlineData("DeepSeek V3.1", "deepseek-v3.1")]
    public void Ways_to_write_a_name_are_one_name(string one, string other)
    {
        Single(one).Key.ShouldBe(Single(other).Key);
        Single(one).Name.ShouldBe(Single(other).Name);
    }

    [Theory]
    [InlineData("Paper2Video", "Paper2Video")]
    [InlineData("SU7Pro", "SU7 › SU7Pro")]
    [InlineData("FooNet-2_7B", "FooNet › FooNet-2 › FooNet-2_7B")]
    [InlineData("FooNet 2.5", "FooNet › FooNet 2.5")]
    [InlineData("CityGaussianV2", "CityGaussian › CityGaussianV2")]
    [InlineData("ABCv3.1", "ABC › ABCv3.1")]
    [InlineData("GPT4o", "GPT › GPT-4o")]
    public void Unlisted_names_are_shown_as_written_and_hold_only_names_that_end_where_words_do(string text, string shown) =>
        string.Join(" › ", Single(text).Shown).ShouldBe(shown);

    [Theory]
    [InlineData("QuillLM2.5-VL", "QuillLM-2.5-VL")]
    [InlineData("SU7Pro", "SU-7-Pro")]
    [InlineData("FooNet-V2-7b", "FooNet_v2_7B")]
    public void Ways_to_write_an_unlisted_name_have_one_key(string one, string other) => Single(one).Key.ShouldBe(Single(other).Key);

    [Fact]
    public void A_last_part_that_may_be_cut_is_not_believed()
    {
        var name = Single("Everybody compares Claude 3…");
        name.Chain.ShouldBe(["claude"]);
        name.Length.ShouldBe("Claude 3".Length);
    }

    [Fact]
    public void The_place_where_something_was_said_speaks_for_a_name()
    {
        Read("Haiku surprised me").ShouldBeEmpty();
        Read("o4 surprised me", inField: true).ShouldHaveSingleItem().Key.ShouldBe("o4");
        Read("o4 surprised me").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Opus 4.1 is out", false)]
    [InlineData("Opus 4.1 or Claude?", true)]
    [InlineData("Opus 4.1 as an agent", true)]
    [InlineData("Opus 1.6, the codec, as an agent", false)]
    [InlineData("Phi-4-mini is out", true)]
    public void What_often_means_something_else_needs_company_even_with_a_version(string text, bool isRead) =>
        Read(text).Any(n => n.Chain[0] is "claude" && n.Chain.Count > 1 || n.Key is "phi-4-mini").ShouldBe(isRead);

    [Fact]
    public void Names_slice_to_their_surface_are_sorted_and_never_overlap()
    {
        string[] pieces =
        [
            "Qwen2.5", "-VL", "72B", "Claude", " ", "-", ".", "3.7", "通义千问", "豆包", "GPT", "…", "(", ")", "[dev]", "\uD83E", "😀", "RAG", "s", "’s",
            "https://", "r/", "FooNet", "V2", "模型", "ＧＰＴ", "个", "：", "\n", "MoE", "_", "名为", "是一个", "Show HN: ", "\0", "1.2.3", "B",
        ];
        Prop.ForAll(Gen.Elements(pieces).ArrayOf().Select(string.Concat).ToArbitrary(), text =>
        {
            var end = 0;
            foreach (var name in Read(text))
            {
                if (name.Start < end || name.Length <= 0 || name.End > text.Length || name.Chain.Count == 0) return false;
                end = name.End;
            }

            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Fact]
    public void A_version_is_never_cut()
    {
        var names =
            from family in Gen.Elements("Qwen", "GPT", "Claude", "Gemini", "Llama", "GLM", "Kimi", "DeepSeek", "FooNet", "QuillLM")
            from first in Gen.Elements("-", "")
            from version in Gen.Elements("2", "2.5", "3.1.2", "V3", "v1.5.2", "4.5", "10")
            from variant in Gen.Elements("", "-VL", "-Coder", "-mini", "-Turbo", "-Flash-Lite")
            from size in Gen.Elements("", "-7B", "-72B", "-0.5B", "-8x7B", "-480B-A35B")
            from tail in Gen.Elements("", "-Instruct", "-2507", "-FP8")
            where first.Length > 0 || char.IsAsciiDigit(version[0])
            select family + first + version + variant + size + tail;
        var texts =
            from name in names
            from before in Gen.Elements("", "why ", "（", "用", "\"", "a, ")
            from after in Gen.Elements("", " is out", "发布了", ".", ", again", "'s", "）")
            select (Name: name, Start: before.Length, Text: before + name + after);
        Prop.ForAll(texts.ToArbitrary(), t =>
        {
            var found = Read(t.Text);
            return found.Count == 1 && found[0].Start == t.Start && found[0].Length == t.Name.Length
                && found[0].Chain.Zip(found[0].Chain.Skip(1)).All(p => p.Second.StartsWith(p.First, StringComparison.Ordinal));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Fact]
    public void Reading_again_gives_the_same()
    {
        var reader = new NameReader(Ai);
        var (first, second) = (new List<NameMention>(), new List<NameMention>());
        reader.Read("Qwen3-8B and Claude 4 on an H100, 豆包1.5", first);
        reader.Read("Qwen3-8B and Claude 4 on an H100, 豆包1.5", second);
        second.Count.ShouldBe(4);
        second.Select(n => (n.Start, n.Name)).ShouldBe(first.Select(n => (n.Start, n.Name)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uD800")]
    [InlineData("\uDC00Qwen\uD800")]
    [InlineData("-----....____::::((([[[")]
    [InlineData("Qwen-")]
    [InlineData("Qwen (")]
    [InlineData("GPT-4.")]
    public void Odd_texts_are_read(string text) => Should.NotThrow(() => Read(text));

    [Theory]
    [InlineData("Qwen")]
    [InlineData("a-")]
    [InlineData("A-B")]
    [InlineData("1.")]
    [InlineData("Foo-V2-")]
    [InlineData("名为")]
    [InlineData("(")]
    [InlineData("Q4_")]
    public void Long_texts_are_read_in_one_pass(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length));
        Should.NotThrow(() => Read(text));
    }

    private static NameMention Single(string text) => Read(text).ShouldHaveSingleItem();

    private static List<NameMention> Read(string text, bool inField = false)
    {
        var names = new List<NameMention>();
        new NameReader(Ai).Read(text, names, inField);
        return names;
    }
}
