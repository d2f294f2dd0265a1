namespace Vane.Bench.Simulation;

/// <summary>What a simulated source is like.</summary>
internal sealed record World
{
    /// <summary>What it is called.</summary>
    public required string Name { get; init; }

    /// <summary>Number of terms.</summary>
    public required int Terms { get; init; }

    /// <summary>How many of them have a burst that is alive on the tested day.</summary>
    public required int Bursts { get; init; }

    /// <summary>Documents a day of a term, evenly on a logarithmic scale.</summary>
    public required (double Least, double Most) Rate { get; init; }

    /// <summary>Documents a day that a term with a burst has at least.</summary>
    public required double LeastBurstRate { get; init; }

    /// <summary>Share of terms that vary no more than chance has it.</summary>
    public double PoissonShare { get; init; } = 0.3;

    /// <summary>Variance over squared mean of the other terms' daily rate, evenly on a logarithmic scale.</summary>
    public (double Least, double Most) Dispersion { get; init; } = (0.1, 0.5);

    /// <summary>Documents a day of each place.</summary>
    public required double[] Places { get; init; }

    /// <summary>Whether places begin and end, grow and shrink, and places and terms have weekdays.</summary>
    public bool HasPatterns { get; init; }

    /// <summary>Whether bursts are a few documents over some days, and not a multiple of the term's rate.</summary>
    public bool IsSparse { get; init; }

    /// <summary>Share of terms without a burst now that had one two to six weeks ago. All with a burst had one then, where any had.</summary>
    public double PastBurstShare { get; init; }

    /// <summary>Days of the baseline and, after it, of the longest window; the last one is tested.</summary>
    public const int BaselineDays = 56, WindowDays = 7, Days = BaselineDays + WindowDays;

    /// <summary>Terms of which a day has from a document every third day to three hundred, as in places with some ten thousand
    /// posts a day. So chosen that simple methods fare here as they were once measured elsewhere: false discoveries and power
    /// of .89 and .90 by Poisson tails, .36 and .75 by exponentially weighted deviations, .37 and .76 by ratios.</summary>
    public static World Plain(int terms, int bursts) => new()
    {
        Name = "plain",
        Terms = terms,
        Bursts = bursts,
        Rate = (0.3, 300),
        LeastBurstRate = 1.5,
        Places = [16000, 9000, 6000, 4000, 2500],
    };

    /// <summary>The same terms where places and terms have patterns that are no news.</summary>
    public static World Patterned(int terms, int bursts) => Plain(terms, bursts) with
    {
        Name = "patterns",
        HasPatterns = true,
        Places = [12000, 8000, 6000, 4000, 3000, 2000, 1500, 1000],
    };

    /// <summary>The same terms, of which those that burst have done so before, and some that do not have, too.</summary>
    public static World Returning(int terms, int bursts) => Plain(terms, bursts) with { Name = "returning", PastBurstShare = 0.1 };

    /// <summary>Places with tens of posts a day, where most terms are not seen on most days.</summary>
    public static World Sparse(int terms, int bursts) => new()
    {
        Name = "sparse",
        Terms = terms,
        Bursts = bursts,
        Rate = (0.005, 2),
        LeastBurstRate = 0.005,
        Places = [80, 60, 50, 40, 30, 30, 20, 20],
        IsSparse = true,
    };
}
