using System.Text.RegularExpressions;

namespace Vane.Text;

/// <summary>The names of pages of known sites.</summary>
internal static partial class KnownName
{
    /// <summary>Whether a text is such a name.</summary>
    public static bool IsOne(string text) => Name().IsMatch(text);

    /// <summary>The name of an arXiv paper, its version left out; null where the text is no number of one.</summary>
    public static string? Paper(string number)
    {
        var match = ArxivNumber().Match(number);
        return match.Success ? "arxiv:" + match.Groups[1].Value.ToLowerInvariant() : null;
    }

    /// <summary>The name of what a DOI stands for, which for preprints of arXiv is the paper.</summary>
    public static string? Doi(string doi)
    {
        var lower = doi.ToLowerInvariant().TrimEnd('/', '.');
        if (lower.StartsWith("10.48550/arxiv.", StringComparison.Ordinal)) return Paper(lower["10.48550/arxiv.".Length..]);
        return DoiShape().IsMatch(lower) ? "doi:" + lower : null;
    }

    [GeneratedRegex(@"\A(?:arxiv:(?:\d{4}\.\d{4,5}|[a-z-]+/\d{7})|youtube:[A-Za-z0-9_-]{11}|reddit:[a-z0-9]{4,9}|x:[0-9]{5,20}"
        + @"|openreview:[A-Za-z0-9_-]{6,14}|github:[a-z0-9-]{1,39}/[a-z0-9._-]{1,100}|huggingface:[^\s/]+/[a-z0-9._/-]{1,200}"
        + @"|doi:10\.\d{4,9}/[\x21-\x7e]{1,200})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(@"\A(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Za-z]{2})?/\d{7})(?:v\d{1,3})?(?:\.pdf)?\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ArxivNumber();

    [GeneratedRegex(@"\A10\.\d{4,9}/[\x21-\x7e]{1,200}\z", RegexOptions.CultureInvariant)]
    private static partial Regex DoiShape();
}
