namespace Vane.SystemTests.Replay;

/// <summary>What a store holds beside what it should.</summary>
/// <param name="Missing">What should be there and is not.</param>
/// <param name="Doubled">What is there more than once.</param>
/// <param name="Strange">Titles of what nobody published.</param>
internal sealed record Comparison(IReadOnlyList<Planted> Missing, IReadOnlyList<Planted> Doubled, IReadOnlyList<string> Strange)
{
    /// <summary>Compares a store with a world.</summary>
    /// <param name="world">What was published.</param>
    /// <param name="expected">What must be there.</param>
    /// <param name="stored">What is there.</param>
    public static Comparison Of(ReplayWorld world, IEnumerable<Planted> expected, IReadOnlyList<StoredDocument> stored)
    {
        var places = Places(stored);
        var (doubled, known) = (new List<Planted>(), new HashSet<long>());
        foreach (var post in world.Sources.SelectMany(s => s.Posts))
        {
            var here = PlacesOf(post, places);
            known.UnionWith(here);
            if (here.Count > 1) doubled.Add(post);
        }

        return new([.. expected.Where(p => PlacesOf(p, places).Count == 0)], doubled,
            [.. stored.Where(d => !known.Contains(d.Key)).Select(d => $"{d.Source} {d.Id}: {d.Titles[0]}")]);
    }

    /// <summary>
    /// What must be there after a world was collected until an instant: what nobody takes away again, and of the rest what was
    /// shown whole to who asked.
    /// </summary>
    public static IEnumerable<Planted> Due(ReplayWorld world, ReplayLog log, NodaTime.Instant until)
    {
        var shown = log.Shown();
        return world.Expected(world.Options.Epoch, until).Where(p => p.Deleted is null || shown.Contains(p.Number));
    }

    /// <summary>Nothing is lost, doubled or made up.</summary>
    public void ShouldBeClean()
    {
        (Missing.Count, Doubled.Count, Strange.Count).ShouldBe((0, 0, 0), ToString());
    }

    public override string ToString() => $"{Some("missing", Missing.Select(Named))}\n{Some("doubled", Doubled.Select(Named))}\n{Some("strange", Strange)}";

    private static string Named(Planted p) => $"{p.Source} {p.Id} of {p.Published}: {p.Title}";

    private static string Some(string what, IEnumerable<string> all) =>
        $"{all.Count()} {what}{string.Concat(all.Take(12).Select(line => "\n  " + line))}";

    // A platform may be called by its title (an article) or by its name (a repository): each is nobody else's.
    private static HashSet<long> PlacesOf(Planted post, Dictionary<string, HashSet<long>> places)
    {
        var here = new HashSet<long>();
        if (places.TryGetValue(post.Title, out var titled)) here.UnionWith(titled);
        if (places.TryGetValue(IdOf(post), out var named)) here.UnionWith(named);
        return here;
    }

    // Papers are told of on two platforms, and numbers of stories could be anybody's: their titles tell them apart.
    private static string IdOf(Planted post) => post.Kind is "github" or "hf-models" ? post.Id : post.Title;

    private static Dictionary<string, HashSet<long>> Places(IReadOnlyList<StoredDocument> stored)
    {
        var places = new Dictionary<string, HashSet<long>>(StringComparer.OrdinalIgnoreCase);
        foreach (var document in stored)
        {
            foreach (var name in document.Titles.Concat(NamesOf(document.Id)).Distinct(StringComparer.Ordinal))
            {
                if (!places.TryGetValue(name, out var keys)) places.Add(name, keys = []);
                keys.Add(document.Key);
            }
        }

        return places;
    }

    // owner/name stands by itself, after a scheme, or at the end of an address.
    private static IEnumerable<string> NamesOf(string id) =>
        [id, id[(id.LastIndexOf(':') + 1)..], .. id.Split('/') is [.., var owner, var name] ? [$"{owner}/{name}"] : Array.Empty<string>()];
}
