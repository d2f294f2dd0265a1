namespace Vane.Parse;

/// <summary>Finds what on a page holds its text: runs of text give their worth to the containers around them, the nearer the more
/// (after Readability, Arc90 2010), and what a page calls itself decides among containers that hold about the same.</summary>
internal static class MainContent
{
    private const int Levels = 5;

    // A lead has at least so many letters.
    private const int Lead = 40;

    // Shares of letters in what is added to the text: in sentences at least, in links at most.
    private const float Added = 0.7f;
    private const float AddedInContent = 0.45f;
    private const float Linked = 0.2f;

    /// <summary>The containers of the text, in order: one, or neighbours that belong together. Empty where no run of text reads like
    /// sentences.</summary>
    public static List<int> Find(PageTree tree, IReadOnlyList<string> titles)
    {
        var scores = Scores(tree);
        var nodes = tree.Nodes;
        var best = -1;
        for (var i = 0; i < nodes.Length; i++)
        {
            if (scores[i] <= 0) continue;
            scores[i] *= (1 - nodes[i].LinkShare) * Favour(nodes[i]);
            if (best < 0 || scores[i] > scores[best]) best = i;
        }

        if (best < 0) return [];
        best = Enclosing(nodes, best);
        best = Marked(nodes, best);
        return Neighbours(tree, scores, best, TitleBefore(nodes, best, titles));
    }

    private static float[] Scores(PageTree tree)
    {
        var nodes = tree.Nodes;
        var scores = new float[nodes.Length];
        foreach (var run in tree.Runs)
        {
            var worth = run.Worth;
            if (worth <= 0 || run.Linked * 2 > run.Letters) continue;
            var at = FirstContainer(nodes, run.Block);
            for (var level = 0; level < Levels && at >= 0; level++, at = nodes[at].Parent)
                scores[at] += worth / (level == 0 ? 1 : level == 1 ? 2 : level * 3);
        }

        return scores;
    }

    // A paragraph is no container, nor is what wraps one paragraph only.
    private static int FirstContainer(Span<PageNode> nodes, int block)
    {
        var at = block;
        if (nodes[at].Tag is Tag.Paragraph or Tag.Heading or Tag.Preformatted or Tag.Item or Tag.Term or Tag.Caption && at > 0) at = nodes[at].Parent;
        while (at > 0 && (nodes[at].Runs == 1 || !nodes[at].Tag.IsBlock() || nodes[at].Tag is Tag.List or Tag.Quote or Tag.Row or Tag.TablePart or Tag.Table or Tag.Figure or Tag.Paragraph))
            at = nodes[at].Parent;
        return at;
    }

    private static float Favour(in PageNode node)
    {
        var favour = 1f;
        if ((node.Hints & Hints.Marked) != 0) favour *= 1.5f;
        if ((node.Hints & Hints.Text) != 0) favour *= 1.5f;
        else if ((node.Hints & Hints.Content) != 0) favour *= 1.2f;
        if (node.Tag is Tag.Article) favour *= 1.4f;
        else if (node.Tag is Tag.Main) favour *= 1.2f;
        if ((node.Hints & (Hints.Around | Hints.Comment | Hints.Hidden)) != 0) favour *= 0.5f;
        return favour;
    }

    // Upwards as long as what is added reads like text too: text is often split among several containers.
    private static int Enclosing(Span<PageNode> nodes, int best)
    {
        var chosen = best;
        for (var at = nodes[best].Parent; at >= 0 && nodes[at].Tag != Tag.Body; at = nodes[at].Parent)
        {
            ref readonly var inner = ref nodes[chosen];
            ref readonly var outer = ref nodes[at];
            var (letters, linked, prose) = (outer.Letters - inner.Letters, outer.Linked - inner.Linked, outer.Prose - inner.Prose);
            if ((outer.Hints & (Hints.Marked | Hints.Text)) != 0 || outer.Tag == Tag.Article)
            {
                if (outer.LinkShare < 0.35f && prose < 3 * inner.Prose) chosen = at;
            }
            else if (prose > 0.15f * inner.Prose && prose > ((outer.Hints & Hints.Content) != 0 || outer.Tag == Tag.Main ? AddedInContent : Added) * letters && linked < Linked * letters)
            {
                chosen = at;
            }
        }

        return chosen;
    }

    // Downwards to what calls itself the text, where it holds nearly all of it.
    private static int Marked(Span<PageNode> nodes, int best)
    {
        for (var i = best + 1; i < nodes[best].End;)
        {
            ref readonly var node = ref nodes[i];
            if (node.Dropped || node.Prose < 0.6f * nodes[best].Prose)
            {
                i = Math.Max(node.End, i + 1);
                continue;
            }

            if ((node.Hints & (Hints.Marked | Hints.Text)) != 0 || node.Tag == Tag.Article)
            {
                var share = node.Prose / (float)Math.Max(nodes[best].Prose, 1);
                if ((node.Hints & Hints.Marked) != 0 || share > 0.75f) best = i;
            }

            i++;
        }

        return best;
    }

    // The lead, and siblings that read like the text: parts of an article that is split.
    private static List<int> Neighbours(PageTree tree, float[] scores, int best, int title)
    {
        var nodes = tree.Nodes;
        var found = new List<int>();
        var parent = nodes[best].Tag == Tag.Body ? -1 : nodes[best].Parent;
        var siblings = parent >= 0 && nodes[best].Tag != Tag.Article && (nodes[best].Hints & Hints.Marked) == 0;
        AddLead(nodes, title < 0 && siblings ? parent : title, best, found);
        if (!siblings)
        {
            found.Add(best);
            return found;
        }

        var leads = found.Count;
        var threshold = Math.Max(10, scores[best] * 0.2f);
        for (var i = parent + 1; i < nodes[parent].End; i = nodes[i].End)
        {
            ref readonly var node = ref nodes[i];
            if (i == best) found.Add(i);
            else if (!node.Dropped && node.Tag.IsBlock() && node.LinkShare < 0.25f && !Covers(nodes, found, leads, i) && Belongs(node, nodes[best], scores[i], threshold)) found.Add(i);
        }

        return found;
    }

    // What reads like sentences between the title and the text.
    private static void AddLead(Span<PageNode> nodes, int title, int best, List<int> found)
    {
        if (title < 0 || title > best) return;
        for (var i = nodes[title].Tag == Tag.Heading ? nodes[title].End : title + 1; i < best;)
        {
            ref readonly var node = ref nodes[i];
            if (node.Dropped || node.Tag is Tag.Silent or Tag.Text or Tag.Caption or Tag.Figure or Tag.Table or Tag.List || node.Prose < Lead)
            {
                i = node.End;
            }
            else if (node.End > best || (node.Runs > node.GoodRuns && node.Tag != Tag.Paragraph))
            {
                i++;
            }
            else
            {
                if (node.LinkShare < 0.25f && node.Tag.IsBlock() && (node.Hints & (Hints.Around | Hints.Caption | Hints.Comment)) == 0) found.Add(i);
                i = node.End;
            }
        }
    }

    // The last heading before the text that is the page's title.
    private static int TitleBefore(Span<PageNode> nodes, int best, IReadOnlyList<string> titles)
    {
        for (var i = best - 1; i > 0; i--)
            if (nodes[i].Tag == Tag.Heading && !nodes[i].Dropped && nodes[i].Letters > 0 && PieceFilter.IsOneOf(nodes[i].Dom.TextContent, titles)) return i;
        return -1;
    }

    private static bool Covers(Span<PageNode> nodes, List<int> found, int leads, int at)
    {
        var next = found.BinarySearch(0, leads, at, null);
        return next >= 0 || (~next < leads && found[~next] < nodes[at].End);
    }

    private static bool Belongs(in PageNode node, in PageNode best, float score, float threshold)
    {
        if (node.Tag is Tag.Paragraph or Tag.Quote) return node.Prose > 80;
        return score >= threshold && node.Prose >= 0.2f * best.Prose && node.Tag == best.Tag && (node.Hints & (Hints.Around | Hints.Comment)) == 0;
    }
}
