using System.Runtime.InteropServices;
using Vane.Text;
using Vane.Text.Names;

namespace Vane.Understand;

/// <summary>Finds the names of a lens in texts: those it lists, with the versions, variants and sizes behind them, and
/// those whose shape says that they are names. Keeps buffers: one reader a thread; the lens is shared.</summary>
/// <param name="glossary">The names.</param>
public sealed class NameReader(Glossary glossary)
{
    private const int MostRemembered = 50_000, LongestRemembered = 64;
    private readonly NameLexer _lexer = new(glossary.Vocabulary, glossary.IsName);
    private readonly NamePart[] _parts = new NamePart[NameLexer.MostParts];
    private readonly List<Finding> _findings = [];
    private readonly Dictionary<string, (Basis Basis, SpelledName Name)> _spelled = new(StringComparer.Ordinal);
    private readonly NameEvidence _evidence = new(glossary);
    private char[] _folded = new char[256];

    /// <summary>A possible name: where it is, the entry or null, whether it can be nothing else, and whether a version
    /// follows.</summary>
    internal readonly record struct Finding(int Start, int Length, GlossaryEntry? Entry, NameMention Mention, bool IsSure, bool IsNumbered, bool IsCapital);

    // What the spelling of a surface follows from beside it: a cut text leaves parts of it out.
    private readonly record struct Basis(int Entry, int Family, int Parts, int End);

    /// <summary>Whether the text that was read last is of the field: known from before, or by a name in it.</summary>
    public bool IsInField => _evidence.IsInField;

    /// <summary>Adds the names of a text, in their order; they do not overlap.</summary>
    /// <param name="text">The text; anything.</param>
    /// <param name="into">Takes the names.</param>
    /// <param name="inField">Whether the text is known to be of the lens' field, as by the place where it was said. Then
    /// words that could mean something else mean the name more readily.</param>
    public void Read(ReadOnlySpan<char> text, List<NameMention> into, bool inField = false)
    {
        ArgumentNullException.ThrowIfNull(into);
        if (_folded.Length < text.Length) _folded = new char[Math.Max(text.Length, _folded.Length * 2)];
        Folding.Fold(text, _folded);
        var folded = _folded.AsSpan(0, text.Length);
        _findings.Clear();
        _evidence.Begin(inField);
        Scan(text, folded);
        foreach (ref readonly var finding in CollectionsMarshal.AsSpan(_findings)) _evidence.Add(finding);
        foreach (ref readonly var finding in CollectionsMarshal.AsSpan(_findings))
            if (_evidence.Supports(finding)) into.Add(finding.Mention);
    }

    private void Scan(ReadOnlySpan<char> text, ReadOnlySpan<char> folded)
    {
        for (var at = 0; at < folded.Length;)
        {
            var kind = NameFolding.ClassOf(folded[at]);
            if (kind == CharClass.Other) at++;
            else if (kind == CharClass.Ideograph) at = Math.Max(at + 1, Take(text, folded, at));
            else if (IsAddress(folded, at)) at = EndOfAddress(folded, at);
            else at = Math.Max(EndOfWord(folded, at), Take(text, folded, at));
        }
    }

    // The end of what was found at a place, or the place itself.
    private int Take(ReadOnlySpan<char> text, ReadOnlySpan<char> folded, int at)
    {
        var (value, end) = Longest(text, folded, at);
        if (value.Entry == NameTrie.Nothing) return end;
        if (value.Entry >= 0) return TakeEntry(text, folded, at, end, glossary.Entries[value.Entry], value.IsShort);
        return folded[at] is >= 'a' and <= 'z' ? TakeShape(text, folded, at) : at;
    }

    private int TakeEntry(ReadOnlySpan<char> text, ReadOnlySpan<char> folded, int start, int stop, GlossaryEntry entry, bool isShort)
    {
        var count = _lexer.Extend(text, folded, new TextSpan(start, stop - start), entry.Kind.Growth, entry.Variants, _parts, out var end);
        var parts = _parts.AsSpan(0, count);
        if (count == 0 && entry.Kind.Growth == NameGrowth.None && end == stop && IsNumbered(folded, end)) return TakeNumbered(text, folded, start, stop);
        if (count == 0 && start == 0 && LeadsByCompound(folded, end) && TakeShape(text, folded, start) is var whole && whole > start) return whole;
        // Digits that were not understood belong to another word: RAG2 is not RAG.
        if (end < folded.Length && IsTorn(folded, end)) return start;
        if (count == 0 && entry.Ambiguity != Ambiguity.None && IsPrefix(folded, end)) return start;
        var name = count == 0 ? new SpelledName(entry.Chain, entry.Shown) : Spell(entry, default, text, folded, start, end, Sure(folded, end, parts));
        Add(text, start, end, entry, entry.Kind, name, !isShort || IsUnmistakable(parts), IsTelling(parts));
        return end;
    }

    // "LMM-R1": a listed word that nothing follows, joined to a version, is the name of something else.
    private int TakeNumbered(ReadOnlySpan<char> text, ReadOnlySpan<char> folded, int start, int stop)
    {
        var family = new TextSpan(start, stop - start);
        var count = _lexer.Extend(text, folded, family, glossary.SizedKind.Growth | NameGrowth.Joined, NameVocabulary.Empty, _parts, out var end);
        if (count == 0 || (end < folded.Length && IsTorn(folded, end))) return start;
        var name = Spell(null, family, text, folded, start, end, Sure(folded, end, _parts.AsSpan(0, count)));
        Add(text, start, end, null, glossary.UnlistedKind, name, true);
        return end;
    }

    // "CoT-Valve: ..." opens with a name of its own.
    private static bool LeadsByCompound(ReadOnlySpan<char> folded, int end)
    {
        if (end + 1 >= folded.Length || folded[end] != '-') return false;
        var at = EndOfWord(folded, end + 1);
        return at > end + 1 && at < folded.Length && folded[at] == ':';
    }

    private static bool IsNumbered(ReadOnlySpan<char> folded, int end) =>
        end + 2 < folded.Length && folded[end] == '-' && char.IsAsciiLetter(folded[end + 1]) && char.IsAsciiDigit(folded[end + 2]);

    // Meta-learning is not Meta's; a Claude-based tool is Claude's.
    private static bool IsPrefix(ReadOnlySpan<char> folded, int end)
    {
        if (end + 1 >= folded.Length || folded[end] != '-' || NameFolding.ClassOf(folded[end + 1]) != CharClass.Letter) return false;
        foreach (var joined in (ReadOnlySpan<string>)["based", "powered", "like", "backed", "style", "generated", "assisted", "driven", "owned", "made"])
            if (folded[(end + 1)..].StartsWith(joined, StringComparison.Ordinal)) return false;
        return true;
    }

    private int TakeShape(ReadOnlySpan<char> text, ReadOnlySpan<char> folded, int start)
    {
        if (start > 1 && folded[start - 1] == '-' && NameFolding.IsWord(folded[start - 2])) return start;
        if (!NameShapes.TryRead(_lexer, text, folded, start, _parts, out var family, out var count, out var end))
            return TakeCompound(text, folded, start);
        var parts = Sure(folded, end, _parts.AsSpan(0, count));
        var name = Spell(null, family, text, folded, start, end, parts);
        var isSized = false;
        foreach (var part in parts) isSized |= part.Kind == PartKind.Size;
        Add(text, start, end, null, isSized ? glossary.SizedKind : glossary.UnlistedKind, name, true);
        return end;
    }

    // A capital word joined to a listed name makes another name: Multi-SWE-bench.
    private int TakeCompound(ReadOnlySpan<char> text, ReadOnlySpan<char> folded, int start)
    {
        var stop = EndOfWord(folded, start);
        if (stop - start < 2 || stop + 1 >= folded.Length || folded[stop] != '-' || !char.IsUpper(text[start]) || NameLexer.IsPrefix(folded[start..stop])) return start;
        var (value, end) = Longest(text, folded, stop + 1);
        if (value.Entry < 0 || !NameFolding.IsWord(folded[stop + 1])) return start;
        var entry = glossary.Entries[value.Entry];
        var isLead = start == 0 && end + 2 < folded.Length && folded[end] == ':';
        if (value.IsShort || (!isLead && (entry.Kind.Growth & NameGrowth.Variants) == 0)) return start;
        var family = new TextSpan(start, end - start);
        var count = _lexer.Extend(text, folded, family, entry.Kind.Growth, entry.Variants, _parts, out end);
        if (end < folded.Length && IsTorn(folded, end)) return start;
        var name = Spell(null, family, text, folded, start, end, Sure(folded, end, _parts.AsSpan(0, count)));
        Add(text, start, end, null, entry.Kind, name, true);
        return end;
    }

    private void Add(
        ReadOnlySpan<char> text, int start, int end, GlossaryEntry? entry, NameKind kind, SpelledName name, bool isSure, bool isNumbered = false)
    {
        var mention = new NameMention(start, end - start, kind, name.Chain, name.Shown);
        _findings.Add(new Finding(start, end - start, entry, mention, isSure, isNumbered, !char.IsLower(text[start]) || (entry is not null && char.IsLower(entry.Name[0]))));
    }

    // A cut text may have cut the last part too: "Claude 3…".
    private static Span<NamePart> Sure(ReadOnlySpan<char> folded, int end, Span<NamePart> parts)
    {
        var isCut = end < folded.Length && (folded[end] == '…' || folded[end..].StartsWith("...", StringComparison.Ordinal));
        return isCut && parts.Length > 0 && parts[^1].End == end && parts[^1].Kind != PartKind.Variant ? parts[..^1] : parts;
    }

    private static bool IsTelling(ReadOnlySpan<NamePart> parts)
    {
        foreach (var part in parts) if (part.Kind is PartKind.Version or PartKind.Size or PartKind.Tag) return true;
        return false;
    }

    // Other things have versions too, but hardly a version and a size or a variant.
    private static bool IsUnmistakable(ReadOnlySpan<NamePart> parts)
    {
        foreach (var part in parts) if (part.Kind == PartKind.Word) return false;
        return parts.Length > 1 && IsTelling(parts);
    }

    private static bool IsTorn(ReadOnlySpan<char> folded, int end) =>
        (NameFolding.IsWord(folded[end]) && NameFolding.IsWord(folded[end - 1]))
        || (char.IsAsciiDigit(folded[end - 1]) && folded[end] == '.' && end + 1 < folded.Length && char.IsAsciiDigit(folded[end + 1]));

    private SpelledName Spell(
        GlossaryEntry? entry, TextSpan family, ReadOnlySpan<char> text, ReadOnlySpan<char> folded, int start, int end, ReadOnlySpan<NamePart> parts)
    {
        var surface = text[start..end];
        var basis = new Basis(entry?.Index ?? -1, family.Length, parts.Length, parts.Length == 0 ? 0 : parts[^1].End - start);
        var remembered = _spelled.GetAlternateLookup<ReadOnlySpan<char>>();
        if (remembered.TryGetValue(surface, out var known) && known.Basis == basis) return known.Name;
        var name = entry is null
            ? NameSpelling.Of(family, text, folded, parts, glossary.Vocabulary)
            : NameSpelling.Of(entry, text, folded, parts, glossary.Vocabulary);
        if (surface.Length > LongestRemembered) return name;
        if (_spelled.Count >= MostRemembered) _spelled.Clear();
        remembered[surface] = (basis, name);
        return name;
    }

    // The longest listed word at a place; words that speak for or against entries are noted on the way.
    private (TrieValue Value, int End) Longest(ReadOnlySpan<char> text, ReadOnlySpan<char> folded, int start)
    {
        var best = (new TrieValue(-1, -1, null), start);
        var node = 0;
        for (var at = start; at < folded.Length;)
        {
            node = glossary.Trie.Next(node, folded[at++]);
            if (node == 0) break;
            var value = glossary.Trie.ValueAt(node);
            if ((value.Entry == -1 && value.Mark < 0) || !EndsWord(folded, at, out var end)) continue;
            // The plural of a word of several meanings is the word's, not the name's.
            if (value.IsShort && end > at && char.IsLower(text[at - 1])) continue;
            if (value.Mark >= 0 && (end == folded.Length || !char.IsAsciiDigit(folded[end]) || !NameFolding.IsWord(folded[at - 1]))) _evidence.Note(value.Mark);
            if (value.Entry == -1 || !IsWritten(text[start..at], value)) continue;
            if (value.Entry >= 0 && end < folded.Length && NameFolding.IsWord(folded[end]) && NameFolding.IsWord(folded[end - 1]) && glossary.Entries[value.Entry].Kind.Growth == NameGrowth.None) continue;
            best = (value, end);
        }

        return best;
    }

    // Case tells names from words only where the lens says so.
    private static bool IsWritten(ReadOnlySpan<char> surface, TrieValue value)
    {
        if (value.Written is not { } written) return true;
        for (var i = 0; i < surface.Length && i < written.Length; i++)
            if (char.IsUpper(written[i]) && char.IsLower(surface[i])) return false;
        return true;
    }

    // A word of letters ends before what is no letter; a plural's s goes with it. One of Han characters ends anywhere.
    private static bool EndsWord(ReadOnlySpan<char> folded, int at, out int end)
    {
        end = at;
        if (at >= folded.Length) return true;
        var (last, next) = (NameFolding.ClassOf(folded[at - 1]), NameFolding.ClassOf(folded[at]));
        if (last is CharClass.Ideograph or CharClass.Other || next is CharClass.Ideograph or CharClass.Other) return !IsTorn(folded, at);
        if (folded[at] == 's' && folded[at - 1] != 's' && (at + 1 == folded.Length || !NameFolding.IsWord(folded[at + 1])))
        {
            end = at + 1;
            return true;
        }

        // A version may stand at once behind a family, also with its v: YOLOv8.
        return last == CharClass.Letter && (next == CharClass.Digit
            || (folded[at] == 'v' && at + 1 < folded.Length && char.IsAsciiDigit(folded[at + 1])));
    }

    private static int EndOfWord(ReadOnlySpan<char> folded, int at)
    {
        while (at < folded.Length && NameFolding.IsWord(folded[at])) at++;
        return at;
    }

    // Names inside addresses, and communities and people named by a path, are not the text's own words.
    private static bool IsAddress(ReadOnlySpan<char> folded, int at)
    {
        if (folded[at] is not ('h' or 'w' or 'r' or 'u')) return false;
        var rest = folded[at..];
        return rest.StartsWith("http://", StringComparison.Ordinal) || rest.StartsWith("https://", StringComparison.Ordinal)
            || rest.StartsWith("www.", StringComparison.Ordinal)
            || ((rest.StartsWith("r/", StringComparison.Ordinal) || rest.StartsWith("u/", StringComparison.Ordinal)) && rest.Length > 2 && NameFolding.IsWord(rest[2]));
    }

    private static int EndOfAddress(ReadOnlySpan<char> folded, int at)
    {
        while (at < folded.Length && folded[at] is > ' ' and < '\u2E80' and not (')' or ']' or '"')) at++;
        return at;
    }
}
