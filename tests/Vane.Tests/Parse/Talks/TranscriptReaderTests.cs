using Vane.Model;
using Vane.Parse;
using Vane.Text;

namespace Vane.Tests.Parse.Talks;

public sealed class TranscriptReaderTests
{
    [Fact]
    public void A_sentence_that_spans_captions_begins_and_ends_with_its_words()
    {
        var talk = Talk.Read("WEBVTT\n\n00:01.000 --> 00:03.000\nWool is warm. It also\n\n00:03.000 --> 00:05.000\nlasts long.\n");
        talk.Text.ShouldBe("Wool is warm. It also lasts long.");
        var last = Talk.Speech(talk)[1];
        last.Span.In(talk.Text).ToString().ShouldBe("It also lasts long.");
        last.From!.Value.TotalSeconds.ShouldBe(2.333, 0.01);
        last.To!.Value.TotalSeconds.ShouldBe(5);
    }

    [Fact]
    public void A_caption_file_is_read_whatever_is_broken_in_it()
    {
        const string File = "\uFEFF7\r\n00:00:01.000 --> 00:00:02.000\r\nOne.\r\nx\r\n00:00:02,000-->00:00:03,000\r\nTwo.\r\n\r\n9\r\n"
            + "00:00:09,000 --> 00:00:04,000\r\nFour.\r\n\r\n9\r\n00:00:03,000 --> 00:00:12,000\r\nThree.\r\n\r\n99999999:00:00,000 --> 1\r\nFive.\r\n\r\n-1:00:00,000 --> -1\r\nSix.";
        var talk = Talk.Read(File);
        talk.Text.ShouldBe("One. x Two. Three. Five. Six. Four.");
        talk.Remarks.ShouldContain("3 captions have impossible times");
        talk.Remarks.ShouldContain("1 caption stood behind a later one");
        Talk.Speech(talk).ShouldAllBe(b => b.From != null);
    }

    [Theory]
    [InlineData("\r")]
    [InlineData("\r\n")]
    [InlineData("\n")]
    public void Lines_may_end_in_any_way(string end) =>
        Talk.Lines($"1{end}00:00:01,000 --> 00:00:02,000{end}One{end}two.{end}{end}2{end}00:00:02,000 --> 00:00:03,000{end}Three.").ShouldBe(["1.0 | One two.", "2.0 | Three."]);

    [Fact]
    public void Tags_styles_and_entities_are_no_words_but_what_only_looks_like_a_tag_is() =>
        Talk.Sentences("WEBVTT\n\n00:01.000 --> 00:03.000\n{\\an8}<i>The <c.red>end</c></i> token is &lt;s&gt; or <eos>&amp;nbsp;&amp;amp; so&#33;\n")
            .ShouldBe(["The end token is <s> or <eos> & so!"]);

    [Fact]
    public void A_cut_word_is_mended_and_a_word_with_a_hyphen_kept() =>
        Talk.Sentences("1\n00:00:01,000 --> 00:00:03,000\nA well-known con-\ncrete bridge.\n").ShouldBe(["A well-known concrete bridge."]);

    [Fact]
    public void Notes_are_left_out_and_counted()
    {
        var talk = Talk.Read("1\n00:00:01,000 --> 00:00:02,000\n[Music]\n\n2\n00:00:02,000 --> 00:00:04,000\nHello (laughs) there [sic].\n\n3\n00:00:04,000 --> 00:00:06,000\n♪ la la la ♪\n\n"
            + "4\n00:00:06,000 --> 00:00:08,000\nThe list a[0] is (of course) [1, 2].\n\n5\n00:00:08,000 --> 00:00:09,000\n【掌声】好。");
        talk.Text.ShouldBe("Hello there. The list a[0] is (of course) [1, 2].好。");
        talk.Remarks.ShouldContain("5 notes such as [music] are left out");
    }

    [Fact]
    public void Words_with_times_give_sentences_theirs() =>
        Talk.Lines("WEBVTT\n\n00:01.000 --> 00:09.000\nGo.<00:01.500><c> Now</c><00:02.000><c> wait.</c><00:08.000><c> Stop.</c>\n")
            .ShouldBe(["1.0 | Go.", "1.5 | Now wait.", "8.0 | Stop."]);

    [Fact]
    public void Chinese_captions_are_joined_without_blanks_and_English_ones_with_one()
    {
        Talk.Read("1\n00:00:01,000 --> 00:00:02,000\n这座桥\n很长，\n\n2\n00:00:02,000 --> 00:00:03,000\n有Sam\n\n3\n00:00:03,000 --> 00:00:04,000\nLee那么高。\n\n4\n00:00:04,000 --> 00:00:05,000\n对吧？").Text
            .ShouldBe("这座桥很长，有Sam Lee那么高。对吧？");
        Talk.Read("0:01 The bridge\n0:02 is long.\n0:03 Is it?").Text.ShouldBe("The bridge is long. Is it?");
    }

    [Fact]
    public void Lines_without_times_give_sentences_without_times()
    {
        var talk = Talk.Read(string.Join('\n', "大家好", "我是小林", "今天我们看一台相机", "它很轻", "所以可以随身带着", "但是电池不大", "用两个小时就没有电了", "那么厂家怎么说"));
        Talk.Speech(talk).Count.ShouldBeGreaterThan(1);
        Talk.Speech(talk).ShouldAllBe(b => b.From == null && b.To == null);
        Talk.Letters(talk.Text).ShouldBe("大家好我是小林今天我们看一台相机它很轻所以可以随身带着但是电池不大用两个小时就没有电了那么厂家怎么说");
        talk.Text.ShouldNotContain(' ');
    }

    [Theory]
    [InlineData("**0:03** · Hello there.\n\n**1:00:05** · Bye.")]
    [InlineData("[00:00:03] Hello there.\n[01:00:05] Bye.")]
    [InlineData("(0:03) Hello there.\n(1:00:05) Bye.")]
    [InlineData("0:03 Hello there.\n1:00:05 Bye.")]
    [InlineData("0:03\nHello there.\n1:00:05\nBye.")]
    [InlineData("[00:03.000 --> 00:04.500] Hello there.\n[01:00:05.000 --> 01:00:06.000] Bye.")]
    [InlineData("[0:03](https://example.com/watch?t=3) Hello there.\n[1:00:05](https://example.com/watch?t=3605) Bye.")]
    public void Time_codes_are_read_however_they_are_written(string text) =>
        Talk.Lines(text).ShouldBe(["3.0 | Hello there.", "3605.0 | Bye."]);

    [Fact]
    public void Times_that_break_the_order_of_lines_are_left_out()
    {
        var talk = Talk.Read("0:01 One.\n0:02 Two.\n9:59:59 Three.\n0:04 Four.\n0:05 Five.");
        talk.Text.ShouldBe("One. Two. Three. Four. Five.");
        talk.Remarks.ShouldContain("1 time code is out of order and left out");
        Talk.Speech(talk)[2].From!.Value.TotalSeconds.ShouldBeInRange(2, 4);
    }

    [Fact]
    public void What_is_written_about_a_talk_is_not_said_in_it()
    {
        var talk = Talk.Read("---\ntitle: \"On glass\"\nlanguage: en\n---\n![](https://youtu.be/aaaaBBBB001)\n\nWith Jo\\_Park.\n\n## Transcript\n\nRecorded in May\n\n### How it melts\n\n0:01 It gets hot.\n\n### End\n\n0:09 Bye.");
        (talk.Title, talk.Language, talk.Url).ShouldBe(("On glass", "en", "https://youtu.be/aaaaBBBB001"));
        talk.Outline.Blocks.Select(b => (b.Kind, b.Level, b.Span.In(talk.Text).ToString())).ShouldBe(
        [
            (BlockKind.Paragraph, 0, "With Jo_Park."), (BlockKind.Heading, 2, "Transcript"), (BlockKind.Paragraph, 0, "Recorded in May"),
            (BlockKind.Heading, 3, "How it melts"), (BlockKind.Speech, 0, "It gets hot."), (BlockKind.Heading, 3, "End"), (BlockKind.Speech, 0, "Bye."),
        ]);
    }

    [Fact]
    public void Links_of_a_description_are_kept_beside_their_words()
    {
        var talk = Talk.Read("See [the notes](https://example.com/a?b=1), [not](javascript:x) and [1].\n\n## Transcript\n\n0:01 Hi.");
        talk.Text.ShouldBe("See the notes, [not](javascript:x) and [1].\n\nTranscript\n\nHi.");
        talk.Outline.Links.ShouldBe([new Link(new TextSpan(4, 9), "https://example.com/a?b=1")]);
    }

    [Fact]
    public void Chapters_of_a_description_are_headings_where_a_talk_has_none()
    {
        var talk = Talk.Read("0:00 Start\n0:10 Middle\n0:20 End\n\n## Transcript\n\n0:00 One.\n0:11 Two.\n0:15 Three.\n0:21 Four.");
        talk.Text.ShouldBe("Transcript\n\nStart\n\nOne.\n\nMiddle\n\nTwo. Three.\n\nEnd\n\nFour.");
        talk.Outline.Blocks.Where(b => b.Kind == BlockKind.Heading).Select(b => b.From?.TotalSeconds).ShouldBe([0, 0, 11, 21]);
    }

    [Fact]
    public void A_cue_that_nobody_could_say_is_refused() =>
        Should.Throw<ParseException>(() => Talk.Read("WEBVTT\n\n00:00.000 --> 00:01.000\n" + string.Concat(Enumerable.Repeat("wind ", 50_000)))).Message.ShouldStartWith("a caption or turn of more than");

    [Theory]
    [InlineData("")]
    [InlineData("   \n\n")]
    [InlineData("WEBVTT")]
    [InlineData("<html><body>Hello</body></html>")]
    [InlineData("{\"a\": 1}")]
    [InlineData("<timedtext format=\"3\"><body><p t=\"1\"")]
    [InlineData("[Music]")]
    public void What_says_nothing_is_refused_with_a_reason(string text) =>
        Should.Throw<ParseException>(() => Talk.Read(text)).Message.ShouldStartWith("not a transcript");

    [Theory]
    [InlineData("WEBVTT\n\n00:01.000 --> 00:02.000\nx", TranscriptSign.Strong)]
    [InlineData("1\n00:00:01,000 --> 00:00:02,000\nx", TranscriptSign.Strong)]
    [InlineData("<?xml version=\"1.0\"?><transcript><text start=\"0\" dur=\"1\">x</text>", TranscriptSign.Strong)]
    [InlineData("<timedtext format=\"3\"><body>", TranscriptSign.Strong)]
    [InlineData("<tt xmlns=\"http://www.w3.org/ns/ttml\">", TranscriptSign.Strong)]
    [InlineData("{\"events\":[{\"tStartMs\":1", TranscriptSign.Strong)]
    [InlineData("0:01 one\n0:02 two\n0:03 three", TranscriptSign.Strong)]
    [InlineData("so\nthis is\nhow we\ndo it\nevery day\nin the\ngarden of\nour house\nand then\nwe eat\nwhat grew\nthere", TranscriptSign.Weak)]
    [InlineData("<html><head>", TranscriptSign.None)]
    [InlineData("0:00 Beginning\n4:10 Colours\n9:30 End", TranscriptSign.None)]
    [InlineData("9:00 Opening\n10:30 Talks\n12:00 Lunch\n14:00 More talks", TranscriptSign.None)]
    [InlineData("Milk costs more.\n\nOn Monday the price of milk rose by two cents. At 10:30 the shops opened.", TranscriptSign.None)]
    [InlineData("{\"text\": \"x\", \"id\": 1}", TranscriptSign.None)]
    public void A_transcript_is_known_by_its_head(string head, TranscriptSign sign) =>
        TranscriptReader.LooksLikeTranscript(head).ShouldBe(sign);
}
