using Vane.Model;

namespace Vane.Compose;

/// <summary>What a list says of a post besides its figures: where else it stands, and whom and what its title names.</summary>
/// <param name="snapshot">What the store knew.</param>
/// <param name="window">The list's window.</param>
internal sealed class PostExtras(Snapshot snapshot, Window window)
{
    private const int MostNames = 4;

    private readonly ILookup<DocumentKey, Seen> _groups = snapshot.AllInView(window).ToLookup(s => s.Group);

    /// <summary>The other posts of a post's group, in order of their keys; null where there are none.</summary>
    public IReadOnlyList<Evidence.Post>? Others(Seen seen)
    {
        var others = OthersOf(seen).Select(EvidenceList.Of).ToList();
        return others.Count > 0 ? others : null;
    }

    /// <summary>Places of the other posts, the post's own left out.</summary>
    public Slot.Names? Also(Seen seen) => NamesOf(OthersOf(seen)
        .Select(s => snapshot.Label(s.Post.Place).Value)
        .Where(label => label != snapshot.Label(seen.Post.Place).Value)
        .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    /// <summary>Names in the title, the first four.</summary>
    public Slot.Names? Names(Post post) => NamesOf(snapshot.Understanding.NamesIn(post.Title)
        .Select(mention => mention.Name).Distinct(StringComparer.Ordinal).Take(MostNames));

    private IEnumerable<Seen> OthersOf(Seen seen) =>
        _groups[seen.Group].Where(s => s.Post.Key != seen.Post.Key).OrderBy(s => s.Post.Key);

    private static Slot.Names? NamesOf(IEnumerable<string> names)
    {
        List<string> values = [.. names];
        return values.Count > 0 ? new Slot.Names(values) : null;
    }
}
