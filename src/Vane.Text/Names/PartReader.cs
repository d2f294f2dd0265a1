namespace Vane.Text.Names;

/// <summary>Reads one part of a name: a run of letters and digits, with the dots between digits.</summary>
internal static class PartReader
{
    /// <summary>The part that begins at a place, or one of length 0 where none does.</summary>
    public static NamePart Read(ReadOnlySpan<char> folded, int start, NameVocabulary vocabulary, NameVocabulary own)
    {
        var end = start;
        if (!IsWordAt(folded, start)) return default;
        if (char.IsAsciiDigit(folded[start])) return ReadNumber(folded, start, vocabulary, own);
        while (end < folded.Length && NameFolding.ClassOf(folded[end]) == CharClass.Letter) end++;
        if (!IsDigitAt(folded, end))
        {
            var word = folded[start..end];
            return new NamePart(start, end - start, vocabulary.IsVariant(word) || own.IsVariant(word) ? PartKind.Variant : PartKind.Word);
        }

        var letters = end - start;
        end = Run(folded, end);
        if (IsQuantisation(folded, start, letters)) end = Underscored(folded, end);
        var part = folded[start..end];
        if (vocabulary.IsVariant(part) || own.IsVariant(part)) return new NamePart(start, end - start, PartKind.Variant);
        if (letters == 1 && folded[start] is 'a' or 'e' && folded[end - 1] == 'b') return new NamePart(start, end - start, PartKind.Size);
        return new NamePart(start, end - start, letters <= 2 ? PartKind.Version : PartKind.Word);
    }

    private static NamePart ReadNumber(ReadOnlySpan<char> folded, int start, NameVocabulary vocabulary, NameVocabulary own)
    {
        var number = Digits(folded, start);
        var end = Run(folded, start);
        var tail = folded[number..end];
        if (tail.Length > 1 && (vocabulary.IsVariant(tail) || own.IsVariant(tail))) return new NamePart(start, number - start, PartKind.Version);
        if (tail.Length == 0) return new NamePart(start, end - start, IsTag(folded[start..end]) ? PartKind.Tag : PartKind.Version);
        if (tail.Length == 1) return new NamePart(start, end - start, tail[0] is 'b' or 'm' or 't' ? PartKind.Size : PartKind.Version);
        var isMixture = tail[0] == 'x' && char.IsAsciiDigit(tail[1]) && tail[^1] is 'b' or 'm';
        return new NamePart(start, end - start, isMixture ? PartKind.Size : PartKind.Word);
    }

    // Dates people put into names: MMDD, YYMM, YYMMDD, YYYYMMDD.
    private static bool IsTag(ReadOnlySpan<char> digits) => digits.Length switch
    {
        4 => !digits.Contains('.') && (digits[0] == '0' || IsMonth(digits[2..]) || IsMonth(digits[..2])),
        6 or 8 => !digits.Contains('.') && digits[0] == '2',
        _ => false,
    };

    private static bool IsMonth(ReadOnlySpan<char> two) => (two[0] == '0' && two[1] != '0') || (two[0] == '1' && two[1] <= '2');

    // Q4_K_M, IQ3_XXS.
    private static bool IsQuantisation(ReadOnlySpan<char> folded, int start, int letters) =>
        (letters == 1 && folded[start] == 'q') || (letters == 2 && folded[start] == 'i' && folded[start + 1] == 'q');

    private static int Underscored(ReadOnlySpan<char> folded, int end)
    {
        while (end < folded.Length && folded[end] == '_' && IsWordAt(folded, end + 1)) end = Run(folded, end + 1);
        return end;
    }

    /// <summary>The end of a number: digits, with single dots between them.</summary>
    public static int Digits(ReadOnlySpan<char> folded, int at)
    {
        while (IsDigitAt(folded, at) || (at < folded.Length && folded[at] == '.' && IsDigitAt(folded, at + 1))) at++;
        return at;
    }

    // Letters and digits, and the dots that have a digit on both sides.
    private static int Run(ReadOnlySpan<char> folded, int at)
    {
        while (IsWordAt(folded, at)
            || (at > 0 && at < folded.Length && folded[at] == '.' && char.IsAsciiDigit(folded[at - 1]) && IsDigitAt(folded, at + 1))) at++;
        return at;
    }

    public static bool IsWordAt(ReadOnlySpan<char> folded, int at) => at < folded.Length && NameFolding.IsWord(folded[at]);

    public static bool IsDigitAt(ReadOnlySpan<char> folded, int at) => at < folded.Length && char.IsAsciiDigit(folded[at]);
}
