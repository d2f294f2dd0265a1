using System.Globalization;
using Vane.Model;

namespace Vane.Sample;

/// <summary>Lets the sample world happen, one post after another in order of publication.</summary>
internal sealed class Chronicle
{
    private const int PostsPerAwkwardTitle = 90;

    private readonly SampleOptions _options;
    private readonly Clockwork _clock;
    private readonly Random _random;
    private readonly DailyMix _mix;
    private readonly Outbox _outbox = new();
    private readonly Dictionary<string, Grammar> _grammars = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ISampleSource> _sources;
    private readonly Dictionary<string, int> _plainPosts = new(StringComparer.Ordinal);
    private long _posts;

    public Chronicle(SampleOptions options)
    {
        _options = options;
        _clock = new Clockwork(options);
        _random = new Random(options.Seed);
        var script = Script.Load();
        _mix = new DailyMix(script, options.PostsPerDay, _random);
        foreach (var board in script.Boards)
        {
            if (!_grammars.ContainsKey(board.Language))
                _grammars.Add(board.Language, new Grammar(Script.Words(board.Language), _random));
        }

        _sources = new(StringComparer.Ordinal)
        {
            [Script.ForumSource] = new Forum(_clock, _outbox, script, _random),
            [Script.NewsSource] = new FrontPage(_clock, _outbox, options, _random),
            [Script.PapersSource] = new PaperList(_outbox),
        };
    }

    /// <summary>All items, made as they are asked for.</summary>
    public IEnumerable<Item> Items()
    {
        for (var daysBack = _options.Days - 1; daysBack >= 0; daysBack--)
        {
            var start = _clock.StartOf(daysBack);
            var count = _mix.Begin(daysBack, _options.LastDay.PlusDays(-daysBack).DayOfWeek);
            for (var i = 0; i < count; i++)
            {
                Publish(_mix.Next(), start + SecondOfDay((i + _random.NextDouble()) / count));
                while (_outbox.TryTake(out var item)) yield return item;
            }
        }

        foreach (var source in _sources.Values) source.Close();
        _outbox.Close();
        while (_outbox.TryTake(out var item)) yield return item;
    }

    // A third of the posts in the first half of the day, the rest in the second.
    private static long SecondOfDay(double share) =>
        (long)(share < 0.35 ? share / 0.35 * Clockwork.HalfDay : Clockwork.HalfDay * (1 + ((share - 0.35) / 0.65)));

    private void Publish(Subject subject, long at)
    {
        var (board, grammar) = (subject.Board, _grammars[subject.Board.Language]);
        var id = string.Create(CultureInfo.InvariantCulture, $"{board.Source[7]}{++_posts:x6}");
        var post = new Item
        {
            Key = new DocumentKey(board.Source, id),
            Community = board.Name,
            Url = $"https://sample.vane.example/{board.Source}/{id}",
            Title = Title(subject, grammar),
            Text = _random.NextDouble() < board.Texts ? grammar.Say(grammar.Rule(board.Text)) : null,
            Author = grammar.Say(grammar.Rule(board.Author)),
            Category = _random.NextDouble() < 0.94 ? board.Categories[_random.Next(board.Categories.Length)] : null,
            Language = board.Language,
            Published = Clockwork.At(at),
        };
        _sources[board.Source].Publish(post, subject, at);
    }

    private string Title(Subject subject, Grammar grammar)
    {
        if (subject.IsThemed || subject.Board.Awkward is not { } list) return grammar.Say(grammar.Rule(subject.Rule));
        // By turns, so that no community misses one by chance.
        var count = _plainPosts[subject.Board.Name] = _plainPosts.GetValueOrDefault(subject.Board.Name) + 1;
        if (count % PostsPerAwkwardTitle != 0) return grammar.Say(grammar.Rule(subject.Rule));
        var titles = grammar.Verbatim[list];
        return titles[((count / PostsPerAwkwardTitle) - 1) % titles.Length];
    }
}
