using System.Numerics;

namespace Vane.Group;

/// <summary>Sets of shingles as sorted hashes, and the bands under which like ones are found (Broder 1997; one permutation
/// with rotation, Shrivastava and Li 2014). The hashes are the same in every process.</summary>
internal static class Sketch
{
    /// <summary>Buckets that a title is put in; titles of which seven shingles in ten are common share one in 99 of 100 cases.</summary>
    public const int TitleBands = 10;

    /// <summary>Buckets that a text is put in.</summary>
    public const int TextBands = 20;

    private const int Rows = 3;
    private const int LongestText = 1500;

    /// <summary>Shingles of three characters of the words with one blank between them; of two where they are Chinese.</summary>
    public static uint[] OfTitle(string[] words)
    {
        var text = " " + string.Join(' ', words) + " ";
        var hashes = new uint[Math.Max(0, text.Length - 2)];
        for (var i = 0; i < hashes.Length; i++)
            hashes[i] = (uint)Mix(text[i] | ((ulong)text[i + 1] << 16) | ((ulong)text[i + 2] << 32));
        return Set(hashes);
    }

    /// <summary>Shingles of three words of the beginning of a text.</summary>
    public static uint[] OfText(string text)
    {
        var words = new List<ulong>(256);
        ulong word = 0;
        foreach (var c in text)
        {
            var isHan = c is >= '\u3400' and <= '\u9FFF';
            if (char.IsLetterOrDigit(c) && !isHan)
            {
                word = Mix(word ^ char.ToLowerInvariant(c));
                continue;
            }

            if (word != 0) words.Add(word);
            if (isHan) words.Add(Mix(c));
            word = 0;
            if (words.Count >= LongestText) break;
        }

        if (word != 0) words.Add(word);
        if (words.Count < 3) return [];
        var hashes = new uint[words.Count - 2];
        for (var i = 0; i < hashes.Length; i++)
            hashes[i] = (uint)Mix(words[i] ^ BitOperations.RotateLeft(words[i + 1], 21) ^ BitOperations.RotateLeft(words[i + 2], 42));
        return Set(hashes);
    }

    /// <summary>The buckets of a set of shingles.</summary>
    public static void AddBands(uint[] shingles, int bands, ulong kind, List<ulong> buckets)
    {
        if (shingles.Length == 0) return;
        Span<ulong> least = stackalloc ulong[bands * Rows];
        least.Fill(ulong.MaxValue);
        foreach (var shingle in shingles)
        {
            var hash = Mix(shingle + kind);
            var bin = (int)((hash >> 32) % (ulong)least.Length);
            least[bin] = Math.Min(least[bin], hash & uint.MaxValue);
        }

        for (var band = 0; band < bands; band++)
        {
            var bucket = Mix(kind + (ulong)band);
            for (var row = 0; row < Rows; row++) bucket = Mix(bucket ^ Filled(least, (band * Rows) + row));
            buckets.Add(bucket);
        }
    }

    /// <summary>Share of shingles two sets have in common.</summary>
    public static double Similarity(uint[] a, uint[] b)
    {
        int i = 0, j = 0, common = 0;
        while (i < a.Length && j < b.Length)
        {
            if (a[i] == b[j]) (common, i, j) = (common + 1, i + 1, j + 1);
            else if (a[i] < b[j]) i++;
            else j++;
        }

        var all = a.Length + b.Length - common;
        return all == 0 ? 0 : (double)common / all;
    }

    /// <summary>A hash of a text that is the same in every process.</summary>
    public static ulong Hash(ReadOnlySpan<char> text, ulong kind)
    {
        var hash = Mix(kind);
        foreach (var c in text) hash = Mix(hash ^ c);
        return hash;
    }

    // An empty bin takes the next one's value, and how far it was.
    private static ulong Filled(ReadOnlySpan<ulong> least, int bin)
    {
        for (var steps = 0; steps < least.Length; steps++)
        {
            var value = least[(bin + steps) % least.Length];
            if (value != ulong.MaxValue) return value + ((ulong)steps << 32);
        }

        return 0;
    }

    private static uint[] Set(uint[] hashes)
    {
        Array.Sort(hashes);
        var count = 0;
        for (var i = 0; i < hashes.Length; i++)
            if (i == 0 || hashes[i] != hashes[i - 1]) hashes[count++] = hashes[i];
        return count == hashes.Length ? hashes : hashes[..count];
    }

    // The finisher of MurmurHash3, moved off zero.
    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 33)) * 0xFF51AFD7ED558CCD;
        value = (value ^ (value >> 33)) * 0xC4CEB9FE1A85EC53;
        return value ^ (value >> 33);
    }
}
