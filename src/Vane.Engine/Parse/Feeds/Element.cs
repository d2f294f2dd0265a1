using System.Text;

namespace Vane.Parse;

/// <summary>An element of a feed: where it stands, and what it holds.</summary>
internal sealed class Element(MarkupTree tree, Element? parent, MarkupName name)
{
    /// <summary>The field's usual prefix for the namespace; empty for the feed's own vocabulary.</summary>
    public required string Space { get; init; }

    public MarkupName Name => name;

    public Element? Parent => parent;

    public Element? First { get; set; }

    public Element? Last { get; set; }

    public Element? Next { get; set; }

    public FeedField Field { get; init; }

    /// <summary>Which of several elements of the same field is to be believed: the lower one.</summary>
    public int Rank { get; init; }

    public Range Tag { get; init; }

    public int Start { get; init; }

    public int InnerStart { get; init; }

    public int InnerEnd { get; set; }

    public int End { get; set; }

    public bool HasCData { get; set; }

    /// <summary>Whether a text element holds tags of its own.</summary>
    public bool HasMarkup { get; set; }

    public bool IsAtom { get; init; }

    public int Level { get; init; }

    /// <summary>Whether its type says that it holds XML, which may be of any vocabulary.</summary>
    public bool HoldsXml => _holdsXml ??= this["type"]?.Contains("xml", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>How many elements of its own name are open within its markup.</summary>
    public int Nested { get; set; }

    /// <summary>The markup between its tags.</summary>
    public ReadOnlySpan<char> Inner => tree.Text.AsSpan(InnerStart, Math.Max(0, InnerEnd - InnerStart));

    public bool HasAttributes => Tag.End.Value > Tag.Start.Value;

    /// <summary>The value of an attribute, whatever its prefix and case; null where there is none.</summary>
    public string? this[string attribute]
    {
        get
        {
            foreach (var (found, value) in tree.Attributes(Tag))
            {
                var local = found[(found.LastIndexOf(':') + 1)..];
                if (local.Equals(attribute, StringComparison.OrdinalIgnoreCase) && !found.StartsWith("xmlns"))
                    return tree.References.Replace(value);
            }

            return null;
        }
    }

    /// <summary>The value of <c>xml:base</c> or <c>xml:lang</c> here; null where it does not stand here.</summary>
    public string? Xml(string attribute)
    {
        if (!tree.Text.AsSpan()[Tag].Contains(attribute, StringComparison.Ordinal)) return null;
        foreach (var (found, value) in tree.Attributes(Tag))
            if (found.Equals(attribute, StringComparison.Ordinal)) return tree.References.Replace(value.Trim());
        return null;
    }

    /// <summary>Its text without that of its children, trimmed.</summary>
    public string OwnText()
    {
        if (First is null && !HasCData) return tree.Plain(InnerStart, InnerEnd);
        var builder = new StringBuilder();
        var at = InnerStart;
        for (var child = First; child is not null; child = child.Next)
        {
            tree.AppendText(builder, at, child.Start);
            at = child.End;
        }

        tree.AppendText(builder, at, InnerEnd);
        return builder.ToString().Trim();
    }

    /// <summary>Its text; where markup stands in it, that as it stands.</summary>
    public string Text() => First is null ? OwnText() : Inner.Trim().ToString();

    /// <summary>The first child of a local name.</summary>
    public Element? Child(string local)
    {
        for (var child = First; child is not null; child = child.Next)
            if (child.Name.Local.Equals(local, StringComparison.OrdinalIgnoreCase)) return child;
        return null;
    }

    /// <summary>Base address that holds here: the nearest <c>xml:base</c>, each relative to the one around it.</summary>
    public string? Base
    {
        get
        {
            if (_baseKnown) return _base;
            _baseKnown = true;
            var outer = parent is null ? tree.Address : parent.Base;
            return _base = Xml("xml:base") is { Length: > 0 } own ? RelativeAddress.Resolve(outer, own) : outer;
        }
    }

    private bool? _holdsXml;
    private string? _base;
    private bool _baseKnown;
}
