using System.Text;

namespace Vane.Parse;

/// <summary>Reads transcripts of plain lines or Markdown, with time codes or without any.</summary>
internal sealed class LineTranscript
{
    private readonly TalkScript _script = new();
    private readonly StringBuilder _said = new();
    private readonly string _text;
    private readonly bool _hasTimes;

    // Whether what is read is the talk, and not what is written about it.
    private bool _isTalk;
    private bool _isHeaded;
    private Cue? _cue;

    // Captions without times since the last empty line.
    private int _lines;

    private LineTranscript(string text, int at)
    {
        _text = text;
        (_isHeaded, _hasTimes) = Survey(text, at);
        _isTalk = !_isHeaded && !_hasTimes;
    }

    /// <summary>Reads a text.</summary>
    public static TalkScript Read(string text)
    {
        var at = 0;
        var (title, language, url) = TalkMarkdown.FrontMatter(text, ref at);
        var reading = new LineTranscript(text, at);
        (reading._script.Title, reading._script.Language, reading._script.Url) = (title, language, url);
        return reading.Run(at);
    }

    private TalkScript Run(int at)
    {
        while (at < _text.Length)
        {
            var line = Lines.Next(_text, ref at);
            if (line.IsWhiteSpace()) Blank();
            else if (TalkMarkdown.Heading(line) is { } heading) Heading(heading);
            else if (TalkMarkdown.Video(line) is { } address) _script.Url ??= address;
            else if (LineHead.Read(line) is { } head) Timed(head, line);
            else Plain(line.Trim());
        }

        Flush();
        _script.Cues = Chapters.Settle(_script.Cues);
        return _script;
    }

    private static (bool IsHeaded, bool HasTimes) Survey(string text, int at)
    {
        var (isHeaded, times) = (false, 0);
        while (at < text.Length && (!isHeaded || times == 0))
        {
            var line = Lines.Next(text, ref at);
            if (TalkMarkdown.Heading(line) is { } heading && IsTranscriptHeading(heading.Text)) (isHeaded, times) = (true, 0);
            else if (LineHead.Read(line) is not null) times++;
        }

        return (isHeaded, times > 0);
    }

    /// <summary>Whether a line is the heading that a talk stands under.</summary>
    public static bool IsBeginning(ReadOnlySpan<char> line) => line is ['#', ..] && TalkMarkdown.Heading(line) is { } heading && IsTranscriptHeading(heading.Text);

    private static bool IsTranscriptHeading(string heading) =>
        heading.Trim(' ', ':', '：', '*').ToLowerInvariant()
            is "transcript" or "full transcript" or "transcription" or "video transcript" or "字幕" or "文字稿" or "逐字稿" or "文稿" or "转录" or "轉錄" or "原文";

    private void Heading(Cue heading)
    {
        Flush();
        var isBeginning = !_isTalk && IsTranscriptHeading(heading.Text);
        if (isBeginning) _isTalk = !_hasTimes;
        if (heading.Level == 1 && _script.Title is null && !isBeginning) _script.Title = heading.Text;
        else _script.Add(heading);
        _isHeaded &= !isBeginning;
    }

    private void Timed(LineHead head, ReadOnlySpan<char> line)
    {
        Flush();
        var words = line[head.Length..].Trim();
        if (_isHeaded)
        {
            // Before the talk a time is one of its chapters.
            _script.Add(new Cue(TalkMarkdown.Plain(line.Trim())) { Kind = CueKind.Paragraph, From = head.Time });
            return;
        }

        _isTalk = true;
        _cue = new Cue("") { From = head.Time, To = head.To, Speaker = head.Speaker };
        if (!words.IsEmpty) _said.Append(TalkMarkdown.Plain(words));
    }

    private void Plain(ReadOnlySpan<char> line)
    {
        var kind = _isTalk ? CueKind.Speech : CueKind.Paragraph;
        if (_cue is { } cue && cue.Kind != kind) Flush();
        _cue ??= new Cue("") { Kind = kind };
        if (_said.Length > 0) _said.Append('\n');
        _said.Append(TalkMarkdown.Plain(line));
        if (!_isTalk || _hasTimes) return;
        // Without times each line is a caption of its own.
        Flush();
        _lines++;
    }

    private void Blank()
    {
        if (!_isTalk) Flush();
        // Where each line stands alone, an empty one parts nothing.
        else if (!_hasTimes && _lines > 1) _cue = new Cue("") { IsTurn = true };
        _lines = 0;
    }

    private void Flush()
    {
        if (_cue is { } cue && _said.Length > 0) _script.Add(cue with { Text = _said.ToString() });
        _cue = null;
        _said.Clear();
    }
}
