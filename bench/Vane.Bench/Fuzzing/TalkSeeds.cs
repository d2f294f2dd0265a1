using Vane.Parse;

namespace Vane.Bench.Fuzzing;

/// <summary>A talk in every form that captions and transcripts come in.</summary>
internal static class TalkSeeds
{
    private const string Vtt = """
        WEBVTT - On winds
        Kind: captions
        Language: en

        STYLE
        ::cue { color: white }

        NOTE a remark

        1
        00:00:01.000 --> 00:00:04.200 align:start position:0%
        <v Ada Gale>The wind<00:00:02.000><c> has turned</c>

        00:00:04.200 --> 00:00:06.000
        The wind has turned
        and it brings &amp; takes. [Music]

        100:00:06.000 --> 100:00:08.500
        - So it does.
        - >> Does it? <i>Yes</i> <lang fr>oui</lang>
        """;

    private const string Srt = """
        1
        00:00:00,500 --> 00:00:02,000
        (wind howls)

        2
        00:00:02,000 --> 00:00:05,250
        ADA: It comes from the <font color="#fff">north</font>.
        {\an8}And it is cold.

        3
        00:00:05,250 --> 00:00:04,000
        An end before its beginning
        """;

    private const string Json3 = """
        {"wireMagic":"pb3","events":[{"tStartMs":0,"dDurationMs":99999,"id":1,"wpWinPosId":1},
        {"tStartMs":1200,"dDurationMs":2400,"segs":[{"utf8":"the"},{"utf8":" wind","tOffsetMs":160,"acAsrConf":0},{"utf8":" turned","tOffsetMs":400}]},
        {"tStartMs":2500,"dDurationMs":1,"aAppend":1,"segs":[{"utf8":"\n"}]},{"tStartMs":3600,"dDurationMs":2000,"segs":[{"utf8":"north today. it is cold"}]}]}
        """;

    private const string Timed = """
        <?xml version="1.0" encoding="utf-8" ?><transcript><text start="0.5" dur="2.1">the wind &amp;#39;s turned</text><text start="2.6" dur="1e2">north today</text></transcript>
        """;

    private const string Srv3 = """
        <?xml version="1.0"?><timedtext format="3"><head><ws id="0"/></head><body><p t="120" d="3000" w="1"><s ac="0">the</s><s t="300"> wind</s></p>
        <p t="3120" d="1000" a="1">
        </p><p t="3200" d="2000">has turned</p></body></timedtext>
        """;

    private const string Ttml = """
        <tt xmlns="http://www.w3.org/ns/ttml" xml:lang="en"><body><div><p begin="00:00:01.5" end="00:00:03:12">It <span>blows</span><br/>hard</p>
        <p begin="3.5s" dur="500ms">and cold</p><p begin="99999999999t">late</p></div></body></tt>
        """;

    private const string Marked = """
        # On winds

        ![](https://www.youtube.com/watch?v=aaaaaaaaaaa)

        ## Transcript

        ### Introduction

        **0:00** · good morning, I'm Ada and this is Bo, and we talk of winds

        **0:07** · [Music] so the wind has turned north

        **1:02:03** · and that is all, thank you
        """;

    private const string Spoken = """
        [00:00:03] Ada Gale: The wind has turned. Why is that?
        [00:00:09] Bo Breeze: It does so every year. About this time,
        I think.
        (00:15) Ada: Thank you.
        """;

    private const string Chinese = """
        00:01 王风：今天的风从北边来。
        00:05 李雨：是的，还带着雨，明天更冷。
        01:10 王风：谢谢大家收听。
        """;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Seed> All { get; } =
    [
        Seed.Of(InputKind.Transcript, "talk.vtt", Vtt),
        Seed.Of(InputKind.Transcript, "talk.srt", Srt),
        Seed.Of(InputKind.Transcript, "talk.json3", Json3),
        Seed.Of(InputKind.Transcript, "talk.srv1", Timed),
        Seed.Of(InputKind.Transcript, "talk.srv3", Srv3),
        Seed.Of(InputKind.Transcript, "talk.ttml", Ttml),
        Seed.Of(InputKind.Transcript, "talk.md", Marked),
        Seed.Of(InputKind.Transcript, "talk.txt", Spoken),
        Seed.Of(InputKind.Transcript, "talk.zh.txt", Chinese),
    ];
}
