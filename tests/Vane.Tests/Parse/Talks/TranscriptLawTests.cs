using FsCheck;
using FsCheck.Fluent;
using Vane.Model;
using Vane.Parse;

namespace Vane.Tests.Parse.Talks;

public sealed class TranscriptLawTests
{
    // Words that are neither notes nor labels, whose letters must all come out.
    private static readonly Gen<string> Words = Gen.Elements("so", "we", "the beans.", "grow", "no", "no", "2 metres", "今天", "很好。", "对", "AI", "Yes!", "well-known", "a<b", "&amp;", "and", "fish", "去看海", "…");

    private static readonly Gen<string> Captions = Words.ListOf().Select(w => string.Join(' ', w.Take(12).Prepend("x")));

    private static readonly Gen<string> Noise = Gen.Elements(
        "WEBVTT\n\n", "00:00:01.000 --> 00:00:02.000\n", "00:00:03,000-->", "9:99:99", "-->", "\n", "\n\n", "\r", "1\n", "<v Ada>", "</v>", "<c>", "<00:00:01.500>", "<", ">", ">>", "&amp;", "&#", "&lt;i&gt;",
        "{\\an8}", "{", "}", "[Music]", "[", "]", "(", "♪", "- ", "Ada: ", "名字：", "对", "词", "word ", "word\n", ".", "0:03 ", "[00:01] ", "**0:05** · ", "0:01\n", "## Transcript\n", "# Title\n", "### Head\n",
        "---\n", "title: x\n", "<transcript>", "<text start=\"1\" dur=\"2\">", "</text>", "<timedtext format=\"3\">", "<p t=\"5\" d=\"-9\">", "<s t=\"3\">", "<tt xmlns=\"http://www.w3.org/ns/ttml\">", "<p begin=\"1:2:3:4\" end=\"9s\">",
        "<![CDATA[", "]]>", "<!--", "-->", "<!DOCTYPE", "{\"events\":[", "{\"tStartMs\":1e99,\"segs\":[{\"utf8\":\"a\"", "{\"tStartMs\":-5,\"dDurationMs\":3,\"segs\":[{\"utf8\":\"b\",\"tOffsetMs\":7}]}", "}]}", ",", "\"text\":\"x\",\"start\":1,\"duration\":2",
        "\uD83D", "\uDE00", "\0", "\uFEFF", "99999999999999999999:00", " ", "\t", "![](https://youtu.be/aaaaBBBB001)\n", "Ada 0:07\n");

    [Fact]
    public void Whatever_comes_in_either_is_refused_or_has_an_outline_that_fits() =>
        Prop.ForAll(Noise.ListOf().Select(string.Concat).ToArbitrary(), text =>
        {
            Content talk;
            try
            {
                talk = TranscriptReader.ReadText(text);
            }
            catch (ParseException e)
            {
                e.Message.ShouldNotBeEmpty();
                return;
            }

            Fits(talk);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000).WithEndSize(60));

    [Fact]
    public void Every_letter_of_captions_that_do_not_roll_comes_out_once_and_in_order() =>
        Prop.ForAll(Captions.ListOf().Where(c => c.Count > 0).ToArbitrary(), captions =>
        {
            var at = 0;
            // What a caption begins with is never what the one before was.
            var file = string.Concat(captions.Select(c => FormattableString.Invariant($"{++at}\n00:00:{at % 60:00},{at / 60:000} --> 00:00:{at % 60:00},900\n{at} {c}\n\n")));
            var talk = TranscriptReader.ReadText(file);
            if (at < 60) Talk.Letters(talk.Text).ShouldBe(Talk.Letters(string.Concat(captions.Select((c, i) => $"{i + 1} {c}")).Replace("&amp;", "&", StringComparison.Ordinal)));
            Fits(talk);
            Talk.Speech(talk).ShouldAllBe(b => b.From != null);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Reading_is_the_same_each_time_and_a_cut_file_says_no_more_than_the_whole()
    {
        const string File = "WEBVTT\n\n00:01.000 --> 00:02.000\nOne two.\n\n00:02.000 --> 00:03.000\nThree four.\n\n00:03.000 --> 00:04.000\nFive six.\n";
        for (var end = 40; end <= File.Length; end++)
        {
            var talk = TranscriptReader.ReadText(File[..end]);
            talk.Text.ShouldBe(TranscriptReader.ReadText(File[..end]).Text);
            "One two. Three four. Five six.".ShouldStartWith(talk.Text);
        }
    }

    private static void Fits(Content talk)
    {
        var end = 0;
        NodaTime.Duration? last = null;
        foreach (var block in talk.Outline.Blocks)
        {
            block.Span.Length.ShouldBeGreaterThan(0);
            block.Span.Start.ShouldBeGreaterThanOrEqualTo(end);
            talk.Text[end..block.Span.Start].ShouldBeNullOrWhiteSpace();
            end = block.Span.End;
            if (block.Kind != BlockKind.Speech || block.From is not { } from) continue;
            from.ShouldBeGreaterThanOrEqualTo(last ?? NodaTime.Duration.Zero);
            if (block.To is { } to) to.ShouldBeGreaterThanOrEqualTo(from);
            last = block.To ?? from;
        }

        end.ShouldBe(talk.Text.Length);
    }
}
