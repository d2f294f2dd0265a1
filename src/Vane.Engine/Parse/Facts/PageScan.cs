using System.Text;
using AngleSharp.Dom;

namespace Vane.Parse;

/// <summary>Walks a page once and gathers what may state something of it.</summary>
internal sealed class PageScan
{
    // Lines that say when and by whom are short.
    private const int LongestLine = 400;

    // A box that calls itself a date holds one line, unless it turns out to hold more.
    private const int LongestDateBox = 100;

    // The word "date" in a class counts for what is so many elements further in.
    private const int HintReach = 3;

    private readonly PageFindings _findings = new();
    private readonly StringBuilder _line = new();
    private readonly Stack<Place> _path = new();
    private readonly HashSet<IElement> _aroundMain = [];
    private readonly IElement? _main;
    private int _order;
    private int _box = -1;
    private PlaceHint _lineHints;
    private int _lineHeading;
    private Belonging _lineOf;
    private bool _lineMain;
    private bool _lineBegun;

    private PageScan(IElement? main)
    {
        _main = main;
        for (var e = main; e is not null; e = e.ParentElement) _aroundMain.Add(e);
    }

    /// <summary>What stands in a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="main">The element that holds its main text, if known.</param>
    public static PageFindings Of(IDocument page, IElement? main)
    {
        var scan = new PageScan(main);
        if (page.DocumentElement is { } root) scan.Walk(root);
        return scan._findings;
    }

    // Children are taken by their index: to ask a node for its next sibling costs a search.
    private void Walk(IElement root)
    {
        if (!Enter(root)) return;
        while (_path.TryPop(out var place))
        {
            if (place.Next >= place.Element.ChildNodes.Length)
            {
                Leave(place);
                continue;
            }

            var child = place.Element.ChildNodes[place.Next];
            _path.Push(place with { Next = place.Next + 1 });
            if (child is IText text) Add(text.Data);
            else if (child is IElement element) Enter(element);
        }

        Flush();
    }

    private bool Enter(IElement element)
    {
        var around = _path.TryPeek(out var parent) ? parent : new Place(element, 0, 0, PlaceHint.None, 0, false, Belonging.Page, 0, -1, null);
        switch (element.LocalName)
        {
            case "script":
                if (element.GetAttribute("type") is { } type && type.Contains("ld+json", StringComparison.OrdinalIgnoreCase)) _findings.Linked.Add(LinkedData.Read(element.TextContent));
                return false;
            case "title":
                if (element.NamespaceUri is not { } uri || !uri.EndsWith("svg", StringComparison.Ordinal)) _findings.TitleTag ??= element.TextContent;
                return false;
            case "style" or "noscript" or "template" or "svg" or "iframe" or "select" or "textarea" or "button" or "object" or "math":
                return false;
            case "meta":
                Meta(element, around);
                return false;
            case "link":
                Link(element);
                return false;
            case "base":
                _findings.BaseAddress ??= element.GetAttribute("href");
                return false;
            case "html":
                _findings.Language = element.GetAttribute("lang") ?? element.GetAttribute("xml:lang");
                break;
            case "br":
                if (_line.Length < LongestLine) _line.Append('\n');
                return false;
        }

        var place = PlaceOf(element, around);
        if (IsHeading(element.LocalName)) _box = -1;
        if (IsBlock(element.LocalName)) Break(place.Depth);
        else if (element.LocalName is "span" or "a" or "time") Blank();
        if (_box < 0 && !IsHeading(element.LocalName) && (place.Own & PlaceHint.Date) != 0 && !_aroundMain.Contains(element)) _box = place.Depth;
        if (ReferenceEquals(element, _main)) _findings.Main = (_order, int.MaxValue);
        if (MarkOf(element, place) is { } mark) place = place with { LineStart = _line.Length, Order = _order, Mark = mark };
        _path.Push(place);
        return true;
    }

    private Place PlaceOf(IElement element, in Place around)
    {
        var own = ElementHints.Of(element);
        var inMain = around.IsMain || ReferenceEquals(element, _main);
        var of = _aroundMain.Contains(element) ? around.Of : (Belonging)Math.Max((int)around.Of, (int)BelongingOf(element, own, inMain));
        var depth = around.Depth + 1;
        var known = own & (PlaceHint.Date | PlaceHint.Byline | PlaceHint.Published | PlaceHint.Updated);
        if (_aroundMain.Contains(element)) known = PlaceHint.None;
        var (hints, since) = known != 0 ? (known, depth) : depth - around.HintDepth <= HintReach ? (around.Hints, around.HintDepth) : (PlaceHint.None, 0);
        var heading = IsHeading(element.LocalName) ? element.LocalName[1] - '0' : around.Heading;
        return new Place(element, 0, depth, hints, since, inMain, of, heading, -1, null) { Own = known };
    }

    private Belonging BelongingOf(IElement element, PlaceHint own, bool inMain)
    {
        if ((own & PlaceHint.Elsewhere) != 0) return Belonging.Elsewhere;
        // Articles often end in a footer of their own.
        if ((own & PlaceHint.Footer) != 0 && !(inMain && _main!.LocalName != "body") && !IsOfArticle(element)) return Belonging.Elsewhere;
        if (element.GetAttribute("itemtype") is { } type && (type.EndsWith("Comment", StringComparison.Ordinal) || type.EndsWith("Review", StringComparison.Ordinal)))
            return Belonging.Elsewhere;
        return (own & PlaceHint.Aside) != 0 ? Belonging.Beside : Belonging.Page;
    }

    private static bool IsOfArticle(IElement element) => element.ParentElement?.LocalName is "article" or "main" or "header";

    private void Leave(in Place place)
    {
        var element = place.Element;
        if (place.Mark is { } mark) Mark(mark, place);
        if (_box == place.Depth)
        {
            _box = -1;
            if (IsBlock(element.LocalName)) Flush();
        }
        else if (IsBlock(element.LocalName))
        {
            Break(place.Depth);
        }
        else if (element.LocalName is "span" or "a" or "time")
        {
            Blank();
        }

        if (ReferenceEquals(element, _main))
        {
            Flush();
            _findings.Main = (_findings.Main.First, _order - 1);
        }
    }

    private static string? MarkOf(IElement element, in Place place)
    {
        if ((element.GetAttribute("itemprop") ?? element.GetAttribute("property")) is { Length: > 0 and < 60 } property) return LastName(property);
        if (element.GetAttribute("rel") is { Length: < 60 } rel && rel.Split(' ') is { } words)
        {
            if (words.Contains("author")) return "rel-author";
            if (words.Contains("tag")) return "rel-tag";
        }

        if (element.LocalName == "time") return "time";
        // Microformats: <abbr class="published" title="2025-03-04">.
        return element.LocalName is "abbr" or "span" && (place.Own & (PlaceHint.Published | PlaceHint.Updated)) != 0 && element.GetAttribute("title") is not null ? "time" : null;
    }

    private void Mark(string name, in Place place)
    {
        var element = place.Element;
        var text = place.LineStart >= 0 && place.Order == _order && place.LineStart <= _line.Length ? _line.ToString(place.LineStart, _line.Length - place.LineStart) : "";
        var value = element.GetAttribute("content") ?? element.GetAttribute("datetime")
            ?? (name == "time" && element.LocalName != "time" ? element.GetAttribute("title") : name is "image" or "url" ? element.GetAttribute("src") ?? element.GetAttribute("href") : null);
        if (value is null or "" || value.Length > LongestLine) value = text.Trim();
        if (value.Length == 0) return;
        var before = place.LineStart > 0 && place.LineStart <= _line.Length && place.Order == _order ? _line.ToString(0, place.LineStart) : "";
        var hints = place.Hints | place.Own | (element.HasAttribute("pubdate") ? PlaceHint.Published : PlaceHint.None);
        _findings.Marked.Add(new MarkedValue(place.Order, name, value, before, hints, place.IsMain, place.Of));
    }

    private void Meta(IElement element, in Place place)
    {
        if (element.GetAttribute("content")?.Trim() is not { Length: > 0 } content) return;
        // Properties in the body are of what they stand in.
        if (element.GetAttribute("itemprop") is { } property)
            _findings.Marked.Add(new MarkedValue(_order, LastName(property), content, "", place.Hints, place.IsMain, place.Of));
        if (place.Of == Belonging.Page && (element.GetAttribute("property") ?? element.GetAttribute("name") ?? element.GetAttribute("http-equiv")) is { } name)
            _findings.Metas.Add((name.Trim().ToLowerInvariant(), content));
    }

    private void Link(IElement element)
    {
        var (rel, href) = (element.GetAttribute("rel")?.Trim(), element.GetAttribute("href"));
        if (string.Equals(rel, "canonical", StringComparison.OrdinalIgnoreCase)) _findings.Canonical ??= href;
        else if (string.Equals(rel, "image_src", StringComparison.OrdinalIgnoreCase)) _findings.ImageLink ??= href;
    }

    private static string LastName(string property) =>
        property.Split(' ', 2)[0].Split(':', '.', '/')[^1].ToLowerInvariant();

    private void Add(string text)
    {
        if (_line.Length >= LongestLine || !_path.TryPeek(out var place)) return;
        if (string.IsNullOrWhiteSpace(text))
        {
            Blank();
            return;
        }

        if (!_lineBegun) (_lineBegun, _lineHints, _lineHeading, _lineOf, _lineMain) = (true, place.Hints, place.Heading, place.Of, place.IsMain);
        else _lineHints |= place.Hints;
        foreach (var c in text)
        {
            if (_line.Length >= LongestLine) break;
            if (char.IsWhiteSpace(c)) Blank();
            else _line.Append(c);
        }
    }

    private void Blank()
    {
        if (_line.Length > 0 && !char.IsWhiteSpace(_line[^1])) _line.Append(' ');
    }

    // The parts of a date often are blocks.
    private void Break(int depth)
    {
        if (_box >= 0 && depth > _box && _line.Length < LongestDateBox) Blank();
        else Flush();
    }

    private void Flush()
    {
        var text = _line.ToString().Trim();
        _line.Clear();
        _lineBegun = false;
        if (text.Length == 0) return;
        _findings.Lines.Add(new PageLine(_order++, text, _lineHints, _lineHeading, _lineMain, _lineOf));
    }

    private static bool IsHeading(string name) => name is ['h', >= '1' and <= '6'];

    private static bool IsBlock(string name) => name is not ("a" or "span" or "b" or "i" or "em" or "strong" or "time" or "abbr" or "small" or "font" or "u" or "s"
        or "sup" or "sub" or "cite" or "mark" or "label" or "bdi" or "q" or "code" or "ins" or "del" or "data" or "var" or "wbr" or "img" or "kbd" or "big" or "tt" or "nobr" or "ruby" or "rt");

    private readonly record struct Place(
        IElement Element, int Next, int Depth, PlaceHint Hints, int HintDepth, bool IsMain, Belonging Of, int Heading, int LineStart, string? Mark)
    {
        public PlaceHint Own { get; init; }

        public int Order { get; init; }
    }
}
