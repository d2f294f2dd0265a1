using System.Text;
using Vane.Text;

namespace Vane.Parse;

/// <summary>Reads transcripts of plain lines or Markdown, with time codes or without any.</summary>
internal sealed class LineTranscript
{
    private readonly TalkScript _script = new();
    private readonly StringBuilder _said = new();
    private readonly List<Cue> _chapters = [];
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
        var (title, language, url) = FrontMatter(text, ref at);
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
            else if (MarkdownHeading(line) is { } heading) Heading(heading);
            else if (Address(line) is { } address) _script.Url ??= address;
            else if (LineHead.Read(line) is { } head) Timed(head, line);
            else Plain(line.Trim());
        }

        Flush();
        if (!_script.Cues.Exists(c => c.Kind == CueKind.Heading && c.Level > 2)) PlaceChapters();
        else Restore();
        return _script;
    }

    private static (bool IsHeaded, bool HasTimes) Survey(string text, int at)
    {
        var (isHeaded, times) = (false, 0);
        while (at < text.Length && (!isHeaded || times == 0))
        {
            var line = Lines.Next(text, ref at);
            if (MarkdownHeading(line) is { } heading && IsTranscriptHeading(heading.Text)) (isHeaded, times) = (true, 0);
            else if (LineHead.Read(line) is not null) times++;
        }

        return (isHeaded, times > 0);
    }

    /// <summary>Whether a line is the heading that a talk stands under.</summary>
    public static bool IsBeginning(ReadOnlySpan<char> line) => line is ['#', ..] && MarkdownHeading(line) is { } heading && IsTranscriptHeading(heading.Text);

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
            _chapters.Add(new Cue(Unescaped(words)) { Kind = CueKind.Heading, Level = 3, From = head.Time });
            _script.Add(new Cue(Unescaped(line.Trim())) { Kind = CueKind.Paragraph, From = head.Time });
            return;
        }

        _isTalk = true;
        _cue = new Cue("") { From = head.Time, To = head.To, Speaker = head.Speaker };
        if (!words.IsEmpty) _said.Append(Unescaped(words));
    }

    private void Plain(ReadOnlySpan<char> line)
    {
        var kind = _isTalk ? CueKind.Speech : CueKind.Paragraph;
        if (_cue is { } cue && cue.Kind != kind) Flush();
        _cue ??= new Cue("") { Kind = kind };
        if (_said.Length > 0) _said.Append('\n');
        _said.Append(Unescaped(line));
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

    /// <summary>Chapters that a description lists stand as headings in a talk that has none of its own.</summary>
    private void PlaceChapters()
    {
        if (_chapters.Count < 3 || !Rises(_chapters) || !_script.Cues.Exists(c => c.Kind == CueKind.Speech))
        {
            Restore();
            return;
        }

        var cues = new List<Cue>(_script.Cues.Count);
        var next = 0;
        foreach (var cue in _script.Cues)
        {
            if (cue is { Kind: CueKind.Paragraph, From: not null }) continue;
            while (cue is { Kind: CueKind.Speech, From: { } from } && next < _chapters.Count && _chapters[next].From <= from) cues.Add(_chapters[next++] with { From = null });
            cues.Add(cue);
        }

        cues.AddRange(_chapters[next..].Select(c => c with { From = null }));
        _script.Cues = cues;
    }

    private static bool Rises(List<Cue> chapters)
    {
        for (var at = 1; at < chapters.Count; at++)
            if (chapters[at].From < chapters[at - 1].From || chapters[at].Text.Length == 0) return false;
        return chapters[0].Text.Length > 0;
    }

    // The list of chapters is a paragraph of the description, a line each.
    private void Restore()
    {
        var cues = new List<Cue>(_script.Cues.Count);
        var list = new StringBuilder();
        foreach (var cue in _script.Cues)
        {
            if (cue is { Kind: CueKind.Paragraph, From: not null })
            {
                list.Append(list.Length > 0 ? "\n" : "").Append(cue.Text);
                continue;
            }

            if (list.Length > 0) cues.Add(new Cue(list.ToString()) { Kind = CueKind.Paragraph });
            list.Clear();
            cues.Add(cue);
        }

        if (list.Length > 0) cues.Add(new Cue(list.ToString()) { Kind = CueKind.Paragraph });
        _script.Cues = cues;
    }

    private static Cue? MarkdownHeading(ReadOnlySpan<char> line)
    {
        var level = 0;
        while (level < line.Length && line[level] == '#') level++;
        if (level is 0 or > 6 || level >= line.Length || line[level] != ' ') return null;
        var text = line[level..].Trim(" #*");
        return text.IsEmpty ? null : new Cue(Unescaped(text)) { Kind = CueKind.Heading, Level = level };
    }

    // A line that is nothing but the address of the video, as such or as a picture.
    private static string? Address(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        if (line.StartsWith("![") && line.EndsWith(")") && line.IndexOf("](") is var open and > 0) line = line[(open + 2)..^1];
        else if (!line.StartsWith("http")) return null;
        return Moment.IsVideo(line.ToString()) ? WebAddress.Safe(line.ToString()) : null;
    }

    private static (string? Title, string? Language, string? Url) FrontMatter(string text, ref int at)
    {
        var next = at;
        (string? title, string? language, string? url) = (null, null, null);
        if (!Lines.Next(text, ref next).Trim().SequenceEqual("---")) return default;
        while (next < text.Length)
        {
            var line = Lines.Next(text, ref next);
            if (line.Trim().SequenceEqual("---"))
            {
                at = next;
                return (title, language, url);
            }

            title ??= Lines.Value(line, "title");
            language ??= Lines.Value(line, "language") ?? Lines.Value(line, "lang");
            url ??= WebAddress.Safe(Lines.Value(line, "url") ?? Lines.Value(line, "source") ?? Lines.Value(line, "video"));
        }

        return default;
    }

    /// <summary>Markdown's backslashes and strong marks taken off.</summary>
    private static string Unescaped(ReadOnlySpan<char> text)
    {
        if (text.IndexOfAny('\\', '*') < 0) return text.ToString();
        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var next = at + 1 < text.Length ? text[at + 1] : ' ';
            if (text[at] == '\\' && "[]*_#-.!~>|+()`\\{}".Contains(next, StringComparison.Ordinal)) plain.Append(text[++at]);
            else if (text[at] == '*' && next == '*') at++;
            else plain.Append(text[at]);
        }

        return plain.ToString();
    }
}
