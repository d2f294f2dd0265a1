namespace Vane.Desk;

/// <summary>What somebody may have meant to write.</summary>
internal static class Spelling
{
    private const int LongestShown = 60;

    /// <summary>A question whether a known word was meant, for the end of an error; nothing where none is near.</summary>
    public static string Nearest(string written, IEnumerable<string> known)
    {
        if (written.Length > LongestShown) return "";
        var best = known.Select(word => (Word: word, Distance: Distance(written, word)))
            .OrderBy(candidate => candidate.Distance).ThenBy(candidate => candidate.Word, StringComparer.Ordinal).FirstOrDefault();
        return best.Word is not null && best.Distance <= Math.Max(1, written.Length / 3) ? $" (did you mean '{best.Word}'?)" : "";
    }

    /// <summary>A foreign word as it is shown in errors: not longer than a line can hold.</summary>
    public static string Short(string written) => written.Length <= LongestShown ? written : $"{written[..LongestShown]}…";

    // Letters put in, left out or taken for others (Levenshtein 1966), whatever their case.
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1;
                (diagonal, row[j]) = (row[j], Math.Min(diagonal + same, Math.Min(row[j], row[j - 1]) + 1));
            }
        }

        return row[b.Length];
    }
}
