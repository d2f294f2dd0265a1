namespace Vane.Parse;

/// <summary>What a document says of itself before it begins: YAML between lines of dashes, TOML between lines of plus signs.</summary>
/// <remarks>Only what documents are described with is read: keys at the margin, one value or a list of them, quotes, folded
/// lines, one level of keys below a key. Everything else of the two languages is passed over.</remarks>
internal sealed class FrontMatter
{
    private const int MostLines = 500;
    private const int LongestValue = 4000;

    private readonly Dictionary<string, List<string>> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>How many lines it takes, its fences among them; 0 if there is none.</summary>
    public int Lines { get; private set; }

    /// <summary>The first value of the first of the keys that has one.</summary>
    public string? One(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
            if (All(key) is [var first, ..]) return first;
        return null;
    }

    /// <summary>All values of a key.</summary>
    public IReadOnlyList<string> All(string key) => _values.TryGetValue(key, out var values) ? values : [];

    /// <summary>Reads the front matter at the start of a text.</summary>
    public static FrontMatter Read(IReadOnlyList<PlainLine> lines)
    {
        var front = new FrontMatter();
        var start = 0;
        while (start < lines.Count && lines[start].IsEmpty) start++;
        if (start >= lines.Count || lines[start].Raw.TrimEnd() is not ("---" or "+++") and var _) return front;
        var fence = lines[start].Text;
        for (var end = start + 1; end < lines.Count && end - start < MostLines; end++)
        {
            if (lines[end].Raw.TrimEnd() is var raw && raw != fence && !(fence == "---" && raw == "...")) continue;
            front.Fill(lines, start + 1, end, fence == "---" ? ':' : '=');
            // Two thematic breaks with prose between them are no front matter.
            if (front._values.Count > 0 || end == start + 1) front.Lines = end + 1;
            break;
        }

        return front;
    }

    private void Fill(IReadOnlyList<PlainLine> lines, int from, int to, char sign)
    {
        string? key = null;
        var isList = false;
        for (var i = from; i < to; i++)
        {
            var line = lines[i];
            if (line.IsEmpty || line.Text[0] == '#') continue;
            if (line.Text.StartsWith("- ", StringComparison.Ordinal) && key is not null) Add(key, line.Text[2..]);
            else if (line.Indent > 0 && key is not null)
            {
                if (isList) AddList(key, line.Text, out isList);
                else if (Split(line.Text, sign) is (var inner, { Length: > 0 } value) && IsKey(inner)) Add(inner == "name" ? key : $"{key}.{inner}", value);
                else if (line.Text is not ("}" or "]")) Fold(key, line.Text);
            }
            else if (Split(line.Text, sign) is var (name, rest) && IsKey(name))
            {
                key = name;
                if (rest.StartsWith('[')) AddList(key, rest[1..], out isList);
                else if (rest is not ("" or "|" or ">" or "|-" or ">-")) Add(key, rest);
            }
            else if (isList && key is not null) AddList(key, line.Text, out isList);
        }
    }

    private static (string Key, string Value)? Split(string line, char sign)
    {
        var at = line.IndexOf(sign, StringComparison.Ordinal);
        return at <= 0 || (sign == ':' && at + 1 < line.Length && line[at + 1] is not (' ' or '\t')) ? null : (line[..at].Trim().Trim('"'), line[(at + 1)..].Trim());
    }

    private static bool IsKey(string name)
    {
        foreach (var c in name)
            if (!(char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or ':')) return false;
        return name.Length is > 0 and <= 40;
    }

    private void AddList(string key, string rest, out bool goesOn)
    {
        var close = rest.LastIndexOf(']');
        goesOn = close < 0;
        var quote = '\0';
        var start = 0;
        var inside = close < 0 ? rest : rest[..close];
        for (var i = 0; i <= inside.Length; i++)
        {
            if (i < inside.Length && quote == '\0' && inside[i] is '"' or '\'' && inside.AsSpan(start, i - start).IsWhiteSpace()) quote = inside[i];
            else if (i < inside.Length && quote == inside[i]) quote = '\0';
            if (i < inside.Length && (inside[i] != ',' || quote != '\0')) continue;
            Add(key, inside[start..i]);
            start = i + 1;
        }
    }

    private void Add(string key, string value)
    {
        value = Unquoted(value.Trim().Trim(','));
        if (value is "" or "null" or "~") return;
        if (!_values.TryGetValue(key, out var values)) _values[key] = values = [];
        values.Add(value);
    }

    private void Fold(string key, string value)
    {
        if (!_values.TryGetValue(key, out var values)) Add(key, value);
        else if (values[^1].Length < LongestValue) values[^1] = $"{values[^1]} {value}";
    }

    private static string Unquoted(string value)
    {
        if (value.Length >= 2 && value[0] is '"' or '\'' && value.IndexOf(value[0], 1) is > 0 and var end)
            return value[1..(value[^1] == value[0] ? value.Length - 1 : end)].Replace("\\\"", "\"", StringComparison.Ordinal).Replace("''", "'", StringComparison.Ordinal);
        var comment = value.IndexOf(" #", StringComparison.Ordinal);
        return comment > 0 ? value[..comment].TrimEnd() : value;
    }
}
