using System.Globalization;
using Vane.Collect;
using Vane.Model;

namespace Vane.Cli;

/// <summary>Tells on the way how collecting goes, and at the end what came of it.</summary>
/// <param name="terminal">Where to.</param>
/// <param name="sources">How many sources are asked.</param>
/// <param name="isQuiet">Whether nothing is told on the way.</param>
internal sealed class CollectionTale(Terminal terminal, int sources, bool isQuiet)
{
    private const int ShownFaults = 8, ShownNames = 4;

    private readonly Lock _telling = new();
    private readonly List<(SourceSettings Source, SourceVisit Visit)> _done = [];
    private Tally _total;

    /// <summary>Tells of a source that is done.</summary>
    public void Tell(SourceSettings source, SourceVisit visit)
    {
        lock (_telling)
        {
            _done.Add((source, visit));
            _total += visit.Tally;
            if (!isQuiet && !Console.IsErrorRedirected)
                terminal.Progress(string.Create(CultureInfo.InvariantCulture, $"{_done.Count} of {sources} sources, {_total.New:N0} new documents"), _done.Count == sources);
        }
    }

    /// <summary>Tells what came of it: a line of counts, and a line for each kind of failure.</summary>
    public void Summarise()
    {
        var answered = _done.Count(d => d.Visit is { IsAnswered: true });
        terminal.Line(string.Create(CultureInfo.InvariantCulture,
            $"{answered} of {sources} sources answered: {_total.Read:N0} records, {_total.New:N0} new documents, {_total.Updated:N0} changed, {_total.Observations:N0} observations"));
        if (_total.Rejected > 0) terminal.Line(string.Create(CultureInfo.InvariantCulture, $"{_total.Rejected:N0} records are in quarantine: vane quarantine"));
        foreach (var doubt in _done.Where(d => d.Visit is { IsDoubtful: true }).GroupBy(d => d.Visit.Outcome))
            Name(DoubtOf(doubt.Key), doubt.Select(d => d.Source.Name));
        var failed = _done.Where(d => d.Visit is { IsAnswered: false, IsDoubtful: false }).GroupBy(d => d.Visit.Fault ?? "", StringComparer.Ordinal)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).ToList();
        foreach (var fault in failed.Take(ShownFaults)) terminal.Error($"{Names(fault.Select(d => d.Source.Name))}: {fault.Key}");
        if (failed.Count > ShownFaults) terminal.Error($"and {failed.Skip(ShownFaults).Sum(g => g.Count())} more; 'vane sources' tells why.");
        if (failed.Count > 0 && _done.TrueForAll(d => d.Visit is { IsAnswered: false, IsDoubtful: false }))
            terminal.Error("Nothing could be had from any source.");
    }

    private void Name(string what, IEnumerable<string> names)
    {
        var sorted = names.ToList();
        if (sorted.Count > 0) terminal.Line($"{sorted.Count} {what}: {Names(sorted)}");
    }

    private static string Names(IEnumerable<string> names)
    {
        var sorted = names.Order(StringComparer.Ordinal).ToList();
        return string.Join(", ", sorted.Take(ShownNames)) + (sorted.Count > ShownNames ? $" and {sorted.Count - ShownNames} more" : "");
    }

    private static string DoubtOf(VisitOutcome outcome) => outcome switch
    {
        VisitOutcome.Empty => "answered with nothing",
        VisitOutcome.Thin => "answered with far less than usual",
        _ => "answered with old content",
    };
}
