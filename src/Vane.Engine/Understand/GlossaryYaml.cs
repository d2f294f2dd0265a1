using YamlDotNet.RepresentationModel;

namespace Vane.Understand;

/// <summary>A mapping in a lens' file; what is wrong with it is said with file, line and field.</summary>
internal sealed class GlossaryYaml
{
    private readonly string _file;
    private readonly YamlMappingNode _node;

    private GlossaryYaml(string file, YamlMappingNode node) => (_file, _node) = (file, node);

    /// <summary>The mapping a file consists of.</summary>
    public static GlossaryYaml Parse(LensFile file) => LensNode.Read(file).Node is YamlMappingNode root
        ? new GlossaryYaml(file.Name, root)
        : throw LensException.At(file.Name, 1, "file", "is no mapping");

    /// <summary>Fails where a field is none of those known.</summary>
    public void Allow(params ReadOnlySpan<string> known)
    {
        foreach (var key in _node.Children.Keys)
            if (key is not YamlScalarNode { Value: { } name } || !known.Contains(name))
                throw LensException.At(_file, key.Start.Line, key.ToString(), "no such field");
    }

    public bool Has(string field) => Find(field) is not null;

    public string? Text(string field) => Find(field) switch
    {
        null => null,
        YamlScalarNode { Value: { } value } => value,
        var other => throw Wrong(other, field, "one text is expected"),
    };

    public string Name(string field) => Text(field) is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : throw Error(field, "is missing");

    public bool Flag(string field) => Text(field) switch
    {
        null or "false" => false,
        "true" => true,
        _ => throw Error(field, "is true or false"),
    };

    public IReadOnlyList<string> Texts(string field) => Find(field) switch
    {
        null => [],
        YamlSequenceNode list => [.. list.Children.Select(c => c is YamlScalarNode { Value: { Length: > 0 } value } ? value : throw Wrong(c, field, "a list of texts is expected"))],
        var other => throw Wrong(other, field, "a list is expected"),
    };

    public IEnumerable<GlossaryYaml> Mappings(string field) => Find(field) switch
    {
        null => [],
        YamlSequenceNode list => list.Children.Select(c => c is YamlMappingNode map ? new GlossaryYaml(_file, map) : throw Wrong(c, field, "a list of mappings is expected")),
        var other => throw Wrong(other, field, "a list is expected"),
    };

    /// <summary>A mapping of names to lists of texts.</summary>
    public IEnumerable<(string Name, IReadOnlyList<string> Values)> Lists(string field)
    {
        if (Find(field) is not YamlMappingNode map) throw Error(field, "a mapping is expected");
        var inner = new GlossaryYaml(_file, map);
        return map.Children.Keys.Select(key => (key.ToString(), inner.Texts(key.ToString())));
    }

    /// <summary>The field is wrong.</summary>
    public LensException Error(string field, string reason) => LensException.At(_file, (Find(field) ?? _node).Start.Line, field, reason);

    private LensException Wrong(YamlNode node, string field, string reason) => LensException.At(_file, node.Start.Line, field, reason);

    private YamlNode? Find(string field) => _node.Children.TryGetValue(new YamlScalarNode(field), out var node) ? node : null;
}
