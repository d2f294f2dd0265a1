using System.Globalization;
using System.Text;

namespace Vane.Parse;

/// <summary>Reads YouTube's timed text in both of its forms, and plain TTML (Timed Text Markup Language 2).</summary>
internal static class TimedText
{
    /// <summary>Reads a file.</summary>
    public static TalkScript Read(string text)
    {
        var script = new TalkScript { IsCaptions = true };
        var scan = new MarkupScan(text);
        var clock = new Rates(1000, 30);
        Cue? cue = null;
        var said = new StringBuilder();
        var words = new List<WordTime>();
        var (bad, isTitle) = (0, false);
        while (scan.Read(out var found))
        {
            switch (found)
            {
                case { Name: "" } when isTitle && found.Body.Trim() is { Length: > 0 } title:
                    script.Title ??= title;
                    break;
                case { Name: "" } when cue is not null:
                    said.Append(found.Body);
                    break;
                case { Name: "title" }:
                    isTitle = !found.IsEnd;
                    break;
                case { Name: "tt" or "transcript" or "timedtext", IsEnd: false }:
                    script.Language ??= found["lang"] is { Length: > 0 } language ? language : null;
                    clock = Rates.Of(found);
                    break;
                case { Name: "text" or "p" }:
                    Add();
                    cue = found.IsEnd || found.Body.EndsWith('/') ? null : Open(found, clock, ref bad);
                    break;
                case { Name: "s", IsEnd: false } when cue?.From is { } from && TimeCode.Number(found["t"], 1) is { } offset:
                    words.Add(new WordTime(said.Length, from + offset));
                    break;
                case { Name: "span", IsEnd: false } when cue is not null && clock.Read(found["begin"]) is { } begin:
                    words.Add(new WordTime(said.Length, begin));
                    break;
                case { Name: "br" } when cue is not null:
                    said.Append('\n');
                    break;
            }
        }

        Add();
        if (scan.IsCut) script.Remarks.Add("the file ends within a tag");
        script.Count(bad, "caption has impossible times", "captions have impossible times");
        return script;

        void Add()
        {
            if (cue is not null && said.Length > 0) script.Add(cue with { Text = said.ToString(), Words = [.. words] });
            said.Clear();
            words.Clear();
        }
    }

    private static Cue Open(Markup tag, Rates clock, ref int bad)
    {
        var (from, length, to) = tag.Name == "text"
            ? (TimeCode.Number(tag["start"], 1000), TimeCode.Number(tag["dur"], 1000), null)
            : tag["t"] is { } start ? (TimeCode.Number(start, 1), TimeCode.Number(tag["d"], 1), null)
            : (clock.Read(tag["begin"]), clock.Read(tag["dur"]), clock.Read(tag["end"]));
        to ??= from + length;
        if (from is null || to < from) bad++;
        return new Cue("") { From = from, To = to };
    }

    /// <summary>How many ticks and frames a second has.</summary>
    private readonly record struct Rates(double Ticks, double Frames)
    {
        public static Rates Of(Markup root) => new(Rate(root["tickRate"], 1), Rate(root["frameRate"], 30));

        // TTML 2, 12.3.1: clock times, of frames too, and offsets with a metric.
        public long? Read(string? time) => time?.Trim() switch
        {
            null or "" => null,
            [.., 'm', 's'] t => TimeCode.Number(t.AsSpan(..^2), 1),
            [.., 's'] t => TimeCode.Number(t.AsSpan(..^1), 1000),
            [.., 'm'] t => TimeCode.Number(t.AsSpan(..^1), 60_000),
            [.., 'h'] t => TimeCode.Number(t.AsSpan(..^1), 3_600_000),
            [.., 't'] t => TimeCode.Number(t.AsSpan(..^1), 1000 / Ticks),
            [.., 'f'] t => TimeCode.Number(t.AsSpan(..^1), 1000 / Frames),
            var t when t.AsSpan().Count(':') == 3 && t.LastIndexOf(':') is var frames =>
                TimeCode.Loose(t.AsSpan(..frames)) + TimeCode.Number(t.AsSpan(frames + 1), 1000 / Frames),
            var t => TimeCode.Loose(t),
        };

        private static double Rate(string? value, double otherwise) =>
            double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var rate) && rate is > 0 and < 1e12 ? rate : otherwise;
    }
}
