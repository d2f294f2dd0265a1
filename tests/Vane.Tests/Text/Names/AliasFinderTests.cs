using Vane.Text.Names;

namespace Vane.Tests.Text.Names;

public sealed class AliasFinderTests
{
    [Theory]
    [InlineData("Mixture of Experts (MoE) explained", "Mixture of Experts", "MoE")]
    [InlineData("MoE（Mixture of Experts）是什么", "Mixture of Experts", "MoE")]
    [InlineData("通义千问(Qwen)升级", "通义千问", "Qwen")]
    [InlineData("Qwen（通义千问）升级", "通义千问", "Qwen")]
    [InlineData("檢索增強生成（RAG）入門", "檢索增強生成", "RAG")]
    [InlineData("We propose Group Relative Policy Optimization (GRPO).", "Group Relative Policy Optimization", "GRPO")]
    [InlineData("Large Language Models (LLMs) count cats", "Large Language Models", "LLMs")]
    public void A_name_and_what_explains_it_are_a_pair(string text, string full, string brief)
    {
        var pair = Find(text).ShouldHaveSingleItem();
        pair.Full.In(text).ToString().ShouldBe(full);
        pair.Brief.In(text).ToString().ShouldBe(brief);
    }

    [Theory]
    [InlineData("A history of tea (2025)")]
    [InlineData("My dog swims (video)")]
    [InlineData("It (GAN) is old")]
    [InlineData("Two cats (and a dog)")]
    [InlineData("他来了（笑）")]
    [InlineData("新品发布（附链接）")]
    [InlineData("Paper (NASA)")]
    [InlineData("unclosed (MoE")]
    [InlineData("(MoE) first")]
    [InlineData("")]
    [InlineData("((((((()")]
    public void Other_brackets_explain_nothing(string text) => Find(text).ShouldBeEmpty();

    [Fact]
    public void Many_brackets_take_no_longer_than_they_are_many()
    {
        var text = string.Concat(Enumerable.Repeat("a b (C", 40_000));
        Should.NotThrow(() => Find(text));
    }

    private static List<AliasPair> Find(string text)
    {
        var pairs = new List<AliasPair>();
        AliasFinder.Find(text, pairs);
        return pairs;
    }
}
