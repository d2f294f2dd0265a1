using System.Globalization;
using Vane.Model;

namespace Vane.Sample;

/// <summary>A forum with scores and comments, where posts are corrected, deleted and posted elsewhere again.</summary>
/// <remarks>Figures come from roots and fractions only: logarithms and powers differ between platforms in their last
/// bit, and the same seed must give the same bytes on each.</remarks>
internal sealed class Forum(Clockwork clock, Outbox outbox, Script script, Random random) : ISampleSource
{
    private const double Edited = 0.03, Deleted = 0.05, CrossPosted = 0.09;

    public void Publish(Item post, Subject subject, long at)
    {
        if (Observe(subject.Board, subject.Boost, at) is not { } seen) return;
        var fate = random.NextDouble();
        if (fate < Edited && seen.Count > 1) Edit(post, seen);
        else if (fate < Deleted && seen.Count > 1) Delete(post, seen);
        else outbox.Add(post with { Observations = seen });
        if (fate is >= Deleted and < CrossPosted) CrossPost(post, subject, at);
    }

    public void Close()
    {
    }

    /// <summary>The observations of a post; null where nobody saw it.</summary>
    private List<Observation>? Observe(Board board, double boost, long at)
    {
        var isLate = random.NextDouble() < 0.02;
        var second = at + (isLate ? (20 * Clockwork.Hour) + random.Next(1800) : 300 + random.Next(5400));
        if (second >= clock.End || !board.IsOpen(clock.DaysBack(second))) return null;

        var (score, comments) = FinalFigures(board.Score * boost);
        var hours = 2 + (8 * random.NextDouble());
        var days = 1 + random.Next(3) + (score > 2 * board.Score ? 2 + random.Next(6) : 0);
        var isDaily = random.NextDouble() < 0.6;
        var seen = new List<Observation>();
        for (; second < Math.Min(clock.End, at + (days * Clockwork.Day));
            second = Clockwork.RoundAfter(second, isDaily) + random.Next(240))
            seen.Add(At(second, (second - at) / (hours * Clockwork.Hour), score, comments));
        return seen.Count > 0 ? seen : null;
    }

    /// <summary>Heavy-tailed: half the posts stay below the median, one in a hundred reaches thirty times that.</summary>
    private (double Score, double Comments) FinalFigures(double median)
    {
        var chance = 0.002 + (0.996 * random.NextDouble());
        var score = ThreeQuarterPower((1 - chance) / chance) * median;
        var talk = random.NextDouble() + random.NextDouble();
        return (score, ThreeQuarterPower(score) * (0.2 + (talk * talk)));
    }

    /// <summary>Rises at once, then ever more slowly; votes taken back make it waver.</summary>
    private Observation At(long second, double age, double score, double comments)
    {
        var rise = age * (1 + age);
        var grown = rise / (1 + rise);
        var waver = 1 - (0.012 * random.NextDouble());
        return new Observation(Clockwork.At(second), (long)(score * grown * waver), (long)(comments * grown), null);
    }

    private static double ThreeQuarterPower(double value)
    {
        var root = Math.Sqrt(value);
        return root * Math.Sqrt(root);
    }

    private void Edit(Item post, List<Observation> seen)
    {
        var cut = 1 + random.Next(seen.Count - 1);
        outbox.Add(post with { Title = Misspell(post.Title), Observations = seen[..cut] });
        outbox.AddLater(post with { Observations = seen[cut..] });
    }

    private void Delete(Item post, List<Observation> seen)
    {
        var cut = 1 + random.Next(seen.Count - 1);
        outbox.Add(post with { Observations = seen[..cut] });
        // Seen once more, gone: without that sighting nothing would say when it was deleted.
        outbox.AddLater(post with { Text = "[removed]", Author = "[deleted]", Observations = [seen[cut]] });
    }

    private void CrossPost(Item post, Subject subject, long at)
    {
        if (OtherBoard(subject.Board) is not { } board) return;
        at += 600 + random.Next(10_000);
        if (!board.IsOpen(clock.DaysBack(at)) || Observe(board, subject.Boost / 2, at) is not { } seen) return;
        outbox.AddLater(post with
        {
            Key = post.Key with { Id = string.Create(CultureInfo.InvariantCulture, $"{post.Key.Id}x") },
            Community = board.Name,
            Category = board.Categories[random.Next(board.Categories.Length)],
            Published = Clockwork.At(at),
            Observations = seen,
        });
    }

    private Board? OtherBoard(Board board)
    {
        var start = random.Next(script.Boards.Length);
        for (var i = 0; i < script.Boards.Length; i++)
        {
            var other = script.Boards[(start + i) % script.Boards.Length];
            if (other != board && other.Source == board.Source && other.Language == board.Language) return other;
        }

        return null;
    }

    /// <summary>Doubles a letter, as hasty typing does in any script.</summary>
    private string Misspell(string title)
    {
        var start = random.Next(title.Length);
        for (var i = 0; i < title.Length; i++)
        {
            var at = (start + i) % title.Length;
            if (char.IsLetter(title[at])) return title.Insert(at, title[at].ToString());
        }

        return title + "?";
    }
}
