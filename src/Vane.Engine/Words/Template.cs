namespace Vane.Words;

/// <summary>A sentence with places for slots: <c>{name}</c>, or <c>{name:one|other}</c> for a word that follows a number.</summary>
/// <param name="Parts">Literal texts and places, in order.</param>
public sealed record Template(IReadOnlyList<Template.Part> Parts)
{
    /// <summary>A literal text, a slot's place, or a word chosen by a slot's number.</summary>
    /// <param name="Text">The literal, or the slot's name.</param>
    /// <param name="IsSlot">Whether a slot is meant.</param>
    /// <param name="One">The word for 1.</param>
    /// <param name="Other">The word for any other number.</param>
    public readonly record struct Part(string Text, bool IsSlot, string? One = null, string? Other = null);

    /// <summary>Names of the slots used.</summary>
    public IEnumerable<string> Slots => Parts.Where(p => p.IsSlot).Select(p => p.Text).Distinct(StringComparer.Ordinal);

    /// <summary>Reads a template.</summary>
    /// <exception cref="FormatException">A brace is not closed, or a plural has not two forms.</exception>
    public static Template Parse(string text)
    {
        var parts = new List<Part>();
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf('{', at);
            if (open < 0) open = text.Length;
            if (open > at) parts.Add(new Part(text[at..open], false));
            if (open == text.Length) break;
            var close = text.IndexOf('}', open);
            if (close < 0) throw new FormatException($"No closing brace in '{text}'.");
            parts.Add(Place(text[(open + 1)..close]));
            at = close + 1;
        }

        return new Template(parts);
    }

    private static Part Place(string inside)
    {
        var colon = inside.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0) return new Part(inside, true);
        var forms = inside[(colon + 1)..].Split('|');
        return forms.Length == 2
            ? new Part(inside[..colon], true, forms[0], forms[1])
            : throw new FormatException($"'{{{inside}}}' has not two forms.");
    }
}
