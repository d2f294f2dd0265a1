using AngleSharp.Dom;

namespace Vane.Parse;

/// <summary>What the class and the id of an element say of it.</summary>
[Flags]
internal enum PlaceHint
{
    None = 0,

    /// <summary>Dates stand in it.</summary>
    Date = 1,

    /// <summary>It names an author.</summary>
    Byline = 2,

    /// <summary>A date in it is that of publication.</summary>
    Published = 4,

    /// <summary>A date in it is that of a change.</summary>
    Updated = 8,

    /// <summary>It is of something else than the page: comments, teasers, navigation.</summary>
    Aside = 16,

    /// <summary>It closes what it stands in.</summary>
    Footer = 32,

    /// <summary>It lays out what it holds.</summary>
    Layout = 64,

    /// <summary>A date in it is that of a change beyond doubt.</summary>
    Modified = 128,
}

/// <summary>Reads hints from elements.</summary>
internal static class ElementHints
{
    // Names are read so far; some are generated and long.
    private const int MostRead = 300;

    private const int LongestWord = 24;

    private static readonly Dictionary<string, PlaceHint> Words = Table(
        (PlaceHint.Date, "date datetime dateline timestamp time datum fecha pubtime posttime shijian"),
        (PlaceHint.Date | PlaceHint.Published, "published pubdate publishdate publish posted postdate entrydate datepublished publishtime veroeffentlicht"),
        (PlaceHint.Updated, "updated"),
        (PlaceHint.Updated | PlaceHint.Modified, "modified lastmod datemodified edited update"),
        (PlaceHint.Byline, "byline author authors autor auteur writer writers zuozhe bylines creator"),
        (PlaceHint.Aside, "aside nav navbar navi menu breadcrumb breadcrumbs reply replies respond disqus teaser teasers promo widget widgets popular trending latest cookie newsletter banner sponsor ad ads advert pagination prevnext sitemap rail mostread mehr weitere"),
        (PlaceHint.Footer, "footer foot bottom fuss colophon copyright"),
        (PlaceHint.Layout, "wrap wrapper container has no with layout page content main inner body elementor columns column row grid entry single"));

    private static readonly (string Prefix, PlaceHint PlaceHint)[] Prefixes =
    [
        ("comment", PlaceHint.Aside), ("kommentar", PlaceHint.Aside), ("comentario", PlaceHint.Aside), ("related", PlaceHint.Aside), ("recommend", PlaceHint.Aside),
        ("sidebar", PlaceHint.Aside), ("navigation", PlaceHint.Aside), ("footer", PlaceHint.Footer), ("similar", PlaceHint.Aside), ("bewertung", PlaceHint.Aside),
    ];

    /// <summary>The hints of an element.</summary>
    public static PlaceHint Of(IElement element)
    {
        var hints = Of(element.ClassName) | Of(element.Id);
        // Microformats ask for an "updated" whatever the date is.
        if ((hints & (PlaceHint.Date | PlaceHint.Modified)) == PlaceHint.Date) hints &= ~PlaceHint.Updated;
        if ((hints & PlaceHint.Layout) != 0) hints &= ~(PlaceHint.Aside | PlaceHint.Footer);
        return hints | element.LocalName switch
        {
            "nav" or "aside" => PlaceHint.Aside,
            "footer" => PlaceHint.Footer,
            "time" => PlaceHint.Date,
            "html" or "body" or "main" => PlaceHint.Layout,
            _ => PlaceHint.None,
        };
    }

    private static PlaceHint Of(string? names)
    {
        var hints = PlaceHint.None;
        if (names is null) return hints;
        Span<char> word = stackalloc char[LongestWord];
        var (length, end) = (0, Math.Min(names.Length, MostRead));
        for (var at = 0; at <= end; at++)
        {
            var c = at < end ? names[at] : ' ';
            // articleDate is two words.
            var begins = char.IsAsciiLetterUpper(c) && at > 0 && char.IsAsciiLetterLower(names[at - 1]);
            if (begins || !char.IsAsciiLetter(c))
            {
                if (length is > 0 and <= LongestWord) hints |= OfWord(word[..length]);
                length = 0;
            }

            if (!char.IsAsciiLetter(c)) continue;
            if (length < LongestWord) word[length] = (char)(c | 0x20);
            length++;
        }

        return hints;
    }

    private static PlaceHint OfWord(ReadOnlySpan<char> word)
    {
        if (Words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var hint)) return hint;
        foreach (var (prefix, prefixed) in Prefixes)
            if (word.StartsWith(prefix)) return prefixed;
        return PlaceHint.None;
    }

    private static Dictionary<string, PlaceHint> Table(params ReadOnlySpan<(PlaceHint PlaceHint, string Words)> lines)
    {
        var table = new Dictionary<string, PlaceHint>(StringComparer.Ordinal);
        foreach (var (hint, words) in lines)
            foreach (var word in words.Split(' ')) table[word] = hint;
        return table;
    }
}
