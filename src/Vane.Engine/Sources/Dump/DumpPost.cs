using NodaTime;
using Vane.Collect;
using Vane.Model;

namespace Vane.Sources;

/// <summary>Makes items of posts in dumps, the same as of posts that Reddit gives itself.</summary>
internal static class DumpPost
{
    /// <summary>
    /// The item of a post; null where it was taken down, by whomever, before or after it was written to the dump, or is for adults.
    /// Its figures are an observation at the time at which the dump says they were read. Where it says none they are left out:
    /// they are not those of the moment of publication.
    /// </summary>
    /// <exception cref="RecordException">Something it must have is missing or impossible.</exception>
    public static Item? Of(DumpRecord post)
    {
        if (post.IsAdult || post.WasDeleted || IsGone(post)) return null;
        var published = post.Created ?? throw new RecordException("no created_utc");
        var draft = new ItemDraft
        {
            Source = RedditPost.Source,
            Id = post.Id,
            Community = "r/" + post.Subreddit,
            Url = post.Id is null ? null : RedditPost.AddressOf(post.Id, IsText(post) ? null : Plain(post.Url)),
            Title = Plain(post.Title),
            Text = Plain(post.Text),
            Author = post.Author == RedditPost.Deleted ? null : post.Author,
            Category = Plain(post.Flair),
            Published = published,
        };
        if (SeenAt(post) is { } at && at >= published && (post.Score ?? post.Comments) is not null)
            draft.Observe(at, post.Score < 0 ? 0 : post.Score, post.Comments, null);
        return draft.Finish();
    }

    private static Instant? SeenAt(DumpRecord post) => post.RetrievedAgain ?? post.Retrieved;

    private static bool IsGone(DumpRecord post) =>
        post.RemovedBy is not null || RedditPost.StandsForNothing(post.Title) || RedditPost.StandsForNothing(post.Text);

    private static bool IsText(DumpRecord post) => post.IsSelf ?? post.Domain?.StartsWith("self.", StringComparison.Ordinal) == true;

    // Dumps hold texts as Reddit's interface gave them: three characters escaped, and no others.
    private static string? Plain(string? text) => text?.Contains('&', StringComparison.Ordinal) != true ? text
        : text.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);
}
