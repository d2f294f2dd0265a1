using System.Text;
using NodaTime;
using Vane.Model;
using Vane.Text;

namespace Vane.Parse;

/// <summary>Writes the text of a talk: sentences in paragraphs, a paragraph for each turn or pause, and what stands where and is said when.</summary>
/// <param name="pace">Milliseconds a character, for what has no end.</param>
internal sealed class TalkWriter(double pace)
{
    // So long is nobody silent within a sentence.
    private const long Pause = 2_500;
    private const long LongPause = 10_000;

    // Nobody reads longer paragraphs; Han characters count three.
    private const int Comfortable = 700;
    private const int Longest = 1_400;

    private readonly StringBuilder _text = new();
    private readonly List<Block> _blocks = [];
    private readonly List<Link> _links = [];
    private readonly List<Cue> _run = [];

    /// <summary>Writes cues.</summary>
    public (string Text, Outline Outline) Write(List<Cue> cues)
    {
        foreach (var cue in cues)
        {
            if (cue.Kind != CueKind.Speech)
            {
                Flush();
                WriteBlock(cue);
                continue;
            }

            if (_run is [.., var last] && IsParted(last, cue)) Flush();
            _run.Add(cue);
        }

        Flush();
        return (_text.ToString(), _blocks.Count == 0 ? Outline.None : new Outline(_blocks, _links));
    }

    private static bool IsParted(Cue last, Cue next)
    {
        if (next.IsTurn || next.Speaker != last.Speaker) return true;
        var gap = next.From - last.To ?? 0;
        return gap >= LongPause || (gap >= Pause && (EndsSentence(last.Text) || !char.IsLower(next.Text[0])));
    }

    private static bool EndsSentence(string text) => text.AsSpan().TrimEnd("\"'”’」』)）") is [.., '.' or '!' or '?' or '…' or '。' or '！' or '？'];

    private void WriteBlock(Cue cue)
    {
        if (cue.Text.AsSpan().Trim() is not { IsEmpty: false } text) return;
        Part("\n\n");
        var kind = cue.Kind == CueKind.Heading ? BlockKind.Heading : BlockKind.Paragraph;
        var start = _text.Length;
        TalkMarkdown.Append(text, _text, _links);
        _blocks.Add(new Block(kind, new TextSpan(start, _text.Length - start)) { Level = cue.Level });
    }

    private void Flush()
    {
        if (_run.Count == 0) return;
        var run = TalkRun.Of(_run, pace);
        var (weight, isFirst) = (0, true);
        foreach (var span in Sentences(run))
        {
            var isNew = isFirst || weight > Longest || (weight > Comfortable && run.BeginsCue(span.Start));
            if (isNew) weight = 0;
            Part(isNew ? "\n\n" : !EndsSentence(_text.ToString(_text.Length - 3 < 0 ? 0 : _text.Length - 3, Math.Min(3, _text.Length))) ? "\n" : run.Text[span.Start] > '\u2E7F' ? "" : " ");
            weight += WriteSentence(run, span);
            isFirst = false;
        }

        _run.Clear();
    }

    // Points alone are no sentence: they belong to what follows, at the end to what was before.
    private static List<TextSpan> Sentences(TalkRun run)
    {
        var spans = run.IsCaptions ? Vane.Text.Sentences.SplitCaptions(run.Text) : Vane.Text.Sentences.Split(run.Text);
        var sentences = new List<TextSpan>(spans.Count);
        var start = -1;
        foreach (var span in spans)
        {
            if (start < 0) start = span.Start;
            if (!HasWord(span.In(run.Text))) continue;
            sentences.Add(new TextSpan(start, span.End - start));
            start = -1;
        }

        if (start >= 0 && sentences is [.., var last]) sentences[^1] = new TextSpan(last.Start, spans[^1].End - last.Start);
        return sentences;
    }

    private static bool HasWord(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c)) return true;
        return false;
    }

    // A heading stands at the time of what is said under it.
    private void DateHeadings(Duration? from)
    {
        for (var at = _blocks.Count - 1; at >= 0 && _blocks[at] is { Kind: BlockKind.Heading, From: null }; at--)
            _blocks[at] = _blocks[at] with { From = from };
    }

    private int WriteSentence(TalkRun run, TextSpan span)
    {
        var start = _text.Length;
        var han = 0;
        var sentence = span.In(run.Text);
        for (var at = 0; at < sentence.Length; at++)
        {
            if (HanScript.IsHan(sentence[at])) han++;
            if (sentence[at] != '\n') _text.Append(sentence[at]);
            else _text.Append(TalkRun.Joint(sentence[at - 1], sentence[at + 1]));
        }

        DateHeadings(run.Start(span.Start));
        _blocks.Add(new Block(BlockKind.Speech, new TextSpan(start, _text.Length - start))
        {
            From = run.Start(span.Start),
            To = run.End(span.End),
            Speaker = _run[0].Speaker,
        });
        return _text.Length - start + (2 * han);
    }

    private void Part(string separator)
    {
        if (_text.Length > 0) _text.Append(separator);
    }
}
