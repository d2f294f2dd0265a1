using NodaTime;
using Vane.Group;
using Vane.Model;

namespace Vane.Verify;

/// <summary>A post with what was understood of it.</summary>
internal readonly record struct Read(Entry Post, Digest Digest)
{
    public bool IsOriginal => Digest.Original is null;

    public DocumentKey Key => new(Post.Source, Post.Document.Id);
}

/// <summary>What was understood of an edition's posts, counted here and nowhere else.</summary>
internal sealed class Grasp
{
    private readonly Ledger _ledger;
    private readonly Dictionary<TermId, int> _holders = [];
    private readonly Dictionary<long, Instant> _begins = [];
    private readonly Dictionary<(long Story, TermId Term), int> _inStory = [];

    public Grasp(Ledger ledger)
    {
        _ledger = ledger;
        Understanding = ledger.Understanding;
        foreach (var digest in Understanding.Documents.Select(d => d.Digest))
        {
            Tally(_holders, digest);
            foreach (var term in digest.Terms)
                _inStory[(digest.Story, term)] = _inStory.GetValueOrDefault((digest.Story, term)) + 1;
            if (!_begins.TryGetValue(digest.Story, out var begin) || digest.Entered < begin) _begins[digest.Story] = digest.Entered;
        }
    }

    public Understanding Understanding { get; }

    /// <summary>Posts of a span over the floors of which something was understood.</summary>
    public IReadOnlyList<Read> Posts(Window span)
    {
        var found = new List<Read>();
        foreach (var post in _ledger.Documents(span))
            if (Understanding.Of(new DocumentKey(post.Source, post.Document.Id)) is { } known) found.Add(new Read(post, known.Digest));
        return found;
    }

    /// <summary>How many of all documents understood hold a term.</summary>
    public int Holding(TermId term) => _holders.GetValueOrDefault(term);

    /// <summary>How many of them tell a story.</summary>
    public int Holding(TermId term, long story) => _inStory.GetValueOrDefault((story, term));

    /// <summary>When the first document of a story came into view.</summary>
    public Instant Begin(long story) => _begins[story];

    /// <summary>How many posts hold each term.</summary>
    public static Dictionary<TermId, int> Tally(IEnumerable<Read> posts)
    {
        var held = new Dictionary<TermId, int>();
        foreach (var post in posts) Tally(held, post.Digest);
        return held;
    }

    /// <summary>Terms that are no fragments of another among them, by what they read; terms read alike count once.</summary>
    public List<(TermId Term, string Text)> Whole(IReadOnlyList<TermId> terms, IReadOnlyDictionary<TermId, int> held)
    {
        var texts = Understanding.TextsOf(terms);
        var shown = terms.Where(texts.ContainsKey).ToList();
        var pieces = new HashSet<TermId>();
        foreach (var longer in shown.OrderBy(t => -texts[t].Length).ThenBy(t => t.Value))
        {
            if (pieces.Contains(longer)) continue;
            pieces.UnionWith(Understanding.PartsOf(longer, texts[longer])
                .Where(p => p != longer && shown.Contains(p) && held[longer] * 20 >= held[p] * 13));
        }

        var read = new HashSet<string>(StringComparer.Ordinal);
        return [.. shown.Where(t => !pieces.Contains(t) && read.Add(texts[t].ToLowerInvariant())).Select(t => (t, texts[t]))];
    }

    private static void Tally(Dictionary<TermId, int> held, Digest digest)
    {
        foreach (var term in digest.Terms) held[term] = held.GetValueOrDefault(term) + 1;
    }
}
