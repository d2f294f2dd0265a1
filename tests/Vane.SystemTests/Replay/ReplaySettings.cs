using System.Text;

namespace Vane.SystemTests.Replay;

/// <summary>Settings with which everything of a world is collected.</summary>
internal static class ReplaySettings
{
    /// <summary>Where whoever collects is reached.</summary>
    public const string Contact = "desk@example.org";

    /// <summary>Variables that the settings speak of.</summary>
    public static readonly IReadOnlyDictionary<string, string> Variables = new Dictionary<string, string>
    {
        ["REPLAY_REDDIT_ID"] = "replay-id",
        ["REPLAY_REDDIT_SECRET"] = "replay-secret",
    };

    /// <summary>The settings, as <c>vane.yaml</c> has them.</summary>
    /// <param name="server">Who offers the sources.</param>
    /// <param name="every">How often each is asked.</param>
    public static string Of(ReplayServer server, string every = "1h")
    {
        var yaml = new StringBuilder();
        yaml.Append("contact: ").Append(Contact).Append('\n');
        yaml.Append("allow-hosts: [").AppendJoin(", ", server.World.Hosts.Select(h => $"\"{h}\"")).Append("]\n");
        // A mirror of arXiv does not become known by its address.
        yaml.Append("pace: {\"").Append(ReplayHosts.Arxiv).Append("\": {delay: 3s, concurrency: 1}}\n");
        yaml.Append("editions:\n  - {name: ai, lens: ai, store: ai.db, reports: reports, languages: [en], zone: UTC, schedule: {day: \"00:20\"}, sources: [all]}\n");
        yaml.Append("sources:\n");
        foreach (var source in server.World.Sources) yaml.Append("  - {").AppendJoin(", ", Fields(source, server, every)).Append("}\n");
        return yaml.ToString();
    }

    private static IEnumerable<string> Fields(ReplaySource source, ReplayServer server, string every) =>
    [
        $"name: \"{source.Name}\"", $"kind: {source.Kind}", .. source.Fields.Select(f => $"{f.Field}: {Filled(f.Value, source, server)}"), $"every: {every}",
    ];

    private static string Filled(string value, ReplaySource source, ReplayServer server)
    {
        var filled = value.Replace("{base}", server.AddressOf(source.Host), StringComparison.Ordinal);
        if (source.OtherHost is { } other) filled = filled.Replace($"{{{other}}}", server.AddressOf(other), StringComparison.Ordinal);
        return filled.StartsWith('[') ? filled : $"\"{filled}\"";
    }
}
