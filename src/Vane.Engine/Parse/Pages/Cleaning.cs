namespace Vane.Parse;

/// <summary>Leaves out of the text's container what is not text: lists of links, boxes of labels.</summary>
internal static class Cleaning
{
    // What follows the title of another page is seldom longer.
    private const int Snippet = 200;

    /// <summary>Drops what is mostly links or labels; the tree is counted anew.</summary>
    public static void Clean(PageTree tree, IReadOnlyList<int> roots)
    {
        var nodes = tree.Nodes;
        foreach (var root in roots)
        {
            for (var i = root + 1; i < nodes[root].End;)
            {
                ref var node = ref nodes[i];
                if (!node.Dropped && IsClutter(nodes, i, nodes[root].Letters)) node.Dropped = true;
                i = node.Dropped ? node.End : i + 1;
            }
        }

        tree.Count();
    }

    private static bool IsClutter(Span<PageNode> nodes, int at, int whole)
    {
        ref readonly var node = ref nodes[at];
        if (node.Letters == 0) return false;
        switch (node.Tag)
        {
            case Tag.List:
                return node.LinkShare > 0.6f && node.Letters < 0.5f * whole && !IsAnnounced(nodes, at);
            case Tag.Block or Tag.Section or Tag.Header or Tag.Table or Tag.Figure or Tag.Article:
                if (node.Letters > 0.4f * whole) return false;
                if (node.LinkShare > 0.5f) return node.Runs > 1 || node.Linked == node.Letters;
                if (node.LinkedHeadings > 2 && node.Prose < Snippet * node.LinkedHeadings) return true;
                return node.LinkShare > 0.25f && node.GoodRuns == 0 && node.Runs > 1;
            default:
                return false;
        }
    }

    // "The following sources:" and then a list of links: that list is meant to be read.
    private static bool IsAnnounced(Span<PageNode> nodes, int list)
    {
        for (var i = list - 1; i > 0 && i > list - 20; i--)
        {
            if (nodes[i].Tag != Tag.Text || nodes[i].Dropped) continue;
            var text = ((AngleSharp.Dom.ICharacterData)nodes[i].Dom).Data.AsSpan().TrimEnd();
            if (text.Length > 0) return text[^1] is ':' or '：';
        }

        return false;
    }
}
