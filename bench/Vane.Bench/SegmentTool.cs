using System.Diagnostics;
using System.Text;
using Vane.Text;

namespace Vane.Bench;

/// <summary>Puts single spaces between the words of a file, line by line.</summary>
internal static class SegmentTool
{
    public static Task<int> RunAsync(string[] args)
    {
        if (args.Length != 2)
        {
            Console.Error.WriteLine("vane-bench segment IN OUT");
            return Task.FromResult(2);
        }

        var clock = Stopwatch.StartNew();
        var (characters, newWords) = Segment(args[0], args[1]);
        Console.Error.WriteLine(
            $"{characters} characters, {newWords} new words, {characters / clock.Elapsed.TotalSeconds:F0} characters/s");
        return Task.FromResult(0);
    }

    /// <summary>Segments a file into another: once through for the new words, once more to write.</summary>
    public static (long Characters, int NewWords) Segment(string from, string to)
    {
        var discovery = new WordDiscovery();
        var tokens = new List<Token>();
        var breaker = new WordBreaker();
        using (var reader = Open(from))
        {
            while (reader.ReadLine() is { } line)
            {
                breaker.Break(line, tokens);
                discovery.Add(line, tokens);
            }
        }

        var newWords = discovery.Find();
        return (Write(from, to, new WordBreaker(newWords), tokens), newWords.Words.Count);
    }

    private static long Write(string from, string to, WordBreaker breaker, List<Token> tokens)
    {
        var characters = 0L;
        var spaced = new char[1 << 12];
        using var reader = Open(from);
        using var writer = new StreamWriter(to, false, new UTF8Encoding(false), 1 << 16);
        while (reader.ReadLine() is { } line)
        {
            characters += line.Length + 1;
            breaker.Break(line, tokens);
            if (spaced.Length < 2 * line.Length + 1) spaced = new char[4 * line.Length + 1];
            var length = 0;
            foreach (var token in tokens)
            {
                if (length > 0) spaced[length++] = ' ';
                token.In(line).CopyTo(spaced.AsSpan(length));
                length += token.Length;
            }

            spaced[length++] = '\n';
            writer.Write(spaced, 0, length);
        }

        return characters;
    }

    private static StreamReader Open(string path) => new(path, Encoding.UTF8, false, 1 << 16);
}
