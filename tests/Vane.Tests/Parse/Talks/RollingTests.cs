using FsCheck;
using FsCheck.Fluent;

namespace Vane.Tests.Parse.Talks;

public sealed class RollingTests
{
    [Fact]
    public void Lines_that_stand_above_the_next_are_read_once()
    {
        var talk = Talk.Read(
            """
            WEBVTT

            00:00.000 --> 00:02.000
             
            we<00:00.300><c> plant</c><00:00.600><c> beans</c>

            00:02.000 --> 00:02.010
            we plant beans
             

            00:02.010 --> 00:03.000
            we plant beans
            no

            00:03.000 --> 00:03.010
            no
             

            00:03.010 --> 00:04.000
            no
            no

            00:04.000 --> 00:04.010
            no
             

            00:04.010 --> 00:06.000
            no
            not here
            """);
        Talk.Letters(talk.Text).ShouldBe("weplantbeansnononothere");
        talk.Remarks.ShouldBe(["6 captions repeat what was shown"]);
    }

    [Fact]
    public void Lines_that_grow_are_read_once_and_what_is_said_again_later_twice() =>
        Talk.Letters(Talk.Read(Srt("一", "一二", "一二三", "四", "四五", "四五六") + "\n\n00:00:20,000 --> 00:00:21,000\n四五六").Text).ShouldBe("一二三四五六四五六");

    [Fact]
    public void What_is_said_twice_in_captions_that_do_not_roll_is_read_twice()
    {
        const string Song = "no no no";
        Talk.Letters(Talk.Read(Srt(Song, Song, "we do not", "go there", Song, "no", "no", "never")).Text)
            .ShouldBe("nonono" + "nonono" + "wedonot" + "gothere" + "nonono" + "no" + "no" + "never");
    }

    [Theory]
    [InlineData("00:00:02,500", 1)]
    [InlineData("00:00:03,000", 1)]
    [InlineData("00:00:08,000", 2)]
    public void A_caption_doubled_over_or_right_behind_itself_is_read_once(string from, int times) =>
        Talk.Read($"1\n00:00:01,000 --> 00:00:03,000\nGood &amp; morning all.\n\n2\n{from} --> 00:00:09,000\nGood &amp; morning all.\n").Text.Split("morning").Length.ShouldBe(times + 1);

    [Fact]
    public void The_same_caption_given_twice_is_read_once() =>
        Talk.Sentences("1\n00:00:01,000 --> 00:00:02,000\nHello.\n\n2\n00:00:01,000 --> 00:00:02,000\nHello.\n\n3\n00:00:02,000 --> 00:00:03,000\nHello.").ShouldBe(["Hello.", "Hello."]);

    private static readonly Gen<string[]> Spoken = Gen.Elements("no", "we plant beans", "yes yes", "he said no", "no way", "今天去看海", "对", "对吧", "it rains", "12 beans", "we plant").ArrayOf();

    [Fact]
    public void However_many_lines_roll_each_is_read_once() =>
        Prop.ForAll(Spoken.Where(l => l.Length > 2).ToArbitrary(), Gen.Choose(1, 2).ToArbitrary(), (lines, kept) =>
            Talk.Letters(Talk.Read(Rolled(lines, kept)).Text).ShouldBe(Talk.Letters(string.Concat(lines)))).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    // Each line with those before it, then those that stay, for an instant.
    private static string Rolled(string[] lines, int kept) => Srt([.. lines.SelectMany((_, at) => new[]
    {
        string.Join('\n', lines[Math.Max(0, at - kept)..(at + 1)]), string.Join('\n', lines[Math.Max(0, at - kept + 1)..(at + 1)]),
    })]);

    private static string Srt(params string[] captions) => string.Join("\n\n", captions.Select((text, at) => $"{at + 1}\n00:{(at + 1) / 60:00}:{(at + 1) % 60:00},000 --> 00:{(at + 2) / 60:00}:{(at + 2) % 60:00},000\n{text}"));
}
