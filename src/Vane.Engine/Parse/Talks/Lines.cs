namespace Vane.Parse;

/// <summary>Lines of a text, whatever ends them.</summary>
internal static class Lines
{
    /// <summary>The line at a place, without its end; the place goes behind it.</summary>
    public static ReadOnlySpan<char> Next(string text, ref int at)
    {
        var rest = text.AsSpan(at);
        var length = rest.IndexOfAny('\n', '\r');
        if (length < 0)
        {
            at = text.Length;
            return rest;
        }

        at += length + (rest[length] == '\r' && length + 1 < rest.Length && rest[length + 1] == '\n' ? 2 : 1);
        return rest[..length];
    }

    /// <summary>What stands behind a name and a colon; null where the line has another name or says nothing.</summary>
    public static string? Value(ReadOnlySpan<char> line, string name)
    {
        line = line.Trim();
        if (line.Length <= name.Length || !line.StartsWith(name, StringComparison.OrdinalIgnoreCase)) return null;
        line = line[name.Length..].TrimStart();
        if (line is not [':', ..]) return null;
        var value = line[1..].Trim();
        if (value is ['"', .., '"'] or ['\'', .., '\''] && value.Length > 1) value = value[1..^1];
        return value.IsEmpty ? null : value.ToString();
    }
}
