using NodaTime;
using Vane.Model;
using Vane.Storage;
using Vane.Tests.Support;

namespace Vane.Tests.Storage;

public sealed class RunLogTests : IDisposable
{
    private readonly TestStore _store = new();

    private RunLog Log => new(_store.Store);

    public void Dispose() => _store.Dispose();

    [Fact]
    public void A_run_that_never_ended_is_still_running()
    {
        var id = Log.Begin("a.jsonl", Make.At("2025-05-01T00:00"));
        Log.Latest(Instant.MaxValue).ShouldBe([new Run(id, "a.jsonl", Make.At("2025-05-01T00:00"), RunState.Running, new Tally(), null)]);
    }

    [Fact]
    public void The_last_run_of_each_input_is_told_in_order_of_inputs()
    {
        var at = Make.At("2025-05-01T00:00");
        Log.End(Log.Begin("b.csv", at), RunState.Broken, "line 3: cut short");
        var b = Log.Begin("b.csv", at);
        Log.End(b, RunState.Done, null);
        var a = Log.Begin("B.csv", at);
        Progress(a, new Tally(9, 4, 3, 20, 2));
        Log.End(a, RunState.Broken, "line 9: cut short");
        Log.Latest(Instant.MaxValue).ShouldBe(
        [
            new Run(a, "B.csv", at, RunState.Broken, new Tally(9, 4, 3, 20, 2), "line 9: cut short"),
            new Run(b, "b.csv", at, RunState.Done, new Tally(), null),
        ]);
    }

    [Fact]
    public void A_record_is_in_quarantine_once_however_often_it_is_read()
    {
        var bad = new Quarantined("a.jsonl", 3, "title is empty", "{}");
        var first = Log.Begin("a.jsonl", Make.At("2025-05-01T00:00"));
        Progress(first, new Tally(1, 0, 0, 0, 1), bad);
        Progress(Log.Begin("a.jsonl", Make.At("2025-05-02T00:00")), new Tally(1, 0, 0, 0, 1), bad, bad with { Reason = "no id" });
        Log.Quarantine().ShouldBe([bad, bad with { Reason = "no id" }], ignoreOrder: true);
        Log.Quarantine(1).Count.ShouldBe(1);
        Census.Take(_store.Store).Quarantined.ShouldBe(2);
    }

    private void Progress(long run, Tally tally, params Quarantined[] refused)
    {
        using var connection = _store.Store.Connect();
        RunLog.Progress(connection, run, tally, refused);
    }
}
