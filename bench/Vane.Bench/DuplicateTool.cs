using System.Text.Json;
using NodaTime;
using Vane.Collect;
using Vane.Group;
using Vane.Model;

namespace Vane.Bench;

/// <summary>Near-duplicates of any items.</summary>
internal static class DuplicateTool
{
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

    /// <summary>What each is a copy of, one after another.</summary>
    public static List<(DuplicateCandidate Candidate, Duplicate? Found)> Decide(List<DuplicateCandidate> candidates)
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

    /// <summary>Items of a file, in order of coming into view.</summary>
    public static async Task<List<DuplicateCandidate>> ReadAsync(string path)
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

    /// <summary>Orders by coming into view.</summary>
    public static int InOrder(DuplicateCandidate a, DuplicateCandidate b) =>
        a.Entered != b.Entered ? a.Entered.CompareTo(b.Entered) : a.Key.CompareTo(b.Key);

    private static string Name(DuplicateReason reason) => reason switch
    {
        DuplicateReason.Address => "address",
        DuplicateReason.Title => "title",
        DuplicateReason.NearTitle => "near-title",
        _ => "text",
    };
}
