using Vane.Model;

namespace Vane.Verify;

/// <summary>A name's part of the posts, in the period and before.</summary>
/// <param name="Label">What it is called.</param>
/// <param name="Group">The place it names, or the category with its source.</param>
/// <param name="IsCategory">Whether it names a category.</param>
/// <param name="Now">Its posts in the period.</param>
/// <param name="NowAll">All posts of its source in the period.</param>
/// <param name="Before">Its posts before.</param>
/// <param name="BeforeAll">All posts of its source before.</param>
internal sealed record Shift(
    string Label, Place Group, bool IsCategory, long Now, long NowAll, long Before, long BeforeAll)
{
    /// <summary>Chance of such a change or a less likely one, corrected for the number of names.</summary>
    public double Q { get; init; }

    /// <summary>Change of share times both wholes: exact, so that equal changes are equal.</summary>
    public Int128 Change => ((Int128)Now * BeforeAll) - ((Int128)Before * NowAll);

    public Slot.Share ShareNow => new(Fraction.Round(Now, NowAll, 4));

    public Slot.Share ShareBefore => new(Fraction.Round(Before, BeforeAll, 4));

    public Slot.Share ShareChange => new(Fraction.Round(Change, (Int128)NowAll * BeforeAll, 4));
}
