namespace Vane.Bench.Simulation;

/// <summary>Draws from distributions, the same for the same seed.</summary>
internal sealed class Draw(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>Evenly from 0 to 1.</summary>
    public double Share() => _random.NextDouble();

    /// <summary>Whether something of a chance happens.</summary>
    public bool Happens(double chance) => Share() < chance;

    /// <summary>Evenly from a number to another, both included.</summary>
    public int Between(int least, int most) => _random.Next(least, most + 1);

    /// <summary>Evenly.</summary>
    public double Between(double least, double most) => least + (Share() * (most - least));

    /// <summary>Evenly on a logarithmic scale.</summary>
    public double Magnitude(double least, double most) => least * Math.Pow(most / least, Share());

    /// <summary>Normal with mean 0 and variance 1 (Box and Muller, 1958).</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Share())) * Math.Cos(2 * Math.PI * Share());

    /// <summary>Gamma with mean 1 and a variance (Marsaglia and Tsang, A simple method for generating gamma variables, 2000).</summary>
    public double Gamma(double variance)
    {
        if (variance <= 0) return 1;
        var shape = 1 / variance;
        var boost = shape < 1 ? Math.Pow(1 - Share(), variance) : 1;
        var d = (shape < 1 ? shape + 1 : shape) - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var normal = Normal();
            var v = 1 + (c * normal);
            if (v <= 0) continue;
            v = v * v * v;
            if (Math.Log(1 - Share()) < (0.5 * normal * normal) + d - (d * v) + (d * Math.Log(v))) return boost * d * v * variance;
        }
    }

    /// <summary>Poisson: by multiplication where the mean is small; otherwise of a gamma variable's arrivals the rest
    /// (Ahrens and Dieter, Computer methods for sampling from gamma, beta, Poisson and binomial distributions, 1974).</summary>
    public int Poisson(double mean)
    {
        var count = 0;
        while (mean > 12)
        {
            var part = (int)(mean * 7 / 8);
            var reached = part * Gamma(1.0 / part);
            if (reached > mean) return count + Binomial(part - 1, mean / reached);
            (count, mean) = (count + part, mean - reached);
        }

        var (limit, product) = (Math.Exp(-mean), Share());
        for (; product > limit; count++) product *= Share();
        return count;
    }

    private int Binomial(int trials, double chance)
    {
        var count = 0;
        for (var i = 0; i < trials; i++)
            if (Share() < chance) count++;
        return count;
    }
}
