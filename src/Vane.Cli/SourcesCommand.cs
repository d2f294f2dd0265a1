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

    private static List<SourceState> StatesOf(EditionSettings edition, Instant now)
    {
        // To look does not make a store.
        using var store = File.Exists(edition.Store) ? Store.OpenSqlite(edition.Store) : null;
        return [.. edition.Sources.Select(s => StateOf(edition, s, store, now))];
    }

    private static SourceState StateOf(EditionSettings edition, SourceSettings source, Store? store, Instant now)
    {
        var when = source.Schedule ?? SourceKinds.Of(source.Kind)?.Every ?? "1d";
        var next = DueTimes.Of(when, edition.Zone, $"source/{source.Name}").After(now);
        if (store is null) return new SourceState(source, null, null, next);
        var log = new VisitLog(store);
        var rest = Collector.RestOf(store, source);
        return new SourceState(source, log.Last(source.Name, 1) is [var last] ? last : null, log.LastAnswered(source.Name), rest > next ? rest : next);
    }

    private static void Write(Terminal terminal, EditionSettings edition, List<SourceState> states, Instant now)
    {
        terminal.Line($"{edition.Name}: {states.Count} sources, store {edition.Store}");
        terminal.Line($"{"source".PadRight(NameWidth)} {"state",-12} {"last visit",11} {"read",6} {"new",6} {"next",11}");
        foreach (var state in states)
        {
            var visit = state.Last;
            var name = Cells.Fit(PlainText.OneLine(state.Source.Name), NameWidth);
            terminal.Line(string.Create(CultureInfo.InvariantCulture,
                $"{name} {(visit is null ? "not visited" : SourceVisit.WordOf(visit.Outcome)),-12} {Ago(visit?.Started, now),11} {visit?.Tally.Read,6} {visit?.Tally.New,6} {In(state.Next, now),11}"));
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

    private static void WriteJson(Terminal terminal, EditionSettings edition, SourceState state) => terminal.WriteJson(new
    {
        Edition = edition.Name,
        Source = state.Source.Name,
        state.Source.Kind,
        Outcome = state.Last is { } last ? SourceVisit.WordOf(last.Outcome) : null,
        LastVisit = state.Last?.Started.ToString(),
        LastAnswered = state.LastAnswered?.ToString(),
        Next = state.Next?.ToString(),
        Read = state.Last?.Tally.Read,
        New = state.Last?.Tally.New,
        state.Last?.Fault,
    });

    private sealed record SourceState(SourceSettings Source, SourceVisit? Last, Instant? LastAnswered, Instant? Next);
}
