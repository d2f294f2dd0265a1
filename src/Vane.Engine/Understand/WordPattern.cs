namespace Vane.Understand;

/// <summary>
/// A word or phrase as a lens writes it. Written plainly it stands for itself as a whole word, in any case, width and
/// Chinese script, blanks and hyphens alike. Beyond that:
/// <list type="bullet">
/// <item><c>benchmark(s|ed|ing)</c>: an ending that may be missing, or any of several; anywhere in the phrase, also
/// <c>fine( )tuning</c>.</item>
/// <item><c>train a &lt;model|llm&gt;</c>: one of several, none of which may be missing.</item>
/// <item><c>hallucinat*</c>, <c>*llama</c>: the word may go on (or begin) in any way.</item>
/// <item><c>=RAG</c>: in exactly these letters.</item>
/// </list>
/// </summary>
internal sealed record WordPattern
{
    private const int MostForms = 256;

    /// <summary>The pattern as written.</summary>
    public required string Written { get; init; }

    /// <summary>Every form it stands for, as written.</summary>
    public required IReadOnlyList<string> Forms { get; init; }

    /// <summary>Whether letters may come before it.</summary>
    public bool IsOpenBefore { get; init; }

    /// <summary>Whether letters may follow.</summary>
    public bool IsOpenBehind { get; init; }

    /// <summary>Whether only these very letters count.</summary>
    public bool IsExact { get; init; }

    /// <summary>Reads a pattern.</summary>
    /// <exception cref="FormatException">It breaks the notation; the message says how.</exception>
    public static WordPattern Parse(string written)
    {
        var rest = written.AsSpan().Trim();
        var isExact = rest.StartsWith('=');
        if (isExact) rest = rest[1..];
        var isOpenBefore = rest.StartsWith('*');
        if (isOpenBefore) rest = rest[1..];
        var isOpenBehind = rest.EndsWith('*');
        if (isOpenBehind) rest = rest[..^1];
        if (rest.Contains('*')) throw new FormatException("a * stands first or last");
        var forms = Expand(rest.ToString()).Distinct(StringComparer.Ordinal).ToList();
        if (forms.Any(string.IsNullOrWhiteSpace)) throw new FormatException("it may stand for nothing at all");
        return new WordPattern { Written = written, Forms = forms, IsOpenBefore = isOpenBefore, IsOpenBehind = isOpenBehind, IsExact = isExact };
    }

    private static List<string> Expand(string rest)
    {
        List<string> forms = [""];
        while (rest.AsSpan().IndexOfAny('(', '<') is >= 0 and var open)
        {
            var isOptional = rest[open] == '(';
            var close = rest.IndexOf(isOptional ? ')' : '>', open);
            if (close < 0) throw new FormatException($"a {rest[open]} is never closed");
            var head = rest[..open];
            if (head.AsSpan().ContainsAny(')', '>')) break;
            var choices = rest[(open + 1)..close].Split('|');
            forms = [.. forms.SelectMany(form => (isOptional ? choices.Prepend("") : choices).Select(choice => form + head + choice))];
            if (forms.Count > MostForms) throw new FormatException($"it stands for more than {MostForms} forms");
            rest = rest[(close + 1)..];
        }

        if (rest.AsSpan().IndexOfAny(')', '>') is >= 0 and var stray) throw new FormatException($"a {rest[stray]} was never opened");
        return [.. forms.Select(form => form + rest)];
    }
}
