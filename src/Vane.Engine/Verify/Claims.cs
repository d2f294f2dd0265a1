using Vane.Model;

namespace Vane.Verify;

/// <summary>A section as the store supports it.</summary>
internal sealed record Chapter(
    string Kind, IReadOnlyList<Claim> Claims, IReadOnlyList<Sheet> Sheets, IReadOnlyList<string> Notes);

/// <summary>A statement that the store supports, and what it has to cite for that.</summary>
internal sealed record Claim(string Kind, IReadOnlyDictionary<string, Slot> Slots, IReadOnlyList<Evidence> Grounds)
{
    /// <summary>A claim that cites nothing or, with <see cref="On"/>, something.</summary>
    public static Claim Of(string kind, params IReadOnlyList<(string Name, Slot Slot)> slots) =>
        new(kind, slots.ToDictionary(s => s.Name, s => s.Slot, StringComparer.Ordinal), []);

    /// <summary>The same claim resting on evidence, in the order it is cited.</summary>
    public Claim On(params IReadOnlyList<Evidence> grounds) => this with { Grounds = grounds };
}

/// <summary>A table that the store supports.</summary>
internal sealed record Sheet(string Kind, string? Subject, IReadOnlyList<string> Columns, IReadOnlyList<Line> Lines);

/// <summary>A row that the store supports.</summary>
/// <param name="Cells">Its cells.</param>
/// <param name="Post">The document it is about.</param>
/// <param name="Also">Other documents that say the same.</param>
/// <param name="Grounds">What it has to cite, in order; null where it cites nothing.</param>
internal sealed record Line(
    IReadOnlyList<Slot?> Cells, Evidence.Post? Post = null, IReadOnlyList<Evidence.Post>? Also = null, IReadOnlyList<Evidence>? Grounds = null);
