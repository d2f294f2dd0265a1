using System.Globalization;
using System.Text;

namespace Vane.Parse;

/// <summary>The elements of a feed, put together from its tags as far as they tell: what is not closed ends with what is around it,
/// what closes nothing is passed over. The markup within texts is not taken apart.</summary>
internal sealed class MarkupTree(string text, string? address)
{
    private const int MostNamespaces = 256;
    private const int MostNames = 100_000;

    /// <summary>The remark on a feed that has more entries than are read.</summary>
    public static readonly string OnlyFirst = string.Create(CultureInfo.InvariantCulture, $"only the first {ParseLimits.Entries:N0} of its entries are read");

    private readonly List<(string Prefix, string Space, int Level)> _scopes = [];
    private readonly Dictionary<string, MarkupName> _names = new(StringComparer.OrdinalIgnoreCase);
    private int _scopeVersion;
    private int _count;
    private int _entries;
    private string? _corePrefix;

    public string Text => text;

    public string? Address => address;

    public CharacterReferences References { get; } = new();

    /// <summary>What was mended.</summary>
    public List<string> Remarks { get; } = [];

    /// <summary>The element that makes it a feed: <c>rss</c>, <c>RDF</c>, <c>feed</c> or a lone <c>channel</c>; null where there is none.</summary>
    public Element? Root { get; private set; }

    /// <summary>Whether the text ends before the feed does.</summary>
    public bool IsCut { get; private set; }

    /// <summary>The entry within which it ends; null where it ends within none.</summary>
    public Element? CutEntry { get; private set; }

    /// <summary>Reads the whole text.</summary>
    /// <exception cref="ParseException">It goes beyond a limit.</exception>
    public void Read()
    {
        var scanner = new MarkupScanner(text);
        Element? open = null;
        var (unclosed, stray) = (0, 0);
        while (_entries <= ParseLimits.Entries && scanner.Next())
        {
            switch (scanner.Kind)
            {
                case MarkupKind.Doctype when Root is null:
                    References.Declare(text.AsSpan()[scanner.Inner]);
                    break;
                case MarkupKind.CData:
                    if (open is not null) open.HasCData = true;
                    break;
                case MarkupKind.Start when Root is null:
                    Root = open = AsRoot(scanner);
                    break;
                case MarkupKind.Start when open is not null:
                    open = Enter(open, ref scanner, ref unclosed);
                    break;
                case MarkupKind.End when open is not null:
                    open = Leave(open, scanner, ref unclosed, ref stray);
                    break;
            }

            if (Root is not null && open is null && scanner.Kind == MarkupKind.End) break; // the rest is no part of it
        }

        var isWhole = _entries <= ParseLimits.Entries;
        var cut = isWhole ? scanner.Cut : scanner.Start;
        if (isWhole) unclosed += open?.Level ?? 0;
        else Remarks.Add(OnlyFirst);
        if (isWhole && open is not null && !EndsWithRoot() && !HasClosedChannel(open)) MarkCut(open);
        for (; open is not null; open = open.Parent) Close(open, cut, cut);
        if (unclosed > 0) Remarks.Add($"{unclosed} {(unclosed == 1 ? "element was" : "elements were")} not closed");
        if (stray > 0) Remarks.Add($"{stray} end {(stray == 1 ? "tag closes" : "tags close")} nothing");
        if (scanner.Broken && unclosed == 0 && stray == 0) Remarks.Add("the markup is not well-formed");
    }

    private void MarkCut(Element open)
    {
        IsCut = true;
        for (Element? element = open; element is not null; element = element.Parent)
            if (element.Field == FeedField.Entry && element.Space.Length == 0) CutEntry = element;
    }

    // What was left open on the way, such as a CDATA section, can take in the end of all; then it is damaged, but all of it is there.
    private bool EndsWithRoot()
    {
        var tag = Root!.Name.Prefix.Length > 0 ? $"</{Root.Name.Prefix}:{Root.Name.Local}" : $"</{Root.Name.Local}";
        var last = text.AsSpan(Math.Max(0, text.LastIndexOf("</", StringComparison.Ordinal)));
        return last.StartsWith(tag, StringComparison.OrdinalIgnoreCase) && last[tag.Length..].TrimStart() is [] or ['>', ..];
    }

    // After the channel of RSS nothing is missing but the end tag of the root.
    private bool HasClosedChannel(Element open) =>
        open == Root && open.Name.Local.Equals("rss", StringComparison.OrdinalIgnoreCase) && open.Last is { Field: FeedField.Channel };

    private Element? AsRoot(in MarkupScanner scanner)
    {
        var name = text.AsSpan()[scanner.Name];
        var colon = name.LastIndexOf(':');
        var local = name[(colon + 1)..];
        if (!IsRoot(local)) return null;
        if (local.Equals("feed", StringComparison.OrdinalIgnoreCase)) _corePrefix = colon < 0 ? "" : name[..colon].ToString();
        return Make(null, scanner);
    }

    /// <summary>Whether an element of this local name makes a document a feed.</summary>
    public static bool IsRoot(ReadOnlySpan<char> local) => local.Length is >= 3 and <= 7
        && (local.Equals("rss", StringComparison.OrdinalIgnoreCase) || local.Equals("rdf", StringComparison.OrdinalIgnoreCase)
            || local.Equals("feed", StringComparison.OrdinalIgnoreCase) || local.Equals("channel", StringComparison.OrdinalIgnoreCase));

    // Where the element goes: into the open one, or into one further out where it cannot stand.
    private Element Enter(Element open, ref MarkupScanner scanner, ref int unclosed)
    {
        var name = Named(text.AsSpan()[scanner.Name]);
        Resolve(name);
        var parent = open;
        if (FeedNames.IsText(open.Field))
        {
            if (name == open.Name || name.Space.Length > 0 || !FeedNames.EndsText(open.Field, name.Field, name.Local) || open.HoldsXml)
            {
                open.HasMarkup = true;
                if (!scanner.SelfClosing && name == open.Name) open.Nested++;
                return open;
            }

            parent = Shut(parent, scanner.Start, ref unclosed);
        }
        else if (FeedNames.IsLeaf(open.Field) && open.Space.Length == 0 && name.Space.Length == 0 && name.Field != FeedField.None)
        {
            parent = Shut(parent, scanner.Start, ref unclosed);
        }

        if (name.Field == FeedField.Entry && name.Space.Length == 0)
        {
            for (var outer = parent; outer is not null; outer = outer.Parent)
            {
                if (outer.Field != FeedField.Entry || outer.Space.Length > 0) continue;
                while (parent != outer.Parent) parent = Shut(parent, scanner.Start, ref unclosed);
                break;
            }
        }

        var element = Make(parent, scanner);
        if (!scanner.SelfClosing) return element;
        Close(element, scanner.End, scanner.End);
        return parent;
    }

    private Element Shut(Element element, int at, ref int unclosed)
    {
        unclosed++;
        Close(element, at, at);
        return element.Parent ?? element;
    }

    private Element? Leave(Element open, in MarkupScanner scanner, ref int unclosed, ref int stray)
    {
        var name = Named(text.AsSpan()[scanner.Name]);
        if (name == open.Name && open.Nested > 0)
        {
            open.Nested--;
            return open;
        }

        var target = name.Open > 0 ? open : null;
        while (target is not null && target.Name != name) target = target.Parent;
        if (target is null)
        {
            // A title that ends as a subtitle was meant to end, and a plain value by whatever ends; text by a stray tag of HTML was not.
            Resolve(name);
            var isText = FeedNames.IsText(open.Field);
            var isMeant = isText ? name.Space.Length == 0 && name.Field == FeedField.Summary : FeedNames.IsLeaf(open.Field);
            stray += isText && !isMeant ? 0 : 1;
            if (!isMeant) return open;

            target = open;
        }

        for (; open != target; open = open.Parent!)
        {
            unclosed++;
            Close(open, scanner.Start, scanner.Start);
        }

        Close(target, scanner.Start, scanner.End);
        return target.Parent;
    }

    private Element Make(Element? parent, in MarkupScanner scanner)
    {
        if (++_count > ParseLimits.Elements) throw new ParseException($"more than {ParseLimits.Elements} elements");
        var level = 1 + (parent?.Level ?? 0);
        if (level > ParseLimits.Depth) throw new ParseException($"elements nested deeper than {ParseLimits.Depth}");
        if (text.AsSpan()[scanner.Inner].Contains("xmlns", StringComparison.Ordinal)) Declare(scanner.Inner, level);
        var name = Named(text.AsSpan()[scanner.Name]);
        Resolve(name);
        name.Open++;
        if (name.Field == FeedField.Entry && name.Space.Length == 0) _entries++;
        var element = new Element(this, parent, name)
        {
            Space = name.Space,
            Field = name.Field,
            Rank = name.Rank,
            IsAtom = name.IsAtom,
            Tag = scanner.Inner,
            Start = scanner.Start,
            InnerStart = scanner.End,
            InnerEnd = scanner.End,
            End = scanner.End,
            Level = level,
        };
        if (parent is null) return element;
        if (parent.Last is null) parent.First = element;
        else parent.Last.Next = element;
        return parent.Last = element;
    }

    private void Close(Element element, int innerEnd, int end)
    {
        (element.InnerEnd, element.End) = (innerEnd, end);
        element.Name.Open--;
        while (_scopes.Count > 0 && _scopes[^1].Level >= element.Level)
        {
            _scopes.RemoveAt(_scopes.Count - 1);
            _scopeVersion++;
        }
    }

    private void Declare(Range tag, int level)
    {
        foreach (var (name, value) in Attributes(tag))
        {
            if (!name.StartsWith("xmlns") || (name.Length > 5 && name[5] != ':') || _scopes.Count >= MostNamespaces) continue;
            var prefix = name.Length > 6 ? name[6..].ToString() : "";
            _scopes.Add((prefix, FeedNames.SpaceOf(References.Replace(value)) ?? prefix, level));
            _scopeVersion++;
        }
    }

    private MarkupName Named(ReadOnlySpan<char> qualified)
    {
        var lookup = _names.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(qualified, out var name)) return name;
        var colon = qualified.LastIndexOf(':');
        name = new MarkupName(colon < 0 ? "" : qualified[..colon].ToString(), qualified[(colon + 1)..].ToString());
        if (_names.Count < MostNames) lookup[qualified] = name;
        return name;
    }

    // An undeclared prefix is taken for the namespace it usually stands for.
    private void Resolve(MarkupName name)
    {
        if (name.Version == _scopeVersion) return;
        name.Version = _scopeVersion;
        var space = name.Prefix;
        for (var i = _scopes.Count - 1; i >= 0; i--)
        {
            if (_scopes[i].Prefix != name.Prefix) continue;
            space = _scopes[i].Space;
            break;
        }

        var isAtom = space is "atom" or "atom10" or "atom03";
        // The feed's own vocabulary goes without a prefix; Atom within RSS is an extension under the prefix it has there.
        if (isAtom) space = name.Prefix == _corePrefix || name.Prefix.Length == 0 ? "" : name.Prefix;
        else if (name.Prefix == _corePrefix || space is "rss") space = "";
        (name.Space, name.IsAtom) = (space, isAtom);
        (name.Field, name.Rank) = FeedNames.Meaning(isAtom && space.Length > 0 ? "atom" : space, name.Local);
    }

    /// <summary>The attributes in a part of the text, each with its value as it stands.</summary>
    public AttributeWalk Attributes(Range tag) => new(text.AsSpan()[tag]);

    /// <summary>A part of the text without CDATA sections in it, trimmed, references replaced.</summary>
    public string Plain(int start, int end) => References.Replace(text.AsSpan(start, Math.Max(0, end - start)).Trim());

    /// <summary>Appends a part of the text: CDATA sections as they are, comments left out, references replaced in the rest.</summary>
    public void AppendText(StringBuilder builder, int start, int end)
    {
        var noComment = false;
        while (start < end)
        {
            var section = text.IndexOf("<!", start, end - start, StringComparison.Ordinal);
            if (section < 0) break;
            var rest = text.AsSpan(section, end - section);
            if (rest.StartsWith("<![CDATA[", StringComparison.OrdinalIgnoreCase))
            {
                References.AppendTo(builder, text.AsSpan(start, section - start));
                var close = rest.IndexOf("]]>");
                builder.Append(rest[9..(close < 0 ? rest.Length : Math.Max(9, close))]);
                start = close < 0 ? end : section + close + 3;
            }
            else
            {
                var close = !noComment && rest.StartsWith("<!--") ? rest.IndexOf("-->") : -1;
                noComment |= close < 0 && rest.StartsWith("<!--");
                References.AppendTo(builder, text.AsSpan(start, section - start + (close < 0 ? 2 : 0)));
                start = close < 0 ? section + 2 : section + close + 3;
            }
        }

        if (start < end) References.AppendTo(builder, text.AsSpan(start, end - start));
    }
}

/// <summary>A name with its prefix, and what it means where the reading stands.</summary>
internal sealed class MarkupName(string prefix, string local)
{
    public string Prefix => prefix;

    public string Local => local;

    /// <summary>The declarations it was last looked up in.</summary>
    public int Version { get; set; } = -1;

    /// <summary>How many elements of this name are open.</summary>
    public int Open { get; set; }

    public string Space { get; set; } = "";

    public bool IsAtom { get; set; }

    public FeedField Field { get; set; }

    public int Rank { get; set; }
}
