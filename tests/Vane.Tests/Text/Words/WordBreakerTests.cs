using FsCheck;
using FsCheck.Fluent;
using Vane.Text;

namespace Vane.Tests.Text.Words;

public sealed class WordBreakerTests
{
    // Everything that could trip a scanner, lone surrogates and broken emoji among it.
    private static readonly string[] Shards =
    [
        "a", "Z", "é", "e\u0301", "9", "４", ".", "-", "'", "+", "#", "%", "_", " ", "\u3000", "\t", "\n", "\0", "\u0007", "\u200D", "\uFE0F", "\uFEFF",
        "中", "國", "王", "小", "明", "第", "十", "三", "年", "月", "多", "萬", "．", "·", "的", "々", "〇", "\uD840\uDC00", "\uD840", "\uDC00",
        "😀", "👩‍💻", "👍🏽", "🇨🇳", "\uD83C", "1️⃣", "カ", "한", "ไ", "，", "…", "—", "模型", "大語言", "Qwen2.5-VL", "\uFFFF",
    ];

    private static readonly Arbitrary<string> Mixed =
        Gen.Choose(0, 40).SelectMany(n => Gen.Elements(Shards).ListOf(n)).Select(string.Concat).ToArbitrary();

    [Fact]
    public void Tokens_come_in_order_without_overlap_and_leave_out_white_space_only() => Check.QuickThrowOnFailure(
        Prop.ForAll(Mixed, text =>
        {
            foreach (var breaker in (WordBreaker[])[new(), WordBreaker.BuiltIn()])
            {
                var at = 0;
                foreach (var token in Tokens(breaker, text))
                {
                    token.Length.ShouldBeGreaterThan(0);
                    token.Start.ShouldBeGreaterThanOrEqualTo(at);
                    text[at..token.Start].ShouldAllBe(unit => char.IsWhiteSpace(unit));
                    token.In(text).ToString().ShouldNotContain(unit => char.IsWhiteSpace(unit));
                    at = token.End;
                }

                text[at..].ShouldAllBe(unit => char.IsWhiteSpace(unit));
            }
        }));

    [Fact]
    public void No_token_ends_inside_a_surrogate_pair() => Check.QuickThrowOnFailure(Prop.ForAll(Mixed, text =>
    {
        foreach (var token in Tokens(new WordBreaker(), text))
            if (token.End < text.Length)
                char.IsSurrogatePair(text[token.End - 1], text[token.End]).ShouldBeFalse();
    }));

    [Fact]
    public void A_breaker_used_before_breaks_like_a_fresh_one()
    {
        var used = new WordBreaker();
        Check.QuickThrowOnFailure(Prop.ForAll(Mixed, text => Tokens(used, text).ShouldBe(Tokens(new WordBreaker(), text))));
    }

    [Fact]
    public void What_surrounds_a_slice_does_not_matter()
    {
        var breaker = new WordBreaker();
        Check.QuickThrowOnFailure(Prop.ForAll(Mixed, text =>
        {
            var buffer = "十萬的" + text + "年的模型";
            var tokens = new List<Token>();
            breaker.Break(buffer.AsSpan(3, text.Length), tokens);
            tokens.ShouldBe(Tokens(breaker, text));
        }));
    }

    [Theory]
    [InlineData("I don't use C++ or C#, but .NET and node.js.", "I|don't|use|C++|or|C#|,|but|.NET|and|node.js|.")]
    [InlineData("GPT-4.5 beats Qwen2.5-VL-72B by 1,024.5 points (17%)!", "GPT-4.5|beats|Qwen2.5-VL-72B|by|1,024.5|points|(|17%|)|!")]
    [InlineData("state-of-the-art e-mail at AT&T's end.Next", "state|-|of|-|the|-|art|e-mail|at|AT&T's|end|.|Next")]
    [InlineData("snake_case v1.2 C++11 #tag a+b", "snake_case|v1.2|C|+|+|11|#|tag|a|+|b")]
    [InlineData("wait... --flag 😀👩‍💻👍🏽🇨🇳1️⃣", "wait|...|--|flag|😀|👩‍💻|👍🏽|🇨🇳|1️⃣")]
    [InlineData("ＡＢＣ ３０％", "ＡＢＣ|３０％")]
    public void Letters_numbers_and_signs_are_scanned(string text, string words) =>
        Words(WordBreaker.BuiltIn(), text).ShouldBe(words);

    [Theory]
    [InlineData("我们的研究表明这是最好的方法。", "我们|的|研究|表明|这|是|最好|的|方法|。")]
    [InlineData("我們的研究指出這是最好的方法。", "我們|的|研究|指出|這|是|最好|的|方法|。")]
    [InlineData("1998年12月3日", "1998年|12月|3日")]
    [InlineData("八十四年十一月三日", "八十四年|十一月|三日")]
    [InlineData("第十五届", "第十五|届")]
    [InlineData("300萬人", "300萬|人")]
    [InlineData("20多个国家", "20多|个|国家")]
    [InlineData("90年代", "90年代")]
    [InlineData("第3次", "第3|次")]
    [InlineData("数十家公司", "数十|家|公司")]
    [InlineData("人工智能大模型", "人工智能|大模型")]
    [InlineData("用Python写的程序", "用|Python|写|的|程序")]
    public void Chinese_is_broken_in_both_scripts(string text, string words)
    {
        var breaker = new WordBreaker();
        breaker.Engine.ShouldStartWith("ICU ", customMessage: "These sentences need a dictionary: install ICU.");
        Words(breaker, text).ShouldBe(words);
    }

    [Theory]
    [InlineData("记者王晓明报道", "王晓明")]
    [InlineData("總統歐陽震華表示", "歐陽震華")]
    [InlineData("演员斯嘉丽来到上海", "斯嘉丽")]
    public void Names_that_no_dictionary_has_stay_whole(string text, string name) =>
        Words(new WordBreaker(), text).Split('|').ShouldContain(name);

    [Fact]
    public void Without_a_dictionary_common_words_are_known_and_the_rest_is_broken_into_characters()
    {
        var breaker = WordBreaker.BuiltIn();
        breaker.Engine.ShouldBe("built in");
        Words(breaker, "我們的經濟發展，鑫淼").ShouldStartWith("我們|的|經濟|發展|，|");
        Words(WordBreaker.BuiltIn(NewWords.From(["蟲洞旅店"])), "在蟲洞旅店裡").ShouldBe("在|蟲洞旅店|裡");
    }

    [Theory]
    [InlineData("中國經濟發展")]
    [InlineData("一")]
    [InlineData("阿")]
    [InlineData("十几")]
    [InlineData("第一")]
    [InlineData("王小")]
    [InlineData("a1-")]
    [InlineData("b-")]
    [InlineData("-")]
    [InlineData("👩\u200D")]
    [InlineData("\uD840")]
    public void A_very_long_run_is_broken_in_one_go(string part)
    {
        var text = new string('a', 100_000) + "1-" + string.Concat(Enumerable.Repeat(part, 40_000));
        Tokens(new WordBreaker(), text).Sum(token => token.Length).ShouldBe(text.Length);
    }

    [Fact]
    public void Breaking_allocates_nothing_once_warm()
    {
        const string text = "通义实验室开源了 Qwen2.5-VL-72B，性能提升 17%！王晓明说：太好了😀";
        var breaker = new WordBreaker(NewWords.From(["通义"]));
        var tokens = new List<Token>();
        for (var i = 0; i < 50; i++) breaker.Break(text, tokens);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 50; i++) breaker.Break(text, tokens);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    private static List<Token> Tokens(WordBreaker breaker, string text)
    {
        var tokens = new List<Token>();
        breaker.Break(text, tokens);
        return tokens;
    }

    private static string Words(WordBreaker breaker, string text) =>
        string.Join('|', Tokens(breaker, text).Select(token => token.In(text).ToString()));
}
