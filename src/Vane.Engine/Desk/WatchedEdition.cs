using System.Data.Common;
using Microsoft.Extensions.Logging;
using NodaTime;
using Vane.Collect;
using Vane.Model;
using Vane.Net;
using Vane.Publish;
using Vane.Sources;
using Vane.Storage;

namespace Vane.Desk;

/// <summary>An edition whose sources are visited and whose reports are made when they are due.</summary>
internal sealed partial class WatchedEdition : IAsyncDisposable
{
    // What came is understood this often, so that a report has little left to do.
    private const string AnalysisInterval = "15m";

    // Of visits, which mostly wait: a slow host must not take the place of another.
    private const int MostAtOnce = 256;

    private readonly EditionDesk _desk;
    private readonly Publisher _publisher;
    private readonly ILogger _log;
    private Dictionary<string, SourceSettings> _sources;
    private Schedule? _schedule;

    private readonly FileStream _lock;

    private WatchedEdition(EditionSettings settings, Web web, TimeProvider time, Publisher publisher, ILogger log)
    {
        (Settings, _publisher, _log) = (settings, publisher, log);
        _sources = settings.Sources.ToDictionary(s => TaskOf(s), StringComparer.Ordinal);
        _desk = new EditionDesk(settings, web, new TimeClock(time));
        _lock = Lock(settings);
    }

    /// <summary>The edition as settings tell it now.</summary>
    public EditionSettings Settings { get; private set; }

    /// <summary>When it was last heard that something was done.</summary>
    public Instant? LastSign { get; private set; }

    /// <summary>How it fares by what its store knows, whoever visited.</summary>
    public EditionHealth Health()
    {
        try
        {
            return EditionHealth.Of(SourceState.Of(Settings, _desk.Store), LastSign);
        }
        catch (Exception e) when (e is DbException or StoreException or InvalidOperationException)
        {
            // Who asks is to be answered whatever became of the store.
            return new EditionHealth(LastSign, null, Settings.Sources.Count, 0, 0, 0, 0, 0) { Fault = e.Message };
        }
    }

    public static async Task<WatchedEdition> StartAsync(EditionSettings settings, Web web, TimeProvider time, Publisher publisher, ILogger log)
    {
        var watched = new WatchedEdition(settings, web, time, publisher, log);
        watched._schedule = await Schedule.StartAsync(settings.Store, watched.Tasks(), (task, cancel) => watched.RunAsync(task, time, cancel), time, MostAtOnce);
        return watched;
    }

    /// <summary>Whether other settings differ only in what can be taken up while running.</summary>
    public bool CanTakeUp(EditionSettings other) =>
        other with { Sources = Settings.Sources, Times = Settings.Times, Languages = Settings.Languages } == Settings
        && other.Languages.SequenceEqual(Settings.Languages, StringComparer.Ordinal);

    /// <summary>Takes up other sources and times.</summary>
    public async Task UpdateAsync(EditionSettings settings)
    {
        Settings = settings;
        _sources = settings.Sources.ToDictionary(s => TaskOf(s), StringComparer.Ordinal);
        await _schedule!.UpdateAsync(Tasks());
    }

    /// <summary>Begins nothing more, and waits for what is running.</summary>
    public Task DrainAsync(TimeSpan patience) => _schedule!.DrainAsync(patience);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_schedule is not null) await _schedule.DisposeAsync();
        _desk.Dispose();
        await _lock.DisposeAsync();
    }

    // Two that watch one store would each keep a pace of its own. The system lets go of it when the process ends, however it does.
    private static FileStream Lock(EditionSettings settings)
    {
        try
        {
            return new FileStream(settings.Store + ".watch", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new StoreException($"'{settings.Store}' is watched by another process already.", e);
        }
    }

    private static string TaskOf(SourceSettings source) => $"source/{source.Name}";

    private List<ScheduledTask> Tasks()
    {
        var tasks = Settings.Sources.Select(s => new ScheduledTask(TaskOf(s), s.Schedule ?? SourceKinds.Of(s.Kind)!.Every, Settings.Zone)).ToList();
        foreach (var period in Enum.GetValues<ReportPeriod>())
            if (Settings.Times.Of(period) is { } when) tasks.Add(new ScheduledTask($"report/{period}", when, Settings.Zone));
        tasks.Add(new ScheduledTask("analyse", AnalysisInterval, Settings.Zone));
        return tasks;
    }

    private async Task RunAsync(ScheduledTask task, TimeProvider time, CancellationToken cancel)
    {
        try
        {
            if (_sources.GetValueOrDefault(task.Name) is { } source) await CollectAsync(source, cancel);
            else if (task.Name == "analyse") await _desk.AnalyseAsync(cancel);
            else if (task.Name.StartsWith("report/", StringComparison.Ordinal)) await ReportAsync(Enum.Parse<ReportPeriod>(task.Name["report/".Length..]), task.Due.LastUpTo(Instant.FromDateTimeOffset(time.GetUtcNow())), cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            LogStopped(Settings.Name, task.Name);
        }
        catch (Exception e)
        {
            // One task that fails takes nothing from the others.
            LogFailed(Settings.Name, task.Name, e.Message, e);
        }

        LastSign = Instant.FromDateTimeOffset(time.GetUtcNow());
    }

    private async Task CollectAsync(SourceSettings source, CancellationToken cancel)
    {
        var visit = await _desk.CollectAsync(source, cancel);
        if (visit.IsAnswered) LogVisit(Settings.Name, source.Name, visit.Outcome, visit.Tally.Read, visit.Tally.New, visit.Requests, visit.Bytes);
        else LogTrouble(Settings.Name, source.Name, visit.Outcome, visit.Fault);
    }

    // A week or a month that was missed ends where it would have ended then.
    private async Task ReportAsync(ReportPeriod period, Instant? due, CancellationToken cancel)
    {
        if (period != ReportPeriod.Day) await ReportAsync(due is { } at ? DueTimes.ReportDay(at, Settings.Zone) : _desk.Today.PlusDays(-1), period, cancel);
        // Who asks more often than once a day is told of today so far.
        else if (_desk.DaysToReport() is not { Count: > 0 } days) await ReportAsync(_desk.Today, period, cancel);
        else foreach (var day in days) await ReportAsync(day, period, cancel);
    }

    private async Task ReportAsync(LocalDate day, ReportPeriod period, CancellationToken cancel)
    {
        try
        {
            var (report, paths) = await _desk.ReportAsync(day, period, _publisher, cancel);
            LogReport(Settings.Name, period, day, report.State, report.Verification.Supported, report.Verification.Statements, paths[0]);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // One day that cannot be reported does not keep back the next.
            LogFailed(Settings.Name, $"report of {period} {day}", e.Message, e);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Edition}: {Source} {Outcome}, {Read} read, {New} new, {Requests} requests, {Bytes} bytes")]
    private partial void LogVisit(string edition, string source, VisitOutcome outcome, long read, long @new, long requests, long bytes);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Edition}: {Source} {Outcome}: {Fault}")]
    private partial void LogTrouble(string edition, string source, VisitOutcome outcome, string? fault);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Edition}: report of {Period} {Day}: {State}, {Supported} of {Statements} statements supported, {Path}")]
    private partial void LogReport(string edition, ReportPeriod period, LocalDate day, ReportState state, long supported, long statements, string path);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Edition}: {Task} was stopped")]
    private partial void LogStopped(string edition, string task);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Edition}: {Task} failed: {Reason}")]
    private partial void LogFailed(string edition, string task, string reason, Exception e);
}
