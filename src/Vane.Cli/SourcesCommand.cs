using System.CommandLine;
using System.Globalization;
using NodaTime;
using Vane.Collect;
using Vane.Desk;
using Vane.Model;
using Vane.Sources;
using Vane.Storage;
using Vane.Text;

namespace Vane.Cli;

/// <summary><c>vane sources</c>: the state of each.</summary>
internal static class SourcesCommand
{
    private const int Width = 80, NameWidth = 26;

    public static Command Create(Terminal terminal, TimeProvider time)
    {
        var options = new SettingsOptions();
        var json = CommandLine.JsonOption();
        var command = new Command("sources", "The state of each source: how its last visit went, when it is next due, and its last error.")
        {
            options.Config, options.Edition, json,
        };
        command.SetAction(parsed =>
        {
            if (options.Read(parsed, terminal) is not { } settings) return ExitCode.Unusable;
            var now = new TimeClock(time).GetCurrentInstant();
            foreach (var edition in options.EditionsOf(parsed, settings))
            {
                var states = StatesOf(edition, now);
                if (parsed.GetValue(json)) foreach (var state in states) WriteJson(terminal, edition, state);
                else Write(terminal, edition, states, now);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static List<DueSource> StatesOf(EditionSettings edition, Instant now)
    {
        // To look does not make a store.
        using var store = File.Exists(edition.Store) ? Store.OpenSqlite(edition.Store) : null;
        return [.. SourceState.Of(edition, store).Select(state => new DueSource(state, NextOf(edition, state.Source, store, now)))];
    }

    private static Instant? NextOf(EditionSettings edition, SourceSettings source, Store? store, Instant now)
    {
        var when = source.Schedule ?? SourceKinds.Of(source.Kind)?.Every ?? "1d";
        var next = DueTimes.Of(when, edition.Zone, $"source/{source.Name}").After(now);
        var rest = store is null ? null : Collector.RestOf(store, source);
        return rest > next ? rest : next;
    }

    private static void Write(Terminal terminal, EditionSettings edition, List<DueSource> states, Instant now)
    {
        terminal.Line($"{edition.Name}: {states.Count} sources, store {edition.Store}");
        terminal.Line($"{"source".PadRight(NameWidth)} {"state",-12} {"last visit",11} {"read",6} {"new",6} {"next",11}");
        foreach (var (state, next) in states)
        {
            var visit = state.Last;
            var name = Cells.Fit(PlainText.OneLine(state.Source.Name), NameWidth);
            terminal.Line(string.Create(CultureInfo.InvariantCulture,
                $"{name} {(visit is null ? "not visited" : SourceVisit.WordOf(visit.Outcome)),-12} {Ago(visit?.Started, now),11} {visit?.Tally.Read,6} {visit?.Tally.New,6} {In(next, now),11}"));
            if (visit is { IsAnswered: false, Fault: { } fault }) terminal.Line("  " + Cells.Fit(PlainText.OneLine(fault), Width - 2).TrimEnd());
        }
    }

    private static string Ago(Instant? at, Instant now) => at is { } known ? $"{Span(now - known)} ago" : "";

    private static string In(Instant? at, Instant now) => at is { } known ? $"in {Span(known - now)}" : "never";

    private static string Span(Duration span) => span switch
    {
        _ when span < Duration.FromSeconds(1) => "0 s",
        _ when span < Duration.FromMinutes(2) => $"{(long)span.TotalSeconds} s",
        _ when span < Duration.FromHours(2) => $"{(long)span.TotalMinutes} min",
        _ when span < Duration.FromDays(2) => $"{(long)span.TotalHours} h",
        _ => $"{(long)span.TotalDays} d",
    };

    private static void WriteJson(Terminal terminal, EditionSettings edition, DueSource due) => terminal.WriteJson(new
    {
        Edition = edition.Name,
        Source = due.State.Source.Name,
        due.State.Source.Kind,
        Outcome = due.State.Last is { } last ? SourceVisit.WordOf(last.Outcome) : null,
        LastVisit = due.State.Last?.Started.ToString(),
        LastAnswered = due.State.LastAnswered?.ToString(),
        Next = due.Next?.ToString(),
        Read = due.State.Last?.Tally.Read,
        New = due.State.Last?.Tally.New,
        due.State.Last?.Fault,
    });

    private sealed record DueSource(SourceState State, Instant? Next);
}
