using System.Globalization;
using Vane.Text;

namespace Vane.Sources;

/// <summary>How often each of some pages was asked for in vain, as hashes: small, and forgotten once a list no longer names the page.</summary>
internal sealed class PageTries
{
    private readonly SortedDictionary<ulong, int> _counts = [];

    /// <summary>Takes up what an earlier visit wrote; what of it is damaged is left out.</summary>
    /// <param name="written">What <see cref="ToString"/> gave; null for none.</param>
    public PageTries(string? written = null)
    {
        foreach (var one in written?.Split(' ') ?? [])
        {
            if (one.Split(':') is [var mark, var count]
                && ulong.TryParse(mark, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hash)
                && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var tries)) _counts[hash] = tries;
        }
    }

    /// <summary>How often a page was asked for in vain.</summary>
    public int Of(string address) => _counts.GetValueOrDefault(StableHash.Of(address));

    /// <summary>Remembers how often.</summary>
    public void Set(string address, int tries) => _counts[StableHash.Of(address)] = tries;

    /// <summary>For the next visit: <c>hash:tries</c> each, by hash.</summary>
    public override string ToString() =>
        string.Join(' ', _counts.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Key:x16}:{c.Value}")));
}
