namespace Vane.Text;

/// <summary>The tables of characters that come with this assembly: pairs without blanks, a <c>#</c> before comments,
/// sections under <c>[names]</c>.</summary>
internal static class CharacterPairs
{
    /// <summary>The pairs of a table; of one section of it if a name is given.</summary>
    public static IEnumerable<(char From, char To)> Read(string table, string? section = null)
    {
        using var stream = typeof(CharacterPairs).Assembly.GetManifestResourceStream(table)
            ?? throw new InvalidOperationException($"The table {table} is not in the assembly.");
        using var reader = new StreamReader(stream);
        var current = "";
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#')) continue;
            if (line.StartsWith('[')) current = line.Trim('[', ']');
            else if (section is null || section == current)
                for (var at = 0; at + 1 < line.Length; at += 2) yield return (line[at], line[at + 1]);
        }
    }
}
