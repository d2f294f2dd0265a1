using System.Text.Json;
using System.Text.RegularExpressions;
using Vane.Group;
using Vane.Text;

namespace Vane.Bench;

/// <summary>How well copies are told from what only looks like them.</summary>
internal static partial class DuplicateQuality
{
    private static readonly string[] Sets =
        ["reddit-ai", "hn-top100", "hf-papers", "arxiv", "github-trending", "ai-daily-zh", "weibo-hot", "youtube-transcripts"];

    /// <summary>Pairs of posts that say the same, among generated ones.</summary>
    public static IEnumerable<Measure> Own()
    {
        var posts = GeneratedCopies.Posts();
        var set = new OwnSet("neardup", "copies", [.. posts.Select(p => $"{p.Says}\t{p.Post.Entered}\t{p.Post.Community}\t{p.Post.Title}")]);
        var roots = new Dictionary<Model.DocumentKey, Model.DocumentKey>();
        foreach (var (post, found) in DuplicateTool.Decide([.. posts.Select(p => p.Post)]))
            roots[post.Key] = found is null ? post.Key : roots[found.Original];
        double wanted = Pairs(posts.GroupBy(p => p.Says)), joined = Pairs(posts.GroupBy(p => roots[p.Post.Key]));
        var right = Pairs(posts.GroupBy(p => (p.Says, roots[p.Post.Key])));
        yield return set.Measure("pair precision", right / joined);
        yield return set.Measure("pair recall", right / wanted);
    }

    /// <summary>Signs of error on real posts, where nobody has marked the copies.</summary>
    public static IEnumerable<Measure> Foreign()
    {
        var paths = Sets.Select(s => Machine.Evaluation("data", s + ".jsonl.gz")).OfType<string>().ToList();
        return (paths.Count == 0 ? [Measure.Absent("neardup", "all sets")] : OfSets(paths)).Concat(Addresses());
    }

    private static IEnumerable<Measure> OfSets(List<string> paths)
    {
        var candidates = paths.SelectMany(p => DuplicateTool.ReadAsync(p).GetAwaiter().GetResult()).ToList();
        candidates.Sort(DuplicateTool.InOrder);
        var decisions = DuplicateTool.Decide(candidates);
        var byKey = candidates.DistinctBy(c => c.Key).ToDictionary(c => c.Key);
        var pairs = decisions.Where(d => d.Found is not null).Select(d => (Copy: d.Candidate, Original: byKey[d.Found!.Original], d.Found.Reason)).ToList();
        yield return new Measure("neardup", "all sets", "copies", pairs.Count);
        yield return new Measure("neardup", "all sets", "different papers joined, wrong", pairs.Count(p => Paper(p.Copy) is { } a && Paper(p.Original) is { } b && a != b));
        yield return new Measure("neardup", "all sets", "different numbers joined, wrong", pairs.Count(p => p.Reason != DuplicateReason.Address && DifferInNumbers(p.Copy, p.Original)));
        var groups = decisions.Where(d => d.Candidate.Source == "reddit").GroupBy(d => Plain(d.Candidate.Title), StringComparer.Ordinal)
            .Where(g => g.Key.Length > 0 && g.Select(d => d.Candidate.Community).Distinct(StringComparer.Ordinal).Count() > 1).ToList();
        // Joined: every one but the first is a copy.
        if (groups.Count > 0) yield return new Measure("neardup", "reddit-ai", "titles in several communities joined", (double)groups.Count(g => g.Count(d => d.Found is null) <= 1) / groups.Count);
    }

    // Hostile addresses must be borne, and an identity's identity be itself.
    private static IEnumerable<Measure> Addresses()
    {
        if (Machine.Evaluation("bench", "extra", "url-wpt", "urltestdata.json") is not { } path) return [Measure.Absent("neardup", "addresses")];
        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        var identities = json.RootElement.EnumerateArray().Select(InputOf).Select(CanonicalAddress.Of).OfType<CanonicalAddress>().ToList();
        return [new Measure("neardup", "addresses", "identity is its own", (double)identities.Count(i => CanonicalAddress.Of(i.Identity) == i) / identities.Count)];
    }

    private static string? InputOf(JsonElement entry)
    {
        if (entry.ValueKind != JsonValueKind.Object || !entry.TryGetProperty("input", out var input)) return null;
        try { return input.GetString(); }
        catch (InvalidOperationException) { return null; } // A lone surrogate, which this reader refuses.
    }

    private static double Pairs<TKey>(IEnumerable<IGrouping<TKey, (DuplicateCandidate, int)>> groups) => groups.Sum(g => g.Count() * (g.Count() - 1.0) / 2);

    private static string Plain(string title) => string.Concat(title.ToLowerInvariant().Where(char.IsLetterOrDigit));

    private static string? Paper(DuplicateCandidate c) =>
        CanonicalAddress.Of(c.Url)?.Paper ?? (c.Source is "arxiv" or "hf-daily-papers" ? c.Key.Id : null);

    // Told apart from the index's own reading: runs of digits, years behind titles left out, as far as both titles go.
    private static bool DifferInNumbers(DuplicateCandidate a, DuplicateCandidate b)
    {
        List<string> one = Numbers(a.Title), other = Numbers(b.Title);
        var cut = a.Truncated || b.Truncated;
        return one.Count > 0 && other.Count > 0 && (cut ? !one.Take(other.Count).SequenceEqual(other.Take(one.Count)) : !one.SequenceEqual(other));
    }

    private static List<string> Numbers(string title) =>
        [.. Number().Matches(NotCounted().Replace(title, "")).Select(m => m.Value).Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"\s*\((19|20)\d\d\)$|(?<=\d),(?=\d)")]
    private static partial Regex NotCounted();

    [GeneratedRegex(@"\d+(\.\d+)*")]
    private static partial Regex Number();
}
