using System.Collections.Concurrent;
using NodaTime;
using Vane.Collect;
using Vane.Model;
using Vane.Net;
using Vane.Publish;
using Vane.Storage;

namespace Vane.Desk;

/// <summary>One edition at work: collects from its sources into its store, understands, and reports.</summary>
public sealed class EditionDesk : IDisposable
{
    // Days back for which a report is made that could not be made in its time.
    private const int CaughtUpDays = 7;

    private readonly EditionSettings _edition;
    private readonly Web _web;
    private readonly IClock _clock;
    private readonly Collector _collector;
    private readonly Pipeline _pipeline;
    private readonly SemaphoreSlim _reporting = new(1, 1);

    /// <summary>Opens an edition's store, made where it is missing.</summary>
    /// <exception cref="StoreException">The store cannot be opened.</exception>
    public EditionDesk(EditionSettings edition, Web web, IClock clock)
    {
        (_edition, _web, _clock) = (edition, web, clock);
        if (Path.GetDirectoryName(Path.GetFullPath(edition.Store)) is { } folder) Directory.CreateDirectory(folder);
        Store = Store.OpenSqlite(edition.Store);
        _collector = new Collector(Store, web, clock);
        _pipeline = new Pipeline(Store, clock, edition.Lens);
        foreach (var (host, until) in new WebMemory(Store).Rests(clock.GetCurrentInstant())) web.Rest(host, until);
        web.Rested += KeepRest;
    }

    /// <summary>Where everything is kept.</summary>
    public Store Store { get; }

    /// <summary>Whether nothing was visited yet.</summary>
    public bool IsNew => new VisitLog(Store).First() is null;

    /// <summary>Visits one source.</summary>
    public Task<SourceVisit> CollectAsync(SourceSettings source, CancellationToken cancel) => _collector.VisitAsync(source, cancel);

    /// <summary>Visits sources side by side, so that a slow one takes no time from the others.</summary>
    /// <param name="sources">The sources.</param>
    /// <param name="told">Told of each that is done.</param>
    /// <param name="cancel">Ends it; what was read is stored.</param>
    public async Task<IReadOnlyDictionary<string, SourceVisit>> CollectAsync(
        IEnumerable<SourceSettings> sources, Action<SourceSettings, SourceVisit>? told, CancellationToken cancel)
    {
        var visits = new ConcurrentDictionary<string, SourceVisit>(StringComparer.Ordinal);
        await Task.WhenAll(sources.Select(async source =>
        {
            var visit = await CollectAsync(source, cancel);
            visits[source.Name] = visit;
            told?.Invoke(source, visit);
        }));
        return visits;
    }

    /// <summary>Understands what is new.</summary>
    public async Task AnalyseAsync(CancellationToken cancel) =>
        await ReportingAsync(() => Task.FromResult(_pipeline.Analyse(rebuild: false, null, cancel)));

    /// <summary>Makes the report of a period that ends with a day, as of its end or, where it has not ended, of now.</summary>
    public Task<(Report Report, IReadOnlyList<string> Paths)> ReportAsync(
        LocalDate date, ReportPeriod period, Publisher publisher, CancellationToken cancel) =>
        ReportingAsync(() => _pipeline.ReportAsync(EditionOf(date, period), publisher, cancel));

    /// <summary>Today in the edition's zone.</summary>
    public LocalDate Today => _clock.GetCurrentInstant().InZone(Edition.ZoneOf(_edition.Zone)).Date;

    /// <summary>Whole days up to yesterday that were collected on and have no report yet, the oldest first; of the last seven.</summary>
    public IReadOnlyList<LocalDate> DaysToReport()
    {
        if (new VisitLog(Store).First() is not { } first) return [];
        var begin = first.InZone(Edition.ZoneOf(_edition.Zone)).Date;
        var shelf = new ReportShelf(Store);
        return [.. Enumerable.Range(1, CaughtUpDays).Select(back => Today.PlusDays(-back)).Where(day => day >= begin)
            .Where(day => shelf.Find(EditionOf(day, ReportPeriod.Day)) is null).Reverse()];
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _web.Rested -= KeepRest;
        _collector.Dispose();
        _reporting.Dispose();
        Store.Dispose();
    }

    private Edition EditionOf(LocalDate date, ReportPeriod period)
    {
        var edition = new Edition(date, period, _edition.Zone, Instant.MaxValue, _edition.Floors);
        return edition with { AsOf = Instant.Min(edition.Span(period).To, _clock.GetCurrentInstant()) };
    }

    // At once: a kill must not make us ask before.
    private void KeepRest(string host, Instant until)
    {
        using var connection = Store.Connect();
        WebMemory.Keep(connection, host, until);
    }

    private async Task<T> ReportingAsync<T>(Func<Task<T>> work)
    {
        await _reporting.WaitAsync();
        try
        {
            return await Task.Run(work);
        }
        finally
        {
            _reporting.Release();
        }
    }
}
