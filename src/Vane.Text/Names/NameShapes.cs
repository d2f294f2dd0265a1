namespace Vane.Text.Names;

/// <summary>Tells from the shape alone that a word nobody has listed is a name: <c>FooNet-V2-7B</c>, <c>LangGraph</c>,
/// <c>XYZ-1.5</c>. In doubt it is none: <c>COVID-19</c>, <c>Top-10</c>, <c>F-16</c>, <c>mp3</c>.</summary>
public static class NameShapes
{
    private const NameGrowth Growth = NameGrowth.Versions | NameGrowth.Variants | NameGrowth.Sizes | NameGrowth.Joined;

    /// <summary>Reads a name at the beginning of a word.</summary>
    /// <param name="lexer">Reads the parts.</param>
    /// <param name="text">The text.</param>
    /// <param name="folded">Its folded form.</param>
    /// <param name="start">Where the word begins.</param>
    /// <param name="parts">Takes the parts behind the family.</param>
    /// <param name="family">Where the family stands.</param>
    /// <param name="count">How many parts there are.</param>
    /// <param name="end">Where the name ends.</param>
    public static bool TryRead(
        NameLexer lexer, ReadOnlySpan<char> text, ReadOnlySpan<char> folded, int start, Span<NamePart> parts,
        out TextSpan family, out int count, out int end)
    {
        (family, count, end) = (default, 0, start);
        var stop = start;
        while (stop < folded.Length && NameFolding.ClassOf(folded[stop]) == CharClass.Letter) stop++;
        if (stop == start || (start > 0 && folded[start - 1] is '.' or '@' or '_' or '/' or '\'' or '&' or '#')) return false;
        var isIntroduced = NameIntroductions.Introduces(text, folded, start, out var introduced);
        if (isIntroduced && introduced > stop) stop = introduced;
        // The V of "CityGaussianV2" is its version's.
        if (stop - start > 3 && folded[stop - 1] == 'v' && PartReader.IsDigitAt(folded, stop)) stop--;
        if (stop - start < 2 && TakeLettered(text, folded, start, ref stop)) isIntroduced = true;
        if (stop - start < 2) return false;
        if (!isIntroduced && !MayBegin(text, folded, start, stop)) return false;
        family = new TextSpan(start, stop - start);
        count = lexer.Extend(text, folded, family, Growth, NameVocabulary.Empty, parts, out end);
        var isCamel = IsCamel(text[start..stop]);
        TakeWords(ref family, parts, ref count);
        var word = folded[start..stop];
        if (!isIntroduced && EnglishWords.IsPrefix(word) && !HasKind(parts[..count], PartKind.Size)) return false;
        if (IsWhole(folded, end) && (isIntroduced || isCamel || HasCamel(text, family) || SaysSo(text, folded, family, parts[..count]) || IsLead(text, folded, family, end)))
        {
            TakePluses(folded, ref family, count, ref end);
            return true;
        }

        if (!isCamel) return false;
        // The word itself is a name, whatever hangs on it.
        (family, count, end) = (new TextSpan(start, stop - start), 0, stop);
        TakePluses(folded, ref family, count, ref end);
        return IsWhole(folded, end);
    }

    // "JavisDiT++", not "DeepSeek+Kimi".
    private static void TakePluses(ReadOnlySpan<char> folded, ref TextSpan family, int count, ref int end)
    {
        var stop = end;
        while (stop < folded.Length && folded[stop] == '+' && stop - end < 2) stop++;
        if (count > 0 || stop == end || PartReader.IsWordAt(folded, stop)) return;
        (family, end) = (new TextSpan(family.Start, stop - family.Start), stop);
    }

    private static bool MayBegin(ReadOnlySpan<char> text, ReadOnlySpan<char> folded, int start, int stop)
    {
        if (text[start..stop].ContainsAnyInRange('A', 'Z')) return true;
        return PartReader.IsDigitAt(folded, stop);
    }

    // Ends where words end, and not before the rest of an address or a file's name.
    private static bool IsWhole(ReadOnlySpan<char> folded, int end) =>
        end >= folded.Length || (!NameFolding.IsWord(folded[end]) && !(folded[end] is '.' or '@' && PartReader.IsWordAt(folded, end + 1)));

    // Words joined by hyphens before any number are the family's: Multi-SWE-bench, SATA-BENCH.
    private static void TakeWords(ref TextSpan family, Span<NamePart> parts, ref int count)
    {
        var taken = 0;
        while (taken < count && parts[taken].Kind == PartKind.Word) taken++;
        if (taken == 0) return;
        family = new TextSpan(family.Start, parts[taken - 1].End - family.Start);
        parts[taken..count].CopyTo(parts);
        count -= taken;
    }

    /// <summary>Whether a capital follows a small letter, or small letters stand between capitals: LangGraph, iMontage,
    /// LLaVA; not LLMs, McDonald, Ph.</summary>
    private static bool IsCamel(ReadOnlySpan<char> word)
    {
        if (word.Length < 4 || word.StartsWith("Mc", StringComparison.Ordinal) || word.StartsWith("Mac", StringComparison.Ordinal)) return false;
        for (var i = 1; i < word.Length; i++)
            if (char.IsUpper(word[i]) && (char.IsLower(word[i - 1]) || (i > 1 && char.IsDigit(word[i - 1]) && char.IsLower(word[i - 2])))) return true;
        // Capitals, then at least two small letters: NVlabs; one would be a plural.
        return char.IsUpper(word[0]) && char.IsUpper(word[1]) && word.Length > 4 && char.IsLower(word[^1]) && char.IsLower(word[^2]);
    }

    private static bool HasCamel(ReadOnlySpan<char> text, TextSpan family)
    {
        var rest = family.In(text);
        while (!rest.IsEmpty)
        {
            var cut = rest.IndexOf('-');
            if (IsCamel(cut < 0 ? rest : rest[..cut])) return true;
            if (cut < 0) return false;
            rest = rest[(cut + 1)..];
        }

        return false;
    }

    private static bool SaysSo(ReadOnlySpan<char> text, ReadOnlySpan<char> folded, TextSpan family, ReadOnlySpan<NamePart> parts)
    {
        var isUpper = char.IsUpper(text[family.Start]);
        // "Hegel 2.0" is a way to speak; names of that kind are listed.
        if (family.End < text.Length && folded[family.End] == ' ' && !IsCapitals(family.In(text))) return false;
        bool hasSize = false, hasVersion = false, hasInteger = false, hasVariant = false;
        foreach (var part in parts)
        {
            var piece = folded.Slice(part.Start, part.Length);
            hasSize |= part.Kind == PartKind.Size && piece[^1] == 'b';
            hasVersion |= part.Kind == PartKind.Version && (piece.Contains('.') || (piece[0] == 'v' && piece.Length > 1));
            hasInteger |= part.Kind is PartKind.Version or PartKind.Tag;
            hasVariant |= part.Kind == PartKind.Variant;
        }

        if (hasVersion || hasSize) return isUpper || (hasVersion && hasVariant) || (hasSize && (hasInteger || hasVariant));
        return isUpper && hasInteger && hasVariant;
    }

    // "MOVA: Towards ...": what a text calls by a name of capitals or a compound in its first word.
    private static bool IsLead(ReadOnlySpan<char> text, ReadOnlySpan<char> folded, TextSpan family, int end)
    {
        if (family.Start != 0 || family.Length < 2 || end < 3) return false;
        var colon = end < folded.Length && folded[end] == ' ' ? end + 1 : end;
        if (colon + 2 >= folded.Length || (folded[colon] != ':' && !(colon > end && folded[colon] == '-' && IsArticle(folded[(colon + 1)..])))) return false;
        family = new TextSpan(0, end);
        if (EnglishWords.IsRubric(family.In(folded))) return false;
        var capitals = 0;
        foreach (var c in family.In(text)) if (char.IsUpper(c)) capitals++;
        if (capitals >= 3 || (capitals >= 2 && family.In(text).Contains('-') && family.Length >= 5)) return true;
        return capitals == 1 && char.IsUpper(text[family.Start]) && !EnglishWords.IsDerived(family.In(folded)) && (IsArticle(folded[(colon + 1)..]) || IsHeadline(text[(colon + 1)..]));
    }

    // "Goiaba: An experimental ...": what follows says what it is.
    private static bool IsArticle(ReadOnlySpan<char> folded) =>
        folded.StartsWith(" a ", StringComparison.Ordinal) || folded.StartsWith(" an ", StringComparison.Ordinal);

    // "X-Planner", not "X-ray".
    private static bool TakeLettered(ReadOnlySpan<char> text, ReadOnlySpan<char> folded, int start, ref int stop)
    {
        if (!char.IsAsciiLetterUpper(text[start]) || stop + 2 >= folded.Length || folded[stop] != '-' || !char.IsAsciiLetterUpper(text[stop + 1])) return false;
        var end = stop + 1;
        while (end < folded.Length && NameFolding.ClassOf(folded[end]) == CharClass.Letter) end++;
        if (end - stop < 4 || EnglishWords.IsLettered(folded[(stop + 1)..end])) return false;
        stop = end;
        return true;
    }

    // Title case, as papers have it: at least four words, most of them with a capital.
    private static bool IsHeadline(ReadOnlySpan<char> text)
    {
        var (words, capitals) = (0, 0);
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i - 1] != ' ' || !char.IsLetter(text[i])) continue;
            words++;
            if (char.IsUpper(text[i])) capitals++;
        }

        return words >= 4 && capitals * 5 >= words * 3;
    }

    private static bool IsCapitals(ReadOnlySpan<char> word)
    {
        foreach (var c in word) if (!char.IsUpper(c)) return false;
        return word.Length >= 3;
    }

    private static bool HasKind(ReadOnlySpan<NamePart> parts, PartKind kind)
    {
        foreach (var part in parts) if (part.Kind == kind) return true;
        return false;
    }
}
