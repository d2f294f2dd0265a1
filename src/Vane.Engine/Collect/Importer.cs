using System.Threading.Channels;
using NodaTime;
using Vane.Model;
using Vane.Storage;

namespace Vane.Collect;

/// <summary>Reads a source into the store: one task reads and parses, another stores, a transaction per batch.</summary>
/// <param name="store">Where to.</param>
/// <param name="clock">Tells when runs begin.</param>
public sealed class Importer(Store store, IClock clock)
{
    private const int BatchItems = 2048, BatchesACollection = 4;
    private const long BatchChars = 4 << 20;

    /// <summary>Imports a source. What was stored stays stored, however the run ends.</summary>
    /// <param name="source">What to read.</param>
    /// <param name="progress">Told of each stored batch.</param>
    /// <param name="cancel">Ends the run after the batch at hand.</param>
    /// <returns>The run as it ended.</returns>
    public async Task<Run> ImportAsync(ISource source, Action<Tally>? progress, CancellationToken cancel)
    {
        var log = new RunLog(store);
        var started = clock.GetCurrentInstant();
        var run = log.Begin(source.Name, started);
        var batches = Channel.CreateBounded<Batch>(1);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var reading = Task.Run(() => FillAsync(source, batches.Writer, stop.Token), CancellationToken.None);
        Tally tally;
        string? fault;
        try
        {
            (tally, fault) = await StoreAsync(run, source.Name, batches.Reader, progress);
        }
        catch
        {
            // Nobody takes batches any more: the reader must not wait for it.
            await stop.CancelAsync();
            throw;
        }

        await reading;
        var state = fault is null ? RunState.Done : RunState.Broken;
        log.End(run, state, fault);
        return new Run(run, source.Name, started, state, tally, fault);
    }

    // Whatever ends the reading ends the channel too: the storing side would wait forever for batches that never come.
    private static async Task FillAsync(ISource source, ChannelWriter<Batch> batches, CancellationToken cancel)
    {
        try
        {
            await ReadBatchesAsync(source, batches, cancel);
            batches.Complete();
        }
        catch (Exception e)
        {
            batches.Complete(e);
        }
    }

    private static async Task ReadBatchesAsync(ISource source, ChannelWriter<Batch> batches, CancellationToken cancel)
    {
        var batch = new Batch();
        try
        {
            await foreach (var reading in source.ReadAsync(cancel))
            {
                batch.Add(reading);
                if (!batch.IsFull) continue;
                await batches.WriteAsync(batch, cancel);
                batch = new Batch();
            }
        }
        catch (OperationCanceledException)
        {
            batch.Fault = "stopped by the user; run the same command again to go on";
        }

        await batches.WriteAsync(batch, CancellationToken.None);
    }

    private async Task<(Tally, string?)> StoreAsync(
        long run, string input, ChannelReader<Batch> batches, Action<Tally>? progress)
    {
        using var connection = store.Connect();
        using var writer = new DocumentWriter(connection, store.Dialect);
        var total = new Tally();
        string? fault = null;
        var stored = 0;
        await foreach (var batch in batches.ReadAllAsync(CancellationToken.None))
        {
            fault ??= batch.Fault;
            var refused = batch.Refused.ConvertAll(r => new Quarantined(input, r.Line, r.Reason, r.Excerpt));
            writer.Write(batch.Items, written =>
            {
                total += written + new Tally(refused.Count, 0, 0, 0, refused.Count);
                RunLog.Progress(connection, run, total, refused);
            });
            // A stored batch is garbage, but of an age the collector hurries with only when memory runs short.
            if (++stored % BatchesACollection == 0) GC.Collect(1, GCCollectionMode.Forced, blocking: true);
            progress?.Invoke(total);
        }

        return (total, fault);
    }

    private sealed class Batch
    {
        private long _chars;

        public List<AddressedItem> Items { get; } = new(BatchItems);

        public List<Reading.Refused> Refused { get; } = [];

        public string? Fault { get; set; }

        public bool IsFull => Items.Count + Refused.Count >= BatchItems || _chars >= BatchChars;

        public void Add(Reading reading)
        {
            switch (reading)
            {
                case Reading.Accepted(_, var item):
                    Items.Add(AddressedItem.Of(item));
                    _chars += item.Title.Length + (item.Text?.Length ?? 0);
                    break;
                case Reading.Refused refused:
                    Refused.Add(refused);
                    break;
                case Reading.Broke broke:
                    Fault = broke.Reason;
                    break;
            }
        }
    }
}
