using Vane.Understand;

namespace Vane.Tests.Understand.Topics;

public sealed class WordPatternTests
{
    [Theory]
    [InlineData("benchmark(s|ed)", "benchmark,benchmarks,benchmarked")]
    [InlineData("fine( )tun(e|ing)", "finetun,finetune,finetuning,fine tun,fine tune,fine tuning")]
    [InlineData("train a <model|llm>", "train a model,train a llm")]
    [InlineData("=RAG(s)", "RAG,RAGs")]
    [InlineData("*llama*", "llama")]
    public void Patterns_stand_for_their_forms(string written, string forms) =>
        WordPattern.Parse(written).Forms.ShouldBe(forms.Split(','), ignoreOrder: true);

    [Theory]
    [InlineData("bench(s", "a ( is never closed")]
    [InlineData("a <b", "a < is never closed")]
    [InlineData("bench)s", "a ) was never opened")]
    [InlineData("b)ench(s)", "a ) was never opened")]
    [InlineData("a*b", "a * stands first or last")]
    [InlineData("(s)", "it may stand for nothing at all")]
    [InlineData("*", "it may stand for nothing at all")]
    [InlineData("(a|b|c|d|e|f|g)(a|b|c|d|e|f|g)(a|b|c|d|e|f|g)x", "it stands for more than 256 forms")]
    public void Broken_patterns_say_what_is_wrong(string written, string problem) =>
        Should.Throw<FormatException>(() => WordPattern.Parse(written)).Message.ShouldBe(problem);
}
