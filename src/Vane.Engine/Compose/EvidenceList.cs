using System.Globalization;
using Vane.Model;
using Vane.Text;

namespace Vane.Compose;

/// <summary>Collects evidence while statements are made; the same evidence keeps one id.</summary>
internal sealed class EvidenceList
{
    private readonly Dictionary<Evidence, string> _ids = [];
    private readonly Dictionary<string, Evidence> _evidence = new(StringComparer.Ordinal);

    /// <summary>All evidence so far, by id, in order of first use.</summary>
    public IReadOnlyDictionary<string, Evidence> All => _evidence;

    /// <summary>The id of evidence.</summary>
    public string Cite(Evidence evidence)
    {
        if (_ids.TryGetValue(evidence, out var known)) return known;
        var id = string.Create(CultureInfo.InvariantCulture, $"e{_ids.Count + 1}");
        _ids.Add(evidence, id);
        _evidence.Add(id, evidence);
        return id;
    }

    /// <summary>The id of a post as evidence.</summary>
    public string Cite(Seen seen) => Cite(Of(seen));

    /// <summary>The id of a window's posts as evidence.</summary>
    public string Cite(Window window, long posts, Place? group = null, bool isCategory = false) => Cite(new Evidence.Selection(
        window.From, window.To, group?.Source, isCategory ? null : group?.Name, isCategory ? group?.Name : null, posts));

    /// <summary>A post as evidence.</summary>
    public static Evidence.Post Of(Seen seen) => new(
        seen.Post.Key.Source, seen.Post.Key.Id, seen.Post.ContentHash, seen.Post.Title,
        WebAddress.Safe(seen.Post.Url), seen.Figures.Observed);

    /// <summary>A post's title.</summary>
    public static Slot.Title TitleOf(Post post) => new(post.Title, WebAddress.Safe(post.Url), post.Truncated);
}
