using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Vane.Parse;

/// <summary>Watches a tree grow, and stops it where its building would take more than linear time.</summary>
internal sealed class TreeGrowth
{
    private const int Displaced = 10_000;

    // Many tags are looked for among all that is open where they stand, so each costs its depth.
    private const int Steps = 15_000_000;
    private const int Bases = 50;
    private const int Fields = 5_000;

    private IElement? _last, _parent;
    private int _depth;
    private int _elements;
    private int _displaced;
    private int _bases, _fields;
    private int _steps;

    /// <summary>Whether there may be no more elements.</summary>
    public bool IsSpent => _elements >= ParseLimits.Elements;

    /// <summary>Begins another tree, which counts with those before.</summary>
    public void Begin() => (_last, _parent, _depth) = (null, null, 0);

    /// <summary>Takes the next element. It is not in the tree yet when it is made; the one before is.</summary>
    /// <param name="element">The element.</param>
    /// <exception cref="ParseException">The tree is over a limit.</exception>
    public void Add(IElement element)
    {
        // Markup that is closed wrongly makes more elements than it has tags.
        if (++_elements > ParseLimits.Elements) throw new ParseException($"the page has more than {ParseLimits.Elements:N0} elements");
        // At each of them the whole tree is gone through for the first.
        if (element is IHtmlBaseElement && ++_bases > Bases) throw new ParseException($"the page has more than {Bases} base addresses");
        // A button of a group, once pressed, looks for the others in the whole tree.
        if (element is IHtmlInputElement && ++_fields > Fields) throw new ParseException($"the page has more than {Fields:N0} fields of forms");
        if (_last?.ParentElement is { } parent)
        {
            // What does not belong into a table is moved before it, each time past all that was moved before.
            if (IsBeforeOthers(_last, parent.ChildNodes) && ++_displaced > Displaced)
                throw new ParseException("the page has too many elements in wrong places");
            if ((_steps += DepthOf(parent)) > Steps) throw new ParseException("the page has too many elements too deep in others");
        }

        _last = element;
    }

    // Looked for from the end, over the text and the comments that may follow an element in its place.
    private static bool IsBeforeOthers(IElement element, INodeList siblings)
    {
        var end = Math.Max(0, siblings.Length - 4);
        for (var i = siblings.Length - 1; i >= end; i--)
            if (siblings[i] is IElement other) return !ReferenceEquals(other, element);
        return false;
    }

    // Mostly the parent is the one before, or a child of that.
    private int DepthOf(IElement parent)
    {
        if (ReferenceEquals(parent, _parent)) return _depth;
        _depth = _parent is not null && ReferenceEquals(parent.ParentElement, _parent) ? _depth + 1 : CountDepth(parent);
        _parent = parent;
        return _depth <= ParseLimits.Depth ? _depth : throw new ParseException($"the page nests more than {ParseLimits.Depth} elements");
    }

    private static int CountDepth(IElement element)
    {
        var depth = 0;
        for (var e = element; e is not null && depth <= ParseLimits.Depth; e = e.ParentElement) depth++;
        return depth;
    }
}
