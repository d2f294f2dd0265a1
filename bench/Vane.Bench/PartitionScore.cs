namespace Vane.Bench;

/// <summary>How well clusters agree with labels.</summary>
/// <param name="AdjustedRand">Adjusted Rand index (Hubert and Arabie 1985): pairs, corrected for chance.</param>
/// <param name="MutualInformation">Mutual information over the arithmetic mean of the entropies.</param>
/// <param name="BCubed">Harmonic mean of B³ precision and recall (Bagga and Baldwin 1998).</param>
internal readonly record struct PartitionScore(double AdjustedRand, double MutualInformation, double BCubed)
{
    public static PartitionScore Of(IReadOnlyList<long> labels, IReadOnlyList<long> clusters)
    {
        if (labels.Count != clusters.Count) throw new ArgumentException("One cluster for each label.", nameof(clusters));
        if (labels.Count == 0) return new PartitionScore(1, 1, 1);
        var byLabel = labels.CountBy(l => l).ToDictionary();
        var byCluster = clusters.CountBy(c => c).ToDictionary();
        var cells = labels.Zip(clusters).CountBy(p => p).ToDictionary();
        return new PartitionScore(
            Rand(byLabel.Values, byCluster.Values, cells.Values, labels.Count),
            Information(byLabel, byCluster, cells, labels.Count),
            BCubedOf(byLabel, byCluster, cells, labels.Count));
    }

    private static double Rand(IEnumerable<int> labels, IEnumerable<int> clusters, IEnumerable<int> cells, int n)
    {
        double a = labels.Sum(Pairs), b = clusters.Sum(Pairs), both = cells.Sum(Pairs);
        var chance = n < 2 ? 0 : a * b / Pairs(n);
        var most = (a + b) / 2;
        return most == chance ? 1 : (both - chance) / (most - chance);
    }

    private static double Pairs(int n) => n * (n - 1.0) / 2;

    private static double Information(Dictionary<long, int> labels, Dictionary<long, int> clusters,
        Dictionary<(long First, long Second), int> cells, double n)
    {
        double Entropy(Dictionary<long, int> parts) => -parts.Values.Sum(c => c / n * Math.Log(c / n));
        double a = Entropy(labels), b = Entropy(clusters);
        if (a + b == 0) return 1;
        return cells.Sum(c => c.Value / n * Math.Log(c.Value * n / ((double)labels[c.Key.First] * clusters[c.Key.Second]))) / ((a + b) / 2);
    }

    private static double BCubedOf(Dictionary<long, int> labels, Dictionary<long, int> clusters,
        Dictionary<(long First, long Second), int> cells, double n)
    {
        var precision = cells.Sum(c => (double)c.Value * c.Value / clusters[c.Key.Second]) / n;
        var recall = cells.Sum(c => (double)c.Value * c.Value / labels[c.Key.First]) / n;
        return 2 * precision * recall / (precision + recall);
    }
}
