using System.Buffers;

namespace Vane.Parse;

/// <summary>Tells lines of code among lines of text.</summary>
internal static class CodeLines
{
    private static readonly SearchValues<char> Signs = SearchValues.Create("=(){};<>/$#@:._-");

    private static readonly string[] Beginnings =
    [
        "import ", "from ", "def ", "class ", "return ", "function ", "const ", "let ", "var ", "public ", "private ", "static ", "#include",
        "pip ", "npm ", "sudo ", "git ", "curl ", "docker ", "$ ", ">>> ", "SELECT ", "if (", "for (", "while (", "print(", "//", "/*", "@",
    ];

    /// <summary>Whether most of the lines of a group are code; a line alone is not told apart from text.</summary>
    public static bool Are(IReadOnlyList<PlainLine> lines, LineGroup group)
    {
        var code = 0;
        for (var i = group.From; i < group.To; i++)
            if (IsCode(lines[i].Text)) code++;
        return group.Count >= 2 && code * 5 >= group.Count * 3;
    }

    /// <summary>Whether a line looks like one of code.</summary>
    public static bool IsCode(string text)
    {
        if (text[^1] is '{' or '}' or ';' || text.EndsWith("):", StringComparison.Ordinal) || text is ")" or "]" or "]," or "},") return !text.AsSpan().ContainsAny('。', '，', '；');
        if (text.Contains(" = ", StringComparison.Ordinal) && text.Contains('(', StringComparison.Ordinal)) return true;
        foreach (var beginning in Beginnings)
            if (text.StartsWith(beginning, StringComparison.Ordinal) && HasSign(text)) return true;
        return false;
    }

    private static bool HasSign(string text) => text.AsSpan().ContainsAny(Signs) && !text.EndsWith('.');
}
