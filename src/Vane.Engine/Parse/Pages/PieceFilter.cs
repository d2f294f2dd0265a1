using System.Text;
using Vane.Model;

namespace Vane.Parse;

/// <summary>Chooses among the pieces of a page's text: without its title, the lines before the text begins, and what is put after
/// it.</summary>
internal static class PieceFilter
{
    private const int Short = 160;
    private const int Prose = 80;
    private const int Label = 25;

    /// <summary>The pieces that stay, in order.</summary>
    /// <param name="draft">What was written.</param>
    /// <param name="titles">What the page is called, in all ways it says so.</param>
    public static List<Piece> Choose(Draft draft, IReadOnlyList<string> titles)
    {
        var pieces = draft.Pieces;
        var texts = new string[pieces.Count];
        for (var i = 0; i < texts.Length; i++) texts[i] = draft.TextOf(pieces[i]);
        var first = FirstProse(pieces, texts);
        var end = End(pieces, texts);
        var kept = new List<Piece>(pieces.Count);
        for (var i = 0; i < end; i++)
        {
            if (i < first && IsBefore(pieces[i], texts[i], titles)) continue;
            if (IsTitle(pieces[i], texts[i], titles)) continue;
            if (IsShort(texts[i]) && pieces[i].Kind is not (BlockKind.Code or BlockKind.Table) && IsClutter(pieces[i], texts[i])) continue;
            if (i > 0 && (pieces[i].Kind == BlockKind.Caption || pieces[i - 1].Kind == BlockKind.Caption) && texts[i] == texts[i - 1]) continue;
            kept.Add(pieces[i]);
        }

        while (kept.Count > 1 && kept[^1].Kind == BlockKind.Heading) kept.RemoveAt(kept.Count - 1);
        return kept;
    }

    private static bool IsClutter(Piece piece, string text) => Phrases.IsAside(text, piece.Linked * 2 > text.Length) || Phrases.IsCredit(text);

    private static bool IsShort(string text) => text.Length <= Short;

    private static bool IsProse(Piece piece, string text) =>
        piece.Kind is not (BlockKind.Heading or BlockKind.Caption) && piece.Linked * 2 < text.Length && Letters.Of(text).Letters >= Prose;

    private static int FirstProse(List<Piece> pieces, string[] texts)
    {
        for (var i = 0; i < texts.Length; i++)
            if (IsProse(pieces[i], texts[i])) return i;
        return 0;
    }

    // Lines before the first paragraph: the title, who and when, where to share.
    private static bool IsBefore(Piece piece, string text, IReadOnlyList<string> titles) => piece.Kind switch
    {
        BlockKind.Heading => piece.Level == 1 || IsOneOf(text, titles),
        BlockKind.Code or BlockKind.Table or BlockKind.Caption => false,
        _ => IsShort(text) && (piece.Linked * 2 > text.Length || (text.Length < Label && !Phrases.EndsSentence(text) && piece.Kind == BlockKind.Paragraph) || Phrases.IsByline(text) || IsOneOf(text, titles)),
    };

    private static bool IsTitle(Piece piece, string text, IReadOnlyList<string> titles) =>
        piece.Kind == BlockKind.Heading && piece.Level <= 2 && IsOneOf(text, titles);

    /// <summary>Whether a heading is one of the titles, or a good part of one.</summary>
    public static bool IsOneOf(string text, IReadOnlyList<string> titles)
    {
        var key = Key(text);
        if (key.Length < 4) return false;
        foreach (var title in titles)
            if (title == key || (key.Length >= 12 && title.Contains(key, StringComparison.Ordinal))) return true;
        return false;
    }

    /// <summary>Letters and digits only, in lower case: titles are compared by it.</summary>
    public static string Key(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var c in text)
            if (char.IsLetterOrDigit(c)) key.Append(char.ToLowerInvariant(c));
        return key.ToString();
    }

    // A heading such as "Related articles" ends the text where little prose follows.
    private static int End(List<Piece> pieces, string[] texts)
    {
        var after = 0;
        var end = pieces.Count;
        var whole = 0;
        for (var i = 0; i < texts.Length; i++)
            if (IsProse(pieces[i], texts[i])) whole += texts[i].Length;
        for (var i = texts.Length - 1; i > 0; i--)
        {
            if (IsShort(texts[i]) && pieces[i].Kind != BlockKind.Code && Phrases.IsEnd(texts[i]) && after * 3 <= whole) end = i;
            if (IsProse(pieces[i], texts[i])) after += texts[i].Length;
        }

        while (end > 1 && pieces[end - 1] is { Kind: not (BlockKind.Code or BlockKind.Table) } last && IsTail(last, texts[end - 1])) end--;
        return end;
    }

    private static bool IsTail(Piece piece, string text) =>
        IsShort(text) && ((piece.Linked > 0.8 * text.Length && text.Length < 100 && !text.EndsWith('.')) || Phrases.IsByline(text) || IsClutter(piece, text));
}
