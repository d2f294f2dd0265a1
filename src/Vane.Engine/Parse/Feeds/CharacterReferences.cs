using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;

namespace Vane.Parse;

/// <summary>Replaces references to characters and entities once. What is no known reference stays as it stands.</summary>
internal sealed class CharacterReferences
{
    // Declared entities are short and flat, few, and their replacements may not blow a text up.
    private const int MostEntities = 100, LongestEntity = 200, LongestName = 32, MostExpanded = 1 << 16;

    private static readonly SearchValues<char> Special = SearchValues.Create(
        "&\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000B\u000C\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F\uFFFE\uFFFF");

    private static readonly string Windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    private Dictionary<string, string>? _declared;
    private int _expanded;

    /// <summary>Takes the plain, short entities that an internal subset declares; all else in it is passed over.</summary>
    public void Declare(ReadOnlySpan<char> subset)
    {
        while (subset.IndexOf("<!ENTITY", StringComparison.Ordinal) is var at and >= 0 && (_declared?.Count ?? 0) < MostEntities)
        {
            subset = subset[(at + "<!ENTITY".Length)..];
            var rest = subset.TrimStart();
            var end = rest[..Math.Min(rest.Length, LongestName + 1)].IndexOfAny(" \t\r\n%");
            if (end <= 0 || rest[end] == '%') continue;
            var value = rest[end..].TrimStart();
            if (value.Length < 2 || value[0] is not ('"' or '\'')) continue;
            var length = value[1..Math.Min(value.Length, LongestEntity + 2)].IndexOf(value[0]);
            if (length < 0 || value.Slice(1, length).ContainsAny("<%") || IsNested(value.Slice(1, length))) continue;
            (_declared ??= new Dictionary<string, string>(StringComparer.Ordinal)).TryAdd(rest[..end].ToString(), Replace(value.Slice(1, length)));
        }
    }

    private static bool IsNested(ReadOnlySpan<char> value) => value.Contains('&') && value.IndexOf("&#") != value.IndexOf('&');

    /// <summary>The text with its references replaced and without characters that have no place in text.</summary>
    public string Replace(ReadOnlySpan<char> text)
    {
        var special = text.IndexOfAny(Special);
        if (special < 0) return text.ToString();
        var builder = new StringBuilder(text.Length);
        AppendTo(builder, text);
        return builder.ToString();
    }

    /// <summary>Appends what <see cref="Replace"/> gives.</summary>
    public void AppendTo(StringBuilder builder, ReadOnlySpan<char> text)
    {
        for (int special; (special = text.IndexOfAny(Special)) >= 0;)
        {
            builder.Append(text[..special]);
            text = text[special..];
            var length = text[0] == '&' ? Reference(text, builder) : 1;
            if (length == 0)
            {
                builder.Append('&');
                length = 1;
            }

            text = text[length..];
        }

        builder.Append(text);
    }

    // How long the reference is at the beginning of a text; 0 where there is none.
    private int Reference(ReadOnlySpan<char> text, StringBuilder builder)
    {
        var end = text[..Math.Min(text.Length, LongestName + 2)].IndexOf(';');
        if (end < 2) return 0;
        var name = text[1..end];
        if (name[0] == '#') return Numeric(name[1..], builder) ? end + 1 : 0;
        switch (name)
        {
            case "amp": builder.Append('&'); return end + 1;
            case "lt": builder.Append('<'); return end + 1;
            case "gt": builder.Append('>'); return end + 1;
            case "quot": builder.Append('"'); return end + 1;
            case "apos": builder.Append('\''); return end + 1;
            case "nbsp": builder.Append('\u00A0'); return end + 1;
        }

        foreach (var c in name)
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '-' or '.')) return 0;
        if (_declared?.TryGetValue(name.ToString(), out var value) == true)
        {
            if ((_expanded += value.Length) > MostExpanded) return 0;
            builder.Append(value);
            return end + 1;
        }

        var reference = text[..(end + 1)].ToString();
        if (WebUtility.HtmlDecode(reference) is var decoded && decoded == reference) return 0;
        builder.Append(decoded);
        return end + 1;
    }

    // Numbers 80 to 9F are meant in Windows-1252, as browsers take them; numbers of no character are left out.
    private static bool Numeric(ReadOnlySpan<char> digits, StringBuilder builder)
    {
        if (digits.Length == 0) return false;
        var number = 0;
        if (digits[0] is 'x' or 'X'
                ? !int.TryParse(digits[1..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out number)
                : !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number)) return false;
        if (number is >= 0x80 and <= 0x9F) builder.Append(Windows1252[number - 0x80]);
        else if (number is '\t' or '\n' or '\r' || (number >= ' ' && number is not (0xFFFE or 0xFFFF) && Rune.IsValid(number)))
            builder.Append(new Rune(number).ToString());
        return true;
    }
}
