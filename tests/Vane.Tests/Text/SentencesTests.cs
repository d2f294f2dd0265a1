using FsCheck;
using FsCheck.Fluent;
using Vane.Text;

namespace Vane.Tests.Text;

public sealed class SentencesTests
{
    [Theory]
    [InlineData("It works. |We like it! |Do you?")]
    [InlineData("Mr. Chen met Dr. A. B. Lund, e.g. at noon. |They talked.")]
    [InlineData("GPT-4.5 costs $0.15 per token. |See Fig. 3 and p. 12 of Li et al. for more.")]
    [InlineData("The U.S. Senate voted. |He moved to the U.S. |In May he left.")]
    [InlineData("Is Node.js v20.1.0 fast? |Yes (it is. Really.) and small.")]
    [InlineData("\"It is done.\" |She left. |Well ... maybe. |“So?” he asked.")]
    [InlineData("As found before.[12] |Others [...] disagree.")]
    [InlineData("1. First thing |2. Second thing |3. Third thing")]
    [InlineData("we tried it. |it failed. |nobody cared")]
    [InlineData("今天發佈了新模型。|它很快！|真的嗎？|是的……")]
    [InlineData("他说：“很好。我们走吧。”|然后离开了（没有回头。再也没有）。")]
    [InlineData("《你好！世界？》是一本书；|大家喜欢它。")]
    [InlineData("版本4.5已经发布。|看3.14这个数。")]
    public void Sentences_end_where_readers_end_them(string marked) =>
        Of(marked.Replace("|", "", StringComparison.Ordinal)).ShouldBe(marked.Split('|').Select(sentence => sentence.Trim()));

    [Theory]
    [InlineData("A heading\n\nA line that was wrapped after forty characters or so\nby an editor goes on. Next\n- item one\n- item two",
        new[] { "A heading", "A line that was wrapped after forty characters or so\nby an editor goes on.", "Next", "- item one", "- item two" })]
    [InlineData("One title\nAnother title\nA third", new[] { "One title", "Another title", "A third" })]
    public void Lines_end_sentences_unless_they_were_wrapped(string text, string[] expected) => Of(text).ShouldBe(expected);

    [Fact]
    public void A_talk_without_punctuation_is_cut_before_words_that_open_a_sentence()
    {
        const string talk = "we built the first version of this tool in about three weeks and nobody used it so we went back to the people we had talked to "
            + "and asked them what they really do all day but most of them could not say it now the second version came from watching Mary Ann Lee work "
            + "with 3 million rows in a table okay let me show you how that looks on the screen";
        var sentences = Of(talk);
        sentences.Count.ShouldBeGreaterThan(3);
        sentences.ShouldAllBe(sentence => sentence.Split(' ', StringSplitOptions.None).Length <= 60);
        sentences.ShouldContain(sentence => sentence.StartsWith("so we", StringComparison.Ordinal));
        sentences.ShouldContain(sentence => sentence.StartsWith("okay", StringComparison.Ordinal));
        sentences.ShouldContain(sentence => sentence.Contains("Mary Ann Lee", StringComparison.Ordinal));
        sentences.ShouldContain(sentence => sentence.Contains("3 million rows", StringComparison.Ordinal));
    }

    [Fact]
    public void Captions_are_joined_and_cut_between_lines()
    {
        string[] lines = ["大家好欢迎回来", "我是小林", "今天我们来看一台新的机器", "它的重量呢", "只有三百克左右", "所以你可以随身带着", "但是电池不大",
            "用两个小时就没有电了", "那么厂家怎么说", "他们认为这样已经够了", "然后我们拆开它", "里面有两块电路板", "首先看上面这一块"];
        var sentences = Of(string.Join('\n', lines));
        sentences.Count.ShouldBeInRange(3, 9);
        sentences.ShouldContain(sentence => sentence.StartsWith("所以你", StringComparison.Ordinal));
        sentences.ShouldNotContain(sentence => sentence.EndsWith('呢'));
        string.Join('\n', sentences).ShouldBe(string.Join('\n', lines));
    }

    private static readonly Arbitrary<string> Texts = Gen.Elements(
            "Mr. ", "a.", "I ", "word ", "The ", "3.", "4", "...", " . ", "!", "?", "。", "！", "；", "“", "”", "(", ")", "（", "《", "》", "\n", "\n\n", "\r\n", " ", "新", "技術", "所以", "，", ", ", "1. ", "2) ", "• ", "- ", "\uD83D", "\uDE00", "…", "[", "]", "\t")
        .ListOf().Select(bits => string.Concat(bits)).ToArbitrary();

    [Fact]
    public void Sentences_cover_all_but_white_space_in_order() =>
        Prop.ForAll(Texts, text =>
        {
            var at = 0;
            foreach (var span in Sentences.Split(text))
            {
                if (span.Length == 0 || span.Start < at || !string.IsNullOrWhiteSpace(text[at..span.Start])) return false;
                if (char.IsWhiteSpace(text[span.Start]) || char.IsWhiteSpace(text[span.End - 1])) return false;
                at = span.End;
            }

            return string.IsNullOrWhiteSpace(text[at..]);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    [Theory]
    [InlineData("(")]
    [InlineData(". ")]
    [InlineData("! ")]
    [InlineData("- ")]
    [InlineData("a,\n")]
    [InlineData("word ")]
    [InlineData("字")]
    [InlineData("所以")]
    [InlineData("“")]
    [InlineData("\n")]
    [InlineData("a\n")]
    [InlineData("1. ")]
    [InlineData("• ")]
    [InlineData("no more words than this and so on ")]
    public void Hostile_texts_are_covered_too(string unit)
    {
        var text = string.Concat(Enumerable.Repeat(unit, 200_000));
        Sentences.Split(text).Sum(span => span.In(text).ToString().Count(c => !char.IsWhiteSpace(c))).ShouldBe(text.Count(c => !char.IsWhiteSpace(c)));
    }

    private static List<string> Of(string text) => [.. Sentences.Split(text).Select(span => span.In(text).ToString())];
}
