namespace Vane.Parse;

/// <summary>Turns the elements of a feed into what they mean. There is one way for all versions: what is told apart is what an
/// element means, not which version it is of.</summary>
internal sealed partial class FeedMapping(MarkupTree tree, Element root)
{
    private readonly List<Entry> _entries = [];
    private readonly bool _isAtom = root.Name.Local.Equals("feed", StringComparison.OrdinalIgnoreCase);

    /// <summary>The whole feed.</summary>
    public Feed Feed()
    {
        var feed = new Feed { Format = Format(), Version = Version(), Language = root.Xml("xml:lang") };
        var ranks = new Ranks();
        var isLone = root.Field == FeedField.Channel;
        Fill(feed, root, ranks, isNested: !_isAtom && !isLone);
        if (isLone && root["href"] is { Length: > 0 } href) AddLink(feed, Address(root, href), "alternate", "");
        for (var child = root.First; child is not null; child = child.Next)
        {
            if (child.Field != FeedField.Channel || child.Space.Length > 0 || isLone) continue;
            feed.Language ??= child.Xml("xml:lang");
            Fill(feed, child, ranks);
        }

        feed.Entries = _entries;
        Finish(feed);
        feed.Updated ??= ranks.Date;
        feed.Image ??= FirstPicture(feed.Summary);
        feed.FeedLink ??= First(feed, "self");
        if (_entries.Count == 0) tree.Remarks.Add("it has no entries");
        ResolveLinks(feed);
        feed.Remarks = tree.Remarks;
        feed.IsCut = tree.IsCut;
        return feed;
    }

    private string Format() => _isAtom ? "atom" : root.Field == FeedField.Channel ? "cdf"
        : root.Name.Local.Equals("rss", StringComparison.OrdinalIgnoreCase) ? "rss" : "rdf";

    private string Version()
    {
        if (root["version"] is { Length: > 0 } stated && root.Field != FeedField.Channel) return stated.Trim();
        var tag = tree.Text.AsSpan()[root.Tag];
        if (_isAtom) return tag.Contains("http://purl.org/atom/ns#", StringComparison.Ordinal) ? "0.3"
            : tag.Contains("http://www.w3.org/2005/Atom", StringComparison.OrdinalIgnoreCase) ? "1.0" : "";
        if (Format() != "rdf") return "";
        return tag.Contains("/rdf/simple/0.9/", StringComparison.Ordinal) ? "0.9"
            : tag.Contains("http://purl.org/rss/1.0/", StringComparison.Ordinal) ? "1.0"
            : tag.Contains("http://purl.org/net/rss1.1#", StringComparison.Ordinal) ? "1.1" : "";
    }

    // Fills a part of the feed from the children of an element.
    private void Fill(FeedPart part, Element container, Ranks ranks, bool isNested = false)
    {
        for (var child = container.First; child is not null; child = child.Next)
        {
            if (!isNested && child.Space.Length > 0 && child.Space is not ("rdf" or "content" or "xhtml")) (part.ExtensionList ??= []).Add(Extension(child));
            Take(part, child, ranks);
        }
    }

    private void Take(FeedPart part, Element e, Ranks ranks)
    {
        switch (e.Field)
        {
            case FeedField.Title when ranks.Better(e): part.Title = Said(e, ranks) ?? part.Title; break;
            case FeedField.Summary when ranks.Better(e): part.Summary = Said(e, ranks) ?? part.Summary; break;
            case FeedField.Rights when ranks.Better(e): part.Rights = Said(e, ranks) ?? part.Rights; break;
            case FeedField.Id when ranks.Better(e): TakeId(part, e, ranks); break;
            case FeedField.Language when ranks.Better(e) && e.OwnText() is { Length: > 0 } language: (part.Language, _) = (language, ranks.Taken(e)); break;
            case FeedField.Link: TakeLink(part, e); break;
            case FeedField.Published when ranks.Better(e): part.Published = Time(e, ranks) ?? part.Published; break;
            case FeedField.Updated when ranks.Better(e): part.Updated = Time(e, ranks) ?? part.Updated; break;
            case FeedField.Date when ranks.Date is null: ranks.Date = Time(e, ranks); break;
            case FeedField.Author: AddPeople(part.AuthorList ??= [], e); break;
            case FeedField.Contributor: AddPeople(part.ContributorList ??= [], e); break;
            case FeedField.Category: AddCategories(part, e); break;
            case FeedField.Image when ranks.Better(e): part.Image = Image(e, ranks) ?? part.Image; break;
            case FeedField.Group: Fill(part, e, ranks, isNested: true); break;
            case FeedField.Media: TakeMedia(part, e, ranks); break;
            default:
                if (part is Entry entry) TakeOfEntry(entry, e, ranks);
                else if (part is Feed feed) TakeOfFeed(feed, e);
                break;
        }
    }

    private void TakeOfFeed(Feed feed, Element e)
    {
        switch (e.Field)
        {
            case FeedField.Entry when _entries.Count < ParseLimits.Entries: AddEntry(e); break;
            case FeedField.Icon: feed.Icon = Address(e, e.OwnText()); break;
            case FeedField.Logo: feed.Logo = Address(e, e["href"] ?? e.OwnText()); break;
            case FeedField.Generator when feed.Generator is null || e.Space.Length == 0:
                feed.Generator = new Generator(e.Text(), e["uri"] ?? e["url"] ?? e["resource"], e["version"]);
                break;
            case FeedField.Minor or FeedField.None when e.Space.Length == 0 && e != root && e.Name.Local is not ("items" or "modules"):
                (feed.ExtensionList ??= []).Add(Extension(e));
                break;
        }
    }

    private void TakeOfEntry(Entry entry, Element e, Ranks ranks)
    {
        switch (e.Field)
        {
            case FeedField.Content when ranks.Better(e):
                entry.Content = Said(e, ranks) ?? entry.Content;
                entry.ContentSource ??= e["src"] is { } source ? Address(e, source) : null;
                break;
            case FeedField.Enclosure when e["url"] is { Length: > 0 } url:
                (entry.EnclosureList ??= []).Add(new Enclosure(Address(e, url), e["type"], e["length"]));
                break;
            case FeedField.Comments when entry.Comments is null && e.Space.Length == 0: entry.Comments = Address(e, e.OwnText()); break;
            case FeedField.CommentCount when int.TryParse(e.OwnText(), out var count) && count >= 0: entry.CommentCount = count; break;
            case FeedField.Original: entry.Original = e.OwnText(); break;
            case FeedField.Source: entry.Source ??= Source(e); break;
            case FeedField.None or FeedField.Minor when e.Space.Length == 0: (entry.ExtensionList ??= []).Add(Extension(e)); break;
        }
    }

    private void AddEntry(Element e)
    {
        var entry = new Entry { Language = e.Xml("xml:lang"), IsCut = e == tree.CutEntry };
        var ranks = new Ranks();
        Fill(entry, e, ranks);
        if (e["href"] is { Length: > 0 } href) AddLink(entry, Address(e, href), "alternate", ""); // CDF
        if (entry.Updated is null && e["lastmod"] is { } changed) entry.Updated = ReadTime(changed, "");
        if (!_isAtom && e["about"] is { Length: > 0 } about) // RDF
        {
            entry.Id ??= about;
            if (First(entry, "alternate") is null && IsWeb(about)) entry.Link = about;
        }

        foreach (var link in entry.Links)
            if (link.Relation == "enclosure") (entry.EnclosureList ??= []).Add(new Enclosure(link.Url, link.Type, link.Length, link.Space) { Title = link.Title });
        entry.Published ??= ranks.Date;
        Finish(entry);
        entry.Image ??= Pictured(entry);
        entry.Updated ??= ranks.Date;
        _entries.Add(entry);
    }

    private Feed Source(Element e)
    {
        var source = new Feed { Format = _isAtom ? "atom" : "rss", Version = "" };
        if (e.First is null)
        {
            if (e.OwnText() is { Length: > 0 } title) source.Title = new FeedText(title, PlainHtml.Looks(title));
            if (e["url"] is { Length: > 0 } url) source.Link = Address(e, url);
            return source;
        }

        Fill(source, e, new Ranks());
        Finish(source);
        return source;
    }

    // What follows from other things once all of a part is known.
    private static void Finish(FeedPart part)
    {
        if (First(part, "alternate") is { } link) part.Link ??= link;
        if (part is Entry { Link: null, IsPermalink: true, Id: { } id } && IsWeb(id)) part.Link = id;
        if (part.AuthorList is { Count: > 1 } authors) Sort(authors);
    }

    private static bool IsWeb(string address) => address.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        || address.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    // Links that no base address could help are relative to the page of the feed, as its readers take them.
    private static void ResolveLinks(Feed feed)
    {
        var page = feed.FeedLink is { } own && IsWeb(own) ? own : feed.Link is { } link && IsWeb(link) ? link : null;
        if (page is null) return;
        foreach (var entry in feed.Entries)
            if (entry.Link is { Length: > 0 } relative && !RelativeAddress.HasScheme(relative)) entry.Link = RelativeAddress.Resolve(page, relative);
    }

    private static FeedTime? Time(Element e, Ranks ranks) => ReadTime(e.OwnText(), e.Space) is { } time ? ranks.Take(e, time) : null;

    private static FeedTime? ReadTime(string text, string space) => text.Length == 0 ? null
        : new FeedTime(text, MachineDate.TryRead(text, out var at, out var precision) ? new StatedTime(at, precision, text) : null, space);

    private static string Address(Element e, string address) => RelativeAddress.Resolve(e.Base, address);

    /// <summary>Which element each field was taken from so far.</summary>
    private sealed class Ranks
    {
        private readonly byte[] _of = new byte[(int)FeedField.Minor + 1];

        /// <summary>What Dublin Core states without saying which time it is.</summary>
        public FeedTime? Date { get; set; }

        public bool Better(Element e) => _of[(int)e.Field] == 0 || e.Rank + 1 < _of[(int)e.Field];

        public T Take<T>(Element e, T value)
        {
            _of[(int)e.Field] = (byte)(e.Rank + 1);
            return value;
        }

        public bool Taken(Element e) => Take(e, true);
    }
}
