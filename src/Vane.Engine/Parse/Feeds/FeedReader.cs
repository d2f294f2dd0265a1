namespace Vane.Parse;

/// <summary>Reads feeds: RSS 0.90 to 2.0, Atom 0.3 and 1.0, JSON Feed 1.x and CDF, well-formed or not.</summary>
public static class FeedReader
{
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
        var scanner = new MarkupScanner(text);
        while (scanner.Next())
        {
            if (scanner.Kind != MarkupKind.Start) continue;
            var name = text.AsSpan()[scanner.Name];
            if (MarkupTree.IsRoot(name[(name.LastIndexOf(':') + 1)..])) return true;
            if (name.Equals("html", StringComparison.OrdinalIgnoreCase)) return false;
        }

        return false;
    }
}
