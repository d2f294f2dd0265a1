using Vane.Bench;
using Vane.Tests.Support;
using Vane.Understand;

namespace Vane.Tests.Understand.Names;

public sealed class GoldTitleTests
{
    private static readonly List<MarkedTitle> Titles =
        NameGold.Parse(File.ReadLines(Repository.PathOf("tests/Vane.Tests/Understand/Names/titles.txt")));

    [Fact]
    public void There_are_three_hundred_titles() => Titles.Count.ShouldBeGreaterThanOrEqualTo(300);

    [Fact]
    public void Nearly_all_names_are_found_and_nearly_all_found_are_right()
    {
        var score = NameGold.Measure(new NameReader(Lens.Open("ai").Glossary), Titles);
        var wrong = string.Join("\n", score.Wrong);
        score.Precision.ShouldBeGreaterThanOrEqualTo(0.95, wrong);
        score.Recall.ShouldBeGreaterThanOrEqualTo(0.95, wrong);
    }

    [Fact]
    public void No_version_is_cut() =>
        NameGold.Measure(new NameReader(Lens.Open("ai").Glossary), Titles).Cut.ShouldBe(0);
}
