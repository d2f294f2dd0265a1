using NodaTime;
using Vane.Collect;
using Vane.Desk;
using Vane.Model;
using Vane.Storage;
using Vane.Tests.Net;
using Vane.Tests.Support;

namespace Vane.Tests.Sources;

/// <summary>Visits to one source after another, and the store that they fill.</summary>
internal sealed class Visits : IDisposable
{
    private readonly TestStore _store = new();
    private readonly Vane.Net.Web _web;
    private readonly Collector _collector;

    public Visits()
    {
        _web = Surf.Open(Time);
        _collector = new Collector(_store.Store, _web, new TimeClock(Time));
    }

    public HandTime Time { get; } = new(Pages.Now.ToDateTimeOffset());

    public Store Store => _store.Store;

    public Instant Now => Instant.FromDateTimeOffset(Time.GetUtcNow());

    /// <summary>Visits a source after some time.</summary>
    public async Task<SourceVisit> VisitAsync(SourceSettings settings, Duration after = default)
    {
        Time.Advance(after.ToTimeSpan());
        return await Time.DriveAsync(_collector.VisitAsync(settings, TestContext.Current.CancellationToken), Surf.Waits);
    }

    /// <summary>A document as known at an instant; null where it was not known.</summary>
    public Item? Known(string source, string id, Instant at) => new ContentQueries(Store).Of(new DocumentKey(source, id), at);

    public void Dispose()
    {
        _collector.Dispose();
        _web.Dispose();
        _store.Dispose();
    }
}
