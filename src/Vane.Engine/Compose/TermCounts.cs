using System.Runtime.InteropServices;
using Vane.Model;

namespace Vane.Compose;

/// <summary>In how many documents each term stands.</summary>
internal static class TermCounts
{
    public static Dictionary<TermId, long> Of(IEnumerable<Digest> digests)
    {
        var counts = new Dictionary<TermId, long>();
        foreach (var digest in digests)
            foreach (var term in digest.Terms) CollectionsMarshal.GetValueRefOrAddDefault(counts, term, out _)++;
        return counts;
    }
}
