using System.Globalization;
using System.Text.RegularExpressions;

namespace Vane.SystemTests.Replay;

/// <summary>GitHub: the search for repositories.</summary>
internal static partial class GitHubAnswers
{
    /// <summary>Answers; null where the path is none of its own.</summary>
    public static Answer? Of(Ask ask, ReplaySource source)
    {
        if (!ask.Path.EndsWith("/search/repositories", StringComparison.Ordinal)) return null;
        if (ask["q"].Length == 0) return Answer.Nothing(422);
        var found = source.Posts.Where(p => p.StandsAt(ask.At) && Matches(p, ask)).ToList();
        found = [.. ask["order"] == "asc" ? found.OrderBy(p => Rank(p, ask)) : found.OrderByDescending(p => Rank(p, ask)).ThenBy(p => p.Number)];
        var (size, page) = (ask.Count("per_page", 30, 100), Math.Max(1, ask.Count("page", 1, 1000)));
        var shown = found.Take(1000).Skip((page - 1) * size).Take(size).ToList();
        var answer = Answer.Json(new { total_count = found.Count, incomplete_results = false, items = shown.Select(p => Repository(p, ask)) }, shown);
        return answer with { Headers = [.. Limits(ask), .. page * size < found.Count ? [Next(ask, page + 1)] : Array.Empty<(string, string)>()] };
    }

    private static (string, string) Next(Ask ask, int page)
    {
        var query = string.Join('&', ask.Query.Where(q => q.Key != "page").Select(q => $"{q.Key}={Uri.EscapeDataString(q.Value)}"));
        return ("Link", string.Create(CultureInfo.InvariantCulture, $"<http://{ask.Host}:{ask.Port}{ask.Path}?{query}&page={page}>; rel=\"next\""));
    }

    private static (string, string)[] Limits(Ask ask) =>
    [
        ("X-RateLimit-Limit", "10"), ("X-RateLimit-Remaining", "9"), ("X-RateLimit-Resource", "search"),
        ("X-RateLimit-Reset", (ask.At.ToUnixTimeSeconds() + 60).ToString(CultureInfo.InvariantCulture)),
    ];

    private static long Rank(Planted p, Ask ask) => ask["sort"] == "updated" ? p.ChangedAt(ask.At).ToUnixTimeSeconds() : p.ScoreAt(ask.At);

    private static Dictionary<string, object?> Repository(Planted p, Ask ask) => new(StringComparer.Ordinal)
    {
        ["id"] = 900_000_000 + p.Number,
        ["node_id"] = "R_" + p.Number,
        ["name"] = p.Id.Split('/')[1],
        ["full_name"] = p.Id,
        ["private"] = false,
        ["owner"] = new { login = p.Id.Split('/')[0], id = p.Number, type = "Organization" },
        ["html_url"] = p.Url,
        ["description"] = p.Title,
        ["fork"] = false,
        ["created_at"] = Iso.Of(p.Published),
        ["updated_at"] = Iso.Of(p.ChangedAt(ask.At)),
        ["pushed_at"] = Iso.Of(p.ChangedAt(ask.At)),
        ["homepage"] = null,
        ["stargazers_count"] = p.ScoreAt(ask.At),
        ["watchers_count"] = p.ScoreAt(ask.At),
        ["language"] = "Python",
        ["forks_count"] = p.ScoreAt(ask.At) / 10,
        ["open_issues_count"] = p.CommentsAt(ask.At) / 8,
        ["license"] = new { key = "mit", name = "MIT License", spdx_id = "MIT" },
        ["archived"] = false,
        ["topics"] = new[] { p.Category, "replay" },
        ["visibility"] = "public",
        ["default_branch"] = "main",
        ["score"] = 1.0,
    };

    private static bool Matches(Planted p, Ask ask) => Qualifier().Matches(ask["q"]).All(m => (m.Groups[1].Value, m.Groups[2].Value) switch
    {
        ("topic", var topic) => topic == p.Category,
        ("stars", var span) => Within(p.ScoreAt(ask.At), span),
        ("created", var span) => Within(Iso.Of(p.Published), span),
        ("pushed", var span) => Within(Iso.Of(p.ChangedAt(ask.At)), span),
        _ => true,
    });

    private static bool Within(int value, string span)
    {
        var bounds = Bounds(span);
        return (bounds.From.Length == 0 || value >= int.Parse(bounds.From, CultureInfo.InvariantCulture) + (bounds.IsFromOpen ? 1 : 0))
            && (bounds.To.Length == 0 || value <= int.Parse(bounds.To, CultureInfo.InvariantCulture));
    }

    // A day stands for all of it: the comparison goes as far as what is written.
    private static bool Within(string at, string span)
    {
        var bounds = Bounds(span);
        string Cut(string to) => at[..Math.Min(at.Length, to.Length)];
        return (bounds.From.Length == 0 || string.CompareOrdinal(Cut(bounds.From), bounds.From) is var from && (bounds.IsFromOpen ? from > 0 : from >= 0))
            && (bounds.To.Length == 0 || string.CompareOrdinal(Cut(bounds.To), bounds.To) <= 0);
    }

    private static (string From, bool IsFromOpen, string To) Bounds(string span) => span switch
    {
        ['>', '=', ..] => (span[2..], false, ""),
        ['>', ..] => (span[1..], true, ""),
        ['<', '=', ..] => ("", false, span[2..]),
        ['<', ..] => ("", false, span[1..]),
        _ when span.Split("..") is [var from, var to] => (from.Trim('*'), false, to.Trim('*')),
        _ => (span, false, span),
    };

    [GeneratedRegex(@"(topic|stars|created|pushed):([^\s+]+)")]
    private static partial Regex Qualifier();
}
