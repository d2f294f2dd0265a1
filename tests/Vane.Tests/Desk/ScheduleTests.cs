using System.Collections.Concurrent;
using Dapper;
using NodaTime;
using Vane.Desk;
using Vane.Tests.Support;

namespace Vane.Tests.Desk;

public sealed class ScheduleTests : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly ScheduledTask Lamps = new("source/lamps", "30m", "UTC");
    private static readonly ScheduledTask Daily = new("report/day", "0 20 0 * * ?", "Europe/London");

    private readonly TestStore _store = new();
    private readonly HandTime _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly ConcurrentQueue<(string Name, Instant At)> _runs = new();

    private Instant Now => Instant.FromDateTimeOffset(_time.GetUtcNow());

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task A_new_interval_is_run_within_a_minute_and_then_in_its_steps()
    {
        var begin = Now;
        await using var schedule = await StartAsync([Lamps], Note);
        (await schedule.NextDueAsync())[Lamps.Name].ShouldBeInRange(begin, begin + Duration.FromMinutes(1));
        await _time.UntilAsync(() => !_runs.IsEmpty, Second);
        await _time.UntilAsync(() => _runs.Count >= 3, TimeSpan.FromMinutes(2));
        _runs.ElementAt(1).At.ShouldBeGreaterThanOrEqualTo(Lamps.Due.After(begin)!.Value);
    }

    [Fact]
    public async Task A_task_is_never_run_beside_itself()
    {
        var gate = new TaskCompletionSource();
        var running = 0;
        var most = 0;
        await using var schedule = await StartAsync([Lamps], async (task, cancel) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await Note(task, cancel);
            await gate.Task.WaitAsync(cancel);
            Interlocked.Decrement(ref running);
        });
        await _time.UntilAsync(() => _runs.Count == 1, Second);
        for (var i = 0; i < 50; i++)
        {
            _time.Advance(TimeSpan.FromMinutes(10));
            await Task.Yield();
        }

        _runs.Count.ShouldBe(1);
        gate.SetResult();
        await _time.UntilAsync(() => _runs.Count >= 3, TimeSpan.FromMinutes(1));
        most.ShouldBe(1);
    }

    [Fact]
    public async Task What_was_missed_while_the_desk_stood_still_is_run_once()
    {
        await using (var before = await StartAsync([Daily], Note)) await before.DrainAsync(TimeSpan.FromMinutes(1));
        _runs.ShouldBeEmpty();
        _time.Advance(TimeSpan.FromDays(5));
        await using var schedule = await StartAsync([Daily], Note);
        await _time.UntilAsync(() => !_runs.IsEmpty, Second);
        (await schedule.NextDueAsync())[Daily.Name].ShouldBe(Daily.Due.After(Now)!.Value);
        var caughtUp = _runs.Count;
        await _time.UntilAsync(() => _runs.Count > caughtUp, TimeSpan.FromHours(1));
        caughtUp.ShouldBe(1);
        _runs.Last().At.ShouldBeGreaterThanOrEqualTo(Instant.FromUtc(2026, 3, 7, 0, 20));
    }

    [Fact]
    public async Task What_a_kill_cut_off_is_run_again()
    {
        var copy = _store.Path + ".copy";
        await using (var killed = await StartAsync([Daily], async (task, cancel) =>
        {
            await Note(task, cancel);
            await Task.Delay(Timeout.InfiniteTimeSpan, cancel);
        }))
        {
            await _time.UntilAsync(() => _runs.Count == 1, TimeSpan.FromHours(1));
            using var connection = _store.Store.Connect();
            connection.Execute("VACUUM INTO @copy", new { copy });
        }

        _runs.Clear();
        await using var schedule = await Schedule.StartAsync(copy, [Daily], Note, _time);
        await _time.UntilAsync(() => !_runs.IsEmpty, Second);
    }

    [Fact]
    public async Task Other_tasks_are_taken_up_while_it_runs_and_the_same_keep_their_times()
    {
        var (kept, changed, dropped, added) = (Lamps, new ScheduledTask("source/oil", "0 0 3 * * ?", "UTC"), Daily, new ScheduledTask("source/wick", "0 0 4 * * ?", "UTC"));
        await using var schedule = await StartAsync([kept, changed, dropped], Note);
        await _time.UntilAsync(() => !_runs.IsEmpty, Second);
        var before = await schedule.NextDueAsync();
        var later = changed with { Zone = "Asia/Shanghai" };
        await schedule.UpdateAsync([kept, later, added]);
        var after = await schedule.NextDueAsync();
        after.Keys.Order(StringComparer.Ordinal).ShouldBe([kept.Name, changed.Name, added.Name]);
        after[kept.Name].ShouldBe(before[kept.Name]);
        after[changed.Name].ShouldBe(later.Due.After(Now)!.Value);
        after[changed.Name].ShouldNotBe(before[changed.Name]);
        after[added.Name].ShouldBe(added.Due.After(Now)!.Value);
    }

    [Fact]
    public async Task Two_stores_are_scheduled_side_by_side()
    {
        using var other = new TestStore();
        var oil = Lamps with { Name = "source/oil" };
        await using var one = await StartAsync([Lamps], Note);
        await using var two = await Schedule.StartAsync(other.Path, [oil], Note, _time);
        (await one.NextDueAsync()).Keys.ShouldBe([Lamps.Name]);
        (await two.NextDueAsync()).Keys.ShouldBe([oil.Name]);
        await _time.UntilAsync(() => _runs.Any(run => run.Name == Lamps.Name) && _runs.Any(run => run.Name == oil.Name), Second);
    }

    [Fact]
    public async Task A_task_that_is_never_due_again_does_no_harm()
    {
        var over = new ScheduledTask("report/day", "0 0 0 1 1 ? 2020", "UTC");
        await using var schedule = await StartAsync([over, Lamps], Note);
        (await schedule.NextDueAsync()).Keys.ShouldBe([Lamps.Name]);
    }

    [Fact]
    public async Task A_task_that_fails_is_run_again_when_it_is_due()
    {
        await using var schedule = await StartAsync([Lamps], async (task, cancel) =>
        {
            await Note(task, cancel);
            throw new InvalidOperationException("the lamp is out");
        });
        await _time.UntilAsync(() => _runs.Count >= 3, TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task A_drain_waits_for_what_runs_and_then_cancels_it()
    {
        var cancelled = new TaskCompletionSource();
        await using var schedule = await StartAsync([Lamps], async (task, cancel) =>
        {
            await Note(task, cancel);
            cancel.Register(cancelled.SetResult);
            await cancelled.Task;
        });
        await _time.UntilAsync(() => !_runs.IsEmpty, Second);
        var drained = schedule.DrainAsync(TimeSpan.FromMinutes(1));
        cancelled.Task.IsCompleted.ShouldBeFalse();
        await _time.UntilAsync(() => drained.IsCompleted, Second);
        cancelled.Task.IsCompleted.ShouldBeTrue();
    }

    private Task<Schedule> StartAsync(ScheduledTask[] tasks, Func<ScheduledTask, CancellationToken, Task> run) =>
        Schedule.StartAsync(_store.Path, tasks, run, _time);

    private Task Note(ScheduledTask task, CancellationToken cancel)
    {
        _runs.Enqueue((task.Name, Now));
        return Task.CompletedTask;
    }
}
