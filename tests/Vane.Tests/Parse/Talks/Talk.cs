using System.Text;
using Vane.Model;
using Vane.Parse;

namespace Vane.Tests.Parse.Talks;

/// <summary>Talks written in tests.</summary>
internal static class Talk
{
    public static Content Read(string text) =>
        TranscriptReader.Read(new RawInput(Encoding.UTF8.GetBytes(text), "a talk", default));

    public static List<Block> Speech(Content talk) => [.. talk.Outline.Blocks.Where(b => b.Kind == BlockKind.Speech)];

    /// <summary>The sentences, each with its time to the tenth of a second and its speaker: <c>1.5 Ada| words</c>.</summary>
    public static List<string> Lines(string text)
    {
        var talk = Read(text);
        return [.. Speech(talk).Select(b => FormattableString.Invariant($"{b.From?.TotalSeconds:0.0} {b.Speaker}| {b.Span.In(talk.Text).ToString()}"))];
    }

    public static List<string> Sentences(string text)
    {
        var talk = Read(text);
        return [.. Speech(talk).Select(b => b.Span.In(talk.Text).ToString())];
    }

    public static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
