using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Vane.Understand;

/// <summary>A value in a file of a lens that knows where it stands, so that what is wrong with it can be said well.</summary>
internal sealed class LensNode
{
    private const int DeepestNesting = 16;
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string file;
    private readonly string field;
    private readonly YamlNode node;

    private LensNode(string file, string field, YamlNode node)
    {
        this.file = file;
        this.field = field;
        this.node = node;
    }

    /// <summary>The top of a file.</summary>
    /// <exception cref="LensException">It is no YAML.</exception>
    public static LensNode Read(LensFile file)
    {
        try
        {
            var text = StrictUtf8.GetString(file.Bytes.Span).TrimStart('\uFEFF');
            RefuseNesting(file.Name, text);
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents.Count != 1) throw LensException.At(file.Name, 1, "file", $"holds {stream.Documents.Count} documents instead of one");
            return new LensNode(file.Name, "", stream.Documents[0].RootNode);
        }
        catch (YamlException broken)
        {
            throw new LensException($"{file.Name}:{broken.Start.Line}: file: no YAML: {broken.Message}", broken);
        }
        catch (DecoderFallbackException broken)
        {
            throw new LensException($"{file.Name}:1: file: not UTF-8", broken);
        }
        catch (Exception broken) when (broken is InvalidOperationException or ArgumentException)
        {
            // A list that is not closed empties one of the parser's stacks.
            throw new LensException($"{file.Name}:1: file: no YAML: a list or mapping is not closed", broken);
        }
    }

    /// <summary>The value itself.</summary>
    public YamlNode Node => node;

    /// <summary>Says what is wrong with this value.</summary>
    public LensException Problem(string problem) => LensException.At(file, node.Start.Line, field.Length == 0 ? "file" : field, problem);

    /// <summary>Refuses fields other than these.</summary>
    public LensNode WithOnly(params ReadOnlySpan<string> known)
    {
        foreach (var (key, _) in Mapping().Children)
            if (key is not YamlScalarNode { Value: { } name } || !known.Contains(name))
                throw LensException.At(file, key.Start.Line, Path(key.ToString()), $"is not known; known are {string.Join(", ", known!)}");
        return this;
    }

    /// <summary>A field that must be there.</summary>
    public LensNode this[string name] => Find(name) ?? throw LensException.At(file, node.Start.Line, Path(name), "is missing");

    /// <summary>A field that may be missing.</summary>
    public LensNode? Find(string name) =>
        Mapping().Children.TryGetValue(new YamlScalarNode(name), out var child) ? new LensNode(file, Path(name), child) : null;

    /// <summary>The values of a list.</summary>
    public IEnumerable<LensNode> Items() => node is YamlSequenceNode list
        ? list.Children.Select((child, i) => new LensNode(file, $"{field}[{i}]", child))
        : throw Problem("is no list");

    /// <summary>This value as text, not blank.</summary>
    public string Text() => node is not YamlScalarNode { Value: { } value } ? throw Problem("is no text")
        : string.IsNullOrWhiteSpace(value) ? throw Problem("is blank") : value.Trim();

    /// <summary>This value as yes or no.</summary>
    public bool Flag() => Text() switch { "true" => true, "false" => false, var other => throw Problem($"is '{other}' instead of true or false") };

    private YamlMappingNode Mapping() => node as YamlMappingNode ?? throw Problem("has no fields");

    private string Path(string name) => field.Length == 0 ? name : $"{field}.{name}";

    // Loading is recursive; a file of ten thousand brackets must not end the process.
    private static void RefuseNesting(string file, string text)
    {
        var depth = 0;
        for (var parser = new Parser(new StringReader(text)); parser.MoveNext();)
        {
            if (parser.Current is MappingStart or SequenceStart) depth++;
            if (parser.Current is MappingEnd or SequenceEnd) depth--;
            if (depth > DeepestNesting) throw LensException.At(file, parser.Current!.Start.Line, "file", $"is nested deeper than {DeepestNesting} levels");
            if (parser.Current is AnchorAlias) throw LensException.At(file, parser.Current.Start.Line, "file", "uses an alias, which lenses do not have (a word that begins with * needs quotes)");
        }
    }
}
