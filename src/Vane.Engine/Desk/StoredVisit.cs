using NodaTime;
using Vane.Collect;
using Vane.Model;
using Vane.Net;
using Vane.Storage;

namespace Vane.Desk;

/// <summary>A visit that knows what the store holds of its source, and counts what it costs.</summary>
/// <param name="source">Name of the source.</param>
/// <param name="store">The store.</param>
/// <param name="web">The web.</param>
internal sealed class StoredVisit(string source, Store store, Web web) : Visit
{
    private readonly WebMemory _memory = new(store);
    private readonly Dictionary<string, RememberedAddress> _learnt = new(StringComparer.Ordinal);

    /// <summary>Requests sent.</summary>
    public long Requests { get; private set; }

    /// <summary>Bytes of answers, as compressed.</summary>
    public long Bytes { get; private set; }

    /// <summary>Answers, those included that were not needed because the last is still fresh.</summary>
    public int Answers { get; private set; }

    /// <summary>Answers that what is had still stands.</summary>
    public int Unchanged { get; private set; }

    /// <summary>What was learnt of addresses.</summary>
    public IEnumerable<RememberedAddress> Learnt => _learnt.Values;

    /// <inheritdoc />
    public override async Task<Fetched> GetAsync(FetchRequest request, CancellationToken cancel)
    {
        // What a form asks for is not what its address has.
        var known = request.Form is null ? _memory.Of(source, request.Address.AbsoluteUri) : null;
        if (known?.FreshUntil > Now) return Note(request, new Fetched(request.Address, Now, true, default, Nothing, 0, 0));
        try
        {
            var validators = known is { ETag: null, LastModified: null } or null ? null : new Validators(known.ETag, known.LastModified);
            return Note(request, await web.GetAsync(request with { Known = request.Known ?? validators }, cancel));
        }
        catch (FetchException e)
        {
            Requests += e.Requests;
            Bytes += e.WireBytes;
            throw;
        }
    }

    /// <inheritdoc />
    public override IReadOnlyList<DocumentKey> Due(string platform, string? community, int most) =>
        new DueQueries(store).At(platform, community, Now, most);

    /// <inheritdoc />
    public override Item? Stored(DocumentKey key) => new ContentQueries(store).Of(key, Instant.MaxValue);

    private static Dictionary<string, string> Nothing => [];

    private Fetched Note(FetchRequest request, Fetched answer)
    {
        Requests += answer.Requests;
        Bytes += answer.WireBytes;
        Answers++;
        if (answer.IsUnchanged) Unchanged++;
        if (request.Form is null && answer is { IsUnchanged: false } && (answer.Validators is not null || answer.FreshUntil > Now))
        {
            var address = request.Address.AbsoluteUri;
            _learnt[address] = new RememberedAddress(address, answer.Validators?.ETag, answer.Validators?.LastModified, answer.FreshUntil);
        }

        return answer;
    }
}
