namespace Vane.Understand;

/// <summary>What something is called in the languages of reports.</summary>
/// <param name="En">In English.</param>
/// <param name="ZhHans">In Simplified Chinese.</param>
/// <param name="ZhHant">In Traditional Chinese.</param>
public sealed record Labels(string En, string ZhHans, string ZhHant)
{
    /// <summary>The label in a language: <c>en</c>, <c>zh-Hans</c> or <c>zh-Hant</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is none of these.</exception>
    public string In(string language) => language switch
    {
        "en" => En,
        "zh-Hans" => ZhHans,
        "zh-Hant" => ZhHant,
        _ => throw new ArgumentOutOfRangeException(nameof(language), language, "Labels know en, zh-Hans and zh-Hant."),
    };
}

/// <summary>One of the sides from which a field is looked at: research, industry, politics …</summary>
/// <param name="Id">Identity within the lens.</param>
/// <param name="Labels">What it is called.</param>
public sealed record Dimension(string Id, Labels Labels);

/// <summary>Words by what they prove; patterns in the notation of a lens.</summary>
public sealed record Vocabulary
{
    /// <summary>Words of this field alone: one in a title is enough, anywhere.</summary>
    public IReadOnlyList<string> Strong { get; init; } = [];

    /// <summary>Words that other fields have too: enough in a document that is of the field.</summary>
    public IReadOnlyList<string> InField { get; init; } = [];

    /// <summary>Words that count in a document of the field, and only beside another word or a flair.</summary>
    public IReadOnlyList<string> Weak { get; init; } = [];

    /// <summary>Phrases in which the words above mean something else.</summary>
    public IReadOnlyList<string> Not { get; init; } = [];
}

/// <summary>A topic of a field.</summary>
/// <param name="Id">Identity within the lens.</param>
/// <param name="Dimension">The dimension it belongs to, by identity.</param>
/// <param name="Labels">What it is called.</param>
/// <param name="Words">The words that show it.</param>
public sealed record Topic(string Id, string Dimension, Labels Labels, Vocabulary Words);

/// <summary>What a community's own label (flair, section, subject class) or name says about its documents.</summary>
public sealed record Flair
{
    /// <summary>Words by which the label is known, in the notation of a lens.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    /// <summary>Whether documents under it are of the field.</summary>
    public bool InField { get; init; }

    /// <summary>The dimension it belongs to, if any.</summary>
    public string? Dimension { get; init; }

    /// <summary>Topics that it shows by itself.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Topics for which it is one of two witnesses.</summary>
    public IReadOnlyList<string> Supports { get; init; } = [];
}

/// <summary>What a field consists of.</summary>
public sealed record Taxonomy
{
    /// <summary>The dimensions, in the order of reports.</summary>
    public required IReadOnlyList<Dimension> Dimensions { get; init; }

    /// <summary>The topics, in the order of reports.</summary>
    public required IReadOnlyList<Topic> Topics { get; init; }

    /// <summary>Words that show that a document is of the field at all (<see cref="Vocabulary.Strong"/> and
    /// <see cref="Vocabulary.Not"/> only).</summary>
    public required Vocabulary Field { get; init; }

    /// <summary>What flairs say.</summary>
    public IReadOnlyList<Flair> Flairs { get; init; } = [];

    /// <summary>What names of communities and sources say.</summary>
    public IReadOnlyList<Flair> Communities { get; init; } = [];
}
