using NodaTime;

namespace Vane.Group;

/// <summary>Whether one document is a copy of another. What speaks against it is asked first: a copy that is missed counts
/// twice, two things taken for one are an untruth.</summary>
internal sealed class DuplicateRules(DuplicateOptions options)
{
    // A title of few words can be anybody's; given twice within days it is one thing's more likely than within a month.
    private static readonly Duration Soon = Duration.FromHours(72);
    private static readonly Duration SameEdition = Duration.FromHours(36);
    private static readonly Duration Recent = Duration.FromDays(7);
    private const int ShortTitle = 10;
    private const int LongTitle = 21;

    /// <summary>The strongest reason to take the later for a copy of the earlier one; null where there is none.</summary>
    /// <param name="earlier">The one that may be the original.</param>
    /// <param name="later">The one that may be the copy.</param>
    /// <param name="isListing">Whether their common address is a page that lists many things.</param>
    public DuplicateReason? Compare(Fingerprint earlier, Fingerprint later, bool isListing)
    {
        if (earlier.Paper is not null && later.Paper is not null && earlier.Paper != later.Paper) return null;
        if (!isListing && IsSamePage(earlier, later)) return DuplicateReason.Address;
        if (AreOtherThings(earlier, later)) return null;
        TitleForm a = earlier.Title, b = later.Title;
        var apart = later.Entered - earlier.Entered;
        if ((a.IsSeries || b.IsSeries) && (apart > SameEdition || (earlier.Source == later.Source && earlier.Community == later.Community))) return null;
        if (a.Year != b.Year && a.Year.Length > 0 && b.Year.Length > 0) return null;
        if (IsSameTitle(a, b, apart)) return a.IsCut || b.IsCut ? DuplicateReason.NearTitle : DuplicateReason.Title;
        if (IsNearTitle(earlier, later)) return DuplicateReason.NearTitle;
        return IsSameText(earlier, later) ? DuplicateReason.Text : null;
    }

    private static bool IsSamePage(Fingerprint earlier, Fingerprint later)
    {
        if (earlier.Paper is not null && earlier.Paper == later.Paper) return true;
        if (earlier.Address is not { IsWeak: false } page || later.Address is null || page.Identity != later.Address.Identity) return false;
        // Articles of a journal kept on one page.
        if (earlier.Section != later.Section && earlier.Section.Length > 0 && later.Section.Length > 0 && !page.IsWork && !page.IsProject) return false;
        TitleForm a = earlier.Title, b = later.Title;
        var sameScript = a.IsChinese == b.IsChinese;
        // Entries of one digest that link the same page are two remarks unless they are worded alike.
        if (sameScript && earlier.Entered == later.Entered && earlier.Source == later.Source && earlier.Community == later.Community)
            return Overlap(a, b) >= 0.5 && AgreeOnMarks(a, b, sameScript);
        return page.IsWork || (AgreeOnMarks(a, b, sameScript) && (!page.IsProject || NameSameVersion(a, b)));
    }

    // The front page of a project stays where it is while its versions go by: one named only once is news of its own.
    private static bool NameSameVersion(TitleForm a, TitleForm b) =>
        a.Marks.Where(IsVersion).SequenceEqual(b.Marks.Where(IsVersion), StringComparer.Ordinal);

    private static bool IsVersion(string mark) => mark.Contains('.', StringComparison.Ordinal) && !char.IsLetter(mark[^1]);

    private static bool AgreeOnMarks(TitleForm a, TitleForm b, bool sameScript)
    {
        if (a.Year != b.Year && a.Year.Length > 0 && b.Year.Length > 0) return false;
        return IsWithin(a.Marks, b.Marks, sameScript) || IsWithin(b.Marks, a.Marks, sameScript);
    }

    private static bool IsWithin(string[] some, string[] all, bool sameScript)
    {
        foreach (var mark in some)
            if ((sameScript || mark.Contains('.', StringComparison.Ordinal)) && Array.BinarySearch(all, mark, StringComparer.Ordinal) < 0) return false;
        return true;
    }

    private static bool AreOtherThings(Fingerprint a, Fingerprint b) =>
        a.Address is { } one && b.Address is { } other && one.Identity != other.Identity && one.Scheme.SequenceEqual(other.Scheme)
        && one.Scheme is "github" or "huggingface" or "doi" or "openreview";

    private static bool IsSameTitle(TitleForm a, TitleForm b, Duration apart)
    {
        if (a.Letters != b.Letters || a.IsGeneric || !a.Marks.AsSpan().SequenceEqual(b.Marks)) return false;
        if (a.IsCut && b.IsCut) return a.Weight >= Fingerprint.PrefixWeight;
        var words = a.Words.Length;
        return apart <= Soon ? a.Weight >= ShortTitle && words >= 2 : a.Weight >= LongTitle && words >= 4;
    }

    private bool IsNearTitle(Fingerprint earlier, Fingerprint later)
    {
        TitleForm a = earlier.Title, b = later.Title;
        if (a.Weight < Fingerprint.PrefixWeight || b.Weight < Fingerprint.PrefixWeight) return false;
        if (Begins(a, b) || Begins(b, a)) return true;
        if (a.IsCut || b.IsCut || a.Negations != b.Negations || !a.Marks.AsSpan().SequenceEqual(b.Marks)) return false;
        return Sketch.Similarity(earlier.Shingles, later.Shingles) >= options.TitleSimilarity
            && (a.Content.Length <= b.Content.Length ? IsReworded(a, b) : IsReworded(b, a))
            && (a.Content.AsSpan().SequenceEqual(b.Content) || !LinkOtherPages(earlier, later))
            && (a.Content.Length == b.Content.Length || later.Entered - earlier.Entered <= Recent || LinkOnePage(earlier, later));
    }

    private static bool LinkOnePage(Fingerprint a, Fingerprint b) => a.Address is not null && a.Address.Identity == b.Address?.Identity;

    // Two articles with almost the same title are the same news told again.
    private static bool LinkOtherPages(Fingerprint a, Fingerprint b) =>
        a.Address is { IsWeak: false } one && b.Address is { IsWeak: false } other && one.Identity != other.Identity
        && !one.Scheme.SequenceEqual("reddit") && !other.Scheme.SequenceEqual("reddit");

    // Cut within a number it may have been another one.
    private static bool Begins(TitleForm cut, TitleForm whole) =>
        cut.IsCut && cut.Letters.Length <= whole.Letters.Length && whole.Letters.StartsWith(cut.Letters, StringComparison.Ordinal)
        && !(cut.Letters.Length < whole.Letters.Length && char.IsDigit(cut.Letters[^1])
            && (char.IsDigit(whole.Letters[cut.Letters.Length]) || whole.Letters[cut.Letters.Length] == '.'));

    // The words of the shorter one, in their order, and little besides. A word in place of another is another name.
    private static bool IsReworded(TitleForm shorter, TitleForm longer)
    {
        var extra = longer.Content.Length - shorter.Content.Length;
        if (extra > Math.Max(1, shorter.Content.Length / (shorter.IsChinese ? 12 : 6))) return false;
        if (shorter.Content.Length < (shorter.IsChinese ? 8 : 4)) return false;
        var next = 0;
        foreach (var word in longer.Content)
            if (next < shorter.Content.Length && TitleWords.AreForms(shorter.Content[next], word)) next++;
        return next == shorter.Content.Length;
    }

    private bool IsSameText(Fingerprint earlier, Fingerprint later)
    {
        if (earlier.Text.Length == 0 || later.Text.Length == 0) return false;
        var (a, b) = (earlier.Title.Marks, later.Title.Marks);
        if (a.Length > 0 && b.Length > 0 && !earlier.Title.IsCut && !later.Title.IsCut && !a.AsSpan().SequenceEqual(b)) return false;
        return earlier.Text.Length <= 2 * later.Text.Length && later.Text.Length <= 2 * earlier.Text.Length
            && Sketch.Similarity(earlier.Text, later.Text) >= options.TextSimilarity;
    }

    private static double Overlap(TitleForm a, TitleForm b)
    {
        var words = a.Content.ToHashSet(StringComparer.Ordinal);
        var fewer = Math.Min(words.Count, b.Content.Distinct(StringComparer.Ordinal).Count());
        return fewer == 0 ? 0 : (double)b.Content.Distinct(StringComparer.Ordinal).Count(words.Contains) / fewer;
    }
}
