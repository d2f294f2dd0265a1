namespace Vane.Text;

/// <summary>Finds the cheapest way to read a run of Han characters as words: a lattice of all words that could stand at
/// each place, with costs in tenths of the negative logarithm of their probability, and the best path through it
/// (Viterbi). Buffers are kept; one thread at a time.</summary>
internal sealed class HanLattice(IcuTrie? dictionary, WordTree own, WordTree? discovered)
{
    private const int LongestSounds = 8;
    private int[] costs = new int[256];
    private int[] from = new int[256];
    private int[] ends = new int[256];

    /// <summary>Breaks a run.</summary>
    /// <param name="run">Han characters only, with their surrogates whole.</param>
    /// <returns>Where the words end, in order; valid until the next call.</returns>
    public ReadOnlySpan<int> Break(ReadOnlySpan<char> run)
    {
        Reserve(run.Length + 1);
        costs.AsSpan(1, run.Length).Fill(int.MaxValue);
        costs[0] = 0;
        for (var at = 0; at < run.Length; at++)
        {
            if (costs[at] == int.MaxValue) continue;
            ReadOn(run, at);
        }

        var count = 0;
        for (var at = run.Length; at > 0; at = from[at]) ends[count++] = at;
        ends.AsSpan(0, count).Reverse();
        return ends.AsSpan(0, count);
    }

    private void ReadOn(ReadOnlySpan<char> run, int at)
    {
        var single = char.IsHighSurrogate(run[at]) && at + 1 < run.Length ? 2 : 1;
        Offer(at, at + single, Costs.Unknown);
        if (dictionary is not null) OfferDictionary(run, at, dictionary);
        OfferWords(run, at, own);
        if (discovered is not null) OfferWords(run, at, discovered);
        var use = HanCharacters.Of(run[at]);
        // 一 款 新车: a measure word begins no name and no unknown word.
        if ((use & HanUse.Measure) != 0 && at > 0 && HanCharacters.Is(run[at - 1], HanUse.Numeral)) return;
        OfferPair(run, at);
        if ((use & HanUse.Numeral) != 0 || run[at] is '第' or '几' or '幾' or '数' or '數') OfferNumerals(run, at);
        if ((use & HanUse.Surname) != 0 || HanCharacters.IsDoubleSurname(run, at)) OfferNames(run, at);
        if ((use & HanUse.Sound) != 0) OfferSounds(run, at);
    }

    private void OfferDictionary(ReadOnlySpan<char> run, int at, IcuTrie words)
    {
        if (!words.Begin(run[at], out var walk)) return;
        var next = at + 1;
        while (true)
        {
            if (walk.Cost >= 0) OfferWord(run, at, next, walk.Cost);
            if (next == run.Length || !words.Next(ref walk, run[next])) return;
            next++;
        }
    }

    private void OfferWord(ReadOnlySpan<char> run, int at, int end, int cost)
    {
        if (HanPhrases.Parts(run[at..end])) return;
        Offer(at, end, cost);
        if (end - at is < 2 or > 3 || end == run.Length) return;
        var use = HanCharacters.Of(run[end]);
        if ((use & HanUse.Suffix) != 0) Offer(at, end + 1, cost + Costs.Suffix);
        else if ((use & HanUse.KindNoun) != 0) Offer(at, end + 1, cost + Costs.KindNoun);
    }

    private void OfferPair(ReadOnlySpan<char> run, int at)
    {
        if (at + 1 >= run.Length || !HanRun.IsPlain(run[at]) || !HanRun.IsPlain(run[at + 1])) return;
        var uses = HanCharacters.Of(run[at]) | HanCharacters.Of(run[at + 1]);
        if ((uses & (HanUse.Grammar | HanUse.Numeral)) == 0 && !HanPhrases.Parts(run.Slice(at, 2))) Offer(at, at + 2, Costs.Pair);
    }

    private void OfferWords(ReadOnlySpan<char> run, int at, WordTree words)
    {
        if (!words.Begins(run[at])) return;
        var node = 0;
        for (var next = at; next < run.Length; next++)
        {
            node = words.Next(node, run[next]);
            if (node < 0) return;
            var cost = words.CostAt(node);
            if (cost >= 0) Offer(at, next + 1, cost);
        }
    }

    // Numerals with what belongs to them: 十八, 三千多, 數十, 卅八．八; ordinals: 第十五; dates: 八十四年, 十一月, 五十年代.
    private void OfferNumerals(ReadOnlySpan<char> run, int at)
    {
        if (at > 0 && HanCharacters.Is(run[at - 1], HanUse.Numeral)) return;
        var start = run[at] == '第' ? at + 1 : at;
        var end = HanNumerals.End(run, start);
        if (end == start) return;
        var cost = Costs.Numeral + Costs.NumeralDigit * (end - at);
        if (end - at > 1) Offer(at, end, cost);
        if (start == at && HanNumerals.DateEnd(run, at, end) is var date && date > end) Offer(at, date, cost);
    }

    private void OfferNames(ReadOnlySpan<char> run, int at)
    {
        var given = at + (HanCharacters.IsDoubleSurname(run, at) ? 2 : 1);
        var cost = Costs.Name;
        for (var end = given; end < run.Length && end < given + 2; end++)
        {
            var use = HanCharacters.Of(run[end]);
            if ((use & (HanUse.Grammar | HanUse.Numeral)) != 0 || !HanRun.IsPlain(run[end])) return;
            cost += (use & HanUse.Given) != 0 ? Costs.GivenCommon : Costs.GivenRare;
            Offer(at, end + 1, end == given ? cost + Costs.ShortName : cost);
        }
    }

    private void OfferSounds(ReadOnlySpan<char> run, int at)
    {
        var longest = Math.Min(run.Length, at + LongestSounds);
        for (var end = at + 1; end < longest && HanCharacters.Is(run[end], HanUse.Sound); end++)
            if (end - at >= 2) Offer(at, end + 1, Costs.Sounds + Costs.Sound * (end + 1 - at));
    }

    private void Offer(int at, int end, int cost)
    {
        var whole = costs[at] + cost;
        if (whole >= costs[end]) return;
        costs[end] = whole;
        from[end] = at;
    }

    private void Reserve(int length)
    {
        if (length <= costs.Length) return;
        var size = Math.Max(length, costs.Length * 2);
        costs = new int[size];
        from = new int[size];
        ends = new int[size];
    }

    /// <summary>Costs in tenths of a nat, to stand beside the dictionary's: 31 for its commonest character, about 60 for a
    /// common word, 110 to 140 for a rare one.</summary>
    private static class Costs
    {
        /// <summary>A character that no list has.</summary>
        public const int Unknown = 160;

        /// <summary>Two characters of content that no list has together: likelier an unknown word than two rare ones.</summary>
        public const int Pair = 140;

        /// <summary>A suffix such as 性 behind a word.</summary>
        public const int Suffix = 30;

        /// <summary>A noun such as 机 behind what kind of it is meant.</summary>
        public const int KindNoun = 60;

        /// <summary>A numeral, and each of its characters.</summary>
        public const int Numeral = 50, NumeralDigit = 10;

        /// <summary>A person's name with its surname, and each character of the given name.</summary>
        public const int Name = 80, ShortName = 10, GivenCommon = 45, GivenRare = 70;

        /// <summary>A foreign name written by its sound, and each of its characters.</summary>
        public const int Sounds = 60, Sound = 35;
    }
}
