using Vane.Model;

namespace Vane.Compose;

/// <summary>Tests how the shares of communities, or of categories, changed within their sources. Copies count once in the
/// source, and once in each group.</summary>
internal static class ShareTest
{
    /// <summary>Tests every name met, in order of what it is called. A source without posts in either span is left out,
    /// and so is one with a single community, whose share cannot change.</summary>
    /// <param name="now">Posts of the period, copies too.</param>
    /// <param name="before">Posts before, copies too.</param>
    /// <param name="label">What a group is called.</param>
    /// <param name="groupOf">A post's community, or its category with its source.</param>
    /// <param name="areCategories">Whether the groups are categories.</param>
    public static IReadOnlyList<Shift> Run(
        List<Seen> now, List<Seen> before, Func<Place, Slot.Name> label, Func<Seen, Place?> groupOf, bool areCategories)
    {
        var (nowAll, beforeAll) = (CountSources(now), CountSources(before));
        var (nowOf, beforeOf) = (CountGroups(now, groupOf), CountGroups(before, groupOf));
        var shifts = nowOf.Keys.Union(beforeOf.Keys)
            .Where(g => nowAll.ContainsKey(g.Source) && beforeAll.ContainsKey(g.Source))
            .GroupBy(g => g.Source, StringComparer.Ordinal)
            .Where(source => areCategories || source.Count() > 1)
            .SelectMany(source => source)
            .Select(g => new Shift(
                label(g).Value, g, areCategories, nowOf.GetValueOrDefault(g), nowAll[g.Source], beforeOf.GetValueOrDefault(g),
                beforeAll[g.Source]))
            .OrderBy(s => s.Name, StringComparer.Ordinal)
            .ToList();
        var q = ExactTest.FalseDiscovery(
            [.. shifts.Select(s => ExactTest.Fisher(s.Now, s.NowAll, s.Before, s.BeforeAll))]);
        return [.. shifts.Select((s, i) => s with { Q = q[i] })];
    }

    private static Dictionary<string, long> CountSources(List<Seen> posts) => posts
        .GroupBy(s => s.Post.Key.Source, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, Copies.Count, StringComparer.Ordinal);

    private static Dictionary<Place, long> CountGroups(List<Seen> posts, Func<Seen, Place?> groupOf) => posts
        .GroupBy(groupOf).Where(g => g.Key is not null).ToDictionary(g => g.Key!.Value, Copies.Count);
}

/// <summary>How a group's share of its source's posts changed.</summary>
/// <param name="Name">Community or category as shown.</param>
/// <param name="Group">The community, or the category with its source.</param>
/// <param name="IsCategory">Whether it is a category.</param>
/// <param name="Now">Its posts in the period.</param>
/// <param name="NowAll">Its source's posts in the period.</param>
/// <param name="Before">Its posts before.</param>
/// <param name="BeforeAll">Its source's posts before.</param>
internal sealed record Shift(string Name, Place Group, bool IsCategory, long Now, long NowAll, long Before, long BeforeAll)
{
    /// <summary>False-discovery rate at which the change would be called.</summary>
    public double Q { get; init; } = 1;

    /// <summary>Difference of the shares, over one denominator: a difference of two quotients is off by their errors,
    /// so that halves would be rounded the wrong way.</summary>
    public Slot.Share ChangeOfShare => Slot.Share.Of((double)((Now * BeforeAll) - (Before * NowAll)) / (NowAll * BeforeAll));
}
