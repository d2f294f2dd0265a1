using System.Globalization;

namespace Vane.SystemTests.Replay;

/// <summary>Titles and texts of the invented world. Each number has a title of its own: a numeral written with words for digits.</summary>
internal static class Phrases
{
    private static readonly string[] Makers =
    [
        "Brindlemoor", "Oakspar", "Tallowfen", "Quillhaven", "Merrowdeep", "Sableford", "Thistledown", "Larkmere", "Ironwick", "Copperdale",
        "Harrowgate Nine", "Wrenfield", "Ashlock", "Dunmarsh", "Fallowmint", "Gorsehill", "Hollyburn", "Juniper Weir", "Kelpstone", "Mossbank",
        "Nettlecombe", "Otterlea", "Pebblewright", "Rookhurst", "Saltmarsh", "Tansy Row", "Umberfield", "Vetchley", "Willowtarn", "Yarrowdene",
        "Amberholt", "Birchlow", "Cinderpath", "Dovecote", "Elmscar", "Fernwick", "Glasswater", "Hazelpike", "Inkpool", "Kestrelgate",
    ];

    private static readonly string[] Deeds =
    [
        "opens", "distils", "measures", "retires", "rewrites", "explains", "compares", "breaks", "repairs", "shrinks",
        "teaches", "audits", "quantizes", "publishes", "questions", "speeds up", "visualises", "forgets", "replaces", "doubles",
    ];

    private static readonly string[] Things =
    [
        "a sparse router", "its reward model", "a small tokenizer", "the planning benchmark", "an agent harness", "a speech encoder", "its safety card",
        "a retrieval index", "a diffusion sampler", "the evaluation suite", "a coding assistant", "a vision adapter", "a memory layer", "the prompt cache",
        "a protein folder", "a training recipe", "its data licence", "a translation model", "a mixture of experts", "the inference server",
        "a weather forecaster", "a theorem prover", "a robot policy", "the attention kernel", "a document parser", "a video generator", "its context window",
        "a watermark detector", "a preference dataset", "the model registry", "a tutoring system", "an embedding model", "a search ranker", "its compute budget",
        "a music transcriber", "a chip compiler", "the judge model", "a synthetic corpus", "a tool protocol", "an alignment study",
    ];

    private static readonly string[] Ends =
    [
        "for river gauges", "in four bits", "on a single laptop", "after eleven months", "with borrowed data", "for village schools", "under a new licence",
        "without gradient noise", "for long contracts", "in plain C", "at half the cost", "for night shifts", "with twelve languages", "before the summer",
        "for hospital rotas", "on old phones", "against its own rules", "for chess puzzles", "from field recordings", "with public weights",
        "for tax forms", "in a weekend", "beyond its limits", "for deep-sea maps", "by popular vote",
    ];

    // {0} who, {1} what, {2} how, {3} another one, {4} a figure.
    private static readonly string[] Sentences =
    [
        "The first run with {1} took {4} hours and left more questions than the one at {3}.", "Nobody at {0} expected {1} to hold up so well {2}.",
        "The figures were taken on {4} machines that had never seen {1} before.", "What failed was {1}, the part that {3} had called finished.",
        "A table of {4} settings stands at the end, beside those of {0}.", "{4} percent of the gain comes from reading {1} only once.",
        "We repeated the comparison with {3} {2} and found the same order.", "It answers slowly when {1} is large, and wrongly {2}.",
        "The licence of {1} allows any use, but {0} asks for a note after {4} changes.", "Earlier reports from {3} counted {1} twice, which made everything look faster.",
        "Those who want to try {1} {2} need {4} gigabytes and some patience.", "{0} thanks {4} people who labelled the hard cases of {1} by hand.",
        "Where {3} used {1}, the error fell from {4} to a third of that.", "An open question is whether {1} still pays {2}.",
        "{3} and {0} disagree on {1}, and publish both readings.", "After {4} weeks {1} was moved to other hands {2}.",
    ];

    private static readonly long Most = (long)Makers.Length * Deeds.Length * Things.Length * Ends.Length;

    /// <summary>The title of a number; different for different numbers below 800,000.</summary>
    public static string Title(long number)
    {
        // 7919 is prime and divides none of the lengths, so neighbours look different and none come together.
        var n = (number * 7919 + 101) % Most;
        var (maker, deed, thing, end) = (n % Makers.Length, n / Makers.Length % Deeds.Length,
            n / Makers.Length / Deeds.Length % Things.Length, n / Makers.Length / Deeds.Length / Things.Length);
        return $"{Makers[maker]} {Deeds[deed]} {Things[thing]} {Ends[end]}";
    }

    /// <summary>A paragraph of about sixty words; no two are much alike.</summary>
    public static string Paragraph(long number, int place) => string.Join(' ', Enumerable.Range(place * 5, 5).Select(i => Sentence(number, i)));

    /// <summary>Some paragraphs, the first of which names what the title names.</summary>
    public static IReadOnlyList<string> Text(long number, int paragraphs) =>
        [$"{Title(number)}, says a note of the day. {Paragraph(number, 0)}", .. Enumerable.Range(1, paragraphs - 1).Select(i => Paragraph(number, i))];

    /// <summary>A name of somebody.</summary>
    public static string Author(long number) => $"{Makers[Chance.Below(Makers.Length, number, 77)].Replace(" ", "", StringComparison.Ordinal)}{number % 97}";

    /// <summary>A word that can be part of an address.</summary>
    public static string Slug(long number) => string.Concat(Title(number).Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-'));

    private static string Sentence(long number, int place)
    {
        string Pick(string[] list, int salt) => list[Chance.Below(list.Length, number, place, salt)];
        return string.Format(CultureInfo.InvariantCulture, Pick(Sentences, 1), Pick(Makers, 2), Pick(Things, 3), Pick(Ends, 4), Pick(Makers, 5), 3 + Chance.Below(90, number, place, 6));
    }
}
