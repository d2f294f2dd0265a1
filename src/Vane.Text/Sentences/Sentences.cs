namespace Vane.Text;

/// <summary>
/// Splits English and Chinese text into sentences. Spans are in order, do not overlap and leave out nothing but white
/// space. Stretches without punctuation, such as captions of talks, are cut where a reader would breathe. Linear.
/// </summary>
public static class Sentences
{
    /// <summary>The sentences of a text.</summary>
    public static IReadOnlyList<TextSpan> Split(ReadOnlySpan<char> text)
    {
        var sentences = new List<TextSpan>();
        for (var at = 0; at < text.Length;)
        {
            var captions = Captions.Next(text, at);
            AddProse(text, at, captions.Start, sentences);
            AddCaptions(text, captions, sentences);
            at = captions.End;
        }

        return sentences;
    }

    /// <summary>The sentences of lines that are known to be captions: cut by the clock, without punctuation or nearly so.</summary>
    public static IReadOnlyList<TextSpan> SplitCaptions(ReadOnlySpan<char> text)
    {
        var sentences = new List<TextSpan>();
        AddCaptions(text, new TextSpan(0, text.Length), sentences);
        return sentences;
    }

    private static void AddProse(ReadOnlySpan<char> text, int from, int to, List<TextSpan> sentences)
    {
        while (from < to)
        {
            var end = SentenceEnds.Next(text[..to], from);
            var sentence = Trimmed(text, from, end);
            if (sentence.Length > 0) BreathPauses.Split(text, sentence, isCaption: false, sentences);
            from = end;
        }
    }

    // Lines of captions are no sentences, but one that ends in a full stop ends one.
    private static void AddCaptions(ReadOnlySpan<char> text, TextSpan captions, List<TextSpan> sentences)
    {
        var from = captions.Start;
        for (var at = from; at < captions.End; at++)
        {
            var isEnd = at + 1 == captions.End || (SentenceEnds.IsFullStop(text[at]) && text[at + 1] is '\n' or '\r');
            if (!isEnd) continue;
            var sentence = Trimmed(text, from, at + 1);
            if (sentence.Length > 0) BreathPauses.Split(text, sentence, isCaption: true, sentences);
            from = at + 1;
        }
    }

    internal static TextSpan Trimmed(ReadOnlySpan<char> text, int from, int end)
    {
        while (from < end && char.IsWhiteSpace(text[from])) from++;
        while (end > from && char.IsWhiteSpace(text[end - 1])) end--;
        return new TextSpan(from, end - from);
    }
}
