using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Vane.Desk;
using Vane.Sources;

namespace Vane.Tests.Desk;

public sealed class BrokenSettingsTests
{
    private const int Runs = 400;

    // What means something to YAML or to fields, what almost does, and what is nowhere allowed.
    private static readonly string[] Words =
    [
        "[", "]", "{", "}", ":", ": ", ",", "- ", "-", "?", "? ", "#", "&", "*", "!", "!!", "|", ">", "'", "\"", "%", "@", "`", "~", "\t", "\n", "\r", " ",
        "---", "...", "<<: ", "\0", "\uFEFF", "\u2028", "\u0085", "\uFFFF", "灯", "all", "never", "99", "-1", "env:", "file:", "http://", "0 0 0 ? * ?",
    ];

    [Fact]
    public void A_file_that_is_cut_doubled_or_altered_anywhere_is_read_or_refused_with_its_place()
    {
        var bytes = Encoding.UTF8.GetBytes(SettingsReader.Default);
        Prop.ForAll(Changes(bytes.Length).ArrayOf(2).ToArbitrary(), changes => ShouldBeReadOrRefused(changes.Aggregate(bytes, (text, change) => change(text))))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Runs));
    }

    [Fact]
    public void A_small_file_that_ends_anywhere_is_read_or_refused_with_its_place()
    {
        const string text = "contact: a@b.example\npace: {x.example: {delay: 3s}}\neditions:\n  - {name: a, languages: [en, zh-Hans], floors: {score: 1}}\n"
            + "sources:\n  - name: 'one'\n    kind: \"feed\"\n    address: http://x.example/f\n    tags: [a, b]\n";
        for (var end = 0; end < text.Length; end++)
        {
            ShouldBeReadOrRefused(Encoding.UTF8.GetBytes(text[..end]));
            foreach (var word in Words) ShouldBeReadOrRefused(Encoding.UTF8.GetBytes(text[..end] + word + text[end..]));
        }
    }

    private static Gen<Func<byte[], byte[]>> Changes(int length) =>
        from at in Gen.Choose(0, length)
        from count in Gen.OneOf(Gen.Choose(1, 4), Gen.Choose(1, length))
        from word in Gen.Elements(Words)
        from kind in Gen.Choose(0, 4)
        select new Func<byte[], byte[]>(text => Changed(text, Math.Min(at, text.Length), count, word, kind));

    private static byte[] Changed(byte[] text, int begin, int count, string word, int kind)
    {
        var end = Math.Min(begin + count, text.Length);
        return kind switch
        {
            0 => [.. text[..begin], .. text[end..]],
            1 => [.. text[..end], .. text[begin..]],
            2 => text[..begin],
            3 => [.. text[..begin], (byte)count, .. text[begin..]],
            _ => [.. text[..begin], .. Encoding.UTF8.GetBytes(word), .. text[Math.Min(begin + (count % 5), text.Length)..]],
        };
    }

    private static void ShouldBeReadOrRefused(byte[] text)
    {
        try
        {
            SettingsReader.Parse("/desk/vane.yaml", text, SourceKinds.All, _ => null);
        }
        catch (SettingsException refused)
        {
            var lines = text.Count(b => b is (byte)'\n' or (byte)'\r' or 0x85 or 0xA8 or 0xA9) + 1;
            foreach (var error in refused.Errors)
            {
                error.ShouldStartWith("/desk/vane.yaml:");
                int.Parse(error.AsSpan(16, error.IndexOf(':', 16) - 16), System.Globalization.CultureInfo.InvariantCulture).ShouldBeInRange(1, lines);
            }
        }
    }
}
