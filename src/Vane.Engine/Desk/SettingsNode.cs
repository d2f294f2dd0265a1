using YamlDotNet.RepresentationModel;

namespace Vane.Desk;

/// <summary>A value of a settings file that knows where it stands. What is wrong with it is noted, and reading goes on, so that
/// all is said at once.</summary>
/// <param name="node">The value.</param>
/// <param name="field">Its path in the file.</param>
/// <param name="errors">Where what is wrong is noted.</param>
internal sealed class SettingsNode(YamlNode node, string field, SettingsErrors errors)
{
    /// <summary>The names of its fields; none where it has no fields.</summary>
    public IEnumerable<string> Fields => node is YamlMappingNode map ? map.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value ?? "") : [];

    /// <summary>Whether it is a list with nothing in it.</summary>
    public bool IsEmptyList => node is YamlSequenceNode { Children.Count: 0 };

    /// <summary>Notes what is wrong with this value.</summary>
    public void Refuse(string problem) => errors.Add(node.Start.Line, field, problem);

    /// <summary>Notes what is wrong with a field of this value, at its line.</summary>
    public void Refuse(string name, string problem) => errors.Add((KeyOf(name) ?? node).Start.Line, Path(name), problem);

    /// <summary>Whether it has fields; otherwise that is noted.</summary>
    public bool HasFields()
    {
        if (node is YamlMappingNode) return true;
        Refuse("has no fields; fields are written 'name: value'");
        return false;
    }

    /// <summary>Notes fields other than these.</summary>
    public void AllowOnly(IReadOnlyCollection<string> known)
    {
        if (node is not YamlMappingNode map) return;
        foreach (var key in map.Children.Keys)
        {
            if (key is YamlScalarNode { Value: { } name } && known.Contains(name)) continue;
            var written = key is YamlScalarNode scalar ? scalar.Value ?? "" : "a list or mapping";
            errors.Add(key.Start.Line, Path(Spelling.Short(written)), $"is no field here{Spelling.Nearest(written, known)}; fields are {string.Join(", ", known)}");
        }
    }

    /// <summary>A field; null where it is not written.</summary>
    public SettingsNode? Find(string name) =>
        node is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode(name), out var child) ? new SettingsNode(child, Path(name), errors) : null;

    /// <summary>A field that must be there; null, and noted with what is allowed, where it is not.</summary>
    public SettingsNode? Need(string name, string? allowed = null)
    {
        var found = Find(name);
        if (found is null) errors.Add(node.Start.Line, Path(name), allowed is null ? "is missing" : $"is missing; {allowed}");
        return found;
    }

    /// <summary>This value as one text of one line; null, and noted, where it is none.</summary>
    public string? Text()
    {
        if (node is not YamlScalarNode { Value: { } value }) Refuse("is a list or mapping; one text is allowed");
        else if (string.IsNullOrWhiteSpace(value)) Refuse("is blank");
        else if (value.Any(char.IsControl)) Refuse("holds line ends or control characters; one line is allowed");
        else return value.Trim();
        return null;
    }

    /// <summary>The values of a list; none, and noted, where it is none.</summary>
    public IReadOnlyList<SettingsNode> Items()
    {
        if (node is YamlSequenceNode list) return [.. list.Children.Select((child, i) => new SettingsNode(child, $"{field}[{i}]", errors))];
        Refuse("is no list; write [one, two]");
        return [];
    }

    /// <summary>The values of a list, or this value where it is but one.</summary>
    public IReadOnlyList<SettingsNode> OneOrMore() => node is YamlScalarNode ? [this] : Items();

    /// <summary>The texts of a list; what is no text is noted and left out.</summary>
    public IReadOnlyList<string> Texts() => [.. Items().Select(item => item.Text()).OfType<string>()];

    /// <summary>Reads this value by a rule that says in a <see cref="FormatException"/> what is allowed.</summary>
    /// <returns>What was read; the default, and noted, where nothing could be.</returns>
    public T? Parse<T>(Func<string, T> rule)
    {
        if (Text() is not { } text) return default;
        try
        {
            return rule(text);
        }
        catch (FormatException wrong)
        {
            Refuse(wrong.Message);
            return default;
        }
    }

    private YamlNode? KeyOf(string name) =>
        (node as YamlMappingNode)?.Children.Keys.FirstOrDefault(key => key is YamlScalarNode scalar && scalar.Value == name);

    private string Path(string name) => field.Length == 0 ? name : $"{field}.{name}";
}

/// <summary>What is wrong with a file.</summary>
/// <param name="file">Its name.</param>
internal sealed class SettingsErrors(string file)
{
    private readonly List<(long Line, string Text)> _found = [];

    /// <summary>Notes something; the field is empty for the file as a whole.</summary>
    public void Add(long line, string field, string problem) => _found.Add((line, $"{file}:{line}: {(field.Length == 0 ? "" : $"{field}: ")}{problem}"));

    /// <summary>Ends the reading where something was noted.</summary>
    /// <exception cref="SettingsException">Something was.</exception>
    public void ThrowIfAny()
    {
        if (_found.Count > 0) throw new SettingsException([.. _found.OrderBy(error => error.Line).Select(error => error.Text)]);
    }
}
