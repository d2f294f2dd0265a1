namespace Vane.Parse;

/// <summary>Leaves out what stands around the text, by what it is and what it calls itself. A name is believed only of what is a
/// small part of the page: the whole of it may stand in a <c>content-with-sidebar</c>.</summary>
internal static class Pruning
{
    private const float Small = 0.35f;
    private const float Most = 0.97f;
    private const int Line = 250;
    private const int Words = 40;

    /// <summary>What decides.</summary>
    public enum By
    {
        /// <summary>Elements and roles made for it.</summary>
        Elements,

        /// <summary>Names, too.</summary>
        Names,
    }

    /// <summary>Drops what is around the text.</summary>
    /// <param name="tree">The page, counted; it is counted anew.</param>
    /// <param name="by">What decides.</param>
    /// <param name="withComments">Whether the answers of readers are what the page is for.</param>
    public static void Prune(PageTree tree, By by, bool withComments)
    {
        var nodes = tree.Nodes;
        var (worth, letters) = (nodes[0].Worth, nodes[0].Letters);
        for (var i = 1; i < nodes.Length;)
        {
            ref var node = ref nodes[i];
            if (node.Tag == Tag.Inline) node.Dropped |= IsAroundInLine(nodes, i, by);
            else if (node.Tag != Tag.Text && !node.Dropped && IsAround(node, by, worth, letters, withComments)) node.Dropped = true;
            i = node.Dropped ? node.End : i + 1;
        }

        tree.Count();
    }

    /// <summary>Drops what nobody sees.</summary>
    public static void Hide(PageTree tree)
    {
        foreach (ref var node in tree.Nodes[1..]) node.Dropped |= (node.Hints & Hints.Hidden) != 0;
        tree.Count();
    }

    // Letters are counted for blocks; within a line what is around is a word or two.
    private static bool IsAroundInLine(Span<PageNode> nodes, int at, By by)
    {
        if ((nodes[at].Hints & Hints.Hidden) != 0) return true;
        if ((nodes[at].Hints & (Hints.Around | Hints.Window)) == 0 || by == By.Elements) return false;
        var letters = 0;
        for (var i = at + 1; i < nodes[at].End && letters <= Words; i++)
            if (nodes[i].Tag == Tag.Text) letters += Letters.Of(((AngleSharp.Dom.ICharacterData)nodes[i].Dom).Data).Letters;
        return letters <= Words;
    }

    private static bool IsAround(in PageNode node, By by, float worth, int letters, bool withComments)
    {
        if (node.Letters == 0) return false;
        var small = node.Worth <= Small * worth && node.Letters <= 0.8f * letters;
        if ((node.Hints & Hints.Marked) != 0) return false;
        if ((node.Hints & Hints.Hidden) != 0) return small;
        if (node.Tag is Tag.Navigation or Tag.Aside or Tag.Footer or Tag.Form) return small;
        if (node.Tag == Tag.Header) return small && !HasText(node);
        if (node.Tag is Tag.Heading or Tag.Body or Tag.Article or Tag.Main) return false;
        if (by == By.Elements) return false;
        if ((node.Hints & Hints.Window) != 0 && (node.Hints & Hints.Text) == 0) return node.Worth <= 0.8f * worth;
        if ((node.Hints & Hints.Comment) != 0 && !withComments) return node.Worth <= Most * worth;
        if ((node.Hints & Hints.Around) != 0 && (node.Hints & Hints.Text) == 0) return small && !(node.Tag is Tag.Paragraph or Tag.Item && node.Worth > 3);
        return (node.Hints & Hints.Meta) != 0 && (node.Hints & Hints.Content) == 0 && node.Letters <= Line && small;
    }

    // The header of an article may hold its lead.
    private static bool HasText(in PageNode node) => node.GoodRuns > 0 && node.LinkShare < 0.3f;
}
