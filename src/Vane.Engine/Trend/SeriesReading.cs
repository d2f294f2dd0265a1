namespace Vane.Trend;

/// <summary>What a scan found of one series.</summary>
public readonly record struct SeriesReading
{
    /// <summary>The reading of what was not tested.</summary>
    public static SeriesReading Untested { get; } = new() { P = 1, Q = 1 };

    /// <summary>Whether there was enough to test.</summary>
    public bool IsTested { get; init; }

    /// <summary>Days of the window that speaks most clearly; of the longest where none holds more than is expected.</summary>
    public int Window { get; init; }

    /// <summary>Documents in that window.</summary>
    public int Count { get; init; }

    /// <summary>Documents that the baseline led to expect there.</summary>
    public double Expected { get; init; }

    /// <summary>All documents of the counted places in that window.</summary>
    public int Exposure { get; init; }

    /// <summary>Variance of the count beyond chance over its squared mean, that of the estimate included.</summary>
    public double Dispersion { get; init; }

    /// <summary>Documents in the baseline.</summary>
    public int Before { get; init; }

    /// <summary>The same, each by the weight of its day.</summary>
    public double Weighted { get; init; }

    /// <summary>All documents of the counted places in the baseline.</summary>
    public int ExposureBefore { get; init; }

    /// <summary>Chance of as much or more, all windows paid for: a half where no window holds more than is expected; 1 where it
    /// is not tested.</summary>
    public double P { get => IsTested ? field : 1; init; }

    /// <summary>Least false-discovery rate among the series of its kind at which it would be called; 1 where it is not tested.</summary>
    public double Q { get => IsTested ? field : 1; init; }

    /// <summary>Smoothed growth of share: count over expected count, half a document added to both.</summary>
    public double Lift => (Count + Smoothing) / (Expected + Smoothing);

    /// <summary>Lower bound of the lift, one-sided at 95%: counted documents and those of the baseline taken as chance's
    /// doing, the logarithm of their quotient as normal.</summary>
    public double LiftLow => Lift * Math.Exp(-OneSided95 * Math.Sqrt((1 / (Count + Smoothing)) + (1 / (Weighted + 1))));

    private const double Smoothing = 0.5, OneSided95 = 1.645;
}
