using System.Text;
using Vane.Parse;

namespace Vane.Bench.Fuzzing;

/// <summary>A file that mutations begin with.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">What it is called; its extension says something to the parser.</param>
/// <param name="Open">Gives what it holds; a thousand pages need not be in memory for one to be broken.</param>
internal sealed record Seed(InputKind Kind, string Name, Func<byte[]> Open)
{
    public byte[] Bytes => Open();

    /// <summary>The media type its sender would declare; null where none would.</summary>
    public string? MediaType { get; init; }

    public static Seed Of(InputKind kind, string name, string text) => new(kind, name, () => Encoding.UTF8.GetBytes(text));

    /// <summary>Seeds of our own, and those of the evaluation data where they are here.</summary>
    /// <param name="absent">Which of the evaluation data are not here.</param>
    public static List<Seed> All(out IReadOnlyList<string> absent)
    {
        List<Seed> seeds = [.. PageSeeds.All, .. FeedSeeds.All, .. TalkSeeds.All, .. PlainSeeds.All, .. PagedSeeds.All];
        var evaluation = EvaluationSeeds.All(out absent);
        return [.. seeds, .. evaluation];
    }
}
