using Vane.Trend;

namespace Vane.Backtest;

/// <summary>The simple methods that Vane's own is held against.</summary>
public static class Opponents
{
    /// <summary>Their names.</summary>
    public static readonly IReadOnlyList<string> Names = ["score", "volume", "ratio", "ewma", "poisson"];

    /// <summary>A method by its name.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="most">So many flags a day at most, where a method has no bound of its own.</param>
    /// <param name="scores">Scores of posts.</param>
    /// <exception cref="ArgumentException">There is no such method.</exception>
    internal static Caller Of(string name, int most, Scores scores) => name switch
    {
        "score" => scores.Caller(most),
        "volume" => First(most, Caller.Of(Rivals.Volume)),
        "ratio" => Caller.Of(Rivals.Ratio),
        "ewma" => Caller.Of(Rivals.Ewma),
        "poisson" => Caller.Of(Rivals.Poisson),
        _ => throw new ArgumentException($"There is no method '{name}'. Known are {string.Join(", ", Names)}."),
    } with
    { Name = name };

    private static Caller First(int most, Caller caller) => caller with { Call = (counts, day) => [.. caller.Call(counts, day).Take(most)] };
}
