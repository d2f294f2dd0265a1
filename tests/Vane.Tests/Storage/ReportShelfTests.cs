using Vane.Model;
using Vane.Storage;
using Vane.Tests.Support;

namespace Vane.Tests.Storage;

public sealed class ReportShelfTests : IDisposable
{
    private readonly TestStore _store = new([.. Worlds.Sample(12)]);

    public void Dispose() => _store.Dispose();

    [Fact]
    public void A_report_comes_back_to_the_byte()
    {
        var report = _store.Store.Compose(Make.Edition("2025-05-02"));
        var shelf = new ReportShelf(_store.Store);
        shelf.Put(report);
        ReportJson.Write(shelf.Find(report.Edition)!).ShouldBe(ReportJson.Write(report));
    }

    [Fact]
    public void Each_request_has_a_place_of_its_own()
    {
        var shelf = new ReportShelf(_store.Store);
        var edition = Make.Edition("2025-05-02");
        shelf.Put(_store.Store.Compose(edition));
        Edition[] others =
        [
            edition with { Date = Make.Day("2025-05-03") }, edition with { Period = ReportPeriod.Week },
            edition with { Zone = "Asia/Tokyo" }, edition with { AsOf = Make.At("2025-05-02T01:00") },
            edition with { Floors = new Floors(1, 0) }, edition with { Floors = new Floors(0, 1) },
        ];
        foreach (var other in others)
        {
            shelf.Find(other).ShouldBeNull();
            shelf.Put(_store.Store.Compose(other));
            shelf.Find(other)!.Edition.ShouldBe(other);
        }

        shelf.Find(edition)!.Edition.ShouldBe(edition);
        Census.Take(_store.Store).Reports.ShouldBe(others.Length + 1);
    }

    [Fact]
    public void A_report_put_again_replaces_the_earlier_one()
    {
        var shelf = new ReportShelf(_store.Store);
        var report = _store.Store.Compose(Make.Edition("2025-05-02"));
        shelf.Put(report);
        shelf.Put(report with { Generator = "vane later" });
        shelf.Find(report.Edition)!.Generator.ShouldBe("vane later");
        Census.Take(_store.Store).Reports.ShouldBe(1);
    }
}
