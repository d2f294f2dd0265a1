using NodaTime;
using Vane.Parse;

namespace Vane.Bench.Fuzzing;

/// <summary>An input to try, the same for the same seeds and numbers.</summary>
/// <param name="Number">Which case it is.</param>
/// <param name="Input">The input.</param>
/// <param name="As">What it is to be read as; null to find out.</param>
/// <param name="Kind">What it was made from.</param>
internal sealed record FuzzCase(int Number, RawInput Input, InputKind? As, InputKind Kind)
{
    private const int Usual = 512 << 10;
    private const int Large = 4 << 20;

    private static readonly Instant Seen = Instant.FromUtc(2026, 3, 4, 5, 6, 7);

    private static readonly string?[] Addresses =
        [null, "https://vane.example/a/b?c=d", "http://[::1]:99/", "https://www.youtube.com/watch?v=aaaaaaaaaaa", "mailto:a@vane.example", "not an address", "https://ваня.example/\u202E"];

    private static readonly string?[] MediaTypes =
        ["text/html; charset=gbk", "text/html; charset=nonsense", "application/json", "text/plain", "text/xml; charset=utf-16", "; charset=", "text/html;charset=\"utf-8"];

    /// <summary>The case of a number.</summary>
    /// <param name="seeds">What mutations begin with.</param>
    /// <param name="seed">Seed of the chance.</param>
    /// <param name="number">Which case it is.</param>
    public static FuzzCase Make(IReadOnlyList<Seed> seeds, int seed, int number)
    {
        var random = new Random(unchecked((seed * 0x5851F42D) ^ (number * -0x61C88647)));
        // Each kind comes as often as the others, however many seeds it has.
        var kinds = seeds.Select(s => s.Kind).Distinct().ToArray();
        var kind = kinds[random.Next(kinds.Length)];
        var own = seeds.Where(s => s.Kind == kind).ToArray();
        var first = own[random.Next(own.Length)];
        var mutator = new Mutator(random, random.Next(40) == 0 ? Large : Usual);
        var bytes = mutator.Break(first.Bytes, () => (random.Next(3) == 0 ? seeds[random.Next(seeds.Count)] : own[random.Next(own.Length)]).Bytes);
        var input = new RawInput(bytes, first.Name, Seen)
        {
            Address = Addresses[random.Next(Addresses.Length)],
            MediaType = kind != InputKind.Pdf && random.Next(6) == 0 ? MediaTypes[random.Next(MediaTypes.Length)] : first.MediaType,
        };
        return new FuzzCase(number, input, random.Next(4) == 0 ? null : kind, kind);
    }
}
