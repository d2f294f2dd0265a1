namespace Vane.Parse;

/// <summary>Finds what on a page holds its text: runs of text give their worth to the containers around them, the nearer the more
/// (after Readability, Arc90 2010), and what a page calls itself decides among containers that hold about the same.</summary>
internal static class MainContent
{
    private const int Levels = 5;

    /// <summary>The containers of the text, in order: one, or neighbours that belong together. Empty where no run of text reads like
    /// sentences.</summary>
    public static List<int> Find(PageTree tree)
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
        best = Enclosing(nodes, scores, best);
        best = Marked(nodes, best);
        return Neighbours(tree, scores, best);
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

    // Upwards as long as much is won: text that is split among several containers.
    private static int Enclosing(Span<PageNode> nodes, float[] scores, int best)
    {
        var chosen = best;
        for (var at = nodes[best].Parent; at >= 0 && nodes[at].Tag != Tag.Body; at = nodes[at].Parent)
        {
            var (inner, outer) = (nodes[chosen], nodes[at]);
            var named = (outer.Hints & (Hints.Marked | Hints.Text)) != 0 || outer.Tag == Tag.Article;
            var gain = (outer.Prose - inner.Prose) / (float)Math.Max(inner.Prose, 1);
            var linked = outer.LinkShare;
            if (outer.Prose == inner.Prose && outer.Letters <= inner.Letters * 1.1f) chosen = at;
            else if (named && linked < 0.35f && gain < 3) chosen = at;
            else if (gain is > 0.35f and < 3 && linked < 0.25f && scores[at] > 0.6f * scores[chosen]) chosen = at;
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

    // Siblings that read like the text: parts of an article that is split, or its lead.
    private static List<int> Neighbours(PageTree tree, float[] scores, int best)
    {
        var nodes = tree.Nodes;
        var parent = nodes[best].Parent;
        if (parent < 0 || nodes[best].Tag is Tag.Body || nodes[best].Tag is Tag.Article || (nodes[best].Hints & Hints.Marked) != 0) return [best];
        var found = new List<int>();
        var threshold = Math.Max(10, scores[best] * 0.2f);
        for (var i = parent + 1; i < nodes[parent].End; i = nodes[i].End)
        {
            ref readonly var node = ref nodes[i];
            if (i == best) found.Add(i);
            else if (!node.Dropped && node.Tag.IsBlock() && node.LinkShare < 0.25f && Belongs(node, nodes[best], scores[i], threshold, i < best)) found.Add(i);
        }

        return found;
    }

    private static bool Belongs(in PageNode node, in PageNode best, float score, float threshold, bool before)
    {
        if (node.Tag is Tag.Paragraph or Tag.Quote) return node.Prose > 80;
        if (before && (node.Hints & Hints.Lead) != 0 && node.Prose > 40) return true;
        return score >= threshold && node.Prose >= 0.2f * best.Prose
            && (((PageNode)node).Tag == best.Tag && (node.Hints & (Hints.Around | Hints.Comment)) == 0);
    }
}
