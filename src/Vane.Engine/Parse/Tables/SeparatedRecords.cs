using System.Text;

namespace Vane.Parse;

/// <summary>The records of a file of separated values: commas, semicolons, tabs or bars between fields, RFC 4180's quotes.</summary>
/// <param name="Rows">The records; they may be uneven.</param>
/// <param name="Uneven">How many have another number of fields than most.</param>
internal sealed record SeparatedRecords(List<IReadOnlyList<string>> Rows, int Uneven)
{
    private const int MostColumns = 1_000;

    private static readonly char[] Separators = [',', ';', '\t', '|'];

    /// <summary>The records of a text that is a table from end to end: all of them of as many fields; null if it is none.</summary>
    public static SeparatedRecords? Even(string text) =>
        Best(text) is { Uneven: 0 } best ? new SeparatedRecords(Parsed(text, best.Separator), 0) : null;

    /// <summary>The records of a file that says of itself that it is one, whatever they are like.</summary>
    /// <exception cref="ParseException">It has too many fields.</exception>
    public static SeparatedRecords Any(string text, char usual)
    {
        var (separator, uneven) = Best(text) is { } best ? (best.Separator, best.Uneven) : (usual, Shape.Of(text, usual).Uneven);
        return new SeparatedRecords(Parsed(text, separator), uneven);
    }

    // The separator that parts most of the records evenly, and then into the most fields.
    private static (char Separator, int Uneven)? Best(string text)
    {
        (char Separator, Shape Shape)? best = null;
        foreach (var separator in Separators)
        {
            var shape = Shape.Of(text, separator);
            if (shape.Columns < 2 || shape.Records < 2) continue;
            if (best is not { } known || (shape.Uneven, -shape.Columns).CompareTo((known.Shape.Uneven, -known.Shape.Columns)) < 0) best = (separator, shape);
        }

        return best is { } found ? (found.Separator, found.Shape.Uneven) : null;
    }

    private static List<IReadOnlyList<string>> Parsed(string text, char separator)
    {
        var (rows, fields) = (new List<IReadOnlyList<string>>(), 0);
        var row = new List<string>();
        var reader = new Fields(text, separator);
        var words = new StringBuilder();
        while (reader.Next(words, out var isLast))
        {
            if (row.Count == MostColumns) throw new ParseException($"a row has more than {MostColumns:N0} cells");
            if (++fields > ParseLimits.Elements) throw new ParseException($"more than {ParseLimits.Elements:N0} cells");
            row.Add(words.ToString().Trim());
            words.Clear();
            if (!isLast) continue;
            if (row.Count > 1 || row[0].Length > 0) rows.Add(row);
            row = [];
        }

        return rows;
    }

    /// <summary>How many records there are, how many fields most of them have, and how many have another number.</summary>
    private readonly record struct Shape(int Records, int Columns, int Uneven)
    {
        public static Shape Of(string text, char separator)
        {
            var counts = new Dictionary<int, int>();
            var (records, fields, isEmpty) = (0, 0, true);
            var reader = new Fields(text, separator);
            while (reader.Next(null, out var isLast))
            {
                fields++;
                isEmpty &= reader.IsEmpty;
                if (!isLast) continue;
                if (fields > 1 || !isEmpty)
                {
                    records++;
                    counts[fields] = counts.GetValueOrDefault(fields) + 1;
                }

                (fields, isEmpty) = (0, true);
            }

            if (records == 0) return default;
            var most = counts.MaxBy(count => (count.Value, count.Key));
            return new Shape(records, most.Key, records - most.Value);
        }
    }

    /// <summary>Goes through the fields of a text.</summary>
    private ref struct Fields(ReadOnlySpan<char> text, char separator)
    {
        private readonly ReadOnlySpan<char> _text = text;
        private int _at;

        /// <summary>Whether the field just read holds nothing but blanks.</summary>
        public bool IsEmpty { get; private set; }

        /// <summary>Reads the next field.</summary>
        /// <param name="words">Where to; null to pass over it.</param>
        /// <param name="isLast">Whether it is the last of its record.</param>
        public bool Next(StringBuilder? words, out bool isLast)
        {
            (IsEmpty, isLast) = (true, true);
            if (_at > _text.Length) return false;
            var (quoted, isBeginning) = (false, true);
            for (; _at < _text.Length; _at++)
            {
                var c = _text[_at];
                if (quoted && c == '"' && !(_at + 1 < _text.Length && _text[_at + 1] == '"')) quoted = false;
                else if (!quoted && c == '"' && isBeginning) (quoted, isBeginning) = (true, false);
                else if (!quoted && (c == separator || c == '\n')) break;
                else
                {
                    if (quoted && c == '"') _at++;
                    isBeginning = false;
                    IsEmpty &= char.IsWhiteSpace(c);
                    words?.Append(c);
                }
            }

            isLast = _at >= _text.Length || _text[_at] == '\n';
            _at++;
            return true;
        }
    }
}
