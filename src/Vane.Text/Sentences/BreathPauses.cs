using System.Runtime.InteropServices;

namespace Vane.Text;

/// <summary>
/// Cuts stretches with too little punctuation into sentences of a sane length: the cheapest way through the places
/// where one could begin (dynamic programming). A Han character counts one, another word two.
/// </summary>
internal static class BreathPauses
{
    private const int Longest = 120;
    private const int Comfortable = 40;
    private const int Shortest = 16;

    // Punctuated sentences may be long; beyond this none is.
    private const int LongestPunctuated = 360;
    private const int WeightPerComma = 40;

    /// <summary>Adds the sentences of a stretch.</summary>
    public static void Split(ReadOnlySpan<char> text, TextSpan stretch, bool isCaption, List<TextSpan> sentences)
    {
        // No word is shorter than a character and its blank.
        if (stretch.Length <= Longest && !isCaption)
        {
            sentences.Add(stretch);
            return;
        }

        var places = PauseCosts.Places(stretch.In(text), out var weight, out var commas);
        var isFlowing = !isCaption && (weight <= Longest || (commas * WeightPerComma >= weight && weight <= LongestPunctuated));
        if (isFlowing) sentences.Add(stretch);
        else Cut(text, stretch, places, weight, sentences);
    }

    private static void Cut(ReadOnlySpan<char> text, TextSpan stretch, List<PausePlace> places, int weight, List<TextSpan> sentences)
    {
        places.Add(new PausePlace(stretch.Length, weight, 0));
        var best = new double[places.Count];
        var from = new int[places.Count];
        for (var end = 1; end < places.Count; end++)
        {
            best[end] = double.MaxValue;
            for (var start = end - 1; start >= 0; start--)
            {
                var length = places[end].Weight - places[start].Weight;
                if (length > Longest && start < end - 1) break;
                var cost = best[start] + LengthCost(length) + places[end].Cost;
                if (cost < best[end]) (best[end], from[end]) = (cost, start);
            }
        }

        var first = sentences.Count;
        for (var end = places.Count - 1; end > 0; end = from[end])
        {
            var sentence = Sentences.Trimmed(text, stretch.Start + places[from[end]].At, stretch.Start + places[end].At);
            if (sentence.Length > 0) sentences.Add(sentence);
        }

        CollectionsMarshal.AsSpan(sentences)[first..].Reverse();
    }

    private static double LengthCost(int length) => length switch
    {
        < Shortest => (Shortest - length) * 0.4,
        <= Comfortable => 0,
        <= Longest => (length - Comfortable) * 0.12,
        _ => length,
    };
}
