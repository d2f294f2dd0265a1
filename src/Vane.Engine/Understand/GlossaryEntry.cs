using Vane.Text.Names;

namespace Vane.Understand;

/// <summary>How surely a word of an entry means it.</summary>
public enum Ambiguity
{
    /// <summary>It always does.</summary>
    None,

    /// <summary>It does unless something in the text speaks against it.</summary>
    Seldom,

    /// <summary>It does only where something in the text speaks for it.</summary>
    Often,
}

/// <summary>A name a lens knows.</summary>
/// <param name="Index">Its place in the lens.</param>
/// <param name="Name">The name as it is shown.</param>
/// <param name="Kind">What is named.</param>
public sealed record GlossaryEntry(int Index, string Name, NameKind Kind)
{
    /// <summary>Who makes it: another entry's name, or just a name.</summary>
    public string? Owner { get; init; }

    /// <summary>Other ways to write it.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Short ways to write it. Where there are any, these alone are ambiguous.</summary>
    public IReadOnlyList<string> Shorts { get; init; } = [];

    /// <summary>Keys from the broadest to its own.</summary>
    public IReadOnlyList<string> Chain { get; init; } = [];

    /// <summary>How what these keys stand for is shown.</summary>
    public IReadOnlyList<string> Shown { get; init; } = [];

    /// <summary>What stands between the family and its version, and between other parts, when shown.</summary>
    public (string Version, string Part) Joints { get; init; } = ("-", "-");

    /// <summary>Whether the v of a version belongs to the name (<c>DeepSeek-V3</c>) or is left out (<c>vLLM v0.6</c>).</summary>
    public bool KeepsV { get; init; }

    /// <summary>Variants of its own, beyond those of the lens.</summary>
    public NameVocabulary Variants { get; init; } = NameVocabulary.Empty;

    /// <summary>How surely its words mean it.</summary>
    public Ambiguity Ambiguity { get; init; }

    /// <summary>Whether letters must be written in the case the lens writes them.</summary>
    public bool IsExactCase { get; init; }

    /// <summary>Whether it belongs to the world at large: it does not make a text one of the field.</summary>
    public bool IsGeneral { get; init; }

    /// <summary>Marks of words that speak for it; beside those of the field.</summary>
    public IReadOnlyList<int> For { get; init; } = [];

    /// <summary>Marks of words that speak against it.</summary>
    public IReadOnlyList<int> Against { get; init; } = [];
}
