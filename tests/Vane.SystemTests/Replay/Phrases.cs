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

    private static readonly string[] Sentences =
    [
        "The first run took nine hours and left more questions than the second.", "Nobody on the team expected the smaller variant to hold up so well.",
        "The figures were taken on three machines that had never seen the data before.", "What failed was the part that everybody had called finished.",
        "A table with all settings stands at the end, together with the seeds.", "Half of the gain comes from reading the input only once.",
        "We repeated the comparison with the older release and found the same order.", "It answers slowly when the prompt is long, and wrongly when it is empty.",
        "The licence allows any use, but asks for a note where the weights were changed.", "Earlier reports counted warm starts, which made everything look faster.",
        "Those who want to try it need forty gigabytes and some patience.", "The authors thank the people who labelled the hard cases by hand.",
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

    /// <summary>A paragraph of about fifty words.</summary>
    public static string Paragraph(long number, int place) => string.Join(' ', Enumerable.Range(0, 4)
        .Select(i => Sentences[(Chance.Below(Sentences.Length, number, place) + i * 5) % Sentences.Length]));

    /// <summary>Some paragraphs, the first of which names what the title names.</summary>
    public static IReadOnlyList<string> Text(long number, int paragraphs) =>
        [$"{Title(number)}, says a note of the day. {Paragraph(number, 0)}", .. Enumerable.Range(1, paragraphs - 1).Select(i => Paragraph(number, i))];

    /// <summary>A name of somebody.</summary>
    public static string Author(long number) => $"{Makers[Chance.Below(Makers.Length, number, 77)].Replace(" ", "", StringComparison.Ordinal)}{number % 97}";

    /// <summary>A word that can be part of an address.</summary>
    public static string Slug(long number) => string.Concat(Title(number).Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-'));
}
