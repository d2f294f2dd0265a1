using System.Text;
using Vane.Text;
using Vane.Text.Names;

namespace Vane.Understand;

/// <summary>Writes a name and its chain of keys, the same for every way a text may write it.</summary>
internal static class NameSpelling
{
    /// <summary>The name of an entry with the parts behind it.</summary>
    public static (string Name, string[] Chain) Of(
        GlossaryEntry entry, ReadOnlySpan<char> text, ReadOnlySpan<char> folded, ReadOnlySpan<NamePart> parts, NameVocabulary lens)
    {
        var chain = new List<string>(entry.Chain);
        var name = new StringBuilder(entry.Name);
        var key = new StringBuilder(entry.Chain[^1]);
        var isFirst = true;
        var last = default(NamePart);
        foreach (var part in parts)
        {
            var piece = folded.Slice(part.Start, part.Length);
            if (part.Kind == PartKind.Version && !entry.KeepsV && piece.Length > 1 && piece[0] == 'v') piece = piece[1..];
            // Addresses and keys write claude-3-5 for Claude 3.5.
            if (IsDigit(part) && IsDigit(last) && last.End + 1 == part.Start && folded[last.End] == '-')
            {
                name.Append('.').Append(piece);
                chain[^1] = key.Append('.').Append(piece).ToString();
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
            isFirst = false;
        }

        return (name.ToString(), [.. chain]);
    }

    /// <summary>A name known by its shape alone, as the text writes it.</summary>
    public static (string Name, string[] Chain) Of(
        TextSpan family, ReadOnlySpan<char> text, ReadOnlySpan<char> folded, ReadOnlySpan<NamePart> parts, NameVocabulary lens)
    {
        var written = family.In(text).ToString();
        var entry = new GlossaryEntry(-1, Narrowed(written), new NameKind("", NameGrowth.None)) { Chain = [KeyOf(written)], KeepsV = true };
        return Of(entry, text, folded, parts, lens);
    }

    /// <summary>The key of a name.</summary>
    public static string KeyOf(string name) => Folding.Fold(name.Trim()).Replace(' ', '-').Replace('_', '-');

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
                name.Append(Narrowed(written.ToString()));
                break;
            default:
                name.Append(folded);
                break;
        }
    }

    private static string Narrowed(string written) => written.Normalize(NormalizationForm.FormKC);
}
