using Vane.Understand;

namespace Vane.Bench;

/// <summary>How well names are found in the titles marked by hand.</summary>
internal static class NameQuality
{
    public static IEnumerable<Measure> Own()
    {
        var set = OwnSet.Read("names", "tests/Vane.Tests/Understand/Names/titles.txt");
        var score = NameGold.Measure(new NameReader(Lens.Open("ai").Glossary), NameGold.Parse(set.Lines));
        yield return set.Measure("precision", score.Precision);
        yield return set.Measure("recall", score.Recall);
        yield return set.Measure("names kept whole", 1 - ((double)score.Cut / score.Marked));
    }
}
