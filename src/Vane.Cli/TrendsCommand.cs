using System.CommandLine;
using System.Globalization;
using NodaTime;
using Spectre.Console;
using Vane.Trend;
using Vane.Words;
using Edition = Vane.Model.Edition;

namespace Vane.Cli;

/// <summary><c>vane trends</c></summary>
internal static class TrendsCommand
{
    private const int Digits = 4, DaysShown = 10, WideColumns = 110;

    public static Command Create(Terminal terminal, IClock clock)
    {
        var which = new EditionOptions();
        var limit = CommandLine.LimitOption("At most so many in the table.", 40);
        var db = CommandLine.StoreOption();
        var json = CommandLine.JsonOption();
        var term = new Option<string?>("--explain") { Description = "Tell in plain words why a term is called or is not, with every number." };
        var command = new Command("trends", "What is new, rising, returning, continuing and fading.")
        {
            which.Date, which.Period, which.Zone, which.AsOf, limit, term, db, json,
        };
        command.SetAction((parsed, cancel) =>
        {
            using var store = CommandLine.OpenExisting(parsed.GetValue(db)!);
            var edition = which.EditionOf(parsed, clock.GetCurrentInstant());
            if (parsed.GetValue(term) is { } asked)
                return Task.FromResult(Explain(terminal, new Pipeline(store, clock), edition, asked, parsed.GetValue(json), cancel));
            var trends = new Pipeline(store, clock).Trends(edition, cancel);
            if (parsed.GetValue(json)) terminal.WriteJson(trends.All.Select(Describe));
            else Show(terminal, trends, parsed.GetValue(limit));
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    private static int Explain(Terminal terminal, Pipeline pipeline, Edition edition, string term, bool json, CancellationToken cancel)
    {
        var (explanations, doubts) = pipeline.Explain(edition, term, cancel);
        if (json) terminal.WriteJson(new { Sources = explanations.Select(Describe), CountedAgain = new { Same = doubts.Count == 0, Doubts = doubts } });
        else
            foreach (var line in ExplanationText.Of(explanations, doubts)) terminal.Line(line);
        return doubts.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private static object Describe(Explanation e) => new
    {
        e.Term,
        Kind = e.Subject.Kind.ToString().ToLowerInvariant(),
        e.Source,
        Date = DateOf(e.Date),
        KnownLongEnough = e.IsEnough,
        Tested = e.Reading.IsTested,
        e.Reading.Window,
        e.Reading.Count,
        Among = e.Reading.Exposure,
        e.ShareNow,
        e.BaselineDays,
        e.Reading.Before,
        AmongBefore = e.Reading.ExposureBefore,
        WeightedBefore = e.Reading.Weighted,
        e.ShareBefore,
        Expected = e.Reading.IsTested ? e.Reading.Expected : (double?)null,
        e.UsualUpTo,
        Lift = e.Reading.IsTested ? e.Reading.Lift : (double?)null,
        LiftLow = e.Reading.IsTested ? e.Reading.LiftLow : (double?)null,
        Dispersion = e.Reading.IsTested ? e.Reading.Dispersion : (double?)null,
        e.Reading.P,
        e.Reading.Q,
        e.Tests,
        e.Level,
        LeastDocuments = e.Least,
        e.CountedPlaces,
        Communities = e.Places.Select(p => new { Community = p.Place.Name, p.Count }),
        Daily = e.Daily.Select(d => new { Day = DateOf(d.Day), d.Count, d.Among }),
        Called = e.IsCalled,
        State = e.State?.ToString().ToLowerInvariant(),
        Onset = e.Onset is { } onset ? DateOf(onset) : null,
        e.ToldUnder,
    };

    private static object Describe(Trend.Trend trend) => new
    {
        trend.Term,
        trend.Aliases,
        Kind = trend.Kind.ToString().ToLowerInvariant(),
        State = trend.State.ToString().ToLowerInvariant(),
        trend.Source,
        trend.IsOfField,
        Window = trend.Reading.Window,
        trend.Reading.Count,
        Expected = Math.Round(trend.Reading.Expected, Digits),
        Lift = Math.Round(trend.Reading.Lift, Digits),
        LiftLow = Math.Round(trend.Reading.LiftLow, Digits),
        Q = Math.Round(trend.Reading.Q, Digits + 2),
        Share = Math.Round(trend.Share, Digits),
        FirstSeen = trend.FirstSeen is { } first ? DateOf(first) : null,
        Onset = DateOf(trend.Onset),
        trend.Days,
        Communities = trend.Places.Select(p => p.Name),
        Lead = trend.Lead is { } lead ? new { Community = lead.Place.Name, lead.Days } : null,
        Story = trend.Story?.ToString(),
        Documents = trend.Documents.Select(d => new { d.Source, d.Id }),
        trend.Daily,
    };

    private static string DateOf(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    private static void Show(Terminal terminal, Trends trends, int limit)
    {
        if (trends.TooShort.Count > 0) terminal.Line($"Too little history to tell: {string.Join(", ", trends.TooShort)}.");
        if (trends.All.Count == 0)
        {
            terminal.Line(trends.Judged.Count > 0 ? "Nothing is more than chance." : trends.TooShort.Count > 0 ? "Nothing was tested." : "There are no documents.");
            return;
        }

        var isWide = terminal.Out.Profile.Width >= WideColumns;
        var table = new Table().Border(TableBorder.Simple).AddColumn("State", c => c.NoWrap()).AddColumn("Trend")
            .AddColumn("Posts", c => c.RightAligned().NoWrap()).AddColumn("Exp.", c => c.RightAligned()).AddColumn("Lift", c => c.RightAligned())
            .AddColumn("Since", c => c.NoWrap()).AddColumn("Last days", c => c.NoWrap());
        if (isWide) table.AddColumn("Where");
        foreach (var trend in trends.All.Take(limit))
        {
            List<string> cells =
            [
                trend.State.ToString().ToLowerInvariant(), trend.Term.EscapeMarkup(),
                string.Create(CultureInfo.InvariantCulture, $"{trend.Reading.Count} in {trend.Reading.Window}d"),
                trend.Reading.Expected.ToString("0.0", CultureInfo.InvariantCulture), trend.Reading.Lift.ToString("0.0", CultureInfo.InvariantCulture),
                DateOf(trend.Onset), Sparkline.OfCounts(trend.Daily.TakeLast(DaysShown)),
            ];
            if (isWide) cells.Add(string.Join(", ", trend.Places.Take(3).Select(p => p.Name)).EscapeMarkup());
            table.AddRow([.. cells]);
        }

        terminal.Out.Write(table);
        if (trends.All.Count > limit) terminal.Line(string.Create(CultureInfo.InvariantCulture, $"{trends.All.Count - limit} more: --limit {trends.All.Count}"));
    }
}
