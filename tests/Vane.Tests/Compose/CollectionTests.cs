using NodaTime;
using Vane.Model;
using Vane.Storage;
using Vane.Tests.Support;
using Vane.Tests.Verify;
using Vane.Verify;

namespace Vane.Tests.Compose;

public sealed class CollectionTests : IDisposable
{
    private readonly TestStore _store = new([Make.Post("a", "2025-05-20T01:00", 10)]);

    public void Dispose() => _store.Dispose();

    [Fact]
    public void Who_never_answered_is_named()
    {
        Visit("Lamp", "2025-05-20T02:00", VisitOutcome.Got);
        Visit("Mill", "2025-05-20T02:00", VisitOutcome.Failed);
        Visit("Mill", "2025-05-20T03:00", VisitOutcome.Empty);
        var report = Compose();
        report.Reasons.ShouldBe(["collection-short"]);
        Names(report, "collected-not").ShouldBe(["Mill"]);
    }

    [Fact]
    public void Where_nobody_answered_that_is_said_of_all()
    {
        Visit("Lamp", "2025-05-20T02:00", VisitOutcome.Failed);
        Visit("Mill", "2025-05-20T02:00", VisitOutcome.Resting);
        var report = Compose();
        report.Reasons.ShouldBe(["collection-none"]);
        report.Statement("collection", "collected-none").Slots["sources"].ShouldBe(new Slot.Count(2));
    }

    [Theory]
    [InlineData("2025-05-20T18:00", VisitOutcome.Failed, true)]
    [InlineData("2025-05-20T18:01", VisitOutcome.Failed, false)]
    [InlineData("2025-05-20T04:00", VisitOutcome.Unchanged, false)]
    public void Who_answered_no_longer_for_a_quarter_of_the_day_is_named(string lastAnswer, VisitOutcome then, bool isLost)
    {
        Visit("Lamp", "2025-05-20T23:00", VisitOutcome.Got);
        Visit("Mill", lastAnswer, VisitOutcome.Got);
        Visit("Mill", "2025-05-20T23:00", then);
        var report = Compose();
        report.Kinds("collection").Contains("collected-lost").ShouldBe(isLost);
        report.Reasons.ShouldBe(isLost ? ["collection-short"] : []);
        if (isLost) Names(report, "collected-lost").ShouldBe(["Mill"]);
    }

    [Fact]
    public void Who_is_left_alone_is_not_asked()
    {
        Visit("Mill", "2025-05-20T20:00", VisitOutcome.Got);
        Visit("Mill", "2025-05-20T21:00", VisitOutcome.Failed);
        Visit("Mill", "2025-05-20T22:00", VisitOutcome.Resting);
        Visit("Mill", "2025-05-20T23:00", VisitOutcome.Resting);
        var table = Compose().Table("collection", "collection");
        table.Column("asked").ShouldBe([new Slot.Count(2)]);
        table.Column("failed").ShouldBe([new Slot.Count(1)]);
        table.Column("state").ShouldBe([new Slot.Term("visit-failed")]);
    }

    private Report Compose()
    {
        var report = Editions.Compose(_store.Store, Make.Edition("2025-05-20"));
        ReportVerifier.Verify(_store.Store, _store.Store.Recall(), report, Editions.Generator).Problems.ShouldBeEmpty();
        return report;
    }

    private static IReadOnlyList<string> Names(Report report, string kind) =>
        report.Statement("collection", kind).Slots["names"].ShouldBeOfType<Slot.Names>().Values;

    private void Visit(string source, string at, VisitOutcome outcome)
    {
        var ended = Make.At(at);
        var run = new VisitLog(_store.Store).Begin(source, ended - Duration.FromSeconds(5), null);
        using var connection = _store.Store.Connect();
        VisitLog.End(connection, new SourceVisit(run, source, ended - Duration.FromSeconds(5), null, ended, outcome, default, 1, 100, null, null));
    }
}
