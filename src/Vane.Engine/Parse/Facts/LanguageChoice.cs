using System.Text;
using Vane.Text;

namespace Vane.Parse;

/// <summary>Chooses the language of a page.</summary>
internal static class LanguageChoice
{
    private const int Sample = 6000;

    /// <summary>The tag of the language; null where it is neither stated nor told by the text.</summary>
    /// <param name="findings">What the page holds.</param>
    /// <param name="linked">What linked data states.</param>
    public static string? Choose(PageFindings findings, string? linked)
    {
        var text = LanguageOf.Detect(Text(findings));
        string? stated = null;
        foreach (var tag in (ReadOnlySpan<string?>)[findings.Language, findings.Meta("content-language", "language", "dc.language", "dcterms.language"), findings.Meta("og:locale"), linked])
            if ((stated ??= Tag(tag)) is not null) break;
        var isChinese = text is TextLanguage.SimplifiedChinese or TextLanguage.TraditionalChinese;
        if (stated is null) return text == TextLanguage.Other ? null : text.Tag();
        // Templates say "en" whatever they hold.
        if (isChinese && !stated.StartsWith("zh", StringComparison.Ordinal) && !stated.StartsWith("ja", StringComparison.Ordinal) && !stated.StartsWith("ko", StringComparison.Ordinal)) return text.Tag();
        if (stated.StartsWith("zh", StringComparison.Ordinal)) return isChinese ? text.Tag() : IsTraditional(stated) ? "zh-Hant" : "zh-Hans";
        return stated;
    }

    private static bool IsTraditional(string tag) =>
        tag.Contains("Hant", StringComparison.OrdinalIgnoreCase) || tag.EndsWith("-TW", StringComparison.Ordinal) || tag.EndsWith("-HK", StringComparison.Ordinal) || tag.EndsWith("-MO", StringComparison.Ordinal);

    // pt_br becomes pt-BR; what is no tag becomes null.
    private static string? Tag(string? stated)
    {
        var parts = stated?.Split(',')[0].Trim().Split(['-', '_', '.'], 4);
        if (parts is null || parts[0].Length is < 2 or > 3 || !IsLetters(parts[0])) return null;
        var tag = new StringBuilder(parts[0].ToLowerInvariant());
        foreach (var part in parts.AsSpan(1))
        {
            if (!IsLetters(part) || part.Length is not (2 or 4)) break;
            tag.Append('-').Append(part.Length == 2 ? part.ToUpperInvariant() : string.Concat(part[..1].ToUpperInvariant(), part[1..].ToLowerInvariant()));
        }

        return tag.ToString();
    }

    private static bool IsLetters(string part) => part.AsSpan().IndexOfAnyExceptInRange('A', 'z') < 0;

    private static string Text(PageFindings findings)
    {
        var text = new StringBuilder();
        foreach (var line in findings.Lines)
        {
            if (text.Length > Sample) break;
            if (!line.IsAside && (line.IsMain || findings.Main.Last < findings.Main.First)) text.Append(line.Text).Append('\n');
        }

        return text.ToString();
    }
}
