using System.Globalization;
using System.Text;

namespace Vane.Sample;

/// <summary>Makes sentences of one language from word lists. In a list's entries <c>{name}</c> stands for an entry of
/// that list and <c>{#3-12}</c> for a number between the two.</summary>
internal sealed class Grammar
{
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly Part[][][] _lists;
    private readonly int[] _last;
    private readonly Random _random;
    private readonly StringBuilder _text = new();

    public Grammar(Dictionary<string, string[]> words, Random random)
    {
        _random = random;
        foreach (var name in words.Keys) _ids.Add(name, _ids.Count);
        // Verbatim lists hold braces that are no slots.
        _lists = [.. words.Select(w => IsVerbatim(w.Key) ? [] : Array.ConvertAll(w.Value, Parse))];
        _last = new int[_lists.Length];
        Verbatim = words.Where(w => IsVerbatim(w.Key)).ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>Lists whose entries stand as they are.</summary>
    public IReadOnlyDictionary<string, string[]> Verbatim { get; }

    /// <summary>The number of a list, for <see cref="Say"/>.</summary>
    public int Rule(string name) => _ids[name];

    /// <summary>A new sentence.</summary>
    public string Say(int rule)
    {
        _text.Clear();
        Append(rule);
        return _text.ToString();
    }

    private static bool IsVerbatim(string name) => name.StartsWith("awkward", StringComparison.Ordinal);

    private void Append(int rule)
    {
        foreach (ref readonly var part in Choose(rule).AsSpan())
        {
            if (part.Rule >= 0) Append(part.Rule);
            else Join(part.Literal ?? _random.Next(part.Low, part.High + 1).ToString(CultureInfo.InvariantCulture));
        }
    }

    // Chinese sets Latin letters and digits off by a space.
    private void Join(string piece)
    {
        if (_text.Length > 0 && ((IsHan(_text[^1]) && char.IsAsciiLetterOrDigit(piece[0]))
            || (char.IsAsciiLetterOrDigit(_text[^1]) && IsHan(piece[0])))) _text.Append(' ');
        _text.Append(piece);
    }

    private static bool IsHan(char c) => c is >= '\u4E00' and <= '\u9FFF';

    // Never the same entry twice in a row: "X or X?" is no question.
    private Part[] Choose(int rule)
    {
        var list = _lists[rule];
        var choice = _random.Next(list.Length);
        if (choice == _last[rule]) choice = (choice + 1) % list.Length;
        _last[rule] = choice;
        return list[choice];
    }

    private Part[] Parse(string template)
    {
        var parts = new List<Part>();
        for (var at = 0; at < template.Length;)
        {
            var open = template.IndexOf('{', at);
            if (open < 0) open = template.Length;
            if (open > at) parts.Add(new Part(template[at..open], -1, 0, 0));
            if (open == template.Length) break;
            var close = template.IndexOf('}', open);
            parts.Add(Slot(template[(open + 1)..close]));
            at = close + 1;
        }

        return [.. parts];
    }

    private Part Slot(string name)
    {
        if (name[0] != '#') return new Part(null, _ids[name], 0, 0);
        var dash = name.IndexOf('-', StringComparison.Ordinal);
        var low = int.Parse(name.AsSpan(1, dash - 1), CultureInfo.InvariantCulture);
        return new Part(null, -1, low, int.Parse(name.AsSpan(dash + 1), CultureInfo.InvariantCulture));
    }

    private readonly record struct Part(string? Literal, int Rule, int Low, int High);
}
