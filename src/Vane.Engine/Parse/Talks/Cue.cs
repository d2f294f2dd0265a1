namespace Vane.Parse;

/// <summary>What stands in a transcript.</summary>
internal enum CueKind
{
    /// <summary>What is said.</summary>
    Speech,

    /// <summary>A heading between what is said.</summary>
    Heading,

    /// <summary>What is written about the talk.</summary>
    Paragraph,
}

/// <summary>When a word begins.</summary>
/// <param name="At">Where it begins in its cue.</param>
/// <param name="Time">When, in milliseconds.</param>
internal readonly record struct WordTime(int At, long Time);

/// <summary>A piece of a transcript as its file gives it: a caption, a turn, a heading. Times are in milliseconds.</summary>
/// <param name="Text">The words; lines are parted by line ends.</param>
internal sealed record Cue(string Text)
{
    public CueKind Kind { get; init; }

    /// <summary>Level of a heading.</summary>
    public int Level { get; init; }

    /// <summary>When it begins.</summary>
    public long? From { get; init; }

    /// <summary>When it ends.</summary>
    public long? To { get; init; }

    /// <summary>Who says it, where its file says so of this cue.</summary>
    public string? Speaker { get; init; }

    /// <summary>Whether somebody else or something new begins with it.</summary>
    public bool IsTurn { get; init; }

    /// <summary>When its words begin, in order, as far as that is known.</summary>
    public IReadOnlyList<WordTime> Words { get; init; } = [];

    /// <summary>When the character at a place is said: by the word times around it, else by its share of the cue.</summary>
    /// <param name="at">A place in the text.</param>
    /// <param name="pace">Milliseconds a character, for what has no end.</param>
    public long? TimeAt(int at, double pace)
    {
        if (From is not { } from) return null;
        var next = Words.WordsBefore(at + 1);
        var (left, start) = next == 0 ? (0, from) : (Words[next - 1].At, Words[next - 1].Time);
        if (next < Words.Count) return Between(left, start, Words[next].At, Words[next].Time, at);
        return To is { } to ? Between(left, start, Text.Length, to, at) : start + (long)((at - left) * pace);
    }

    private static long Between(int left, long start, int right, long end, int at) =>
        right <= left ? end : start + ((end - start) * Math.Clamp(at - left, 0, right - left) / (right - left));
}

/// <summary>Looks up words by their places.</summary>
internal static class WordTimes
{
    /// <summary>How many words begin before a place.</summary>
    public static int WordsBefore(this IReadOnlyList<WordTime> words, int place)
    {
        var (low, high) = (0, words.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (words[middle].At < place) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    /// <summary>The words of a stretch, their places counted from its beginning.</summary>
    public static IReadOnlyList<WordTime> Within(this IReadOnlyList<WordTime> words, int from, int to)
    {
        var (first, end) = (words.WordsBefore(from), words.WordsBefore(to));
        if (first == end) return [];
        var cut = new WordTime[end - first];
        for (var at = 0; at < cut.Length; at++) cut[at] = words[first + at] with { At = words[first + at].At - from };
        return cut;
    }
}

/// <summary>A transcript as its file gives it.</summary>
internal sealed class TalkScript
{
    // An hour of speech has some 60,000 characters.
    private const int LongestCue = 200_000;
    private const int MostCharacters = 4_000_000;

    private long _characters;

    /// <summary>Its pieces in the order of the file.</summary>
    public List<Cue> Cues { get; set; } = [];

    /// <summary>Whether the file is one of captions, whose order is that of their times; in other files the order of the lines holds.</summary>
    public bool IsCaptions { get; init; }

    public string? Title { get; set; }

    public string? Language { get; set; }

    public string? Url { get; set; }

    /// <summary>What was mended or left out.</summary>
    public List<string> Remarks { get; } = [];

    /// <summary>Adds a piece.</summary>
    /// <exception cref="ParseException">There are too many, or they are too long.</exception>
    public void Add(Cue cue)
    {
        if (cue.Text.Length > LongestCue) throw new ParseException($"a caption or turn of more than {LongestCue:N0} characters");
        if ((_characters += cue.Text.Length) > MostCharacters) throw new ParseException($"the talk has more than {MostCharacters:N0} characters");
        if (Cues.Count >= ParseLimits.Elements) throw new ParseException($"more than {ParseLimits.Elements} captions");
        Cues.Add(cue);
    }

    /// <summary>Says how often something was the case, if it ever was.</summary>
    public void Count(int number, string one, string many)
    {
        if (number > 0) Remarks.Add(number == 1 ? "1 " + one : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{number} {many}"));
    }
}
