using Vane.Trend;

namespace Vane.Backtest;

/// <summary>A term called on a day.</summary>
/// <param name="Term">The term.</param>
/// <param name="Aliases">Other terms that the same documents carry, called with it as one.</param>
public readonly record struct Flag(Subject Term, IReadOnlyList<Subject> Aliases);

/// <summary>Calls the trends of a day.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Call">Flags of a day, best first, each term once. Its arguments: what a source's documents say that were
/// known by the end of the day; and the day, the last of the counts. It is asked by several threads at once.</param>
public sealed record Caller(string Name, Func<SourceCounts, int, IReadOnlyList<Flag>> Call)
{
    /// <summary>A method on counts; discoveries among names are counted apart from those among other terms.</summary>
    public static Caller Of(Method method) => new(method.Name, (counts, day) =>
        [.. method.Call(counts.Counts, day, FamiliesOf(counts)).Select(series => new Flag(counts.Subjects[series], []))]);

    private static byte[] FamiliesOf(SourceCounts counts) =>
        [.. counts.Subjects.Select(s => (byte)(s.Kind == SubjectKind.Name ? 0 : 1))];
}
