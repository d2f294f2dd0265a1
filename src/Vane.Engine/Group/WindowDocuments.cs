using Vane.Model;

namespace Vane.Group;

/// <summary>A document of the window.</summary>
/// <param name="key">Its key in the stream of stories.</param>
/// <param name="day">When it came into view: UTC day since 1970.</param>
/// <param name="digest">What was understood.</param>
internal sealed class WindowDocument(long key, long day, Digest digest)
{
    public long Key => key;

    public long Day => day;

    public long AtMs => Digest.Known.ToUnixTimeMilliseconds();

    /// <summary>What was understood, with the story as it is now.</summary>
    public Digest Digest { get; set; } = digest;

    /// <summary>The document it copies, or itself.</summary>
    public long Root => Digest.Original ?? Digest.Document;
}

/// <summary>The documents of the window by what they are asked for: identity, key in the stream, what they copy, story.</summary>
internal sealed class WindowDocuments
{
    private readonly Dictionary<DocumentKey, WindowDocument> _all = [];
    private readonly Dictionary<long, WindowDocument> _originals = [];
    private readonly Dictionary<long, List<WindowDocument>> _byRoot = [];
    private readonly Dictionary<long, HashSet<WindowDocument>> _byStory = [];

    public WindowDocument this[DocumentKey key] => _all[key];

    /// <summary>An original by its key in the stream.</summary>
    public WindowDocument OriginalAt(long key) => _originals[key];

    /// <summary>Whether an original has a key.</summary>
    public bool Holds(long key) => _originals.ContainsKey(key);

    /// <summary>A document and its copies.</summary>
    public IReadOnlyList<WindowDocument> CopiesOf(long root) => _byRoot.GetValueOrDefault(root, []);

    /// <summary>The documents of a story.</summary>
    public IReadOnlyCollection<WindowDocument> OfStory(long story) => _byStory.GetValueOrDefault(story, []);

    public void Add(DocumentKey key, WindowDocument document)
    {
        _all.Add(key, document);
        if (document.Digest.Original is null) _originals.Add(document.Key, document);
        if (!_byRoot.TryGetValue(document.Root, out var copies)) _byRoot[document.Root] = copies = [];
        copies.Add(document);
        Of(document.Digest.Story).Add(document);
    }

    /// <summary>Moves a document to a story.</summary>
    public void Put(WindowDocument document, long story)
    {
        if (document.Digest.Story == story) return;
        Leave(document);
        document.Digest = document.Digest with { Story = story };
        Of(story).Add(document);
    }

    /// <summary>Forgets the documents that came into view before a day.</summary>
    public void Forget(long before)
    {
        foreach (var (key, document) in _all)
        {
            if (document.Day >= before) continue;
            _all.Remove(key);
            if (document.Digest.Original is null) _originals.Remove(document.Key);
            var copies = _byRoot[document.Root];
            copies.Remove(document);
            if (copies.Count == 0) _byRoot.Remove(document.Root);
            Leave(document);
        }
    }

    private HashSet<WindowDocument> Of(long story)
    {
        if (!_byStory.TryGetValue(story, out var documents)) _byStory[story] = documents = [];
        return documents;
    }

    private void Leave(WindowDocument document)
    {
        var documents = _byStory[document.Digest.Story];
        documents.Remove(document);
        if (documents.Count == 0) _byStory.Remove(document.Digest.Story);
    }
}
