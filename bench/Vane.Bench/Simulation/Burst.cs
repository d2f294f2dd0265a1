namespace Vane.Bench.Simulation;

/// <summary>How a burst runs.</summary>
internal enum BurstShape
{
    /// <summary>At once, and stays.</summary>
    Step,

    /// <summary>Grows evenly up to the tested day.</summary>
    Ramp,

    /// <summary>At once, and decays.</summary>
    Spike,
}

/// <summary>A burst that is alive on the last day.</summary>
/// <param name="Shape">How it runs.</param>
/// <param name="Length">Days it has lasted, the last one included.</param>
/// <param name="Size">Multiple of the term's rate at its height.</param>
internal readonly record struct Burst(BurstShape Shape, int Length, double Size)
{
    private const double HalfLifeDays = 2;

    /// <summary>Draws one from three to ten times the rate; half of the steps begin on the last day.</summary>
    public static Burst From(Draw draw)
    {
        var shape = draw.Share() switch { < 0.6 => BurstShape.Step, < 0.8 => BurstShape.Ramp, _ => BurstShape.Spike };
        var length = shape switch
        {
            BurstShape.Step => draw.Happens(0.5) ? 1 : draw.Between(2, 7),
            BurstShape.Ramp => draw.Between(2, 5),
            _ => draw.Between(1, 3),
        };
        return new Burst(shape, length, draw.Between(3.0, 10.0));
    }

    /// <summary>Multiple of the rate some days before the last one.</summary>
    public double FactorAt(int daysAgo) => (daysAgo >= Length, Shape) switch
    {
        (true, _) => 1,
        (_, BurstShape.Ramp) => 1 + ((Size - 1) * (Length - daysAgo) / Length),
        (_, BurstShape.Spike) => 1 + ((Size - 1) * Math.Pow(2, (daysAgo - Length + 1) / HalfLifeDays)),
        _ => Size,
    };
}
