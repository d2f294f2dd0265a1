using System.Globalization;
using System.Text.Json;
using NodaTime;
using Vane.Collect;
using Vane.Group;
using Vane.Model;
using Vane.Text;

namespace Vane.Bench;

/// <summary>Near-duplicates of any items, and how good they are on real ones.</summary>
internal static class DuplicateBench
{
    private static readonly string[] Sets =
        ["reddit-ai", "hn-top100", "hf-papers", "arxiv", "github-trending", "ai-daily-zh", "weibo-hot", "youtube-transcripts"];

    /// <summary>Items in, one line an item out: what it is a copy of, and why.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        if (arguments.Length != 2)
        {
            await Console.Error.WriteLineAsync("vane-bench neardup IN.jsonl[.gz] OUT.jsonl");
            return 2;
        }

        await using var output = new FileStream(arguments[1], FileMode.Create);
        foreach (var (candidate, duplicate) in Decide(await ReadAsync(arguments[0])))
        {
            JsonSerializer.Serialize(output, new
            {
                source = candidate.Key.Source,
                id = candidate.Key.Id,
                duplicateOf = duplicate is null ? null : new { source = duplicate.Original.Source, id = duplicate.Original.Id },
                reason = duplicate is null ? null : Name(duplicate.Reason),
            });
            output.WriteByte((byte)'\n');
        }

        return 0;
    }

    /// <summary>Figures on the sets that are there. With a file and a seed, also a sample of pairs to read, written there.</summary>
    public static async Task<int> QualityAsync(string[] arguments)
    {
        if (Machine.Data is not { } data)
        {
            Console.WriteLine("skipped: not here");
            return 0;
        }

        var candidates = new List<DuplicateCandidate>();
        foreach (var set in Sets)
            if (Path.Combine(data, set + ".jsonl.gz") is var path && File.Exists(path)) candidates.AddRange(await ReadAsync(path));
        candidates.Sort(InOrder);
        var watch = System.Diagnostics.Process.GetCurrentProcess().TotalProcessorTime;
        var decisions = Decide(candidates);
        var spent = System.Diagnostics.Process.GetCurrentProcess().TotalProcessorTime - watch;
        Print($"{candidates.Count:N0} documents, {candidates.Count / spent.TotalSeconds:N0} a second of processor time");
        foreach (var group in decisions.Where(d => d.Found is not null).GroupBy(d => d.Found!.Reason).OrderBy(g => g.Key))
            Print($"{Name(group.Key),-11} {group.Count():N0}");
        var byKey = candidates.DistinctBy(c => c.Key).ToDictionary(c => c.Key);
        var pairs = decisions.Where(d => d.Found is not null).Select(d => (Copy: d.Candidate, Original: byKey[d.Found!.Original], d.Found.Reason)).ToList();
        Print($"different papers joined: {pairs.Count(p => Paper(p.Copy) is { } a && Paper(p.Original) is { } b && a != b)}");
        Print($"different numbers joined by title or text: {pairs.Count(p => p.Reason != DuplicateReason.Address && DifferInNumbers(p.Copy, p.Original))}");
        PrintReddit(decisions);
        await PrintAddressesAsync(Path.Combine(data, "..", "bench", "extra", "url-wpt", "urltestdata.json"));
        if (arguments.Length == 2) await SampleAsync(pairs, arguments[0], int.Parse(arguments[1], CultureInfo.InvariantCulture));
        return 0;
    }

    // Hostile addresses must be borne, and an identity's identity be itself.
    private static async Task PrintAddressesAsync(string path)
    {
        if (!File.Exists(path)) return;
        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(path));
        int inputs = 0, named = 0, restless = 0;
        foreach (var entry in json.RootElement.EnumerateArray())
        {
            if (entry.ValueKind != JsonValueKind.Object || !entry.TryGetProperty("input", out var input)) continue;
            inputs++;
            string text;
            try { text = input.GetString()!; }
            catch (InvalidOperationException) { continue; } // A lone surrogate, which this reader refuses.
            if (CanonicalAddress.Of(text) is not { } canonical) continue;
            named++;
            if (CanonicalAddress.Of(canonical.Identity) != canonical) restless++;
        }

        Print($"addresses of the web's test suite: {inputs}, {named} with an identity, {restless} whose identity is not its own");
    }

    private static void PrintReddit(List<(DuplicateCandidate Candidate, Duplicate? Found)> decisions)
    {
        var groups = decisions.Where(d => d.Candidate.Source == "reddit").GroupBy(d => Plain(d.Candidate.Title), StringComparer.Ordinal)
            .Where(g => g.Key.Length > 0 && g.Select(d => d.Candidate.Community).Distinct(StringComparer.Ordinal).Count() > 1).ToList();
        // Joined: every one but the first is a copy.
        var open = groups.Where(g => g.Count(d => d.Found is null) > 1).ToList();
        Print($"reddit: {groups.Count} titles in several communities, {groups.Count - open.Count} joined");
        foreach (var group in open)
            Print($"  not joined: {string.Join(" | ", group.Select(d => $"{d.Candidate.Entered.InUtc().Date:uuuu-MM-dd} {d.Candidate.Community} {d.Candidate.Title}"))}");
    }

    // The same pairs for the same seed, whatever else is there.
    private static async Task SampleAsync(
        List<(DuplicateCandidate Copy, DuplicateCandidate Original, DuplicateReason Reason)> pairs, string path, int seed)
    {
        var different = pairs.Where(p => Plain(p.Copy.Title) != Plain(p.Original.Title))
            .OrderBy(p => ContentOrder(p.Copy.Key, seed)).Take(100).OrderBy(p => p.Reason).ToList();
        var lines = different.Select((p, i) =>
            $"{i + 1}. {Name(p.Reason)}\n   {Describe(p.Original)}\n   {Describe(p.Copy)}\n");
        await File.WriteAllLinesAsync(path, lines);
        Print($"{different.Count} of {pairs.Count(p => Plain(p.Copy.Title) != Plain(p.Original.Title)):N0} pairs with different titles in {path}");
    }

    private static string ContentOrder(DocumentKey key, int seed) => Convert.ToHexString(
        System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{seed}/{key}")));

    private static string Describe(DuplicateCandidate c) =>
        $"[{c.Entered.InUtc().Date:uuuu-MM-dd} {c.Source} {c.Community} {c.Key.Id}] {(c.Title.Length > 150 ? c.Title[..150] : c.Title)} <{c.Url}>";

    private static List<(DuplicateCandidate Candidate, Duplicate? Found)> Decide(List<DuplicateCandidate> candidates)
    {
        var index = new DuplicateIndex();
        var result = new List<(DuplicateCandidate, Duplicate?)>(candidates.Count);
        var forgotten = Instant.MinValue;
        foreach (var candidate in candidates)
        {
            var horizon = candidate.Entered - Duration.FromDays(new DuplicateOptions().WindowDays);
            if (horizon - forgotten > Duration.FromDays(1)) index.Forget(forgotten = horizon);
            result.Add((candidate, index.Next(candidate)));
        }

        return result;
    }

    private static async Task<List<DuplicateCandidate>> ReadAsync(string path)
    {
        var candidates = new List<DuplicateCandidate>();
        await foreach (var reading in Inputs.Open(path, Stream () => Stream.Null).ReadAsync(default))
        {
            if (reading is not Reading.Accepted { Item: var item }) continue;
            candidates.Add(new(item.Key, Entered(item), item.Title, item.Text, item.Url, item.Truncated, item.Key.Source, item.Community));
        }

        candidates.Sort(InOrder);
        return candidates;
    }

    // The day a post belongs to is its publication's where it was first observed more than 72 hours after that.
    private static Instant Entered(Item item) =>
        item.Published is not { } published || (item.FirstSeen > published && item.FirstSeen - published <= Duration.FromHours(72))
            ? item.FirstSeen
            : published;

    private static int InOrder(DuplicateCandidate a, DuplicateCandidate b) =>
        a.Entered != b.Entered ? a.Entered.CompareTo(b.Entered) : a.Key.CompareTo(b.Key);

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
        [.. System.Text.RegularExpressions.Regex.Matches(System.Text.RegularExpressions.Regex.Replace(title, @"\s*\((19|20)\d\d\)$|(?<=\d),(?=\d)", ""), @"\d+(\.\d+)*")
            .Select(m => m.Value).Order(StringComparer.Ordinal)];

    private static string Name(DuplicateReason reason) => reason switch
    {
        DuplicateReason.Address => "address",
        DuplicateReason.Title => "title",
        DuplicateReason.NearTitle => "near-title",
        _ => "text",
    };

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
