using NodaTime;
using Vane.Model;
using Vane.Net;

namespace Vane.Collect;

/// <summary>
/// One visit to a source: what it may use, what it is to ask for, and what it leaves for the next. Nothing of it is kept
/// unless the visit's readings are stored.
/// </summary>
public abstract class Visit
{
    /// <summary>When the visit began.</summary>
    public required Instant Now { get; init; }

    /// <summary>The last visit that got through to its end; null on the first. What came since is asked for, so that a gap is
    /// filled where the source allows.</summary>
    public Instant? Since { get; init; }

    /// <summary>What the last visit left; null on the first.</summary>
    public string? State { get; init; }

    /// <summary>What this visit leaves for the next.</summary>
    public string? NextState { get; set; }

    /// <summary>Whether something was left that can be had later: then nothing is remembered of addresses, and the next visit asks
    /// for what came since the same instant.</summary>
    public bool IsOpen { get; set; }

    /// <summary>What lists showed that was left out by the settings, or because it was had before.</summary>
    public int LeftOut { get; set; }

    /// <summary>
    /// Asks the web. Sends what is known of the address, so that <see cref="Fetched.IsUnchanged"/> can be the answer; an address
    /// that is still fresh is not asked at all and is unchanged too. What is learnt is remembered when the visit is stored.
    /// </summary>
    /// <exception cref="FetchException">Nothing was fetched.</exception>
    public abstract Task<Fetched> GetAsync(FetchRequest request, CancellationToken cancel);

    /// <summary>Documents whose score is due to be looked at again: 1, 3, 6, 12, 24, 48 hours and 7 days after publication, those
    /// longest due first.</summary>
    /// <param name="source">Source of the documents' keys.</param>
    /// <param name="community">Only documents of this community; null for all.</param>
    /// <param name="most">At most so many.</param>
    public abstract IReadOnlyList<DocumentKey> Due(string source, string? community, int most);

    /// <summary>A document as last stored, to be given again with a new observation; null where it is not stored.</summary>
    public abstract Item? Stored(DocumentKey key);
}
