using System.Globalization;

namespace Vane.SystemTests.Replay;

/// <summary>Hugging Face: the papers of a day, and the models.</summary>
internal static class HuggingFaceAnswers
{
    /// <summary>Answers; null where the path is none of its own.</summary>
    public static Answer? Of(Ask ask, IReadOnlyList<ReplaySource> sources)
    {
        if (ask.Path.EndsWith("/api/daily_papers", StringComparison.Ordinal)) return Papers(ask, sources.First(s => s.Kind == "hf-papers"));
        if (ask.Path.EndsWith("/api/models", StringComparison.Ordinal)) return Models(ask, sources.First(s => s.Kind == "hf-models"));
        if (ask.Path.IndexOf("/api/papers/", StringComparison.Ordinal) is >= 0 and var paper) return Single(ask, sources, "hf-papers", ask.Path[(paper + 12)..], Paper);
        if (ask.Path.IndexOf("/api/models/", StringComparison.Ordinal) is >= 0 and var model) return Single(ask, sources, "hf-models", ask.Path[(model + 12)..], Model);
        return null;
    }

    private static Answer Single(Ask ask, IReadOnlyList<ReplaySource> sources, string kind, string id, Func<Planted, Ask, object> show) =>
        sources.First(s => s.Kind == kind).Posts.FirstOrDefault(p => p.Id == id && p.StandsAt(ask.At)) is { } post
            ? Answer.Json(show(post, ask), [post]) : Answer.Nothing(404);

    private static object Paper(Planted p, Ask ask) => new
    {
        id = p.Id,
        authors = new[] { new { _id = "a" + p.Number, name = p.Author, hidden = false } },
        publishedAt = Iso.Of(p.Published),
        submittedOnDailyAt = Iso.Of(p.Published),
        title = p.Title,
        summary = string.Join("\n", p.TextAt(ask.At)),
        upvotes = p.ScoreAt(ask.At),
        discussionId = "d" + p.Number,
    };

    private static object Model(Planted p, Ask ask) => new
    {
        _id = "m" + p.Number,
        id = p.Id,
        modelId = p.Id,
        author = p.Id.Split('/')[0],
        likes = p.ScoreAt(ask.At),
        trendingScore = p.ScoreAt(ask.At) / 2,
        downloads = p.ScoreAt(ask.At) * 90,
        tags = new[] { "transformers", p.Category, "license:mit" },
        pipeline_tag = p.Category,
        library_name = "transformers",
        createdAt = Iso.Of(p.Published),
        lastModified = Iso.Of(p.ChangedAt(ask.At)),
        @private = false,
        gated = false,
    };

    private static Answer Papers(Ask ask, ReplaySource source)
    {
        var found = source.Posts.Where(p => p.StandsAt(ask.At) && (ask["date"].Length == 0 || Iso.Day(p.Published) == ask["date"]));
        var (size, page) = (ask.Count("limit", 50, 100), ask.Count("p", 0, 1000));
        var shown = found.Reverse().Skip(page * size).Take(size).ToList();
        return Answer.Json(shown.Select(p => new
        {
            paper = Paper(p, ask),
            publishedAt = Iso.Of(p.Published),
            title = p.Title,
            summary = string.Join("\n", p.TextAt(ask.At)),
            numComments = p.CommentsAt(ask.At),
            submittedBy = new { name = p.Author, type = "user" },
            isAuthorParticipating = false,
        }), shown);
    }

    private static Answer Models(Ask ask, ReplaySource source)
    {
        var found = source.Posts.Where(p => p.StandsAt(ask.At)).Reverse().ToList();
        if (ask["sort"] is "likes" or "trendingScore" or "downloads" or "likes7d" or "") found = [.. found.OrderByDescending(p => p.ScoreAt(ask.At)).ThenBy(p => p.Number)];
        if (ask["pipeline_tag"].Length > 0 && ask["pipeline_tag"] != "text-generation") found = [];
        var begin = ask.Count("cursor", 0, 100_000);
        var shown = found.Skip(begin).Take(ask.Count("limit", 1000, 1000)).ToList();
        var answer = Answer.Json(shown.Select(p => Model(p, ask)), shown);
        return begin + shown.Count < found.Count ? answer with { Headers = [Next(ask, begin + shown.Count)] } : answer;
    }

    private static (string, string) Next(Ask ask, int cursor)
    {
        var query = string.Concat(ask.Query.Where(q => q.Key != "cursor").Select(q => $"{q.Key}={Uri.EscapeDataString(q.Value)}&"));
        return ("Link", string.Create(CultureInfo.InvariantCulture, $"<http://{ask.Host}:{ask.Port}{ask.Path}?{query}cursor={cursor}>; rel=\"next\""));
    }
}
