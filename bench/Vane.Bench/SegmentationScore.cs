namespace Vane.Bench;

/// <summary>Word precision, recall and F over spans, as the SIGHAN bakeoffs count them.</summary>
internal sealed class SegmentationScore
{
    private long right;
    private long found;
    private long wanted;

    public double Precision => found == 0 ? 0 : (double)right / found;

    public double Recall => wanted == 0 ? 0 : (double)right / wanted;

    public double F => right == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    /// <summary>Counts a text against its gold, both with spaces between words. Lines end words; they need not end at the
    /// same places (in one gold file a quotation mark has slipped into the line before).</summary>
    /// <exception cref="InvalidDataException">The two differ in more than their white space.</exception>
    public void Add(string text, string gold)
    {
        var here = Ends(text);
        var there = Ends(gold);
        if (here.Count > 0 != there.Count > 0 || here.Count > 0 && here[^1] != there[^1])
            throw new InvalidDataException("The text is not the gold's.");
        found += here.Count;
        wanted += there.Count;
        for (int i = 0, j = 0; i < here.Count && j < there.Count;)
        {
            if (here[i] == there[j])
            {
                if ((i == 0 ? 0 : here[i - 1]) == (j == 0 ? 0 : there[j - 1])) right++;
                i++;
                j++;
            }
            else if (here[i] < there[j]) i++;
            else j++;
        }
    }

    private static List<int> Ends(string text)
    {
        var ends = new List<int>();
        var at = 0;
        var inside = false;
        foreach (var unit in text)
        {
            if (!char.IsWhiteSpace(unit)) at++;
            else if (inside) ends.Add(at);
            inside = !char.IsWhiteSpace(unit);
        }

        if (inside) ends.Add(at);
        return ends;
    }
}
