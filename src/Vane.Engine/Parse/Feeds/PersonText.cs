namespace Vane.Parse;

/// <summary>Reads who is named by a line of text.</summary>
internal static class PersonText
{
    /// <summary><c>Name (mail)</c>, <c>mail (Name)</c>, <c>Name &lt;mail&gt;</c>, <c>mail</c> or a name.</summary>
    public static Person Read(string text, string role)
    {
        var span = text.AsSpan().Trim();
        var at = span.IndexOf('@');
        if (at <= 0) return new Person(Name(span), null, null, role, text);
        var (start, end) = (at, at);
        while (start > 0 && IsMail(span[start - 1])) start--;
        while (end < span.Length && (end == at || IsMail(span[end]))) end++;
        if (start == at || end == at + 1) return new Person(text, null, null, role, text);
        var mail = span[start..end];
        if (mail.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)) mail = mail["mailto:".Length..];
        var before = Name(span[..start]);
        var after = Name(span[end..]);
        return new Person(before ?? after, mail.TrimEnd('.').ToString(), null, role, text);
    }

    private static string? Name(ReadOnlySpan<char> text)
    {
        text = text.Trim(" \t\r\n()<>[],;\"");
        return text.Length == 0 ? null : text.ToString();
    }

    private static bool IsMail(char c) => char.IsLetterOrDigit(c) || c is '.' or '_' or '-' or '+' or '%' or '=' or '\'' or '&' or '~' or '/' or '!' or ':';
}
