using System.Text;
using Vane.Text;
using Vane.Text.Names;

namespace Vane.Understand;

/// <summary>What a name and the broader names in it are called.</summary>
/// <param name="Chain">Keys from the broadest name to the name itself, the same for every way a text may write it.</param>
/// <param name="Shown">How each of them is shown.</param>
internal readonly record struct SpelledName(IReadOnlyList<string> Chain, IReadOnlyList<string> Shown);

/// <summary>Tells the keys of a name, and how it is shown: listed names as the lens writes them, others as the text does.</summary>
internal static class NameSpelling
{
    // Fewer letters before a number are no name of their own: SU7. Before a version they are: GPLv3.
    private const int LeastFamily = 4;

    /// <summary>The name of an entry with the parts behind it.</summary>
    public static SpelledName Of(
        GlossaryEntry entry, ReadOnlySpan<char> text, ReadOnlySpan<char> folded, ReadOnlySpan<NamePart> parts, NameVocabulary lens)
    {
        var (chain, shown) = (new List<string>(entry.Chain), new List<string>(entry.Shown));
        Extend(entry, text, folded, parts, lens, chain, shown, []);
        return new SpelledName([.. chain], [.. shown]);
    }

    /// <summary>A name known by its shape alone, as the text writes it.</summary>
    public static SpelledName Of(
        TextSpan family, ReadOnlySpan<char> text, ReadOnlySpan<char> folded, ReadOnlySpan<NamePart> parts, NameVocabulary lens)
    {
        var written = Narrowed(family.In(text));
        var entry = new GlossaryEntry(-1, written, new NameKind("", NameGrowth.None)) { KeepsV = true };
        var (chain, shown, ends) = (new List<string> { KeyOf(written) }, new List<string> { written }, new List<int> { family.End });
        Extend(entry, text, folded, parts, lens, chain, shown, ends);
        var kept = 0;
        for (var i = 0; i < ends.Count; i++)
        {
            if (i < ends.Count - 1 && !IsBroader(folded[..ends[^1]], family, ends[i])) continue;
            var surface = text[family.Start..ends[i]];
            (chain[kept], shown[kept++]) = (chain[i], surface.ContainsAny("([（［") ? shown[i] : Narrowed(surface));
        }

        return new SpelledName(chain[..kept], shown[..kept]);
    }

    /// <summary>The key of a name.</summary>
    public static string KeyOf(string name) => Folding.Fold(name.Trim()).Replace(' ', '-').Replace('_', '-');

    // Adds a link for every part; where each ends is noted behind what stands in "ends".
    private static void Extend(
        GlossaryEntry entry, ReadOnlySpan<char> text, ReadOnlySpan<char> folded, ReadOnlySpan<NamePart> parts, NameVocabulary lens,
        List<string> chain, List<string> shown, List<int> ends)
    {
        var (name, key) = (new StringBuilder(shown[^1]), new StringBuilder(chain[^1]));
        var isFirst = true;
        var last = default(NamePart);
        foreach (var part in parts)
        {
            var piece = folded.Slice(part.Start, part.Length);
            if (part.Kind == PartKind.Version && !entry.KeepsV && piece.Length > 1 && piece[0] == 'v') piece = piece[1..];
            // Addresses and keys write claude-3-5 for Claude 3.5.
            if (IsDigit(part) && IsDigit(last) && last.End + 1 == part.Start && folded[last.End] == '-')
            {
                shown[^1] = name.Append('.').Append(piece).ToString();
                chain[^1] = key.Append('.').Append(piece).ToString();
                if (ends.Count > 0) ends[^1] = part.End;
                last = default;
                continue;
            }

            last = part;
            var isJoined = isFirst && part.Kind is PartKind.Version or PartKind.Tag;
            name.Append(isJoined ? entry.Joints.Version : entry.Joints.Part);
            key.Append(isJoined ? Narrow(entry.Joints.Version) : "-");
            Write(name, text.Slice(part.Start, part.Length), piece, part.Kind, entry, lens);
            key.Append(piece);
            chain.Add(key.ToString());
            shown.Add(name.ToString());
            ends.Add(part.End);
            isFirst = false;
        }
    }

    // Whether a name ends inside another that nobody has listed: where the text parts it, or where a number begins or ends.
    // In "Paper2Video" the number is a word.
    private static bool IsBroader(ReadOnlySpan<char> folded, TextSpan family, int end)
    {
        if (!NameFolding.IsWord(folded[end])) return true;
        if (end == family.End) return folded[end] == 'v' || (family.Length >= LeastFamily && !IsWordNumber(folded, end));
        return char.IsAsciiDigit(folded[end - 1]) && !IsWordNumber(folded, end - 1);
    }

    // "To" and "for", written as numbers between letters.
    private static bool IsWordNumber(ReadOnlySpan<char> folded, int at) =>
        folded[at] is '2' or '4' && char.IsAsciiLetter(folded[at - 1]) && at + 1 < folded.Length && char.IsAsciiLetter(folded[at + 1]);

    private static bool IsDigit(NamePart part) => part is { Kind: PartKind.Version, Length: 1 };

    private static string Narrow(string joint) => joint == " " ? "-" : joint;

    private static void Write(
        StringBuilder name, ReadOnlySpan<char> written, ReadOnlySpan<char> folded, PartKind kind, GlossaryEntry entry, NameVocabulary lens)
    {
        switch (kind)
        {
            case PartKind.Variant:
                name.Append(entry.Variants.Variant(folded) ?? lens.Variant(folded));
                break;
            case PartKind.Size:
                foreach (var c in folded) name.Append(c == 'x' ? 'x' : char.ToUpperInvariant(c));
                break;
            case PartKind.Version when char.IsAsciiLetter(folded[0]) && folded[0] != 'o':
                name.Append(char.ToUpperInvariant(folded[0])).Append(folded[1..]);
                break;
            case PartKind.Word:
                name.Append(Narrowed(written));
                break;
            default:
                name.Append(folded);
                break;
        }
    }

    private static string Narrowed(ReadOnlySpan<char> written) => written.ToString().Normalize(NormalizationForm.FormKC);
}
