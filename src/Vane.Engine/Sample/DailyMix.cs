using NodaTime;

namespace Vane.Sample;

/// <summary>What a post is about: its community and the list its title comes from.</summary>
internal readonly record struct Subject(Board Board, string Rule, bool IsThemed, double Boost);

/// <summary>How many posts a day brings, and about what. Volume follows the week and swings more than chance alone
/// would have it, as real communities do.</summary>
internal sealed class DailyMix(Script script, int postsPerDay, Random random)
{
    private static readonly double[] Week = [1.06, 1.1, 1.1, 1.06, 0.98, 0.84, 0.8];

    private readonly List<(Subject Subject, double Upto)> _subjects = [];
    private double _total;

    /// <summary>Turns to a day.</summary>
    /// <returns>How many posts it brings.</returns>
    public int Begin(int daysBack, IsoDayOfWeek weekday)
    {
        _subjects.Clear();
        _total = 0;
        foreach (var board in script.Boards)
        {
            var swing = 0.45 + (0.55 * (random.NextDouble() + random.NextDouble()));
            var level = postsPerDay * board.Share * Week[(int)weekday - 1] * swing;
            if (board.IsOpen(daysBack)) AddBoard(board, daysBack, level);
        }

        return (int)(_total + random.NextDouble());
    }

    /// <summary>What the next post is about.</summary>
    public Subject Next()
    {
        var point = random.NextDouble() * _total;
        foreach (var (subject, upto) in _subjects)
        {
            if (point < upto) return subject;
        }

        return _subjects[^1].Subject;
    }

    private void AddBoard(Board board, int daysBack, double level)
    {
        Add(new Subject(board, board.Rule, false, 1), level);
        foreach (var theme in script.Themes)
        {
            foreach (var place in theme.Places)
            {
                if (place.Name != board.Name) continue;
                var share = theme.At(daysBack + place.Lag) * place.Scale;
                if (share > 0) Add(new Subject(board, place.Rule, true, theme.Boost), level * share);
            }
        }
    }

    private void Add(Subject subject, double weight) => _subjects.Add((subject, _total += weight));
}
