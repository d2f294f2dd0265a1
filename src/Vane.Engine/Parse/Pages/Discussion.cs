using System.Buffers;
using AngleSharp.Html.Dom;

namespace Vane.Parse;

/// <summary>Pages whose text is what several people write: threads of a forum, questions with answers.</summary>
internal static class Discussion
{
    // Shares of a page's sentences: in posts at least; in comments, where there is no other text.
    private const float InPosts = 0.4f;
    private const float InComments = 0.6f;

    private static readonly SearchValues<string> Names = SearchValues.Create(
        ["forum", "thread", "viewtopic", "/topic", "/questions/", "discussion", "question-page", "/bbs", "bbs."], StringComparison.OrdinalIgnoreCase);

    /// <summary>What the text of a page is made of.</summary>
    public enum Kind
    {
        /// <summary>An article, whoever answers it.</summary>
        Article,

        /// <summary>Posts, marked as such.</summary>
        Posts,

        /// <summary>What is called comments.</summary>
        Comments,
    }

    /// <summary>What a page is made of, by its markup, its address and what it calls itself.</summary>
    public static Kind Of(PageTree tree, IHtmlDocument page)
    {
        var nodes = tree.Nodes;
        var (posts, inPosts, inComments, named) = (0, 0, 0, IsNamed(page));
        for (var i = 1; i < nodes.Length;)
        {
            ref readonly var node = ref nodes[i];
            var post = IsPost(node) && node.Prose > 0;
            var comment = (node.Hints & Hints.Comment) != 0 && node.Tag != Tag.Body;
            if (post)
            {
                posts++;
                inPosts += node.Prose;
            }
            else if (comment)
            {
                inComments += node.Prose;
            }

            i = (post || comment) && node.Tag != Tag.Text ? node.End : i + 1;
        }

        var prose = Math.Max(nodes[0].Prose, 1);
        if (posts >= 2 && inPosts > InPosts * prose && named) return Kind.Posts;
        return inComments > InComments * prose && named ? Kind.Comments : Kind.Article;
    }

    /// <summary>The posts, in order.</summary>
    public static List<int> Roots(PageTree tree)
    {
        var nodes = tree.Nodes;
        var roots = new List<int>();
        for (var i = 1; i < nodes.Length;)
        {
            var post = !nodes[i].Dropped && IsPost(nodes[i]) && nodes[i].Prose > 0;
            if (post) roots.Add(i);
            i = post || nodes[i].Dropped ? nodes[i].End : i + 1;
        }

        return roots;
    }

    private static bool IsPost(in PageNode node) => (node.Hints & Hints.Post) != 0 && (node.Hints & Hints.Comment) == 0 && node.Tag.IsBlock();

    private static bool IsNamed(IHtmlDocument page)
    {
        if (page.Body is { } body && ((body.ClassName ?? "") + " " + body.Id).AsSpan().ContainsAny(Names)) return true;
        if (page.DocumentElement.GetAttribute("itemtype") is { } type && (type.EndsWith("QAPage", StringComparison.Ordinal) || type.EndsWith("DiscussionForumPosting", StringComparison.Ordinal))) return true;
        foreach (var element in page.Head?.Children ?? page.DocumentElement.Children)
        {
            var address = element.LocalName == "link" && element.GetAttribute("rel") == "canonical" ? element.GetAttribute("href")
                : element.LocalName == "meta" && element.GetAttribute("property") == "og:url" ? element.GetAttribute("content") : null;
            if (address is not null && address.AsSpan().ContainsAny(Names)) return true;
        }

        return false;
    }
}
