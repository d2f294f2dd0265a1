using Vane.Model;

namespace Vane.Sample;

/// <summary>A news site that shows places in a list and no other figures. A story comes out when it has left the
/// list.</summary>
internal sealed class FrontPage(Clockwork clock, Outbox outbox, SampleOptions options, Random random) : ISampleSource
{
    // The list grows with the volume, so that a story stays about two days at any.
    private readonly int _length = Math.Max(5, 18 * options.PostsPerDay / 130);
    private readonly SortedDictionary<string, List<Story>> _pages = new(StringComparer.Ordinal);
    private long _nextRound = Clockwork.RoundAfter(clock.StartOf(options.Days - 1), eveningsOnly: false);

    public void Publish(Item post, Subject subject, long at)
    {
        RunRounds(at);
        if (!_pages.TryGetValue(post.Community!, out var page)) _pages.Add(post.Community!, page = []);
        var heat = subject.Boost / (0.05 + random.NextDouble());
        page.Add(new Story(post, at, heat));
    }

    public void Close()
    {
        RunRounds(clock.End - 1);
        foreach (var page in _pages.Values) Leave(page, 0);
    }

    private void RunRounds(long until)
    {
        for (; _nextRound <= until; _nextRound += Clockwork.HalfDay)
        {
            foreach (var page in _pages.Values) RunRound(page, _nextRound);
        }
    }

    private void RunRound(List<Story> page, long now)
    {
        foreach (var story in page) story.Standing = story.Heat / (now - story.At + (6 * Clockwork.Hour));
        page.Sort(static (a, b) =>
            a.Standing != b.Standing ? b.Standing.CompareTo(a.Standing) : a.Post.Key.CompareTo(b.Post.Key));
        Leave(page, _length);
        var at = Clockwork.At(now);
        for (var i = 0; i < page.Count; i++) page[i].Seen.Add(new Observation(at, null, null, i + 1));
    }

    private void Leave(List<Story> page, int from)
    {
        if (page.Count <= from) return;
        for (var i = from; i < page.Count; i++)
        {
            // A story that never made the list was never seen.
            if (page[i].Seen.Count > 0) outbox.Add(page[i].Post with { Observations = page[i].Seen });
        }

        page.RemoveRange(from, page.Count - from);
    }

    private sealed record Story(Item Post, long At, double Heat)
    {
        public double Standing { get; set; }

        public List<Observation> Seen { get; } = [];
    }
}
