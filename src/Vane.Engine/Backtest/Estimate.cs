namespace Vane.Backtest;

/// <summary>A quotient, with the span it lies in.</summary>
/// <param name="Value">The quotient over all weeks.</param>
/// <param name="Low">Lower end of the 90% interval.</param>
/// <param name="High">Its upper end.</param>
public readonly record struct Estimate(double Value, double Low, double High);

/// <summary>Draws weeks again (percentile bootstrap: Efron and Tibshirani, An Introduction to the Bootstrap, 1993, ch. 13).
/// Days of a week hang together, so whole weeks are drawn; all quotients are taken over the same draws.</summary>
internal sealed class WeekBootstrap
{
    private const int Draws = 1000;
    private const double Tail = 0.05;

    private readonly int[][] _draws;

    public WeekBootstrap(int weeks, int seed)
    {
        var random = new Random(seed);
        _draws = [.. Enumerable.Range(0, Draws).Select(_ => Enumerable.Range(0, weeks).Select(_ => random.Next(weeks)).ToArray())];
    }

    /// <summary>The sum of the parts over the sum of the wholes; null where the wholes are nothing.</summary>
    public Estimate? Of(IReadOnlyList<double> parts, IReadOnlyList<double> wholes)
    {
        var whole = wholes.Sum();
        if (whole <= 0) return null;
        var quotients = new List<double>(Draws);
        foreach (var draw in _draws)
        {
            var (part, of) = (0.0, 0.0);
            foreach (var week in draw) (part, of) = (part + parts[week], of + wholes[week]);
            if (of > 0) quotients.Add(part / of);
        }

        quotients.Sort();
        return new Estimate(parts.Sum() / whole, At(quotients, Tail), At(quotients, 1 - Tail));
    }

    private static double At(List<double> sorted, double quantile) => sorted[(int)Math.Round(quantile * (sorted.Count - 1))];
}
