using NodaTime;
using Vane.Collect;
using Vane.Model;
using Vane.Text;

namespace Vane.Sources;

/// <summary>Makes items of posts in dumps, the same as of posts that Reddit gives itself.</summary>
internal static class DumpPost
{
    private const string Source = "reddit";

    private static readonly string[] Placeholders = ["[removed]", "[deleted]", "[deleted by user]", "[ Removed by Reddit ]", "[ Removed by moderator ]"];

    /// <summary>
    /// The item of a post; null where it was taken down, by whomever, before or after it was written to the dump, or is for adults.
    /// Its figures are an observation at the time at which the dump says they were read. Where it says none they are left out:
    /// they are not those of the moment of publication.
    /// </summary>
    /// <exception cref="RecordException">Something it must have is missing or impossible.</exception>
    public static Item? Of(DumpRecord post)
    {
        if (post.IsAdult || post.WasDeleted || post.RemovedBy is not null || StandsForNothing(post.Title) || StandsForNothing(post.Text)) return null;
        var published = post.Created ?? throw new RecordException("no created_utc");
        var draft = new ItemDraft
        {
            Source = Source,
            Id = post.Id,
            Community = "r/" + post.Subreddit,
            Url = post.Id is null ? null : AddressOf(post, post.Id),
            Title = Plain(post.Title),
            Text = Plain(post.Text),
            Author = post.Author == "[deleted]" ? null : post.Author,
            Category = Plain(post.Flair),
            Published = published,
        };
        if (SeenAt(post) is { } at && at >= published && (post.Score ?? post.Comments) is not null)
            draft.Observe(at, post.Score < 0 ? 0 : post.Score, post.Comments, null);
        return draft.Finish();
    }

    private static Instant? SeenAt(DumpRecord post) => post.RetrievedAgain ?? post.Retrieved;

    private static bool StandsForNothing(string? text) => text is not null && Placeholders.Contains(text.Trim(), StringComparer.Ordinal);

    // What it links to where that is elsewhere; pictures and videos kept by Reddit, and crossposts, are elsewhere only in name.
    private static string AddressOf(DumpRecord post, string id)
    {
        var own = "https://www.reddit.com/comments/" + id;
        if (post.IsSelf ?? post.Domain?.StartsWith("self.", StringComparison.Ordinal) == true) return own;
        if (WebAddress.Safe(Plain(post.Url)) is not { } safe) return own;
        var host = new Uri(safe).IdnHost;
        return IsUnder(host, "reddit.com") || IsUnder(host, "redd.it") || IsUnder(host, "redditmedia.com") ? own : safe;
    }

    private static bool IsUnder(string host, string name) => host == name || host.EndsWith("." + name, StringComparison.Ordinal);

    // Dumps hold texts as Reddit's interface gave them: three characters escaped, and no others.
    private static string? Plain(string? text) => text?.Contains('&', StringComparison.Ordinal) != true ? text
        : text.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);
}
