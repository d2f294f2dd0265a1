using NodaTime;
using Vane.Model;
using Vane.Storage;
using Vane.Trend;

namespace Vane.Backtest;

/// <summary>How high posts stood, as far as that was known at an instant.</summary>
/// <param name="store">Where they are.</param>
/// <param name="edition">Whose midnights bound days.</param>
/// <param name="span">The posts to know of; they are loaded once somebody asks.</param>
internal sealed class Scores(Store store, Edition edition, Window span)
{
    // How late after its publication a post can come into view, and time zones.
    private static readonly Duration Slack = Post.Grace + Duration.FromDays(2);

    private readonly Lazy<Dictionary<DocumentKey, Post>> _posts = new(() => new PostQueries(store)
        .Published(new Window(span.From - Slack, span.To), span.To).ToDictionary(p => p.Key));

    /// <summary>Ranks a day's terms by the summed score of the posts of the day that name them.</summary>
    public Caller Caller(int most) => new("score", (counts, day) =>
    {
        var end = edition.Midnight(counts.First.PlusDays(day + 1));
        var sums = new Dictionary<Subject, double>();
        for (var i = counts.Documents.Count - 1; i >= 0 && counts.Documents[i].Day == day; i--)
        {
            var score = Of(counts.Documents[i].Document.Key, end);
            foreach (var subject in SourceDocuments.SubjectsOf(counts.Documents[i].Document))
                sums[subject] = sums.GetValueOrDefault(subject) + score;
        }

        return [.. counts.Subjects.Where(sums.ContainsKey).OrderByDescending(s => sums[s]).ThenBy(s => s).Take(most).Select(s => new Flag(s, []))];
    });

    // A source that shows ranks only: the first stands as high as the second and third together. One that shows
    // neither: each post counts one.
    private double Of(DocumentKey key, Instant at)
    {
        if (!_posts.Value.TryGetValue(key, out var post)) return 0;
        var figures = Figures.Of(post, at - Duration.FromMilliseconds(1));
        return figures switch
        {
            { Score: { } score } => Math.Max(0, score),
            { Rank: { } rank } => 1.0 / Math.Max(1, rank),
            _ => 1,
        };
    }
}
