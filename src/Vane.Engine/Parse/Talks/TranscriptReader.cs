using Vane.Text;

namespace Vane.Parse;

/// <summary>
/// Reads transcripts of talks: WebVTT, SubRip, YouTube's timed text and JSON3, TTML, and plain lines with or without time
/// codes. What comes out are sentences with the times at which they are said, a paragraph for each turn or pause; captions
/// that roll are read once, and notes such as [Music] are left out. Linear.
/// </summary>
public static class TranscriptReader
{
    /// <summary>Reads a transcript; one of plain lines without time codes too.</summary>
    /// <exception cref="ParseException">It is no transcript, says nothing, or is too large.</exception>
    public static Content Read(RawInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.Bytes.Length > ParseLimits.Bytes) throw new ParseException($"larger than {ParseLimits.Bytes >> 20} MiB");
        var (text, remark) = Charset.Decode(input.Bytes.Span, input.MediaType);
        var content = ReadText(text, input.Address);
        return remark is null ? content : content with { Remarks = [remark, .. content.Remarks] };
    }

    /// <summary>Reads a transcript that is text already.</summary>
    /// <param name="text">The transcript.</param>
    /// <param name="address">Where it was read from; the address that the transcript states goes first.</param>
    /// <exception cref="ParseException">It is no transcript, says nothing, or is too large.</exception>
    public static Content ReadText(string text, string? address = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > ParseLimits.Bytes) throw new ParseException($"larger than {ParseLimits.Bytes >> 20} MiB");
        text = text.TrimStart('\uFEFF', '\u200B');
        var script = TalkForms.Of(text) switch
        {
            TalkForm.CaptionFile => CaptionFile.Read(text),
            TalkForm.TimedText => TimedText.Read(text),
            TalkForm.Json => JsonCaptions.Read(text),
            TalkForm.None when text.AsSpan().TrimStart() is ['<' or '{', ..] => throw new ParseException("not a transcript: markup or JSON without captions"),
            _ => LineTranscript.Read(text),
        };
        var (plain, outline) = Write(script);
        if (!outline.Blocks.Any(b => b.Kind == Model.BlockKind.Speech)) throw new ParseException("not a transcript: nothing is said in it");
        return new Content
        {
            Kind = InputKind.Transcript,
            Text = plain,
            Outline = outline,
            Title = script.Title is { } title && PlainText.OneLine(title) is { Length: > 0 } line ? line : null,
            Language = script.Language,
            Url = script.Url ?? address,
            Remarks = script.Remarks,
        };
    }

    /// <summary>How much a text looks like a transcript, by its first some thousand characters.</summary>
    public static TranscriptSign LooksLikeTranscript(ReadOnlySpan<char> head) => TalkForms.Of(head) switch
    {
        TalkForm.None => TranscriptSign.None,
        TalkForm.PlainLines => TranscriptSign.Weak,
        _ => TranscriptSign.Strong,
    };

    private static (string Text, Model.Outline Outline) Write(TalkScript script)
    {
        var cues = new List<Cue>(script.Cues.Count);
        foreach (var cue in script.Cues) CueText.AddClean(cue, cues);
        script.Cues = cues;
        Timing.Order(script);
        (script.Cues, var doubles) = Rolling.Drop(script);
        script.Count(doubles, "caption repeats what was shown", "captions repeat what was shown");
        DropNotes(script);
        var pace = Timing.Pace(script.Cues);
        Timing.Fill(script, pace);
        return new TalkWriter(pace).Write(Turns.Part(script, pace));
    }

    private static void DropNotes(TalkScript script)
    {
        var (kept, notes) = (new List<Cue>(script.Cues.Count), 0);
        foreach (var cue in script.Cues)
        {
            var said = cue.Kind == CueKind.Speech ? Notes.Without(cue, ref notes) : cue;
            if (said.Text.Length > 0) kept.Add(said);
        }

        script.Cues = kept;
        script.Count(notes, "note such as [music] is left out", "notes such as [music] are left out");
    }
}
