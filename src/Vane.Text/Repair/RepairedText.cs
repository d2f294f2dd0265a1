namespace Vane.Text;

/// <summary>A text made readable, and the way back to what is stored.</summary>
public sealed class RepairedText
{
    // Pieces in the order of the text. A piece is either copied, or stands as a whole for one stretch of the original.
    private readonly Piece[] _pieces;
    private readonly int _originalLength;

    internal RepairedText(string text, int originalLength, Piece[] pieces, bool isCut) =>
        (Text, _originalLength, _pieces, IsCut) = (text, originalLength, pieces, isCut);

    /// <summary>The readable text; the very instance given when nothing was amiss.</summary>
    public string Text { get; }

    /// <summary>Whether the text ends in an ellipsis, as one cut at a length does.</summary>
    public bool IsCut { get; }

    /// <summary>Whether anything was repaired.</summary>
    public bool IsChanged => _pieces.Length > 0;

    /// <summary>The shortest stretch of the original that holds everything a stretch of <see cref="Text"/> was made of.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The span is not within the text.</exception>
    public TextSpan ToOriginal(TextSpan span)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(span.Start, nameof(span));
        ArgumentOutOfRangeException.ThrowIfNegative(span.Length, nameof(span));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(span.Start, Text.Length - span.Length, nameof(span));
        if (!IsChanged) return span;
        var start = span.Start == Text.Length ? _originalLength : PieceAt(span.Start).OriginOf(span.Start).Start;
        if (span.Length == 0) return new TextSpan(start, 0);
        var end = PieceAt(span.End - 1).OriginOf(span.End - 1).End;
        return new TextSpan(start, end - start);
    }

    private Piece PieceAt(int at)
    {
        var (low, high) = (0, _pieces.Length - 1);
        while (low < high)
        {
            var middle = low + ((high - low + 1) / 2);
            if (_pieces[middle].At <= at) low = middle;
            else high = middle - 1;
        }

        return _pieces[low];
    }

    /// <param name="At">Where the piece begins in the repaired text.</param>
    /// <param name="Origin">Where it begins in the original.</param>
    /// <param name="ReplacedLength">How much of the original it stands for; 0 if it is copied character by character.</param>
    internal readonly record struct Piece(int At, int Origin, int ReplacedLength)
    {
        public TextSpan OriginOf(int at) =>
            ReplacedLength > 0 ? new TextSpan(Origin, ReplacedLength) : new TextSpan(Origin + at - At, 1);
    }
}
