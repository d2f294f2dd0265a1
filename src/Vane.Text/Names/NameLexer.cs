namespace Vane.Text.Names;

/// <summary>Reads what belongs to a name behind its family: versions, variants, sizes, dates. Never stops inside a
/// version: a name ends where its last part ends, or the part is left out whole.</summary>
/// <param name="vocabulary">Variants that may follow any family.</param>
/// <param name="isName">Whether a folded word is a name of its own, and so never part of another behind a blank or a hyphen.</param>
public sealed class NameLexer(NameVocabulary vocabulary, Func<ReadOnlySpan<char>, bool>? isName = null)
{
    /// <summary>Most parts a name can have.</summary>
    public const int MostParts = 12;

    /// <summary>Whether a folded word only joins others by a hyphen: <c>multi-</c>, <c>non-</c>.</summary>
    public static bool IsPrefix(ReadOnlySpan<char> folded) => EnglishWords.IsPrefix(folded);

    /// <summary>Reads the parts behind a family.</summary>
    /// <param name="text">The text.</param>
    /// <param name="folded">Its folded form, of the same length.</param>
    /// <param name="family">Where the family stands.</param>
    /// <param name="growth">What may follow.</param>
    /// <param name="own">Variants of this family.</param>
    /// <param name="parts">Takes the parts; room for <see cref="MostParts"/>.</param>
    /// <param name="end">Where the name ends; behind a closing bracket where the last part stood in brackets.</param>
    /// <returns>How many parts there are.</returns>
    public int Extend(
        ReadOnlySpan<char> text, ReadOnlySpan<char> folded, TextSpan family, NameGrowth growth, NameVocabulary own,
        Span<NamePart> parts, out int end)
    {
        end = family.End;
        var count = 0;
        var state = new Reading(growth);
        while (growth != NameGrowth.None && count < Math.Min(MostParts, parts.Length) && end < folded.Length)
        {
            var (gap, start, close) = Gap(folded, end, count, family);
            if (gap == '\0') break;
            var part = PartReader.Read(folded, start, vocabulary, own);
            if (part.Length == 0 || (gap is '(' or '[' && !IsClosed(folded, part.End, close))) break;
            if (part.Kind == PartKind.Variant && gap == ' ' && !MayStandApart(text, folded, part, family, own, state)) break;
            if (!Accepts(text, folded, part, gap, ref state)) break;
            parts[count++] = part;
            end = gap is '(' or '[' ? part.End + 1 : part.End;
        }

        return count;
    }

    private struct Reading(NameGrowth growth)
    {
        public readonly NameGrowth Growth = growth;
        public bool HasVersion, HasSize, HasTag, WasDistilled;

        public readonly bool Grows(NameGrowth by) => (Growth & by) != 0;
    }

    // What parts the next part from the name: '0' for nothing at all, '\0' where there is no next part.
    private static (char Gap, int Start, char Close) Gap(ReadOnlySpan<char> folded, int end, int count, TextSpan family)
    {
        var c = folded[end];
        if (NameFolding.IsWord(c)) return ('0', end, '\0');
        if (c is '-' or '_' or ':') return (c, end + 1, '\0');
        if (c == '.' && count == 0 && PartReader.IsDigitAt(folded, end + 1) && !char.IsAsciiDigit(folded[family.End - 1])) return ('.', end + 1, '\0');
        var at = c == ' ' ? end + 1 : end;
        if (at >= folded.Length) return ('\0', at, '\0');
        if (folded[at] is '(' or '[') return (folded[at], at + 1, folded[at] == '(' ? ')' : ']');
        return c == ' ' ? (' ', at, '\0') : ('\0', at, '\0');
    }

    private static bool IsClosed(ReadOnlySpan<char> folded, int at, char close) => at < folded.Length && folded[at] == close;

    private bool Accepts(ReadOnlySpan<char> text, ReadOnlySpan<char> folded, NamePart part, char gap, ref Reading state)
    {
        var accepted = part.Kind switch
        {
            PartKind.Variant => state.Grows(NameGrowth.Variants) && gap != ':' && (gap != ' ' || !state.Grows(NameGrowth.Joined)) && !IsAdjective(folded, part),
            PartKind.Tag => AcceptsTag(folded, part, gap, state),
            PartKind.Size => AcceptsSize(text, folded, part, gap, state),
            PartKind.Version => AcceptsVersion(text, folded, part, gap, state),
            _ => AcceptsWord(text, folded, part, gap, state),
        };
        state.HasVersion |= part.Kind == PartKind.Version;
        state.HasSize |= part.Kind == PartKind.Size;
        state.HasTag |= part.Kind == PartKind.Tag;
        state.WasDistilled = part.Kind == PartKind.Variant;
        return accepted;
    }

    // Behind a blank: no common word, and in small letters only behind a version or a family in small letters.
    private bool MayStandApart(ReadOnlySpan<char> text, ReadOnlySpan<char> folded, NamePart part, TextSpan family, NameVocabulary own, Reading state)
    {
        var word = folded.Slice(part.Start, part.Length);
        var isCommon = !vocabulary.IsVariant(word) || vocabulary.IsOnlyJoined(word);
        if (isCommon && !own.IsVariant(word)) return false;
        return (state.HasVersion && !isCommon) || !char.IsLower(text[part.Start]) || !char.IsUpper(text[family.Start]);
    }

    // "Pro-level", "mini-series".
    private static bool IsAdjective(ReadOnlySpan<char> folded, NamePart part)
    {
        if (part.End >= folded.Length || folded[part.End] != '-') return false;
        var next = part.End + 1;
        var end = next;
        while (end < folded.Length && NameFolding.ClassOf(folded[end]) == CharClass.Letter) end++;
        return EnglishWords.IsCompound(folded[next..end]);
    }

    private static bool AcceptsTag(ReadOnlySpan<char> folded, NamePart part, char gap, Reading state)
    {
        if (gap == ':' || !state.Grows(NameGrowth.Versions)) return false;
        if (gap is '-' or '_' or '0') return true;
        if (part.Length == 4 && state.Grows(NameGrowth.LongNumbers) && gap == ' ') return !state.HasVersion;
        if (part.Length != 4 || !state.Grows(NameGrowth.Sizes)) return part.Length > 4 && !IsCount(folded, part.End);
        // Years are years, behind a blank or in brackets.
        return folded[part.Start] == '0' || (folded[part.Start] == '2' && folded[part.Start + 1] >= '3' && !IsCount(folded, part.End));
    }

    private static bool AcceptsSize(ReadOnlySpan<char> text, ReadOnlySpan<char> folded, NamePart part, char gap, Reading state)
    {
        if (!state.Grows(NameGrowth.Sizes)) return gap is '-' or '_' or '0' && state.Grows(NameGrowth.Versions) && !IsAdjective(folded, part);
        if (gap is '-' or '_' or '0' or ':') return true;
        // Behind a blank "100M" and "2T" are amounts; "100B" is a size where the letter says so.
        return gap == ' ' && folded[part.End - 1] == 'b' && (!state.HasSize || char.IsAsciiLetter(folded[part.Start]))
            && (!state.Grows(NameGrowth.Joined) || text[part.End - 1] == 'B') && !IsMoney(folded, part);
    }

    private static bool IsMoney(ReadOnlySpan<char> folded, NamePart part) =>
        part.End + 1 < folded.Length && folded[part.End] == ' ' && folded[part.End + 1] is '$' or '€' or '¥';

    private bool AcceptsVersion(ReadOnlySpan<char> text, ReadOnlySpan<char> folded, NamePart part, char gap, Reading state)
    {
        if (!state.Grows(NameGrowth.Versions) || gap is ':' or '(' or '[') return false;
        if (gap == '0' && IsAfterHan(folded, part) && !folded.Slice(part.Start, part.Length).Contains('.') && IsCount(folded, part.End)) return false;
        if (gap is '0' or '.' || (gap is '-' or '_' && (state.HasVersion || !IsYears(folded, part)))) return true;
        if (gap != ' ' || state.HasVersion || state.HasTag || state.HasSize || IsCount(folded, part.End)) return false;
        var isDotted = folded.Slice(part.Start, part.Length).Contains('.');
        if (char.IsAsciiLetter(folded[part.Start])) return AcceptsLettered(text, folded, part, isDotted);
        if (char.IsAsciiLetter(folded[part.End - 1])) return folded[part.End - 1] is 'o' or 'n' or 'v' or 'e' or 'i' or 'c' && part.Length <= 4;
        if (state.Grows(NameGrowth.Joined)) return isDotted || (part.Length <= 2 && EndsPhrase(folded, part.End));
        return isDotted || part.Length <= 2 || state.Grows(NameGrowth.LongNumbers);
    }

    // "V3", "R1", "K2" behind a blank; a name known by itself ("H100") is not a version of the one before it.
    private bool AcceptsLettered(ReadOnlySpan<char> text, ReadOnlySpan<char> folded, NamePart part, bool isDotted)
    {
        if (IsNameOfItsOwn(folded, part)) return false;
        if (folded[part.Start] is 'v' && char.IsAsciiDigit(folded[part.Start + 1])) return true;
        return (isDotted || part.Length <= 3) && char.IsAsciiDigit(folded[part.Start + 1]) && char.IsAsciiDigit(folded[part.End - 1])
            && (char.IsUpper(text[part.Start]) || folded[part.Start] is 'r' or 'k' or 'x' or 'm') && folded[part.Start] != 'q';
    }

    private bool AcceptsWord(ReadOnlySpan<char> text, ReadOnlySpan<char> folded, NamePart part, char gap, Reading state)
    {
        var word = folded.Slice(part.Start, part.Length);
        // Nothing between: the word is part of this one, whatever it is.
        if (gap == '0') return state.Grows(NameGrowth.Versions) && !IsAfterHan(folded, part) && !EnglishWords.IsCounted(word);
        if (gap is not ('-' or '_') || !state.Grows(NameGrowth.Variants) || EnglishWords.IsCompound(word)) return false;
        if (IsNameOfItsOwn(folded, part)) return state.WasDistilled || state.Grows(NameGrowth.Joined);
        return char.IsUpper(text[part.Start]) || HasDigit(word) || (state.Grows(NameGrowth.Joined) && text.Slice(part.Start, part.Length).ContainsAnyInRange('A', 'Z'));
    }

    private bool IsNameOfItsOwn(ReadOnlySpan<char> folded, NamePart part) =>
        isName is not null && !char.IsAsciiDigit(folded[part.Start]) && isName(folded.Slice(part.Start, part.Length));

    // "VideoWorld 2: ...": a number that closes what it stands in is a version.
    private static bool EndsPhrase(ReadOnlySpan<char> folded, int end) => end == folded.Length || folded[end] is ':' or ')' or ',' or '，' or '、' or '」' or '》';

    private static bool IsAfterHan(ReadOnlySpan<char> folded, NamePart part) =>
        part.Start > 0 && NameFolding.ClassOf(folded[part.Start - 1]) == CharClass.Ideograph;

    // "2025-2026", not "2024-08-06".
    private static bool IsYears(ReadOnlySpan<char> folded, NamePart part) =>
        part.Length == 4 && folded[part.Start] is '1' or '2' && part.End < folded.Length && folded[part.End] == '-' && PartReader.IsDigitAt(folded, part.End + 1) && PartReader.IsDigitAt(folded, part.End + 3);

    // Whether a number that ends here counts something: "3 times", "3个", "3%", "3,000", "3-year".
    private static bool IsCount(ReadOnlySpan<char> folded, int end)
    {
        if (end >= folded.Length) return false;
        if (folded[end] is '%' or '×') return true;
        if (folded[end] is ',' && PartReader.IsDigitAt(folded, end + 1)) return true;
        var at = folded[end] is ' ' or '-' ? end + 1 : end;
        if (at >= folded.Length) return false;
        if (EnglishWords.IsHanCounted(folded[at])) return true;
        var stop = at;
        while (stop < folded.Length && NameFolding.ClassOf(folded[stop]) == CharClass.Letter) stop++;
        return EnglishWords.IsCounted(folded[at..stop]);
    }

    private static bool HasDigit(ReadOnlySpan<char> word) => word.IndexOfAnyInRange('0', '9') >= 0;
}
