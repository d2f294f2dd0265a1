using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Vane.Model;
using Vane.Tests.Support;

namespace Vane.Tests.Trend;

/// <summary>Trajectories made by hand and in number.</summary>
internal static class Year
{
    public static readonly Instant Begin = Make.At("2025-05-01T00:00");

    /// <summary>A post of the source <c>forum</c>: hour of publication since the beginning, then hours and scores seen.</summary>
    public static Trajectory Post(string id, double hour, string community, params (double Hour, long Score)[] seen) => new(
        new DocumentKey("forum", id), new Place("forum", community), Begin + Duration.FromHours(hour),
        [.. seen.Select(s => new ScoreAt(Begin + Duration.FromHours(s.Hour), s.Score))]);

    /// <summary>Posts of the same age of one community, with scores from one on, one a day at noon; each was published
    /// ten hours before.</summary>
    public static IEnumerable<Trajectory> Daily(int count, string community = "c/one") =>
        Enumerable.Range(0, count).Select(day => Post(
            string.Create(CultureInfo.InvariantCulture, $"{community}-{day:00}"), (24 * day) + 2, community, ((24 * day) + 12, day + 1)));

    /// <summary>Two communities of one source over forty days, and a source of its own.</summary>
    public static readonly Gen<IReadOnlyList<Trajectory>> Generated =
        Gen.Choose(0, int.MaxValue).ListOf(400).Select(numbers => (IReadOnlyList<Trajectory>)[.. numbers.Select(One)]);

    private static Trajectory One(int number, int index)
    {
        var hour = (index * 40 * 24 / 400) + (number % 7);
        var source = number % 11 == 0 ? "papers" : "forum";
        var seen = Enumerable.Range(0, 1 + (number % 4)).Select(k => new ScoreAt(
            Begin + Duration.FromHours((((hour / 24) + 1) * 24) + (24 * k) + 11), (number % 97) * (k + 1)));
        return new Trajectory(
            new DocumentKey(source, index.ToString("000", CultureInfo.InvariantCulture)),
            new Place(source, source == "papers" ? source : $"c/{number % 2}"), Begin + Duration.FromHours(hour), [.. seen]);
    }
}
