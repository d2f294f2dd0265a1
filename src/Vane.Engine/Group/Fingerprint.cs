using NodaTime;
using Vane.Model;
using Vane.Text;

namespace Vane.Group;

/// <summary>What is kept of a document to compare it with others. Ordered as documents come: by entry, source, id.</summary>
internal sealed class Fingerprint : IComparable<Fingerprint>
{
    /// <summary>How much of a title must be there to find what begins with it, as <see cref="TitleForm.Weight"/> counts.</summary>
    public const int PrefixWeight = 27;

    private const int ShortestText = 20;

    private Fingerprint(DuplicateCandidate candidate)
    {
        (Key, Entered, Source, Community) = (candidate.Key, candidate.Entered, candidate.Source, candidate.Community);
        Title = TitleForm.Of(candidate.Title ?? "", candidate.Truncated);
        Address = CanonicalAddress.Of(candidate.Url);
        Section = SectionOf(candidate.Url);
        Paper = Address?.Paper ?? PaperOf(candidate.Key.Id);
        Shingles = Sketch.OfTitle(Title.Words);
        var text = candidate.Text is null ? [] : Sketch.OfText(candidate.Text);
        Text = text.Length >= ShortestText ? text : [];
        Buckets = FindBuckets();
    }

    public DocumentKey Key { get; }

    public Instant Entered { get; }

    public string Source { get; }

    public string? Community { get; }

    public TitleForm Title { get; }

    public CanonicalAddress? Address { get; }

    /// <summary>The place on its page that its address points to, empty for the page.</summary>
    public string Section { get; }

    /// <summary>Number of the arXiv paper it is about, by its address or its id.</summary>
    public string? Paper { get; }

    public uint[] Shingles { get; }

    public uint[] Text { get; }

    /// <summary>Where it is found, address first; 0 stands for an address it has not.</summary>
    public ulong[] Buckets { get; }

    /// <summary>Number of the last search that looked at it.</summary>
    public long LookedAt { get; set; }

    public static Fingerprint Of(DuplicateCandidate candidate) => new(candidate);

    public int CompareTo(Fingerprint? other)
    {
        if (other is null) return 1;
        var byTime = Entered.CompareTo(other.Entered);
        return byTime != 0 ? byTime : Key.CompareTo(other.Key);
    }

    private ulong[] FindBuckets()
    {
        var page = Paper is not null ? "arxiv:" + Paper : Address is { IsWeak: false } ? Address.Identity : null;
        var buckets = new List<ulong>(3 + Sketch.TitleBands + Sketch.TextBands) { page is null ? 0 : Sketch.Hash(page, 1) };
        if (Title.Letters.Length > 0) buckets.Add(Sketch.Hash(Title.Letters, 2));
        if (Prefix(Title.Letters) is > 0 and var length) buckets.Add(Sketch.Hash(Title.Letters.AsSpan(0, length), 3));
        if (Title.Weight >= PrefixWeight) Sketch.AddBands(Shingles, Sketch.TitleBands, 4, buckets);
        Sketch.AddBands(Text, Sketch.TextBands, 1004, buckets);
        return [.. buckets];
    }

    private static int Prefix(string letters)
    {
        var weight = 0;
        for (var i = 0; i < letters.Length; i++)
        {
            weight += letters[i] is >= '\u3400' and <= '\u9FFF' ? 3 : 1;
            if (weight >= PrefixWeight) return i + 1;
        }

        return 0;
    }

    private static string SectionOf(string? url)
    {
        var at = url?.IndexOf('#', StringComparison.Ordinal) ?? -1;
        return at < 0 || url!.Length > 4096 ? "" : url[(at + 1)..];
    }

    private static string? PaperOf(string id) =>
        id.Length is > 8 and < 15 && id[4] == '.' && char.IsAsciiDigit(id[0]) ? CanonicalAddress.Of("https://arxiv.org/abs/" + id)?.Paper : null;
}
