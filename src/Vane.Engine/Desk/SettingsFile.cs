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
            if (stream.Length > MostBytes) throw new SettingsException([$"{path}:1: file: is larger than allowed; {MostBytes >> 20} MiB are allowed"]);
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SettingsException([$"{path}:1: file: is not there; 'vane init' writes one"]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException([$"{path}:1: file: cannot be read: {e.Message}"]);
        }
    }

    /// <summary>The tree of a file.</summary>
    /// <exception cref="SettingsException">It is no YAML, or of a shape that is not read at all.</exception>
    public static YamlNode Tree(string file, ReadOnlySpan<byte> bytes)
    {
        try
        {
            var text = StrictUtf8.GetString(bytes).TrimStart('\uFEFF');
            RefuseShapes(file, text);
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents.Count == 1 ? stream.Documents[0].RootNode : throw At(file, 1, $"holds {stream.Documents.Count} documents; one is allowed");
        }
        catch (YamlException broken)
        {
            throw At(file, broken.Start.Line, $"is no YAML: {broken.Message}");
        }
        catch (DecoderFallbackException)
        {
            throw At(file, 1, "is not UTF-8");
        }
    }

    // Loading is recursive, and aliases multiply what is loaded: both are seen in the events before anything is built.
    private static void RefuseShapes(string file, string text)
    {
        var depth = 0;
        for (var parser = new Parser(new StringReader(text)); parser.MoveNext();)
        {
            if (parser.Current is MappingStart or SequenceStart) depth++;
            if (parser.Current is MappingEnd or SequenceEnd) depth--;
            if (depth > DeepestNesting) throw At(file, parser.Current!.Start.Line, $"is nested deeper than {DeepestNesting} levels");
            if (parser.Current is AnchorAlias or NodeEvent { Anchor.IsEmpty: false })
                throw At(file, parser.Current!.Start.Line, "uses an anchor or alias; settings have none (a word that begins with & or * needs quotes)");
        }
    }

    private static SettingsException At(string file, long line, string problem) => new([$"{file}:{line}: file: {problem}"]);
}
