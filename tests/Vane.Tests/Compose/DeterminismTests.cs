using Vane.Model;
using Vane.Tests.Support;

namespace Vane.Tests.Compose;

public sealed class DeterminismTests
{
    [Theory]
    [InlineData(ReportPeriod.Day)]
    [InlineData(ReportPeriod.Week)]
    [InlineData(ReportPeriod.Month)]
    public void The_same_store_gives_the_same_bytes(ReportPeriod period)
    {
        using var store = new TestStore(Worlds.Sample(200));
        var edition = Make.Edition("2025-05-05", period, asOf: "2025-05-30T00:00");
        var report = store.Store.Compose(edition);
        report.State.ShouldNotBe(ReportState.NoData);
        ReportJson.Write(store.Store.Compose(edition)).ShouldBe(ReportJson.Write(report));
    }

    [Fact]
    public void Stores_filled_in_another_order_give_the_same_report() => Worlds.Shuffled.Holds(given =>
    {
        using var one = new TestStore(given.Items);
        using var other = new TestStore();
        foreach (var batch in given.Batches) other.Store.Fill(batch);
        var edition = Make.Edition("2025-05-05", ReportPeriod.Week, "Asia/Shanghai", asOf: "2025-05-12T00:00");
        ReportJson.Write(other.Store.Compose(edition)).ShouldBe(ReportJson.Write(one.Store.Compose(edition)));
    }, 25);
}
