using System.Buffers;

namespace Vane.Parse;

/// <summary>Reads feeds: RSS 0.90 to 2.0, Atom 0.3 and 1.0, JSON Feed 1.x and CDF, well-formed or not.</summary>
public static class FeedReader
{
    private const int MostJunk = 200;

    private static readonly SearchValues<char> MarkdownSigns = SearchValues.Create("`#*_[>");

    /// <summary>The feed that an input is.</summary>
    /// <param name="input">Bytes, gzip or not, in whatever encoding.</param>
    /// <exception cref="ParseException">It is no feed, or goes beyond a limit.</exception>
    public static Feed Read(RawInput input)
    {
        var (text, remark) = Charset.Decode(Inflate.Open(input.Bytes).Span, input.MediaType);
        if (text.AsSpan().TrimStart("\uFEFF \t\r\n") is ['{', ..]) return JsonFeed.Read(text, input.Address, remark);
        var tree = new MarkupTree(text, input.Address);
        if (remark is not null) tree.Remarks.Add(remark);
        tree.Read();
        return tree.Root is { } root
            ? new FeedMapping(tree, root).Feed()
            : throw new ParseException(text.AsSpan().IsWhiteSpace() ? "not a feed: empty" : "not a feed: no rss, RDF, feed or channel element");
    }

    /// <summary>Whether what begins like this is likely a feed.</summary>
    /// <param name="head">The first bytes, some hundred of them.</param>
    public static bool LooksLikeFeed(ReadOnlySpan<byte> head)
    {
        var text = Charset.Decode(head).Text + ">"; // the last tag may be cut off
        if (text.AsSpan().TrimStart("\uFEFF \t\r\n") is ['{', ..])
            return text.Contains("jsonfeed.org/version", StringComparison.OrdinalIgnoreCase);
        return OpensWithRoot(text);
    }

    // The first element must be the root. Texts speak of feeds, too: within a sentence, or with a piece of one as an example.
    private static bool OpensWithRoot(string text)
    {
        var scanner = new MarkupScanner(text);
        for (var at = 0; scanner.Next(); at = scanner.End)
        {
            if (scanner.Kind != MarkupKind.Start && !IsJunk(text.AsSpan(at, scanner.Start - at))) return false;
            if (scanner.Kind == MarkupKind.End) return false;
            if (scanner.Kind != MarkupKind.Start) continue;
            var name = text.AsSpan()[scanner.Name];
            var local = name[(name.LastIndexOf(':') + 1)..];
            return MarkupTree.IsRoot(local) && IsJunk(text.AsSpan(at, scanner.Start - at)) && text.AsSpan(scanner.End).TrimStart() is [] or ['<', ..] or ">"
                && (!local.Equals("channel", StringComparison.OrdinalIgnoreCase) || HasTitle(text, ref scanner));
        }

        return false;
    }

    // A little text that a server put before a feed, such as a warning, and no Markdown.
    private static bool IsJunk(ReadOnlySpan<char> before)
    {
        var words = before.Trim("\uFEFF \t\r\n");
        return words.IsEmpty || (words.Length <= MostJunk && words.IndexOfAny(MarkdownSigns) < 0 && before[^1] is not (' ' or '\t'));
    }

    private static bool HasTitle(string text, ref MarkupScanner scanner)
    {
        while (scanner.Next())
            if (scanner.Kind == MarkupKind.Start) return text.AsSpan()[scanner.Name].Equals("title", StringComparison.OrdinalIgnoreCase);
        return false;
    }
}
