using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace Vane.Tests.Support;

/// <summary>Generators of text that others wrote, and how properties over it are checked.</summary>
internal static class Foreign
{
    // What opens, closes or means something in Markdown, its extensions, HTML, YAML, Liquid, or to a line.
    private static readonly string[] Marks =
    [
        "|", "\\", "`", "```", "*", "**", "_", "__", "[", "]", "](", "![", "<", ">", "<b>", "</td>", "<!--", "-->", "<script>",
        "&", "&amp;", "&#124;", "&lt", "{", "}", "{{", "}}", "{%", "%}", "{.a #b}", "---", "- ", "+ ", "1. ", "2) ", "a. ", "iv. ",
        "B) ", "# ", "## ", ": ", ":", ":::", ":smile:", "~", "~~", "~~~", "^", "^^", "[^e1]", "[^1]: ", "$", "$$", "=", "==", "++",
        "\"\"", "\"", "'", "!", "(", ")", "(c)", "http://a.example", "https://b.example/x", "www.c.example", "mailto:d@e.example",
        "tel:1", "ftp://f.example", "@name", "x@y.example", "#1", "\r", "\n", "\r\n", "\t", "    ", " ", "\u00A0", "\u2028", "\u0085",
        "\u202E", "\u2066", "\u200B", "\u200D", "\uFE0F", "\u0301", "👩‍👩‍👧", "🇳🇱", "النص", "中文", "a", "b", "X", "1", "0", ".", "-", "+", "?",
        "*[a]: b", "+---+", "/", "%", "%7B", "\0", "\uFFFD", "C:\\", "..", "...", "{count}", "{name}", "{date}", "\u001B",
    ];

    private static readonly Gen<string> Scalar =
        Gen.OneOf(Gen.Choose(1, 0x7F), Gen.Choose(0x80, 0xD7FF), Gen.Choose(0xE000, 0xFFFF), Gen.Choose(0x10000, 0x10FFFF))
            .Select(value => new Rune(value).ToString());

    private static readonly Gen<string> Any = Gen.Choose(0, 12).SelectMany(n => Scalar.ListOf(n)).Select(string.Concat);

    private static readonly Gen<string> Biased =
        Gen.Choose(1, 9).SelectMany(n => Gen.Elements(Marks).ListOf(n)).Select(string.Concat);

    /// <summary>Any Unicode text without lone surrogates, most of it hard on renderers.</summary>
    public static readonly Gen<string> Text = Gen.Frequency((1, Any), (4, Biased));

    /// <summary>Text of which something can be seen.</summary>
    public static readonly Gen<string> Visible = Text.Select(text => "t" + text);

    /// <summary>Addresses, most of them no good.</summary>
    public static readonly Gen<string> Address = Gen.OneOf(
        Text,
        Text.Select(text => "https://a.example/" + text),
        Text.Select(text => "http://a.example/?q=" + text + "&copy;=1#" + text),
        Text.Select(text => "https://" + text),
        Text.Select(text => "javascript:" + text),
        Gen.Elements("https://a.example/x", "data:text/html,<b>", "https://u:p@a.example/", "HTTP://B.example", "https://例子.example/路"));

    private static readonly FSharpOption<Replay> Seed = new(new Replay(new Rnd(20250520, 1), FSharpOption<int>.None));

    /// <summary>Checks a property with the same values every time.</summary>
    public static void Holds<T>(this Gen<T> generator, Action<T> property, int times = 300) =>
        Prop.ForAll(generator.ToArbitrary(), property)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(times).WithReplay(Seed));
}
