namespace Vane.Parse;

internal sealed partial class FeedMapping
{
    private void TakeId(FeedPart part, Element e, Ranks ranks)
    {
        if (e.Text() is not { Length: > 0 } id) return;
        part.Id = ranks.Take(e, e.Space.Length == 0 && _isAtom ? Address(e, id) : id);
        if (part is Entry entry && !_isAtom) entry.IsPermalink = e["ispermalink"]?.Trim().Equals("false", StringComparison.OrdinalIgnoreCase) != true;
    }

    private static void TakeLink(FeedPart part, Element e)
    {
        var text = e.OwnText();
        if (text.Length == 0 || (e.IsAtom && e.HasAttributes)) text = e["href"] ?? text;
        if (text.Length == 0 && !e.HasAttributes) return;
        // Of several links as text the last is the one; it stands for the page, as the first link of Atom does.
        var link = AddLink(part, text.Length > 0 || e["href"] is not null ? Address(e, text) : "", e["rel"] is { Length: > 0 } relation ? relation : "alternate", e.Space);
        if (e is { IsAtom: false, Space.Length: 0 } && link.Url.Length > 0 && link.Relation == "alternate") part.Link = link.Url;
        if (e.HasAttributes)
            part.LinkList![^1] = link with { Type = e["type"], Title = e["title"], Language = e["hreflang"], Length = e["length"] };
    }

    private static FeedLink AddLink(FeedPart part, string url, string relation, string space)
    {
        var link = new FeedLink(url, relation) { Space = space };
        (part.LinkList ??= []).Add(link);
        return link;
    }

    // The first link of a relation; the feed's own before those of other vocabularies.
    private static string? First(FeedPart part, string relation)
    {
        string? found = null;
        foreach (var link in part.Links)
        {
            if (link.Relation != relation || link.Url.Length == 0) continue;
            if (link.Space.Length == 0) return link.Url;
            found ??= link.Url;
        }

        return found;
    }

    private static void AddPeople(List<Person> people, Element e)
    {
        var role = e.Space.Length == 0 ? e.Name.Local : $"{e.Space}:{e.Name.Local}";
        if (e.First is null || (e.Child("name") ?? e.Child("email") ?? e.Child("uri") ?? e.Child("url") ?? e.Child("homepage")) is null)
        {
            if (e.Text() is { Length: > 0 } text) people.Add(PersonText.Read(text, role));
            return;
        }

        var (name, email, uri) = (e.Child("name")?.OwnText(), e.Child("email")?.OwnText(),
            e.Child("uri") ?? e.Child("url") ?? e.Child("homepage"));
        people.Add(new Person(Null(name), Null(email), Null(uri is null ? null : Address(uri, uri.OwnText())), role));
    }

    // The writer before the editor before who keeps the machine; elements of the same meaning in their order.
    private static void Sort(List<Person> people)
    {
        var ordered = people.Select((p, i) => (p, i)).OrderBy(e => FeedNames.Meaning("", e.p.Role).Rank).ThenBy(e => e.i).Select(e => e.p).ToList();
        people.Clear();
        people.AddRange(ordered);
    }

    private static void AddCategories(FeedPart part, Element e)
    {
        if (e.Name.Local.Equals("keywords", StringComparison.OrdinalIgnoreCase))
        {
            foreach (var word in e.OwnText().Split(',', StringSplitOptions.RemoveEmptyEntries)) Add(word.Trim(), null, null);
            return;
        }

        Add(e["term"] ?? e["text"] ?? e.Text(), e["scheme"] ?? e["domain"], e["label"]);
        if (e.Space != "itunes") return;
        for (var child = e.First; child is not null; child = child.Next)
            if (child.Field == FeedField.Category && child["text"] is { } text) Add(text, null, null);

        void Add(string term, string? scheme, string? label)
        {
            if (term.Length > 0 || label is { Length: > 0 } || scheme is { Length: > 0 }) (part.CategoryList ??= []).Add(new Category(term, scheme, label, e.Space));
        }
    }

    private static Picture? Image(Element e, Ranks ranks)
    {
        if (e.First is null)
        {
            var url = e["href"] ?? e["url"] ?? e["resource"] ?? e.OwnText();
            return url.Length == 0 ? null : ranks.Take(e, new Picture(Address(e, url), e.Space));
        }

        string? Text(string name) => e.Child(name) is { } child ? Null(child.OwnText()) : null;
        return ranks.Take(e, new Picture(Text("url") is { } stated ? Address(e, stated) : null, e.Space)
        {
            Title = Text("title"),
            Link = Text("link") is { } link ? Address(e, link) : null,
            Description = Text("description"),
            Width = Text("width"),
            Height = Text("height"),
        });
    }

    // The first picture among the files of an entry, else in its text.
    private static Picture? Pictured(Entry entry)
    {
        foreach (var file in entry.Enclosures)
            if (file.Type?.StartsWith("image/", StringComparison.Ordinal) == true) return new Picture(file.Url, "html");
        return FirstPicture(entry.Content) ?? FirstPicture(entry.Summary);
    }

    private static Picture? FirstPicture(FeedText? text) =>
        text is { IsHtml: true } && HtmlAddresses.FirstPicture(text.Value) is { } url ? new Picture(url, "html") : null;

    private void TakeMedia(FeedPart part, Element e, Ranks ranks)
    {
        if (e["url"] is { Length: > 0 } url)
        {
            var (type, address) = (e["type"], Address(e, url));
            if (part is Entry entry) (entry.EnclosureList ??= []).Add(new Enclosure(address, type, e["filesize"], e.Space) { Duration = e["duration"] });
            if (part.Image is null && (e["medium"] == "image" || type?.StartsWith("image/", StringComparison.Ordinal) == true))
                part.Image = new Picture(address, e.Space);
        }

        Fill(part, e, ranks, isNested: true);
    }

    // The element with all that is in it; whoever nests deeper than this has nothing to say with it.
    private Extension Extension(Element e, int depth = 0)
    {
        List<(string, string)>? attributes = null;
        foreach (var (name, value) in tree.Attributes(e.Tag))
        {
            if (name.Length == 0 || name.StartsWith("xmlns")) continue;
            (attributes ??= []).Add((name[(name.LastIndexOf(':') + 1)..].ToString(), tree.References.Replace(value)));
        }

        List<Extension>? children = null;
        for (var child = e.First; child is not null && depth < 8; child = child.Next) (children ??= []).Add(Extension(child, depth + 1));
        return new Extension(e.Space, e.Name.Local, e.OwnText(), attributes ?? (IReadOnlyList<(string, string)>)[], children ?? (IReadOnlyList<Extension>)[]);
    }

    private static string? Null(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
