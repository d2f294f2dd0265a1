using System.Diagnostics.Metrics;
using NodaTime;
using Vane.Collect;
using Vane.Model;
using Vane.Net;
using Vane.Sources;
using Vane.Storage;

namespace Vane.Desk;

/// <summary>
/// Visits sources and stores what they give. Visits of different sources may run side by side: they read at the same time and
/// store one after another. A visit's last batch, its outcome, and all that it leaves for the next are one transaction, so a
/// kill at any instant means that the source is asked for the same again.
/// </summary>
/// <param name="store">Where to.</param>
/// <param name="web">The web.</param>
/// <param name="clock">Tells when visits begin and end.</param>
public sealed class Collector(Store store, Web web, IClock clock) : IDisposable
{
    private const int BatchItems = 2048, HabitVisits = 20;

    private static readonly Meter Meter = new("Vane");
    private static readonly Counter<long> Visits = Meter.CreateCounter<long>("vane.visits");
    private static readonly Counter<long> NewDocuments = Meter.CreateCounter<long>("vane.documents.new");

    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly VisitLog _log = new(store);

    /// <summary>Before when a source is not to be asked, as it said itself; null where it may be.</summary>
    public Instant? RestsUntil(SourceSettings settings) =>
        _log.StateOf(settings.Name).NotBefore is { } until && until > clock.GetCurrentInstant() ? until : null;

    /// <summary>Visits a source. What goes wrong is in the visit's outcome and fault; only the store's own errors are thrown.</summary>
    public async Task<SourceVisit> VisitAsync(SourceSettings settings, CancellationToken cancel)
    {
        var (name, now) = (settings.Name, clock.GetCurrentInstant());
        var (state, since, habit, run) = await StoringAsync(() => Begin(name, now));
        var visit = new StoredVisit(name, store, web) { Now = now, Since = since, State = state, NextState = state };
        var reading = new VisitReading(name);
        try
        {
            var kind = SourceKinds.Of(settings.Kind) ?? throw new ArgumentException($"There is no kind of source '{settings.Kind}'.");
            await foreach (var record in kind.Open(settings, visit).ReadAsync(cancel))
            {
                reading.Add(record);
                if (reading.Pending >= BatchItems) await StoringAsync(() => Store(run, reading, null));
            }
        }
        catch (Exception e)
        {
            reading.Fail(e, cancel);
        }

        var outcome = reading.Outcome ?? habit.Judge(reading.Records, reading.Newest, since is { } s ? now - s : null, visit.IsUnchanged);
        var ended = new SourceVisit(
            run, name, now, since, clock.GetCurrentInstant(), outcome, default, visit.Requests, visit.Bytes, reading.Newest, reading.Fault);
        ended = await StoringAsync(() => Store(run, reading, connection => Close(connection, ended, visit, state, reading.NotBefore)))
            is var tally ? ended with { Tally = tally } : ended;
        Visits.Add(1, new KeyValuePair<string, object?>("outcome", SourceVisit.WordOf(outcome)));
        NewDocuments.Add(tally.New);
        return ended;
    }

    /// <inheritdoc />
    public void Dispose() => _writing.Dispose();

    // Asked in turn too: many connections at one time hold as many copies of the same pages.
    private (string? State, Instant? Since, Habit Habit, long Run) Begin(string name, Instant now)
    {
        var (state, since) = (_log.StateOf(name).State, _log.LastAnswered(name));
        return (state, since, new Habit(_log.Last(name, HabitVisits)), _log.Begin(name, now, since));
    }

    // Nothing is learnt from what did not get through: it must be asked for again.
    private static void Close(System.Data.Common.DbConnection connection, SourceVisit ended, StoredVisit visit, string? before, Instant? notBefore)
    {
        VisitLog.End(connection, ended);
        var isThrough = ended.IsAnswered || ended.IsDoubtful;
        VisitLog.Keep(connection, ended.Source, isThrough ? visit.NextState : before, notBefore);
        if (isThrough) WebMemory.Keep(connection, ended.Source, visit.Learnt);
    }

    private Tally Store(long run, VisitReading reading, Action<System.Data.Common.DbConnection>? last)
    {
        using var connection = store.Connect();
        using var writer = new DocumentWriter(connection, store.Dialect);
        var (items, refused) = reading.Take();
        writer.Write(items, written =>
        {
            reading.Stored += written + new Tally(refused.Count, 0, 0, 0, refused.Count);
            RunLog.Progress(connection, run, reading.Stored, refused);
            last?.Invoke(connection);
        });
        return reading.Stored;
    }

    private async Task<T> StoringAsync<T>(Func<T> store)
    {
        // What was read is stored also when one is asked to stop.
        await _writing.WaitAsync(CancellationToken.None);
        try
        {
            return await Task.Run(store, CancellationToken.None);
        }
        finally
        {
            _writing.Release();
        }
    }
}
