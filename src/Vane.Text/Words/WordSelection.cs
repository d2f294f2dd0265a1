namespace Vane.Text;

/// <summary>Chooses new words among counted stretches.</summary>
internal sealed class WordSelection
{
    private readonly FragmentTable table;
    private readonly WordDiscoveryOptions options;
    private readonly double total;
    private readonly double[] leftSums;
    private readonly double[] rightSums;

    /// <param name="table">The counts.</param>
    /// <param name="options">What a word must show.</param>
    /// <param name="total">How many tokens were counted.</param>
    public WordSelection(FragmentTable table, WordDiscoveryOptions options, long total)
    {
        this.table = table;
        this.options = options;
        this.total = total;
        leftSums = new double[table.Slots.Length];
        rightSums = new double[table.Slots.Length];
        foreach (ref readonly var longer in table.Slots)
        {
            if (longer.Tokens < 2) continue;
            var term = longer.Count * Math.Log(longer.Count);
            if (table.IndexOf(Tail(longer.Key, longer.Length - longer.First)) is >= 0 and var tail) leftSums[tail] += term;
            if (table.IndexOf(longer.Key >> 16 * longer.Last) is >= 0 and var head) rightSums[head] += term;
        }
    }

    /// <summary>The words.</summary>
    public NewWords Choose()
    {
        var tree = new WordTree();
        var chosen = new List<(string Word, int Count)>();
        for (var i = 0; i < table.Slots.Length; i++)
        {
            ref readonly var fragment = ref table.Slots[i];
            if (fragment.Tokens < 2 || fragment.Count < options.LeastCount) continue;
            // Entropy of c1, c2, .. that add up to n: ln n - (sum of ci ln ci) / n.
            var all = Math.Log(fragment.Count);
            var counted = fragment.Counted * Math.Log(Math.Max(1, fragment.Counted));
            var branching = all - Math.Max(leftSums[i] + counted, rightSums[i]) / fragment.Count;
            if (branching < options.LeastBranching || !KeepsTogether(fragment)) continue;
            var word = Spell(fragment);
            chosen.Add((word, fragment.Count));
            tree.Add(word, Cost(fragment.Count));
        }

        chosen.Sort((a, b) => a.Count != b.Count ? b.Count.CompareTo(a.Count) : string.CompareOrdinal(a.Word, b.Word));
        return new NewWords(tree, chosen.ConvertAll(entry => entry.Word));
    }

    // As the dictionary counts, but never so dear that the parts would win.
    private int Cost(int count) => (int)Math.Clamp(10 * Math.Log(total / count), 30, 80);

    private bool KeepsTogether(in FragmentTable.Fragment fragment)
    {
        var least = double.MaxValue;
        var hasSingle = fragment.First == 1 || fragment.Last == 1;
        for (var cut = (int)fragment.First; cut <= fragment.Length - fragment.Last; cut++)
        {
            var head = table.IndexOf(fragment.Key >> 16 * (fragment.Length - cut));
            var tail = table.IndexOf(Tail(fragment.Key, fragment.Length - cut));
            if (head < 0 || tail < 0) continue;
            var chance = (double)table.Slots[head].Count * table.Slots[tail].Count / total;
            least = Math.Min(least, Math.Log(fragment.Count / chance));
        }

        if (least == double.MaxValue) return false;
        // In few texts even a certain word shows little information; what counts then is its share of what it could show.
        var share = least / Math.Log(total / fragment.Count);
        return least >= (hasSingle ? options.LeastInformation : options.LeastInformationOfWords)
            || hasSingle && share >= options.LeastShare;
    }

    private static UInt128 Tail(UInt128 key, int length) => key & (UInt128.One << 16 * length) - 1;

    private static string Spell(in FragmentTable.Fragment fragment)
    {
        var (key, length) = (fragment.Key, fragment.Length);
        return string.Create(length, key, static (units, rest) =>
        {
            for (var i = units.Length - 1; i >= 0; i--, rest >>= 16) units[i] = (char)(ushort)(rest & 0xFFFF);
        });
    }
}
