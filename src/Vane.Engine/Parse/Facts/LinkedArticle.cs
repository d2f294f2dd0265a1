namespace Vane.Parse;

/// <summary>What linked data states of the page it stands in.</summary>
internal sealed class LinkedArticle
{
    // Lists of other things, and what readers say, state nothing of the page.
    private static readonly HashSet<string> Elsewhere = new(
        ["itemListElement", "comment", "review", "hasPart", "isPartOf", "relatedLink", "mentions", "citation", "publisher", "author", "creator", "about", "offers", "breadcrumb", "suggestedAnswer", "acceptedAnswer", "isBasedOn", "image", "potentialAction"],
        StringComparer.Ordinal);

    // More are a list of everything.
    private const int MostArticles = 100;

    private readonly Dictionary<string, LinkedValue> _byId = new(StringComparer.Ordinal);
    private readonly List<LinkedValue> _things = [];
    private readonly LinkedValue? _article;
    private readonly LinkedValue? _page;
    private readonly LinkedValue? _site;

    /// <summary>Takes what scripts state.</summary>
    public LinkedArticle(IEnumerable<LinkedValue> roots, Func<string, bool> isHeadline)
    {
        foreach (var root in roots) Gather(root);
        var articles = _things.FindAll(t => IsArticle(TypeOf(t)));
        if (articles.Count > MostArticles) articles.RemoveRange(MostArticles, articles.Count - MostArticles);
        _article = articles.Count switch
        {
            0 => null,
            1 => articles[0],
            // Several are a list, unless one is called as the page is.
            _ => articles.Find(a => Headline(a) is { } headline && isHeadline(headline)) ?? (articles.TrueForAll(a => TextOf(a["datePublished"]) == TextOf(articles[0]["datePublished"])) ? articles[0] : null),
        };
        _page = _things.Find(t => TypeOf(t).EndsWith("Page", StringComparison.Ordinal));
        _site = _things.Find(t => TypeOf(t) is "WebSite") ?? _things.Find(t => TypeOf(t) is "NewsMediaOrganization" or "Organization");
    }

    public string? Title => Headline(_article) ?? TextOf(_page?["headline"]);

    public IReadOnlyList<string> Authors => [.. Names(_article?["author"] ?? _article?["creator"] ?? _page?["author"])];

    public string? Published => First(_article, "datePublished", "uploadDate", "dateCreated") ?? First(_page, "datePublished");

    public string? Updated => First(_article, "dateModified") ?? First(_page, "dateModified");

    public string? Site => Names(_article?["publisher"]).FirstOrDefault() ?? TextOf(_site?["name"]);

    public string? Language => TextOf(_article?["inLanguage"]) ?? TextOf(_page?["inLanguage"]);

    public string? Url => AddressOf(_article?["mainEntityOfPage"]) ?? AddressOf(_article?["url"]);

    public string? Image => AddressOf(_article?["image"]) ?? AddressOf(_article?["thumbnailUrl"]) ?? AddressOf(_page?["primaryImageOfPage"]);

    public IEnumerable<string> Sections => Texts(_article?["articleSection"]);

    public IEnumerable<string> Keywords => Texts(_article?["keywords"]);

    // Depth is bounded by the reader.
    private void Gather(LinkedValue value)
    {
        foreach (var item in value.Items ?? []) Gather(item);
        if (value.Members is null) return;
        if (value["@type"] is not null) _things.Add(value);
        Know(value);
        foreach (var (name, member) in value.Members)
            if (Elsewhere.Contains(name)) Know(member);
            else Gather(member);
    }

    private void Know(LinkedValue value)
    {
        foreach (var item in value.Items ?? []) Know(item);
        if (value.Members is { Count: > 1 } && value["@id"]?.Text is { } id) _byId.TryAdd(id, value);
    }

    private static bool IsArticle(string type) =>
        type.EndsWith("Article", StringComparison.Ordinal) || type.EndsWith("Posting", StringComparison.Ordinal)
        || type is "Report" or "VideoObject" or "Recipe" or "Review" or "CreativeWork" or "PodcastEpisode" or "AudioObject" or "QAPage" or "Question" or "LiveBlogPosting" or "Book" or "Movie";

    private static string TypeOf(LinkedValue value)
    {
        var type = value["@type"];
        return ((type?.Items is { Count: > 0 } types ? types[0] : type)?.Text ?? "").Split('/')[^1];
    }

    private static string? Headline(LinkedValue? value) => TextOf(value?["headline"]) ?? TextOf(value?["name"]);

    private static string? First(LinkedValue? value, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (TextOf(value?[name]) is { } text) return text;
        return null;
    }

    private static string? TextOf(LinkedValue? value)
    {
        if (value?.Items is { Count: > 0 } items) value = items[0];
        var text = (value?.Text ?? value?["@value"]?.Text ?? value?["name"]?.Text)?.Trim();
        return text is null or "" or "null" ? null : text;
    }

    private static IEnumerable<string> Texts(LinkedValue? value)
    {
        foreach (var item in value?.Items ?? (value is null ? [] : [value]))
            if (TextOf(item) is { } text) yield return text;
    }

    private IEnumerable<string> Names(LinkedValue? value)
    {
        foreach (var item in value?.Items ?? (value is null ? [] : [value]))
        {
            var named = item["@id"]?.Text is { } id && item["name"] is null && _byId.TryGetValue(id, out var known) ? known : item;
            if (TextOf(named["name"]) is { } name) yield return name;
            else if (item.Text is { } text) yield return text;
        }
    }

    private static string? AddressOf(LinkedValue? value)
    {
        if (value?.Items is { Count: > 0 } items) value = items[0];
        return value?.Text ?? value?["url"]?.Text ?? value?["@id"]?.Text ?? value?["contentUrl"]?.Text;
    }
}
