using System.Text;

namespace Vane.Parse;

/// <summary>Looks over markup before a tree is built: counts tags and attributes, for what is costly even to read, and leaves out scripts
/// and styles, often half of a page. Takes markup as the tokenizer does (HTML Standard, 13.2.5) as far as that matters here.</summary>
internal static class MarkupCost
{
    // A start and an end for each element.
    private const int Tags = 2 * ParseLimits.Elements;

    private const int AllAttributes = 1_000_000;

    // Each is looked for among all that is open.
    private const int StrayEnds = 20_000;

    // Without scripts and styles.
    private const int Characters = 8_000_000;

    private static readonly string[] RawText = ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "noscript"];

    /// <summary>The markup without the content of its scripts, but of those that hold data, and of its styles.</summary>
    /// <exception cref="ParseException">It has too many tags or attributes.</exception>
    public static string Lean(string text)
    {
        var markup = text.AsSpan();
        var lean = new StringBuilder(text.Length / 2);
        var copied = 0;
        var (tags, attributes) = (0, 0);
        var open = new OpenFormatting();
        var ends = new EndTags();
        var at = 0;
        while (at < markup.Length)
        {
            var next = markup[at..].IndexOf('<');
            if (next < 0 || at + next + 1 >= markup.Length) break;
            at += next + 1;
            if (markup[at..].StartsWith("!--", StringComparison.Ordinal))
            {
                at = After(markup, at + 1, "-->");
                continue;
            }

            if (++tags > Tags) throw new ParseException($"the page has more than {Tags:N0} tags");
            if (!char.IsAsciiLetter(markup[at]) && markup[at] != '/') continue;
            var start = at;
            at = EndOfTag(markup, at, ref attributes);
            if (attributes > AllAttributes) throw new ParseException($"the page has more than {AllAttributes:N0} attributes");
            open.Add(markup[start..at]);
            if (ends.Add(markup[start..at]) > StrayEnds) throw new ParseException($"the page has more than {StrayEnds:N0} end tags that close nothing");
            foreach (var name in RawText)
            {
                if (!IsNamed(markup[start..], name)) continue;
                var content = at;
                at = EndOfRawText(markup, at, name);
                if (name is "script" or "style" && !IsData(markup[start..content]) && !markup[content..at].Contains("<!--", StringComparison.Ordinal))
                {
                    lean.Append(markup[copied..content]);
                    copied = at;
                }

                break;
            }
        }

        if (lean.Length + markup.Length - copied > Characters) throw new ParseException($"the page has more than {Characters:N0} characters of markup and text");
        return copied == 0 ? text : lean.Append(markup[copied..]).ToString();
    }

    private static bool IsData(ReadOnlySpan<char> tag) => tag.Contains("json", StringComparison.OrdinalIgnoreCase);

    // From the first letter of a tag to the character after it.
    private static int EndOfTag(ReadOnlySpan<char> markup, int at, ref int all)
    {
        while (at < markup.Length && !EndsName(markup[at])) at++;
        for (var attributes = 0; at < markup.Length;)
        {
            if (markup[at] == '>') return at + 1;
            if (EndsName(markup[at]))
            {
                at++;
                continue;
            }

            if (++attributes > ParseLimits.Attributes) throw new ParseException($"the page has an element with more than {ParseLimits.Attributes:N0} attributes");
            all++;
            at++;
            while (at < markup.Length && markup[at] != '=' && !EndsName(markup[at])) at++;
            while (at < markup.Length && char.IsWhiteSpace(markup[at])) at++;
            if (at < markup.Length && markup[at] == '=') at = EndOfValue(markup, at + 1);
        }

        return at;
    }

    private static int EndOfValue(ReadOnlySpan<char> markup, int at)
    {
        while (at < markup.Length && char.IsWhiteSpace(markup[at])) at++;
        if (at < markup.Length && markup[at] is '"' or '\'')
        {
            var length = markup[(at + 1)..].IndexOf(markup[at]);
            return length < 0 ? markup.Length : at + length + 2;
        }

        while (at < markup.Length && markup[at] != '>' && !char.IsWhiteSpace(markup[at])) at++;
        return at;
    }

    private static int EndOfRawText(ReadOnlySpan<char> markup, int at, string name)
    {
        while (at < markup.Length)
        {
            at = After(markup, at, "</");
            if (at < markup.Length && IsNamed(markup[at..], name)) return at - 2;
        }

        return at;
    }

    private static int After(ReadOnlySpan<char> markup, int at, string end)
    {
        var found = markup[at..].IndexOf(end, StringComparison.Ordinal);
        return found < 0 ? markup.Length : at + found + end.Length;
    }

    private static bool IsNamed(ReadOnlySpan<char> tag, string name) =>
        tag.StartsWith(name, StringComparison.OrdinalIgnoreCase) && (tag.Length == name.Length || EndsName(tag[name.Length]));

    private static bool EndsName(char c) => c is '>' or '/' or ' ' or '\t' or '\n' or '\r' or '\f';
}
