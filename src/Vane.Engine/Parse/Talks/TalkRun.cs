using System.Text;
using NodaTime;
using Vane.Text;

namespace Vane.Parse;

/// <summary>What one speaker says without a pause: the words of cues in a row, and when each is said.</summary>
internal sealed class TalkRun
{
    // Who ends fewer sentences than one in so many characters does not punctuate; Han characters count three.
    private const int SparseStops = 300;

    // Longer lines were not cut for a screen.
    private const int CaptionLength = 60;

    private readonly List<(int Start, Cue Cue)> _cues = [];
    private readonly double _pace;

    private TalkRun(string text, bool isCaptions, List<(int, Cue)> cues, double pace)
    {
        (Text, IsCaptions, _cues, _pace) = (text, isCaptions, cues, pace);
    }

    /// <summary>The words; in captions lines are parted by line ends, else by what a reader expects.</summary>
    public string Text { get; }

    /// <summary>Whether the words are short lines without punctuation.</summary>
    public bool IsCaptions { get; }

    /// <summary>Joins cues.</summary>
    public static TalkRun Of(List<Cue> cues, double pace)
    {
        var isCaptions = AreCaptions(cues);
        var text = new StringBuilder();
        var starts = new List<(int, Cue)>(cues.Count);
        foreach (var cue in cues)
        {
            var plain = isCaptions ? cue : Joined(cue);
            if (text.Length > 0) text.Append(isCaptions ? "\n" : Joint(text[^1], plain.Text[0]));
            starts.Add((text.Length, plain));
            text.Append(plain.Text);
        }

        return new(text.ToString(), isCaptions, starts, pace);
    }

    /// <summary>When what begins at a place begins.</summary>
    public Duration? Start(int at) => Time(at, isEnd: false);

    /// <summary>When what ends at a place ends.</summary>
    public Duration? End(int at) => Time(at, isEnd: true);

    /// <summary>Whether a cue begins at a place.</summary>
    public bool BeginsCue(int at) => _cues[IndexAt(at)].Start == at;

    /// <summary>What stands between two lines: a blank, but nothing beside a character of Chinese or Japanese.</summary>
    public static string Joint(char left, char right) => IsDense(left) || IsDense(right) || char.IsWhiteSpace(left) ? "" : " ";

    private static bool IsDense(char c) => c is (>= '\u2E80' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') or (>= '\uFF00' and <= '\uFF60');

    // A line of a cue goes on in the next; a word cut by a hyphen is mended.
    private static Cue Joined(Cue cue)
    {
        if (!cue.Text.Contains('\n', StringComparison.Ordinal)) return cue;
        var text = new StringBuilder(cue.Text.Length);
        var words = new List<WordTime>();
        var known = 0;
        for (var at = 0; at < cue.Text.Length; at++)
        {
            if (cue.Text[at] != '\n')
            {
                for (; known < cue.Words.Count && cue.Words[known].At <= at; known++) words.Add(cue.Words[known] with { At = text.Length });
                text.Append(cue.Text[at]);
            }
            else if (IsCutWord(cue.Text, at))
            {
                text.Length--;
            }
            else
            {
                text.Append(Joint(cue.Text[at - 1], cue.Text[at + 1]));
            }
        }

        return cue with { Text = text.ToString(), Words = words };
    }

    private static bool IsCutWord(string text, int at) =>
        at >= 3 && text[at - 1] == '-' && char.IsLower(text[at - 2]) && char.IsLetter(text[at - 3]) && char.IsLower(text[at + 1]);

    private static bool AreCaptions(List<Cue> cues)
    {
        var (stops, weight, lines, letters) = (0, 0, 0, 0);
        foreach (var cue in cues)
        {
            lines++;
            letters += cue.Text.Length;
            foreach (var c in cue.Text)
            {
                weight += HanScript.IsHan(c) ? 3 : 1;
                if (c is '.' or '?' or '!' or '。' or '？' or '！' or '…') stops++;
                else if (c == '\n') lines++;
            }
        }

        return stops * SparseStops < weight && letters <= lines * CaptionLength && (lines > 1 || stops == 0);
    }

    private Duration? Time(int at, bool isEnd)
    {
        var index = IndexAt(at);
        // An end between two cues is the end of the first one.
        if (isEnd && index > 0 && _cues[index].Start == at) index--;
        var (start, cue) = _cues[index];
        at = Math.Min(at - start, cue.Text.Length);
        if (isEnd && cue.To is null) return null;
        return cue.TimeAt(at, _pace) is { } time ? Duration.FromMilliseconds(time) : null;
    }

    private int IndexAt(int at)
    {
        var (low, high) = (0, _cues.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_cues[middle].Start <= at) low = middle;
            else high = middle - 1;
        }

        return low;
    }
}
