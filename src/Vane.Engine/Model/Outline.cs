using System.Text.Json.Serialization;
using NodaTime;
using Vane.Text;

namespace Vane.Model;

/// <summary>What stands where in a document's text. Offsets are in UTF-16 code units, so evidence can point into it.</summary>
/// <param name="Blocks">Its parts in the order of the text; they do not overlap, and what lies between them is white space.</param>
/// <param name="Links">Where it links to.</param>
public sealed record Outline(IReadOnlyList<Block> Blocks, IReadOnlyList<Link> Links)
{
    /// <summary>Nothing is known but the text.</summary>
    public static readonly Outline None = new([], []);
}

/// <summary>What a part of a text is.</summary>
public enum BlockKind
{
    /// <summary>A heading; its level is 1 to 6.</summary>
    Heading,

    /// <summary>A paragraph.</summary>
    Paragraph,

    /// <summary>An item of a list; its level is 1 for the outermost list.</summary>
    Item,

    /// <summary>Words of somebody else, set apart.</summary>
    Quote,

    /// <summary>Code or other text whose line ends and blanks count.</summary>
    Code,

    /// <summary>A table: a line a row, a tab between cells.</summary>
    Table,

    /// <summary>What stands under a picture or over a table.</summary>
    Caption,

    /// <summary>A sentence of a talk.</summary>
    Speech,
}

/// <summary>A part of a text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">Where it stands.</param>
public sealed record Block([property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] BlockKind Kind, [property: JsonPropertyName("at"), JsonIgnore(Condition = JsonIgnoreCondition.Never)] TextSpan Span)
{
    /// <summary>Level of a heading or depth of a list item, from 1; else 0.</summary>
    public int Level { get; init; }

    /// <summary>Page of a paged document, from 1; null where there are no pages.</summary>
    public int? Page { get; init; }

    /// <summary>When in a talk it is begun to be said.</summary>
    public Duration? From { get; init; }

    /// <summary>When in a talk it has been said; null where that is not known.</summary>
    public Duration? To { get; init; }

    /// <summary>Who says it, where that is marked.</summary>
    public string? Speaker { get; init; }

    /// <summary>The cells of a table; null for all else.</summary>
    public Grid? Grid { get; init; }
}

/// <summary>A table within a text.</summary>
/// <param name="Columns">How many cells each row has.</param>
/// <param name="HeaderRows">How many of its first rows are headers: 0 or 1, seldom more.</param>
/// <param name="Cells">Where the cells stand in the text, row by row; <c>Rows × Columns</c> of them, empty ones with length 0.</param>
/// <param name="Caption">What the table is called.</param>
public sealed record Grid(int Columns, int HeaderRows, IReadOnlyList<TextSpan> Cells, string? Caption)
{
    /// <summary>How many rows there are, headers among them.</summary>
    [JsonIgnore]
    public int Rows => Columns == 0 ? 0 : Cells.Count / Columns;

    /// <summary>Where a cell stands.</summary>
    public TextSpan this[int row, int column] => Cells[(row * Columns) + column];
}

/// <summary>Words of a text that link somewhere.</summary>
/// <param name="Span">The words; may be empty.</param>
/// <param name="Url">Where to: an absolute address of http or https.</param>
public sealed record Link([property: JsonPropertyName("at"), JsonIgnore(Condition = JsonIgnoreCondition.Never)] TextSpan Span, string Url);
