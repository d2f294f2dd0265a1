using Vane.Parse;

namespace Vane.Bench.Fuzzing;

/// <summary>Talks that cost much.</summary>
internal static class TalkBombs
{
    private const int Most = ParseLimits.Bytes - 4096;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Bomb> All { get; } =
    [
        Talk("million cues", "bomb.vtt", () => Bomb.Repeat("WEBVTT\n\n", "0:1 --> 0:2\na\n\n", 1_000_000)),
        Talk("400,000 cues of words", "bomb.vtt", () => Bomb.Count("WEBVTT\n\n", i => $"00:{i / 60 % 60:00}:{i % 60:00}.000 --> 01:00:00.000\nwind {i}\n\n", 380_000)),
        Talk("million cues of SRT", "bomb.srt", () => Bomb.Repeat("", "1\n0:0:1 --> 2\n", 1_000_000)),
        Talk("absurd times", "bomb.vtt", () => Bomb.Repeat("WEBVTT\n\n", "99999999999999999999:99:99.999 --> -1:-1:-1.9\nwind\n\n99:59:59.999 --> 00:00:00.000\nnorth\n\n", 100_000)),
        Talk("time of 10 MB", "bomb.vtt", () => Bomb.Repeat("WEBVTT\n\n00:", "00:", 3_000_000, "00.000 --> 00:00:01.000\nwind")),
        Talk("figures of 10 MB", "bomb.vtt", () => Bomb.Repeat("WEBVTT\n\n00:00:0", "9", 10_000_000, " --> 00:00:01.000\nwind")),
        Talk("cue of 16 MB", "bomb.vtt", () => Bomb.Repeat("WEBVTT\n\n00:00:00.000 --> 00:00:01.000\n", "wind ", Most / 5)),
        Talk("cues at the limit", "bomb.vtt", () => Bomb.Repeat("WEBVTT\n\n", "00:00:00.000 --> 00:00:01.000\n" + string.Concat(Enumerable.Repeat("wind ", 39_000)) + "\n\n", 20)),
        Talk("cue of many lines", "bomb.vtt", () => Bomb.Repeat("WEBVTT\n\n00:00:00.000 --> 00:00:01.000\n", "wind\n", Most / 5)),
        Talk("rolling captions of 16 MB", "bomb.vtt", () => Bomb.Repeat("WEBVTT\n\n", "00:00:00.000 --> 00:00:01.000\nthe wind the wind the wind the wind\n\n", Most / 68)),
        Talk("two cues of 8 MB, alike", "bomb.vtt", () => [.. Bomb.Repeat("WEBVTT\n\n00:00:00.000 --> 00:00:01.000\n", "wi ", Most / 7), .. Bomb.Repeat("\n\n00:00:01.000 --> 00:00:02.000\n", "wi ", Most / 7, "nd")]),
        Talk("nested tags in a cue", "bomb.vtt", () => Bomb.Repeat("WEBVTT\n\n00:00:00.000 --> 00:00:01.000\n", "<c><i>", Most / 7)),
        Talk("open tags in a cue", "bomb.vtt", () => Bomb.Repeat("WEBVTT\n\n00:00:00.000 --> 00:00:01.000\n", "<", Most - 100)),
        Talk("times in a cue", "bomb.vtt", () => Bomb.Repeat("WEBVTT\n\n00:00:00.000 --> 00:00:01.000\n", "<00:00:00.500>w", Most / 16)),
        Talk("endless note", "bomb.vtt", () => Bomb.Repeat("WEBVTT\n\nNOTE ", "wind\n", Most / 6)),
        Talk("arrows", "bomb.vtt", () => Bomb.Repeat("WEBVTT\n\n", "-->", Most / 4)),
        Talk("speakers", "bomb.vtt", () => Bomb.Count("WEBVTT\n\n", i => $"00:00:01.000 --> 00:00:02.000\n<v S{i}>wind\n\n", 200_000)),
        Talk("deep JSON", "bomb.json3", () => Bomb.Repeat("{\"events\":", "[", 5_000_000)),
        Talk("deep objects", "bomb.json3", () => Bomb.Repeat("{\"events\":[", "{\"segs\":[", 1_500_000)),
        Talk("million events", "bomb.json3", () => Bomb.Repeat("{\"events\":[{}", ",{\"segs\":[]}", 1_000_000, "]}")),
        Talk("600,000 segments", "bomb.json3", () => Bomb.Repeat("{\"events\":[{\"tStartMs\":0,\"segs\":[{}", ",{\"utf8\":\"wind \"}", 600_000, "]}]}")),
        Talk("absurd numbers", "bomb.json3", () => Bomb.Repeat("{\"events\":[{}", ",{\"tStartMs\":1e400,\"dDurationMs\":-9223372036854775808,\"segs\":[{\"utf8\":\"a\",\"tOffsetMs\":9999999999999999999}]}", 100_000, "]}")),
        Talk("nested elements", "bomb.srv3", () => Bomb.Repeat("<timedtext><body>", "<p t=\"1\">", 1_000_000)),
        Talk("million elements", "bomb.srv3", () => Bomb.Repeat("<timedtext><body><p t=\"0\" d=\"1\">", "<s>a</s>", 1_000_000, "</p></body></timedtext>")),
        Talk("300,000 texts", "bomb.srv1", () => Bomb.Repeat("<transcript>", "<text start=\"1\" dur=\"1e300\">wind &amp;#39;</text>", 300_000, "</transcript>")),
        Talk("billion laughs", "bomb.ttml", () => Bomb.Repeat("<!DOCTYPE tt [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><tt><body>", "<p begin=\"1s\">&b;</p>", 100_000, "</body></tt>")),
        Talk("lines of a transcript", "bomb.txt", () => Bomb.Repeat("", "[00:00:03] Ada Gale: The wind has turned.\n", 390_000)),
        Talk("time codes in one line", "bomb.txt", () => Bomb.Repeat("00:01 wind\n", "[00:00:03] ", Most / 12)),
        Talk("word of 16 MB", "bomb.txt", () => Bomb.Repeat("[00:00:03] Ada: ", "w", Most - 100)),
        Talk("sentence of 16 MB", "bomb.txt", () => Bomb.Repeat("[00:00:03] Ada: ", "wind, ", Most / 7)),
        Talk("full stops", "bomb.txt", () => Bomb.Repeat("[00:00:03] Ada: ", ". ", Most / 3)),
    ];

    private static Bomb Talk(string name, string file, Func<byte[]> make) => new("talk: " + name, InputKind.Transcript, file, make);
}
