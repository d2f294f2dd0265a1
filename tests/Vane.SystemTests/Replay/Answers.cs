namespace Vane.SystemTests.Replay;

/// <summary>Who answers what: the host tells the platform.</summary>
internal static class Answers
{
    /// <summary>The answer to a request; 404 where nobody has one.</summary>
    public static Answer Of(Ask ask, ReplayWorld world)
    {
        var sources = world.On(ask.Host);
        if (sources is not [var source, ..]) return Answer.Nothing(404);
        var answer = source.Kind switch
        {
            "reddit" => RedditAnswers.Of(ask, sources),
            "hackernews" => HackerNewsAnswers.Of(ask, source),
            "arxiv" => ArxivAnswers.Of(ask, source),
            "github" => GitHubAnswers.Of(ask, source),
            "hf-papers" or "hf-models" => HuggingFaceAnswers.Of(ask, sources),
            "youtube" => YouTubeAnswers.Of(ask, sources),
            "feed" => FeedAnswers.Of(ask, source),
            _ => PageAnswers.Of(ask, source),
        };
        return answer ?? Answer.Nothing(404);
    }
}
