using NodaTime;
using Vane.Model;

namespace Vane.Group;

/// <summary>Tells of each document whether it is a copy of an earlier one.</summary>
/// <remarks>Law: what <see cref="Find(DuplicateCandidate)"/> answers is a function of the candidate and the set of documents that entered within
/// the window before it, and of nothing else: not of the order they were added in, nor of former answers. So the index is
/// restored by adding the stored documents of the window. A candidate is compared with every kind of document, copies too,
/// and named after the earliest that it resembles itself; resemblance is not passed on. Not safe for use by several threads.</remarks>
public sealed class DuplicateIndex
{
    // So many of a bucket are looked at, the earliest of the window first: hostile input fills buckets.
    private const int DepthOfSure = 32;
    private const int DepthOfLikely = 8;
    private const int Listing = 3;

    private readonly Dictionary<ulong, object> _buckets = [];
    private readonly Dictionary<DocumentKey, Fingerprint> _all = [];
    private readonly DuplicateRules _rules;
    private readonly Duration _window;
    private long _searches;

    /// <summary>An empty index.</summary>
    public DuplicateIndex(DuplicateOptions? options = null)
    {
        options ??= new();
        _rules = new(options);
        _window = Duration.FromDays(options.WindowDays);
    }

    /// <summary>How many documents it holds.</summary>
    public int Count => _all.Count;

    /// <summary>Whether one of two documents, on nothing but the two, is a copy of the other; null where it is not. For
    /// documents found by other means, such as an address asked of a database. Takes no notice of the window.</summary>
    public static DuplicateReason? Judge(DuplicateCandidate one, DuplicateCandidate other, DuplicateOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        Fingerprint a = Fingerprint.Of(one), b = Fingerprint.Of(other);
        var rules = new DuplicateRules(options ?? new());
        return a.CompareTo(b) < 0 ? rules.Compare(a, b, false) : rules.Compare(b, a, false);
    }

    /// <summary>Finds what a document is a copy of, then adds it.</summary>
    /// <param name="candidate">The next document in the order of entry, source and id.</param>
    /// <returns>Null where it is an original.</returns>
    public Duplicate? Next(DuplicateCandidate candidate)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        var fingerprint = Fingerprint.Of(candidate);
        var found = Find(fingerprint);
        Add(fingerprint);
        return found;
    }

    /// <summary>What a document is a copy of among those that come before it; null where it is an original.</summary>
    public Duplicate? Find(DuplicateCandidate candidate)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        return Find(Fingerprint.Of(candidate));
    }

    /// <summary>Adds a document, in any order. One whose key is there already stays as it was.</summary>
    public void Add(DuplicateCandidate candidate)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        Add(Fingerprint.Of(candidate));
    }

    /// <summary>Adds documents, in any order; what is known of each is worked out in parallel.</summary>
    public void AddAll(IReadOnlyList<DuplicateCandidate> candidates)
    {
        var fingerprints = new Fingerprint[candidates.Count];
        Parallel.For(0, fingerprints.Length, i => fingerprints[i] = Fingerprint.Of(candidates[i]));
        foreach (var fingerprint in fingerprints) Add(fingerprint);
    }

    /// <summary>Drops the documents that entered before an instant.</summary>
    public void Forget(Instant before)
    {
        var old = _all.Values.Where(document => document.Entered < before).ToList();
        var touched = new HashSet<ulong>();
        foreach (var document in old)
        {
            _all.Remove(document.Key);
            touched.UnionWith(document.Buckets);
        }

        foreach (var bucket in touched) Trim(bucket, before);
    }

    private void Add(Fingerprint document)
    {
        if (!_all.TryAdd(document.Key, document)) return;
        foreach (var bucket in document.Buckets)
        {
            if (bucket == 0) continue;
            if (!_buckets.TryGetValue(bucket, out var held)) _buckets[bucket] = document;
            else if (held is List<Fingerprint> list) Insert(list, document);
            else
            {
                List<Fingerprint> pair = [(Fingerprint)held];
                Insert(pair, document);
                _buckets[bucket] = pair;
            }
        }
    }

    private static void Insert(List<Fingerprint> list, Fingerprint document)
    {
        if (ReferenceEquals(list[^1], document)) return;
        if (list[^1].CompareTo(document) < 0) list.Add(document);
        else if (list.BinarySearch(document) is < 0 and var place) list.Insert(~place, document);
    }

    private void Trim(ulong bucket, Instant before)
    {
        if (!_buckets.TryGetValue(bucket, out var held)) return;
        if (held is List<Fingerprint> list)
        {
            list.RemoveRange(0, First(list, before));
            if (list.Count == 0) _buckets.Remove(bucket);
        }
        else if (((Fingerprint)held).Entered < before) _buckets.Remove(bucket);
    }

    private Duplicate? Find(Fingerprint candidate)
    {
        _searches++;
        var since = candidate.Entered - _window;
        var isListing = IsListing(candidate, since);
        Fingerprint? original = null;
        DuplicateReason? reason = null;
        for (var i = 0; i < candidate.Buckets.Length; i++)
        {
            if (candidate.Buckets[i] == 0 || !_buckets.TryGetValue(candidate.Buckets[i], out var held)) continue;
            if (held is Fingerprint single) Look(single);
            else Scan((List<Fingerprint>)held, i < 3 ? DepthOfSure : DepthOfLikely);
        }

        return original is null ? null : new(original.Key, reason!.Value);

        void Scan(List<Fingerprint> list, int depth)
        {
            var start = First(list, since);
            for (var at = start; at < list.Count && at < start + depth; at++)
                if (!Look(list[at])) return;
        }

        // False where nothing behind can be an earlier original.
        bool Look(Fingerprint other)
        {
            if (other.CompareTo(candidate) >= 0 || (original is not null && other.CompareTo(original) >= 0)) return false;
            if (other.Entered < since || other.LookedAt == _searches) return true;
            other.LookedAt = _searches;
            if (_rules.Compare(other, candidate, isListing) is not { } found) return true;
            (original, reason) = (other, found);
            return false;
        }
    }

    // A page to which one digest links several of its entries says nothing about each of them.
    private bool IsListing(Fingerprint candidate, Instant since)
    {
        if (candidate.Buckets[0] == 0 || candidate.Paper is not null) return false;
        if (!_buckets.TryGetValue(candidate.Buckets[0], out var held) || held is not List<Fingerprint> list) return false;
        var start = First(list, since);
        for (int at = start, run = 1; at < list.Count && at < start + DepthOfSure && list[at].CompareTo(candidate) < 0; at++)
        {
            run = at > start && AreOneEdition(list[at - 1], list[at]) ? run + 1 : 1;
            if (run >= Listing) return true;
        }

        return false;
    }

    private static bool AreOneEdition(Fingerprint a, Fingerprint b) =>
        a.Entered == b.Entered && a.Source == b.Source && a.Community == b.Community && a.Title.IsChinese == b.Title.IsChinese;

    private static int First(List<Fingerprint> list, Instant since)
    {
        int low = 0, high = list.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (list[middle].Entered < since) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
