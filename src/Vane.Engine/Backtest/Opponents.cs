namespace Vane.Backtest;

/// <summary>The simple methods that Vane's own is held against.</summary>
public static class Opponents
{
    /// <summary>Their names.</summary>
    public static readonly IReadOnlyList<string> Names = ["score", "volume", "ratio", "ewma", "poisson"];

    /// <summary>A method by its name.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="most">So many flags a day, where a method only ranks.</param>
    /// <param name="scores">Scores of posts.</param>
    /// <exception cref="ArgumentException">There is no such method.</exception>
    internal static Caller Of(string name, int most, Scores scores) => name switch
    {
        "score" => scores.Caller(most),
        "volume" => Caller.Of(Naive.Volume(most)),
        "ratio" => Caller.Of(Naive.Ratio(most)),
        "ewma" => Caller.Of(Naive.Ewma(most)),
        "poisson" => Caller.Of(Naive.Poisson(most)),
        _ => throw new ArgumentException($"There is no method '{name}'. Known are {string.Join(", ", Names)}."),
    };
}
