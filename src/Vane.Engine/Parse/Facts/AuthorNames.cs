using System.Buffers;
using System.Net;
using NodaTime;
using Vane.Text;

namespace Vane.Parse;

/// <summary>Makes names of authors from what stands where they are stated.</summary>
internal static class AuthorNames
{
    private const int LongestName = 60;
    private const int LongestAll = 80;
    /// <summary>Beyond so many names nobody reads them.</summary>
    public const int MostNames = 12;

    private const int MostWords = 6;

    // Words before a name, folded, longest first.
    private static readonly string[] Before =
    [
        "written by", "posted by", "published by", "reported by", "story by", "text by", "words by", "more by", "author", "authors", "by",
        "geschrieben von", "veroffentlicht von", "verfasst von", "erstellt von", "ein artikel von", "artikel von", "beitrag von", "ein beitrag von", "autor", "autorin", "autoren", "text", "von",
        "publie par", "ecrit par", "redige par", "auteur", "par", "escrito por", "publicado por", "autora", "autores", "por", "scritto da", "pubblicato da", "autore", "di", "da",
        "geschreven door", "door", "skrevet av", "av", "af", "napisał", "autorka", "автор", "текст",
        "作者", "文", "记者", "撰文", "编辑", "来源作者", "责任编辑", "执笔", "著者", "筆者", "글", "기자",
    ];

    // What follows a name on its line.
    private static readonly string[] Behind = [" | ", " · ", " • ", " – ", " — ", " - ", " / ", " // ", "\n", "(", "（", " @", " in ", " on ", " am ", " le ", " el ", ", staff", ", reporter", ", editor", ", contributor", ", correspondent", ", redakt", ", politic", ", senior", ", chief", " at ", " updated", " published", " veröffentlicht", " aktualisiert"];

    private static readonly HashSet<string> Nobody = new(
        ["admin", "administrator", "root", "webmaster", "guest", "anonymous", "unknown", "author", "autor", "editor", "user", "null", "none", "undefined", "n/a", "na", "gast", "redactor", "superuser", "wordpress"],
        StringComparer.Ordinal);

    // Who took the picture, built the page or owns the words did not write them; folded.
    private static readonly string[] BeforeOthers = ["copyright", "©", "(c)", "фото", "photo", "foto", "图片", "图/", "image", "design by", "powered by"];
    private static readonly string[] Builders = ["webdesign", "web design", "web agency", "webagency", "webagentur", "werbeagentur", "internetagentur", "digital agency", "digitalagentur", "agence web", "webstudio", "web studio"];

    private static readonly SearchValues<char> NoName = SearchValues.Create("<>{}[]=?!#*_%:→\\\"…");

    /// <summary>The names in a text that states authors; empty where none are plausible.</summary>
    public static IReadOnlyList<string> Read(string text, Instant seen)
    {
        // Linked data often is escaped as if it were markup.
        var line = Start((text.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(text) : text).Trim());
        if (VisibleDate.First(line, seen) is { } date) line = line[..date.Span.Start];
        var end = line.Length;
        foreach (var mark in Behind)
            if (line.IndexOf(mark, StringComparison.OrdinalIgnoreCase) is > 0 and var at && at < end) end = at;
        var names = new List<string>();
        foreach (var part in Parts(PlainText.OneLine(line[..end])))
            if (Clean(part) is { } name && names.Count < MostNames && !names.Contains(name, StringComparer.OrdinalIgnoreCase)) names.Add(name);
        return names;
    }

    /// <summary>Names as one text, parted by commas; null where there are none or too much.</summary>
    public static string? Joined(IReadOnlyList<string> names)
    {
        if (names.Count == 0) return null;
        var (joined, count) = (names[0], 1);
        while (count < names.Count && joined.Length + names[count].Length + 2 <= LongestAll * 3) joined += ", " + names[count++];
        return joined;
    }

    /// <summary>The rest of a line behind words such as "by"; null where it begins with none.</summary>
    public static string? BehindWords(string line)
    {
        var start = Start(line);
        return start.Length < line.Length ? start : null;
    }

    /// <summary>The names in a line that says more than them: behind its date, or behind 作者; null where it says none.</summary>
    public static string? Within(string line, Instant seen)
    {
        var mark = Folding.Fold(line).IndexOf("作者:", StringComparison.Ordinal);
        if (mark >= 0)
        {
            var rest = line.AsSpan(mark + "作者：".Length).TrimStart();
            var end = rest.IndexOfAny(" \u3000\n|");
            return (end < 0 ? rest : rest[..end]).ToString();
        }

        return VisibleDate.First(line, seen) is { } date ? BehindWords(line[date.Span.End..].TrimStart(' ', ',', '|', '-', '·', '–', '\n')) : null;
    }

    private static string Start(string line)
    {
        for (var again = true; again;)
        {
            again = false;
            var folded = Folding.Fold(line);
            foreach (var words in Before)
            {
                if (!folded.StartsWith(words, StringComparison.Ordinal)) continue;
                if (folded.Length == words.Length) return "";
                var next = folded[words.Length];
                var han = DateWords.IsUnspaced(words[0]);
                if (!(next is ':' or '/' or '|' || (!han && char.IsWhiteSpace(next)) || (han && words.Length > 1 && char.IsWhiteSpace(next)))) continue;
                line = line[words.Length..].TrimStart(' ', ':', '：', '/', '／', '|', '\n', '\t', '\u00A0');
                again = true;
                break;
            }
        }

        return line;
    }

    private static string[] Parts(string text)
    {
        foreach (var joint in (string[])[" and ", " und ", " et ", " y ", " e ", " i ", " en ", " och ", " og ", " & ", " with ", "、", "，", ";", "；"])
            text = text.Replace(joint, ",", StringComparison.OrdinalIgnoreCase);
        var parts = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        // "Example, Ada" is one name; "Ada, Ben" are two only where more is said.
        return parts is [var family, var given] && !family.Contains(' ', StringComparison.Ordinal) && !given.Contains(' ', StringComparison.Ordinal) && !HanScript.IsIn(family) ? [$"{given} {family}"] : parts;
    }

    private static string? Clean(string name)
    {
        name = Start(name.Trim(' ', '.', ':', '-', '–', '·', '|', '"', '\'', '“', '”', '@', '\u200B'));
        if (name.Length is < 2 or > LongestName || name.AsSpan().ContainsAny(NoName)) return null;
        if (name.Contains("://", StringComparison.Ordinal) || name.Contains("www.", StringComparison.OrdinalIgnoreCase) || name.Contains('@', StringComparison.Ordinal)) return null;
        name = WithoutReporter(name);
        var folded = Folding.Fold(name);
        if (IsOfDate(folded) || IsOfOthers(folded) || (name[^1] is ')' or '）' && name.AsSpan().IndexOfAny('(', '（') < 0)) return null;
        if (name.AsSpan().Count(' ') >= MostWords || Nobody.Contains(folded)) return null;
        var (letters, digits) = (0, 0);
        foreach (var c in name)
            if (char.IsLetter(c)) letters++;
            else if (char.IsAsciiDigit(c)) digits++;
        return letters >= 2 && digits <= 4 ? name : null;
    }

    // 云溪日报记者林溪 is 林溪.
    private static string WithoutReporter(string name)
    {
        var at = Folding.Fold(name).LastIndexOf("记者", StringComparison.Ordinal);
        if (at < 0) return name;
        var rest = name[(at + "记者".Length)..].Trim(' ', '　', ':', '：');
        return rest.Length >= 2 ? rest : name;
    }

    private static bool IsOfOthers(string folded)
    {
        foreach (var word in BeforeOthers)
            if (folded.StartsWith(word, StringComparison.Ordinal) && (folded.Length == word.Length || HanScript.IsHan(word[0]) || !char.IsLetter(folded[word.Length]))) return true;
        foreach (var word in Builders)
            if (folded.Contains(word, StringComparison.Ordinal)) return true;
        return false;
    }

    // "Posted", "Tuesday last".
    private static bool IsOfDate(string folded)
    {
        var word = folded.AsSpan(0, DateWords.WordLength(folded));
        return !word.IsEmpty && (DateWords.Label(folded, word).Length == folded.Length || DateWords.IsWeekday(word));
    }
}
