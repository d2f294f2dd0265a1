using Vane.Model;

namespace Vane.Verify;

/// <summary>Whether a slot says what the store says.</summary>
internal static class SlotMatch
{
    private const double Noise = 1e-9;

    /// <summary>Whether both are of one type and say the same. Rounded values must be equal in every decimal shown;
    /// an expected probability comes unrounded, because it alone is not reached by whole numbers.</summary>
    public static bool Agree(Slot? said, Slot? held) => (said, held) switch
    {
        (Slot.Mean s, Slot.Mean h) => Math.Abs(s.Value - h.Value) < Noise,
        (Slot.Share s, Slot.Share h) => Math.Abs(s.Value - h.Value) < Noise,
        (Slot.Probability s, Slot.Probability h) => IsRounding(s.Value, h.Value),
        (Slot.Names s, Slot.Names h) => Same(s.Values, h.Values) && Same(s.Counts, h.Counts),
        (Slot.Trajectory s, Slot.Trajectory h) => Same(s.Values, h.Values),
        _ => Equals(said, held),
    };

    /// <summary>Whether two lists hold the same, both absent included.</summary>
    public static bool Same<T>(IEnumerable<T>? said, IEnumerable<T>? held) =>
        said is null || held is null ? said is null && held is null : said.SequenceEqual(held);

    // Either neighbour will do where the exact value lies on the boundary as far as floating point can tell.
    private static bool IsRounding(double said, double exact)
    {
        static double Rounded(double value) => Math.Round(value, 4, MidpointRounding.AwayFromZero);
        return Math.Abs(said - Rounded(exact - Noise)) < Noise || Math.Abs(said - Rounded(exact + Noise)) < Noise;
    }
}
