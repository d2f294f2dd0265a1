using System.Reflection;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Vane.Desk;

/// <summary>The bytes of a settings file as a tree, before anything is made of it.</summary>
internal static class SettingsFile
{
    /// <summary>Largest file read, in bytes.</summary>
    public const int MostBytes = 4 << 20;

    private const int DeepestNesting = 8;
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The settings a new desk begins with, as text with comments.</summary>
    public static string Default()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("desk/default")!, StrictUtf8);
        return reader.ReadToEnd();
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="SettingsException">It cannot be read or is too large.</exception>
    public static byte[] Bytes(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            using var bytes = new MemoryStream();
            var buffer = new byte[64 << 10];
            // What is no file, such as a pipe, does not know its length.
            for (int read; (read = stream.Read(buffer)) > 0 && bytes.Length <= MostBytes;) bytes.Write(buffer, 0, read);
            return bytes.Length <= MostBytes ? bytes.ToArray() : throw new SettingsException([$"{path}: is larger than allowed; {MostBytes >> 20} MiB are allowed"]);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SettingsException([$"{path}: is not there; 'vane init' writes one"]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException([$"{path}: cannot be read: {e.Message}"]);
        }
    }

    /// <summary>The tree of a file.</summary>
    /// <exception cref="SettingsException">It is no YAML, or of a shape that is not read at all.</exception>
    public static YamlNode Tree(string file, ReadOnlySpan<byte> bytes)
    {
        var text = Text(file, bytes);
        RefuseShapes(file, text);
        var stream = new YamlStream();
        Read(file, text, [], parser => stream.Load(parser));
        return stream.Documents.Count switch
        {
            0 => throw At(file, 1, "is empty; 'vane init' writes settings to begin with"),
            1 => stream.Documents[0].RootNode,
            var count => throw At(file, stream.Documents[1].RootNode.Start.Line, $"holds {count} documents; one is allowed"),
        };
    }

    private static string Text(string file, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException wrong)
        {
            throw At(file, 1 + bytes[..Math.Clamp(wrong.Index, 0, bytes.Length)].Count((byte)'\n'), "is not UTF-8");
        }
    }

    // Loading is recursive, and aliases multiply what is loaded: both are seen in the events before anything is built.
    private static void RefuseShapes(string file, string text)
    {
        var open = new Stack<ParsingEvent>();
        Read(file, text, open, parser =>
        {
            while (parser.MoveNext())
            {
                var current = parser.Current!;
                if (current is MappingStart or SequenceStart) open.Push(current);
                if (current is MappingEnd or SequenceEnd) open.Pop();
                if (open.Count > DeepestNesting) throw At(file, current.Start.Line, $"is nested deeper than {DeepestNesting} levels");
                if (current is AnchorAlias or NodeEvent { Anchor.IsEmpty: false })
                    throw At(file, current.Start.Line, "uses an anchor or alias; settings have none (a word that begins with & or * needs quotes)");
            }
        });
    }

    // Of what it cannot read, the parser tells only some by an exception of its own. A list that is not closed empties one of its stacks.
    private static void Read(string file, string text, Stack<ParsingEvent> open, Action<IParser> read)
    {
        var scanner = new Scanner(new StringReader(text));
        try
        {
            read(new Parser(scanner));
        }
        catch (YamlException broken) when (Unclosed(open) is null || !string.IsNullOrWhiteSpace(text[(int)Math.Min(broken.Start.Index, text.Length)..]))
        {
            throw At(file, Within(text, broken.Start.Line), $"is no YAML: {broken.Message.TrimEnd('.')}{(Unclosed(open) is { } begin ? $" ({begin})" : "")}");
        }
        catch (Exception e) when (e is not SettingsException)
        {
            throw Unclosed(open) is { } begin ? At(file, open.Peek().Start.Line, $"is no YAML: {begin}")
                : At(file, Within(text, scanner.CurrentPosition.Line), "is no YAML: a list, a mapping or a text is not closed, or stands where it cannot");
        }
    }

    private static string? Unclosed(Stack<ParsingEvent> open) => open.TryPeek(out var innermost) ? innermost switch
    {
        SequenceStart { Style: SequenceStyle.Flow } => $"the [ of line {innermost.Start.Line} is not closed",
        MappingStart { Style: MappingStyle.Flow } => $"the {{ of line {innermost.Start.Line} is not closed",
        _ => null,
    } : null;

    // What breaks off at the end is told at the last line that holds something.
    private static long Within(string text, long line)
    {
        var lines = 0L;
        foreach (var _ in text.AsSpan().TrimEnd().EnumerateLines()) lines++;
        return Math.Min(line, lines);
    }

    private static SettingsException At(string file, long line, string problem) => new([$"{file}:{Math.Max(1, line)}: {problem}"]);
}
