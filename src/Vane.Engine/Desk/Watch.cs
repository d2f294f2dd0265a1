using Microsoft.Extensions.Logging;
using NodaTime;
using Vane.Net;
using Vane.Publish;
using Vane.Sources;

namespace Vane.Desk;

/// <summary>All editions of a settings file at work until they are stopped; takes up changes of the file.</summary>
public sealed partial class Watch : IAsyncDisposable
{
    private readonly TimeProvider _time;
    private readonly TimeProvider? _timer;
    private readonly Func<EditionSettings, Publisher> _publisherOf;
    private readonly ILogger _log;
    private volatile WatchedEdition[] _editions = [];
    private readonly SemaphoreSlim _changing = new(1, 1);
    private SettingsWatch? _file;
    private Settings _settings;
    private Web? _web;

    private Watch(Settings settings, TimeProvider time, Func<EditionSettings, Publisher> publisherOf, ILogger log, TimeProvider? timer)
    {
        (_settings, _time, _publisherOf, _log, _timer) = (settings, time, publisherOf, log, timer);
    }

    /// <summary>How each edition fares now, by its name; none while none runs.</summary>
    public IReadOnlyDictionary<string, EditionHealth> Health() => _editions.ToDictionary(e => e.Settings.Name, e => e.Health(), StringComparer.Ordinal);

    /// <summary>Why the settings file as it is now is not taken up; null where it is.</summary>
    public SettingsException? SettingsFault => _file?.Fault;

    /// <summary>Sets all editions to work.</summary>
    /// <param name="settings">The settings, as just read.</param>
    /// <param name="time">The clock.</param>
    /// <param name="publisherOf">Publishes the reports of an edition.</param>
    /// <param name="log">Told of each thing done.</param>
    /// <param name="timer">Counts how long requests take; null for the clock.</param>
    public static async Task<Watch> StartAsync(
        Settings settings, TimeProvider time, Func<EditionSettings, Publisher> publisherOf, ILogger log, TimeProvider? timer = null)
    {
        var watch = new Watch(settings, time, publisherOf, log, timer);
        await watch.OpenAsync(settings);
        watch.LogStarted(settings.File, settings.Editions.Count, settings.Sources.Count);
        watch._file = new SettingsWatch(settings, SourceKinds.All, watch.TakeUpAsync, watch.LogBroken, time);
        return watch;
    }

    /// <summary>Begins nothing more, and waits for what is running.</summary>
    /// <param name="patience">How long; what runs longer is cancelled.</param>
    public async Task DrainAsync(TimeSpan patience)
    {
        if (_file is not null) await _file.DisposeAsync();
        _file = null;
        await _changing.WaitAsync();
        try
        {
            LogStopping();
            await Task.WhenAll(_editions.Select(e => e.DrainAsync(patience)));
            LogStopped();
        }
        finally
        {
            _changing.Release();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_file is not null) await _file.DisposeAsync();
        await CloseAsync();
        _changing.Dispose();
    }

    private async Task TakeUpAsync(Settings settings)
    {
        await _changing.WaitAsync();
        try
        {
            // What was said of the web, of stores, or of which editions there are, is taken up by beginning anew.
            var isAlike = settings.Contact == _settings.Contact && settings.AllowedHosts.SequenceEqual(_settings.AllowedHosts, StringComparer.Ordinal)
                && settings.Paces.Count == _settings.Paces.Count && settings.Paces.All(p => _settings.Paces.GetValueOrDefault(p.Key) == p.Value)
                && settings.Editions.Count == _editions.Length && settings.Editions.Zip(_editions).All(pair => pair.Second.CanTakeUp(pair.First));
            if (isAlike) foreach (var (edition, watched) in settings.Editions.Zip(_editions)) await watched.UpdateAsync(edition);
            else await BeginAnewAsync(settings);
            _settings = settings;
            LogTakenUp(settings.File, settings.Sources.Count);
        }
        finally
        {
            _changing.Release();
        }
    }

    private async Task BeginAnewAsync(Settings settings)
    {
        await CloseAsync();
        try
        {
            await OpenAsync(settings);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            await CloseAsync();
            await OpenAsync(_settings);
            throw new SettingsException([$"{settings.File}: cannot be taken up: {e.Message}"]);
        }
    }

    private async Task OpenAsync(Settings settings)
    {
        // What waits for a turn keeps nobody from theirs here, so it may wait long.
        _web = new Web(settings.Web with { Timer = _timer, LongestRest = Duration.FromMinutes(5) }, _time);
        foreach (var edition in settings.Editions)
            _editions = [.. _editions, await WatchedEdition.StartAsync(edition, _web, _time, _publisherOf(edition), _log)];
    }

    private async Task CloseAsync()
    {
        var editions = _editions;
        _editions = [];
        foreach (var edition in editions) await edition.DisposeAsync();
        _web?.Dispose();
    }

    private void LogBroken(SettingsException wrong)
    {
        foreach (var error in wrong.Errors) LogWrong(error);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Started by {File}: {Editions} editions, {Sources} sources")]
    private partial void LogStarted(string file, int editions, int sources);

    [LoggerMessage(Level = LogLevel.Information, Message = "Stopping: what is running may end")]
    private partial void LogStopping();

    [LoggerMessage(Level = LogLevel.Information, Message = "Stopped")]
    private partial void LogStopped();

    [LoggerMessage(Level = LogLevel.Information, Message = "{File} was changed and is taken up: {Sources} sources")]
    private partial void LogTakenUp(string file, int sources);

    [LoggerMessage(Level = LogLevel.Error, Message = "Settings stay as they were: {Error}")]
    private partial void LogWrong(string error);
}
