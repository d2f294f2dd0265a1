using System.Text.Json.Serialization;

namespace Vane.Model;

/// <summary>Whether a report has something to say.</summary>
public enum ReportState
{
    /// <summary>Posts, and every source delivered.</summary>
    Ok,

    /// <summary>Posts, but a source failed or fell silent.</summary>
    Partial,

    /// <summary>No post to report on.</summary>
    NoData,
}

/// <summary>A statement: its kind says which template words it, its slots what the words say.</summary>
/// <param name="Kind">Kind, kebab-case; also the key of its template.</param>
/// <param name="Slots">Values by name.</param>
/// <param name="Evidence">Ids into <see cref="Report.Evidence"/>.</param>
public sealed record Statement(
    string Kind, IReadOnlyDictionary<string, Slot> Slots, IReadOnlyList<string> Evidence);

/// <summary>A row of a table; a row about a document names it, so that the row is evidence too.</summary>
/// <param name="Cells">One per column; null where nothing is known.</param>
/// <param name="Post">The document the row shows, if it shows one.</param>
/// <param name="Also">Other documents that say the same, if there are any.</param>
/// <param name="Evidence">Ids into <see cref="Report.Evidence"/> where the row is about several documents.</param>
public sealed record Row(
    IReadOnlyList<Slot?> Cells, Evidence.Post? Post = null, IReadOnlyList<Evidence.Post>? Also = null, IReadOnlyList<string>? Evidence = null);

/// <summary>A table.</summary>
/// <param name="Kind">Kind, kebab-case.</param>
/// <param name="Subject">What the table is about, shown as its heading; null where the section's heading says it.</param>
/// <param name="Columns">Keys of the column headings (<c>column.KEY</c>).</param>
/// <param name="Rows">Rows in order.</param>
public sealed record Table(string Kind, Slot.Name? Subject, IReadOnlyList<string> Columns, IReadOnlyList<Row> Rows);

/// <summary>A section of a report.</summary>
/// <param name="Kind">Kind, kebab-case; also the key of its heading (<c>section.KIND</c>).</param>
/// <param name="Statements">Statements before the tables.</param>
/// <param name="Tables">Tables.</param>
/// <param name="Notes">Keys of fixed explanations of method (<c>note.KEY</c>), which state nothing about data.</param>
public sealed record Section(
    string Kind, IReadOnlyList<Statement> Statements, IReadOnlyList<Table> Tables, IReadOnlyList<string> Notes);

/// <summary>The lens that documents were understood through.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Fingerprint">The first twelve digits of the fingerprint of its files.</param>
public sealed record LensMark(string Name, string Fingerprint)
{
    private const int Digits = 12;

    /// <summary>The mark of a lens.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="fingerprint">Its whole fingerprint.</param>
    public static LensMark Of(string name, string fingerprint) =>
        new(name, fingerprint[..Math.Min(Digits, fingerprint.Length)]);
}

/// <summary>Outcome of checking a report's statements and rows against the store.</summary>
/// <param name="Statements">Statements and rows composed.</param>
/// <param name="Supported">Those the store supports; only these are in the report.</param>
/// <param name="Withheld">Those it does not, taken out.</param>
public sealed record Verification(long Statements, long Supported, long Withheld);

/// <summary>A report: language-free facts. Markdown and HTML are renderings of it.</summary>
public sealed record Report
{
    /// <summary>Version of this format.</summary>
    public const int CurrentSchema = 1;

    /// <summary>Version of the format the report is in.</summary>
    [JsonPropertyOrder(-9)]
    public int Schema { get; init; } = CurrentSchema;

    /// <summary>Program and version that composed it.</summary>
    [JsonPropertyOrder(-8)]
    public required string Generator { get; init; }

    /// <summary>What was asked for.</summary>
    public required Edition Edition { get; init; }

    /// <summary>The lens that documents were understood through.</summary>
    public required LensMark Lens { get; init; }

    /// <summary>The span reported on.</summary>
    public required Window Window { get; init; }

    /// <summary>Whether there is something to report.</summary>
    public required ReportState State { get; init; }

    /// <summary>Why the state is not <see cref="ReportState.Ok"/>: keys of <c>reason.KEY</c>.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>Sections in order.</summary>
    public required IReadOnlyList<Section> Sections { get; init; }

    /// <summary>Evidence by id.</summary>
    public required IReadOnlyDictionary<string, Evidence> Evidence { get; init; }

    /// <summary>Outcome of the check against the store.</summary>
    public required Verification Verification { get; init; }
}
