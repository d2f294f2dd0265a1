namespace Vane.Verify;

/// <summary>Pairs what a report holds with what it should hold, both in order, when something may be missing.</summary>
internal static class Alignment
{
    private const long LargestTable = 1_000_000;

    /// <summary>Pairs of places in both lists, in order: first those alike by a longest common subsequence; what is
    /// left between two of them is paired as it comes, and stands alone (null on the other side) beyond that.</summary>
    public static IReadOnlyList<(int? Actual, int? Expected)> Of<TActual, TExpected>(
        IReadOnlyList<TActual> actual, IReadOnlyList<TExpected> expected, Func<TActual, TExpected, bool> alike)
    {
        var pairs = new List<(int?, int?)>();
        var (a, e) = (0, 0);
        foreach (var (i, j) in Alike(actual, expected, alike))
        {
            Between(pairs, a, i, e, j);
            pairs.Add((i, j));
            (a, e) = (i + 1, j + 1);
        }

        Between(pairs, a, actual.Count, e, expected.Count);
        return pairs;
    }

    private static void Between(List<(int?, int?)> pairs, int a, int aEnd, int e, int eEnd)
    {
        while (a < aEnd || e < eEnd) pairs.Add((a < aEnd ? a++ : null, e < eEnd ? e++ : null));
    }

    private static IEnumerable<(int, int)> Alike<TActual, TExpected>(
        IReadOnlyList<TActual> actual, IReadOnlyList<TExpected> expected, Func<TActual, TExpected, bool> alike)
    {
        // A report of absurd length is wrong anyway; where exactly is not worth the memory.
        if ((long)actual.Count * expected.Count > LargestTable) yield break;
        var longest = new int[actual.Count + 1, expected.Count + 1];
        for (var i = actual.Count - 1; i >= 0; i--)
        {
            for (var j = expected.Count - 1; j >= 0; j--)
            {
                longest[i, j] = alike(actual[i], expected[j])
                    ? longest[i + 1, j + 1] + 1
                    : Math.Max(longest[i + 1, j], longest[i, j + 1]);
            }
        }

        for (var (i, j) = (0, 0); i < actual.Count && j < expected.Count;)
        {
            if (alike(actual[i], expected[j])) yield return (i++, j++);
            else if (longest[i + 1, j] >= longest[i, j + 1]) i++;
            else j++;
        }
    }
}
