using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using System.Text;
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

    /// <summary>Visits a source. What goes wrong is in the visit's outcome and fault; only the store's own errors are thrown. A source
    /// that asked to wait is not asked before, and that is noted too.</summary>
    public async Task<SourceVisit> VisitAsync(SourceSettings settings, CancellationToken cancel)
    {
        var now = clock.GetCurrentInstant();
        var kind = KindOf(settings);
        var mark = MarkOf(settings, kind);
        var (left, run) = await StoringAsync(() => Begin(settings.Name, mark, now));
        var visit = new StoredVisit(mark, store, web) { Now = now, Since = left.Answered, State = left.State, NextState = left.State };
        var reading = new VisitReading(settings.Name, kind.IsArchive);
        if (left.NotBefore > now) reading.Rest(left.NotBefore.Value);
        else await ReadAsync(() => kind.Open(settings, visit), run, reading, cancel);
        var ended = await StoringAsync(() => Finish(run, settings.Name, kind, mark, visit, reading, left));
        Visits.Add(1, new KeyValuePair<string, object?>("outcome", SourceVisit.WordOf(ended.Outcome)));
        NewDocuments.Add(ended.Tally.New);
        return ended;
    }

    /// <summary>Before when a source asked not to be asked, be it past or to come; null where it never did.</summary>
    public static Instant? RestOf(Store store, SourceSettings settings) =>
        new VisitLog(store).StateOf(MarkOf(settings, KindOf(settings))).NotBefore;

    /// <inheritdoc />
    public void Dispose() => _writing.Dispose();

    private static SourceKind KindOf(SourceSettings settings) =>
        SourceKinds.Of(settings.Kind) ?? throw new ArgumentException($"There is no kind of source '{settings.Kind}'.");

    // The name, and a hash of what is asked for; secrets, which change nothing of that, are left out.
    private static string MarkOf(SourceSettings settings, SourceKind kind)
    {
        var secrets = kind.Fields.Where(f => f.Form == FieldForm.Secret).Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        var asked = settings.Values.Where(v => !secrets.Contains(v.Key)).OrderBy(v => v.Key, StringComparer.Ordinal)
            .Select(v => $"{v.Key}={string.Join('\u001F', v.Value)}");
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{kind.Name}\u001E{string.Join('\u001E', asked)}"));
        return $"{settings.Name} {Convert.ToHexStringLower(hash.AsSpan(0, 8))}";
    }

    // Asked in turn too: many connections at one time hold as many copies of the same pages.
    private (SourceLeft Left, long Run) Begin(string name, string mark, Instant now)
    {
        // What was had under other settings is not what is asked for now.
        var left = _log.StateOf(mark);
        return (left, _log.Begin(name, now, left.Answered));
    }

    private async Task ReadAsync(Func<ISource> open, long run, VisitReading reading, CancellationToken cancel)
    {
        try
        {
            await foreach (var record in open().ReadAsync(cancel))
            {
                reading.Add(record);
                if (reading.Pending >= BatchItems) await StoringAsync(() => Write(run, reading, null));
            }
        }
        catch (Exception e)
        {
            reading.Fail(e, cancel);
        }
    }

    private SourceVisit Finish(long run, string name, SourceKind kind, string mark, StoredVisit visit, VisitReading reading, SourceLeft left)
    {
        SourceVisit? ended = null;
        Write(run, reading, connection =>
        {
            var outcome = reading.Outcome ?? new Habit(_log.Last(name, HabitVisits)).Judge(reading, visit, kind);
            // Whoever was asked before the host was given up has failed itself.
            if (outcome == VisitOutcome.Resting && visit.Requests > 0) outcome = VisitOutcome.Failed;
            ended = new SourceVisit(
                run, name, visit.Now, visit.Since, clock.GetCurrentInstant(), outcome, reading.Stored, visit.Requests, visit.Bytes, reading.Newest, reading.Fault);
            VisitLog.End(connection, ended);
            // Nothing is learnt from what did not get through, or is doubtful: it must be asked for again.
            var isWhole = ended.IsAnswered && !visit.IsOpen;
            VisitLog.Keep(connection, mark, new SourceLeft(
                ended.IsAnswered ? visit.NextState : left.State, reading.NotBefore, isWhole ? visit.Now : left.Answered));
            if (isWhole) WebMemory.Keep(connection, mark, visit.Learnt);
        });
        return ended!;
    }

    private Tally Write(long run, VisitReading reading, Action<System.Data.Common.DbConnection>? last)
    {
        using var connection = store.Connect();
        using var writer = new DocumentWriter(connection, store.Dialect);
        var (items, refused, counted) = reading.Take(reading.IsArchive ? null : clock.GetCurrentInstant());
        writer.Write(items, written =>
        {
            reading.Stored += written + counted;
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
