namespace Vane.Text;

/// <summary>Words whose full stop does not end a sentence, and words that begin one all the same.</summary>
internal static class Abbreviations
{
    // Always followed by what they belong to.
    private static readonly HashSet<string> Leading = Words(
        "mr mrs ms mx dr prof st mt ft gen sen rep gov capt cpt lt col sgt cmdr adm maj rev hon pres supt messrs mme mlle fr e.g i.e vs v cf viz approx ca resp incl esp ref refs dept est def thm lem prop cor");

    // Followed by a number when they are abbreviations.
    private static readonly HashSet<string> Numbered = Words(
        "p pp no nos n° nr fig figs eq eqs sec secs ch chap vol vols art tab par para ver jan feb mar apr jun jul aug sep sept oct nov dec tel ext app");

    // May end a sentence; do when one evidently begins behind.
    private static readonly HashSet<string> Trailing = Words(
        "inc ltd co corp llc plc gmbh jr sr bros etc al ave blvd rd st univ assn intl govt dist mfg mins min hrs hr sec yr yrs oz lb lbs ed eds mon tue tues wed thu thurs fri sat sun ph.d m.d b.a m.a");

    private static readonly HashSet<string> Openers = Words(
        "the this that these those it its it's he she they we you i i'm there here what when where why who how which did do does is are was were can could will would should in on at but and so if for as my our his her their a an not no yes please however then now after before since while although though because let let's one some many most all each every with from to by today yesterday meanwhile moreover also both despite during such other another");

    private static readonly HashSet<string> Titles = Words("mr mrs ms dr prof");

    /// <summary>Whether a full stop behind a word ends nothing, given the word behind the stop.</summary>
    /// <param name="word">The word before the stop, without it.</param>
    /// <param name="next">The word behind it, empty at the end.</param>
    /// <param name="wordsBefore">The words of the sentence up to the stop.</param>
    public static bool Binds(ReadOnlySpan<char> word, ReadOnlySpan<char> next, int wordsBefore)
    {
        if (next.IsEmpty) return false;
        Span<char> buffer = stackalloc char[16];
        if (word.Length is 0 or > 12) return false;
        var lower = buffer[..word.ToLowerInvariant(buffer)];
        if (Has(Leading, lower) && !(lower is "st" && IsOpener(next))) return true;
        if (Has(Numbered, lower) && char.IsDigit(next[0])) return true;
        var isInitial = word.Length == 1 && char.IsLetter(word[0]) && !HanScript.IsHan(word[0]);
        var isDotted = word.Length > 2 && word[1] == '.' && char.IsLetter(word[0]);
        if (!isInitial && !isDotted && !Has(Trailing, lower)) return false;
        return !(IsOpener(next) || (wordsBefore >= 5 && IsTitle(next)));
    }

    /// <summary>Whether a word in lower case behind a stop still leaves the stop an abbreviation's.</summary>
    public static bool IsKnown(ReadOnlySpan<char> word)
    {
        Span<char> buffer = stackalloc char[16];
        if (word.Length is 0 or > 12) return false;
        var lower = buffer[..word.ToLowerInvariant(buffer)];
        return Has(Leading, lower) || Has(Numbered, lower) || Has(Trailing, lower) || lower.Contains('.');
    }

    // In lower case it goes on, whatever the word.
    private static bool IsOpener(ReadOnlySpan<char> word) => char.IsUpper(word[0]) && IsOneOf(Openers, word);

    private static bool IsTitle(ReadOnlySpan<char> word) => char.IsUpper(word[0]) && IsOneOf(Titles, word);

    private static bool IsOneOf(HashSet<string> words, ReadOnlySpan<char> word)
    {
        Span<char> buffer = stackalloc char[16];
        return word.Length <= buffer.Length && Has(words, buffer[..word.ToLowerInvariant(buffer)]);
    }

    private static bool Has(HashSet<string> words, ReadOnlySpan<char> word) =>
        words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    private static HashSet<string> Words(string words) => new(words.Split(' '), StringComparer.Ordinal);
}
