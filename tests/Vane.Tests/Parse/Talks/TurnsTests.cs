namespace Vane.Tests.Parse.Talks;

public sealed class TurnsTests
{
    [Fact]
    public void Voices_are_speakers_of_their_words_only() =>
        Talk.Lines("WEBVTT\n\n00:00.000 --> 00:02.000\n<v Ada Moor>Yes.</v>\n\n00:02.000 --> 00:04.000\n<v.loud Ben>No.</v> Who?\n").ShouldBe(["0.0 Ada Moor| Yes.", "2.0 Ben| No.", "2.9 | Who?"]);

    [Fact]
    public void Names_before_a_colon_are_speakers_until_the_next() =>
        Talk.Lines("0:00 Ida Holm: Welcome.\n0:02 It is late.\n0:04 Jo Park: Yes.\n0:06 Ida Holm: Note: we begin.\n0:08 Jo Park: Fine. Ida Holm: Good.")
            .ShouldBe(["0.0 Ida Holm| Welcome.", "2.0 Ida Holm| It is late.", "4.0 Jo Park| Yes.", "6.0 Ida Holm| Note: we begin.", "8.0 Jo Park| Fine.", "11.0 Ida Holm| Good."]);

    [Theory]
    [InlineData("0:00 Note: it rains.\n0:02 Note: it snows.")]
    [InlineData("0:00 Remember: it rains.\n0:02 So: it snows.")]
    [InlineData("0:00 Rule three: it rains.\n0:02 One thing is clear: it snows.")]
    [InlineData("0:00 例如：下雨。\n0:02 例如：下雪。")]
    [InlineData("0:00 原来：下雨。\n0:02 下雪。")]
    public void What_is_no_name_is_said(string text) => Talk.Speech(Talk.Read(text)).ShouldAllBe(b => b.Speaker == null);

    [Fact]
    public void Chinese_names_that_come_again_are_speakers() =>
        Talk.Lines("0:00 主持人：你好。\n0:02 陈工：谢谢。\n0:04 主持人：请坐。\n0:06 陈工：好。").ShouldBe(["0.0 主持人| 你好。", "2.0 陈工| 谢谢。", "4.0 主持人| 请坐。", "6.0 陈工| 好。"]);

    [Fact]
    public void A_label_that_comes_once_is_a_speaker_where_another_comes_again()
    {
        Talk.Lines("1\n00:00:01,000 --> 00:00:02,000\nHost: Welcome to the show.\n\n2\n00:00:02,000 --> 00:00:03,000\nGuest: Thank you.\n\n3\n00:00:03,000 --> 00:00:04,000\nHost: Right.\n")
            .ShouldBe(["1.0 Host| Welcome to the show.", "2.0 Guest| Thank you.", "3.0 Host| Right."]);
        Talk.Lines("[00:00] 主持人：大家好。\n[00:05] 嘉宾：谢谢。\n[00:09] 主持人：再见。").ShouldBe(["0.0 主持人| 大家好。", "5.0 嘉宾| 谢谢。", "9.0 主持人| 再见。"]);
    }

    [Fact]
    public void What_may_be_a_label_ends_a_turn_and_begins_none() =>
        Talk.Lines("[00:00] 主持人：大家好。\n[00:05] 我想说：谢谢。\n[00:09] 主持人：再见。").ShouldBe(["0.0 主持人| 大家好。", "5.0 | 我想说：谢谢。", "9.0 主持人| 再见。"]);

    [Fact]
    public void A_caption_behind_a_pause_is_said_by_nobody_known() =>
        Talk.Lines("1\n00:00:01,000 --> 00:00:02,000\nHost: Hello.\n\n2\n00:00:02,000 --> 00:00:03,000\nCome in.\n\n3\n00:00:09,000 --> 00:00:10,000\nIt rains.\n\n4\n00:00:10,000 --> 00:00:11,000\nHost: It does.\n")
            .ShouldBe(["1.0 Host| Hello.", "2.0 Host| Come in.", "9.0 | It rains.", "10.0 Host| It does."]);

    [Fact]
    public void Marks_of_a_change_part_turns()
    {
        Talk.Read("1\n00:00:01,000 --> 00:00:03,000\n&gt;&gt; Who? >> Me.\n\n2\n00:00:03,000 --> 00:00:05,000\n- Why?\n- I was there.\n\n3\n00:00:05,000 --> 00:00:06,000\n- 40 of us.").Text
            .ShouldBe("Who?\n\nMe.\n\nWhy?\n\nI was there.\n\n40 of us.");
        Talk.Lines("0:00 >> KIM: One.\n0:02 >> Two.").ShouldBe(["0.0 KIM| One.", "2.0 | Two."]);
    }

    [Fact]
    public void A_name_and_a_time_on_a_line_of_their_own_head_what_follows() =>
        Talk.Lines("说话人1   0:00:01\n去看海。\n\nAda Moor (00:04)\nFine.\nLet us go.\n\n说话人1 0:06\n好。").ShouldBe(["1.0 说话人1| 去看海。", "4.0 Ada Moor| Fine.", "4.8 Ada Moor| Let us go.", "6.0 说话人1| 好。"]);

    [Fact]
    public void Points_alone_are_no_sentence() =>
        Talk.Sentences("0:01 … I was there. … …\n0:05 Yes. ...").ShouldBe(["… I was there.", "… … Yes. ..."]);

    [Fact]
    public void A_pause_parts_paragraphs_and_speech_does_not() =>
        Talk.Read("1\n00:00:01,000 --> 00:00:02,000\nOne.\n\n2\n00:00:02,500 --> 00:00:03,000\nTwo.\n\n3\n00:00:08,000 --> 00:00:09,000\nThree.").Text.ShouldBe("One. Two.\n\nThree.");
}
