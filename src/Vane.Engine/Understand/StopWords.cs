using System.Reflection;
using Vane.Text;

namespace Vane.Understand;

/// <summary>Where in a term a word may stand.</summary>
[Flags]
internal enum WordPlace
{
    /// <summary>Nowhere: it parts terms.</summary>
    None = 0,

    /// <summary>Between other words.</summary>
    Inside = 1,

    /// <summary>At the beginning of a phrase.</summary>
    Begin = 2,

    /// <summary>At its end.</summary>
    End = 4,

    /// <summary>Alone.</summary>
    Alone = 8,

    /// <summary>Anywhere.</summary>
    Anywhere = Inside | Begin | End | Alone,
}

/// <summary>Words that carry no subject of their own, in English and Chinese, and where in a term they may stand.</summary>
internal sealed class StopWords
{
    private readonly Dictionary<ulong, WordPlace> _places = [];

    private StopWords()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("understand/stopwords")!);
        var place = WordPlace.None;
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("# ", StringComparison.Ordinal)) place = PlaceOf(line);
            else foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries)) _places.TryAdd(StableHash.Of(Folding.Fold(word)), place);
        }
    }

    /// <summary>The lists that come with Vane.</summary>
    public static StopWords Default { get; } = new();

    /// <summary>Where a word, by the hash of its key, may stand.</summary>
    public WordPlace this[ulong word] => _places.GetValueOrDefault(word, WordPlace.Anywhere);

    // The head of a list says what it is.
    private static WordPlace PlaceOf(string head) => head[2..].Split(':')[0] switch
    {
        "Inside" => WordPlace.Inside,
        "Begin" => WordPlace.Inside | WordPlace.Begin,
        "End" => WordPlace.Inside | WordPlace.End,
        "Phrase" => WordPlace.Inside | WordPlace.Begin | WordPlace.End,
        "Nowhere" => WordPlace.None,
        var other => throw new InvalidOperationException($"No list is called {other}."),
    };
}
