using System.Text;
using Vane.Text;

namespace Vane.Parse;

/// <summary>HTML of a title as words on one line.</summary>
internal static class PlainHtml
{
    /// <summary>The text on one line; of HTML without its tags and with its references replaced.</summary>
    public static string Line(string value, bool isHtml)
    {
        if (!isHtml || value.AsSpan().IndexOfAny('<', '&') < 0) return PlainText.OneLine(value);
        var references = new CharacterReferences();
        var builder = new StringBuilder(value.Length);
        var scanner = new MarkupScanner(value);
        var at = 0;
        while (scanner.Next())
        {
            references.AppendTo(builder, value.AsSpan(at, scanner.Start - at));
            if (scanner.Kind == MarkupKind.CData) builder.Append(value.AsSpan()[scanner.Inner]);
            else if (scanner.Kind is MarkupKind.Start or MarkupKind.End && EndsWord(value.AsSpan()[scanner.Name])) builder.Append(' ');
            at = scanner.End;
        }

        references.AppendTo(builder, value.AsSpan(at));
        return PlainText.OneLine(builder.ToString());
    }

    private static bool EndsWord(ReadOnlySpan<char> tag) => tag is "br" or "BR" or "p" or "P" or "div" or "DIV" or "li" or "LI" or "td" or "TD";

    /// <summary>Whether a text of no stated type is HTML, by its looks: a tag of letters, or a reference that is closed.</summary>
    public static bool Looks(ReadOnlySpan<char> text)
    {
        var rest = text;
        while (rest.IndexOfAny('<', '&') is var at and >= 0)
        {
            rest = rest[at..];
            if (rest[0] == '&')
            {
                var end = rest[..Math.Min(rest.Length, 12)].IndexOf(';');
                if (end > 1 && (rest[1] == '#' || char.IsAsciiLetter(rest[1]))) return true;
            }
            else if (rest.Length > 1 && (char.IsAsciiLetter(rest[1]) || rest[1] == '/') && rest[1..Math.Min(rest.Length, 20)].IndexOfAny("> ") > 0)
            {
                return true;
            }

            rest = rest[1..];
        }

        return false;
    }
}
