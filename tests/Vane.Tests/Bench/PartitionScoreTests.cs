using Vane.Bench;

namespace Vane.Tests.Bench;

public sealed class PartitionScoreTests
{
    [Fact]
    public void The_same_parts_by_other_names_agree_fully()
    {
        var score = PartitionScore.Of([1, 1, 2, 2, 3], [7, 7, 5, 5, 9]);
        score.AdjustedRand.ShouldBe(1, 1e-12);
        score.MutualInformation.ShouldBe(1, 1e-12);
        score.BCubed.ShouldBe(1, 1e-12);
    }

    // Pairs together: 2 by label, 1 by cluster, 1 by both; by chance 2·1/6. Entropies ln 2 and 1.5·ln 2, of which ln 2 is
    // shared. B³: precision 1, recall (1 + 1 + ½ + ½)/4.
    [Fact]
    public void One_of_two_pairs_split_is_what_it_is_by_hand()
    {
        var score = PartitionScore.Of([1, 1, 2, 2], [1, 1, 2, 3]);
        score.AdjustedRand.ShouldBe((1 - (1.0 / 3)) / (1.5 - (1.0 / 3)), 1e-12);
        score.MutualInformation.ShouldBe(1 / 1.25, 1e-12);
        score.BCubed.ShouldBe(2 * .75 / 1.75, 1e-12);
    }

    // Crossed: no pair together in both. Rand is below chance, nothing is shared, B³ is ½.
    [Fact]
    public void Crossed_parts_agree_less_than_by_chance()
    {
        var score = PartitionScore.Of([1, 1, 2, 2], [1, 2, 1, 2]);
        score.AdjustedRand.ShouldBe((0 - (4.0 / 6)) / (2 - (4.0 / 6)), 1e-12);
        score.MutualInformation.ShouldBe(0, 1e-12);
        score.BCubed.ShouldBe(.5, 1e-12);
    }

    [Fact]
    public void All_in_one_is_no_better_than_chance()
    {
        var score = PartitionScore.Of([1, 1, 2, 2], [5, 5, 5, 5]);
        score.AdjustedRand.ShouldBe(0, 1e-12);
        score.MutualInformation.ShouldBe(0, 1e-12);
        score.BCubed.ShouldBe(2 * .5 / 1.5, 1e-12);
    }

    [Fact]
    public void Nothing_and_one_thing_agree()
    {
        PartitionScore.Of([], []).ShouldBe(new PartitionScore(1, 1, 1));
        PartitionScore.Of([3], [4]).ShouldBe(new PartitionScore(1, 1, 1));
    }

    [Fact]
    public void Each_label_needs_a_cluster() => Should.Throw<ArgumentException>(() => PartitionScore.Of([1], []));
}
