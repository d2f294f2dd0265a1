using System.Collections.Frozen;

namespace Vane.Parse;

/// <summary>What an element is to somebody who reads.</summary>
internal enum Tag : byte
{
    /// <summary>A text, no element.</summary>
    Text,

    /// <summary>Part of a line: it neither begins nor ends a paragraph.</summary>
    Inline,
    Link,
    Break,

    /// <summary>Nothing in it is read.</summary>
    Silent,

    /// <summary>Begins and ends a paragraph, says nothing else.</summary>
    Block,
    Body,
    Paragraph,
    Heading,
    Article,
    Main,
    Section,
    Header,
    Footer,
    Aside,
    Navigation,
    List,
    Item,
    Term,
    Quote,
    Preformatted,
    Table,
    TablePart,
    Row,
    Cell,
    HeaderCell,
    Caption,
    Figure,
    Form,
}

internal static class Tags
{
    private static readonly FrozenDictionary<string, Tag> Known = Pairs("""
        Inline: span b i em strong u s small big sub sup font abbr acronym cite code kbd samp var tt mark q time data dfn ins del bdi bdo ruby rb label output slot wbr nobr strike picture amp-timeago
        Link: a
        Break: br
        Silent: script style noscript template svg math iframe object embed applet canvas video audio map area param source track select datalist button input textarea option optgroup progress meter dialog head title meta link base rp rt img frame frameset noframes noembed amp-ad amp-iframe amp-analytics amp-sidebar amp-img amp-video amp-consent amp-social-share amp-embed
        Body: body
        Paragraph: p
        Heading: h1 h2 h3 h4 h5 h6
        Article: article
        Main: main
        Section: section
        Header: header hgroup
        Footer: footer
        Aside: aside
        Navigation: nav menu
        List: ul ol dir
        Item: li
        Term: dt dd
        Quote: blockquote
        Preformatted: pre listing xmp plaintext
        Table: table
        TablePart: tbody thead tfoot colgroup
        Row: tr
        Cell: td
        HeaderCell: th
        Caption: figcaption caption
        Figure: figure
        Form: form
        Block: div dl fieldset legend center address hr html summary details search
        """);

    /// <summary>What an element of a name is; custom elements are blocks, as most of them are styled to be.</summary>
    public static Tag Of(string name) => Known.TryGetValue(name, out var tag) ? tag : name.Contains('-', StringComparison.Ordinal) ? Tag.Block : Tag.Inline;

    /// <summary>Whether it begins and ends a line.</summary>
    public static bool IsBlock(this Tag tag) => tag >= Tag.Block;

    private static FrozenDictionary<string, Tag> Pairs(string lines) => lines.Split('\n')
        .Select(line => line.Split(':'))
        .SelectMany(pair => pair[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => (name, Tag: Enum.Parse<Tag>(pair[0]))))
        .DistinctBy(pair => pair.name).ToFrozenDictionary(pair => pair.name, pair => pair.Tag, StringComparer.Ordinal);
}
