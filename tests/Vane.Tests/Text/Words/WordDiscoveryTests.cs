using Vane.Text;

namespace Vane.Tests.Text.Words;

public sealed class WordDiscoveryTests
{
    private static readonly string[] Subjects = ["老师", "工程师", "记者", "学生", "医生", "公司", "大学", "城市"];
    private static readonly string[] Subjects2 = ["老師", "工程師", "記者", "學生", "醫生", "公司", "大學", "城市"];
    private static readonly string[] Verbs = ["研究", "购买", "喜欢", "介绍", "使用", "支持"];
    private static readonly string[] Verbs2 = ["研究", "購買", "喜歡", "介紹", "使用", "支持"];
    private static readonly string[] Ends = ["产品", "项目", "方法", "计划", "系统", "市场"];
    private static readonly string[] Ends2 = ["產品", "項目", "方法", "計畫", "系統", "市場"];

    [Fact]
    public void A_planted_word_is_found_in_both_scripts()
    {
        Discover(Texts("霂瀚窟", Subjects, Verbs, Ends)).Words.ShouldBe(["霂瀚窟"]);
        Discover(Texts("霂瀚蘢", Subjects2, Verbs2, Ends2)).Words.ShouldBe(["霂瀚蘢"]);
    }

    [Fact]
    public void A_breaker_keeps_discovered_words_whole()
    {
        const string text = "我们的霂瀚窟很好";
        Words(new WordBreaker(), text).ShouldNotContain("|霂瀚窟|");
        Words(new WordBreaker(Discover(Texts("霂瀚窟", Subjects, Verbs, Ends))), text).ShouldContain("|霂瀚窟|");
    }

    [Fact]
    public void A_part_of_a_word_is_no_word() =>
        // Nothing but 霂瀚 ever follows 窟: no freedom, no word.
        Discover(Texts("窟霂瀚", Subjects, Verbs, Ends)).Words.ShouldNotContain("霂瀚");

    [Fact]
    public void Copies_of_a_text_are_no_evidence() =>
        Discover(Enumerable.Repeat("老师研究霂瀚窟产品", 50)).Words.ShouldBeEmpty();

    [Fact]
    public void Nothing_is_found_in_nothing()
    {
        Discover([]).Words.ShouldBeEmpty();
        Discover(["", "  ", "no Han at all", "\uD840"]).Words.ShouldBeEmpty();
    }

    [Fact]
    public void The_same_texts_give_the_same_words()
    {
        var texts = Texts("霂瀚窟", Subjects, Verbs, Ends).Concat(Texts("霂瀚蘢", Subjects2, Verbs2, Ends2)).ToList();
        Discover(texts).Words.ShouldBe(Discover(texts).Words);
    }

    [Fact]
    public void A_frequent_word_is_found_even_when_rare_stretches_must_be_forgotten()
    {
        var noise = Enumerable.Range(0, 20_000).Select(i => $"{(char)(0x4E00 + i)}{(char)(0x5000 + i * 7 % 9000)}");
        var texts = Texts("霂瀚窟", Subjects, Verbs, Ends).Concat(noise).Concat(Texts("霂瀚窟", Verbs, Subjects, Ends));
        Discover(texts, new WordDiscoveryOptions { MostFragments = 4096 }).Words.ShouldContain("霂瀚窟");
    }

    private static IEnumerable<string> Texts(string word, string[] subjects, string[] verbs, string[] ends) =>
        from subject in subjects from verb in verbs from end in ends select $"{subject}{verb}{word}{end}";

    private static NewWords Discover(IEnumerable<string> texts, WordDiscoveryOptions? options = null)
    {
        var breaker = new WordBreaker();
        var discovery = new WordDiscovery(options);
        var tokens = new List<Token>();
        foreach (var text in texts)
        {
            breaker.Break(text, tokens);
            discovery.Add(text, tokens);
        }

        return discovery.Find();
    }

    private static string Words(WordBreaker breaker, string text)
    {
        var tokens = new List<Token>();
        breaker.Break(text, tokens);
        return "|" + string.Join('|', tokens.Select(token => token.In(text).ToString())) + "|";
    }
}
