using Vane.Trend;

namespace Vane.Backtest;

/// <summary>A week to judge flags by.</summary>
/// <param name="Monday">Its first day, by its number in the counts.</param>
/// <param name="FirstDay">Its first day, by its number among those replayed.</param>
/// <param name="Emerging">The terms that emerged in it.</param>
/// <param name="Before">The terms that emerged in the week before: what is called of the last days may still be them.</param>
internal sealed record JudgedWeek(int Monday, int FirstDay, IReadOnlyList<EmergingTerm> Emerging, IReadOnlyList<EmergingTerm> Before);

/// <summary>What one method called in one week.</summary>
internal sealed class WeekFlags
{
    private const int Days = 7;

    private readonly Dictionary<Subject, int> _first = [];
    private readonly HashSet<string> _emerging = new(StringComparer.Ordinal);
    private readonly Vocabulary _vocabulary;

    public WeekFlags(JudgedWeek week, IReadOnlyList<Flag>[] flags, Vocabulary vocabulary)
    {
        _vocabulary = vocabulary;
        var firstByForm = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var term in week.Emerging.Concat(week.Before)) _emerging.UnionWith(FormsOf(term.Term, term.Aliases));
        var matched = new HashSet<Subject>();
        for (var day = 1; day <= Days; day++)
        {
            foreach (var flag in flags[week.FirstDay + day - 1])
            {
                Flags++;
                _first.TryAdd(flag.Term, day);
                foreach (var form in FormsOf(flag.Term, flag.Aliases))
                {
                    firstByForm.TryAdd(form, day);
                    if (_emerging.Contains(form) && _vocabulary.IsSought(flag.Term)) matched.Add(flag.Term);
                }
            }
        }

        Matched = matched;
        FirstOf = [.. week.Emerging.Select(term => FormsOf(term.Term, term.Aliases)
            .Select(form => firstByForm.TryGetValue(form, out var day) ? day : (int?)null).Min())];
    }

    /// <summary>Flags of all days, a term on two days twice.</summary>
    public int Flags { get; }

    /// <summary>Each term flagged, with the day of the week it was first flagged on.</summary>
    public IReadOnlyDictionary<Subject, int> Terms => _first;

    /// <summary>Names among the terms flagged.</summary>
    public int Names => _first.Keys.Count(_vocabulary.IsName);

    /// <summary>Terms flagged of those that are looked for.</summary>
    public int Sought => _first.Keys.Count(_vocabulary.IsSought);

    /// <summary>Those of them that are among the emerging ones of the week, or of the one before.</summary>
    public IReadOnlySet<Subject> Matched { get; }

    /// <summary>For each emerging term the day of the week it was first flagged on.</summary>
    public IReadOnlyList<int?> FirstOf { get; }

    private IEnumerable<string> FormsOf(Subject term, IReadOnlyList<Subject> aliases) =>
        aliases.Prepend(term).Select(_vocabulary.FormOf);
}
