namespace Vane.Words;

/// <summary>What a piece of text is, for renderings to set it.</summary>
public enum PieceKind
{
    /// <summary>Words of a template.</summary>
    Words,

    /// <summary>A number, date or time.</summary>
    Number,

    /// <summary>A stored name.</summary>
    Name,

    /// <summary>A document's title.</summary>
    Title,
}

/// <summary>A piece of plain text, not escaped for anything.</summary>
/// <param name="Text">The text.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Url">Where it leads, http or https.</param>
public readonly record struct Piece(string Text, PieceKind Kind, string? Url = null);
