using System.Globalization;
using System.Text;
using NodaTime;

namespace Vane.Net;

/// <summary>
/// What a robots.txt allows (RFC 9309, and what Google documents of its own reading): the group of the most specific product
/// token holds, all groups of that name together; of its rules the longest that matches, and of two as long the one that allows.
/// </summary>
public sealed class RobotsRules
{
    /// <summary>Bytes that are read; what comes after is ignored (RFC 9309, section 2.5).</summary>
    public const int MostBytes = 500 * 1024;

    // No address that is asked for is as long.
    private const int LongestPattern = 4096;

    /// <summary>Everything is allowed.</summary>
    public static readonly RobotsRules Open = new([]);

    private readonly Dictionary<string, Group> _groups;

    private RobotsRules(Dictionary<string, Group> groups) => _groups = groups;

    /// <summary>Reads a file. Lines that say nothing known are passed over.</summary>
    public static RobotsRules Parse(ReadOnlySpan<byte> file)
    {
        var groups = new Dictionary<string, Group>(StringComparer.OrdinalIgnoreCase);
        var current = new List<Group>();
        var hasRules = false;
        foreach (var line in Encoding.UTF8.GetString(file[..Math.Min(file.Length, MostBytes)]).TrimStart('\uFEFF').AsSpan().EnumerateLines())
        {
            if (Field(line) is not var (name, value)) continue;
            switch (name)
            {
                case "user-agent":
                    if (hasRules) current.Clear();
                    hasRules = false;
                    if (Token(value) is { Length: > 0 } token) current.Add(GroupOf(groups, token));
                    break;
                case "allow" or "disallow":
                    hasRules = true;
                    if (Rule.Of(value, name == "allow") is { } rule) current.ForEach(g => g.Rules.Add(rule));
                    break;
                case "crawl-delay" when Seconds(value) is { } delay:
                    current.ForEach(g => g.Delay = delay);
                    break;
                default:
                    break;
            }
        }

        return new RobotsRules(groups);
    }

    /// <summary>Whether a program may ask for a page.</summary>
    /// <param name="productToken">The program's name in its User-Agent.</param>
    /// <param name="pathAndQuery">Path and query of the address, encoded as in it.</param>
    public bool IsAllowed(string productToken, string pathAndQuery)
    {
        ArgumentNullException.ThrowIfNull(pathAndQuery);
        if (pathAndQuery == "/robots.txt" || GroupFor(productToken) is not { } group) return true;
        var path = RobotsPath.Address(pathAndQuery);
        Rule? best = null;
        foreach (var rule in group.Rules)
        {
            var isBetter = best is null || rule.Pattern.Length > best.Pattern.Length || (rule.Pattern.Length == best.Pattern.Length && rule.Allows);
            if (isBetter && RobotsPath.Matches(rule.Pattern, path)) best = rule;
        }

        return best?.Allows ?? true;
    }

    /// <summary>Time the file asks to leave between requests (a field outside the standard); null where it asks none.</summary>
    public Duration? CrawlDelay(string productToken) => GroupFor(productToken)?.Delay;

    /// <summary>What concerns one program; the rest need not be remembered.</summary>
    internal RobotsRules Only(string productToken) => GroupFor(productToken) is { } group
        ? new RobotsRules(new Dictionary<string, Group>(StringComparer.OrdinalIgnoreCase) { ["*"] = group }) : Open;

    /// <summary>The name of a program in its User-Agent, as robots.txt calls it.</summary>
    internal static string Token(string userAgent)
    {
        var value = userAgent.Trim();
        if (value.StartsWith('*') && (value.Length == 1 || char.IsWhiteSpace(value[1]))) return "*";
        return new string([.. value.TakeWhile(c => char.IsAsciiLetter(c) || c is '-' or '_')]);
    }

    // vane-news may be named itself, or by vane, or be among all.
    private Group? GroupFor(string productToken)
    {
        for (var name = productToken; name.Length > 0; name = name[..Math.Max(0, name.LastIndexOf('-'))])
            if (_groups.TryGetValue(name, out var group)) return group;
        return _groups.GetValueOrDefault("*");
    }

    private static Group GroupOf(Dictionary<string, Group> groups, string token)
    {
        if (!groups.TryGetValue(token, out var group)) groups[token] = group = new Group();
        return group;
    }

    private static (string Name, string Value)? Field(ReadOnlySpan<char> line)
    {
        if (line.IndexOf('#') is >= 0 and var comment) line = line[..comment];
        if (line.IndexOf(':') is not (> 0 and var colon)) return null;
        return (line[..colon].Trim().ToString().ToLowerInvariant(), line[(colon + 1)..].Trim().ToString());
    }

    private static Duration? Seconds(string value) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and < 1e9
            ? Duration.FromSeconds(seconds) : null;

    private sealed class Group
    {
        public List<Rule> Rules { get; } = [];

        public Duration? Delay { get; set; }
    }

    private sealed record Rule(string Pattern, bool Allows)
    {
        // An empty rule says nothing, and neither does one that no path can begin with.
        public static Rule? Of(string pattern, bool allows) =>
            pattern.Length is > 0 and <= LongestPattern && (pattern[0] is '/' or '*')
                ? new Rule(RobotsPath.Pattern(pattern), allows) : null;
    }
}
