using System.Collections.Concurrent;
using NodaTime;
using Quartz;
using Vane.Storage;

namespace Vane.Desk;

/// <summary>
/// Runs tasks when they are due. What is next due is kept in the store, so that a task whose time passed while the desk stood still
/// is run once when it stands again, and one that was cut off by a kill is run again. A task is never run beside itself.
/// </summary>
public sealed class Schedule : IAsyncDisposable
{
    private const string Group = "vane";
    private const string FirstGroup = "first";

    // A task that is new is run soon, spread over as long.
    private static readonly Duration Soon = Duration.FromMinutes(1);

    private readonly ConcurrentDictionary<string, ScheduledTask> _tasks = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _updating = new(1);
    private readonly Func<ScheduledTask, CancellationToken, Task> _run;
    private readonly TimeProvider _time;
    private IScheduler? _scheduler;

    private Schedule(Func<ScheduledTask, CancellationToken, Task> run, TimeProvider time) => (_run, _time) = (run, time);

    /// <summary>Takes up a schedule where it was left, and brings it to the given tasks.</summary>
    /// <param name="path">The store's file, which must be at the newest schema.</param>
    /// <param name="tasks">What is to be run.</param>
    /// <param name="run">Runs a task; what it throws is let go, so it says itself what went wrong. Cancelled when a drain runs out.</param>
    /// <param name="time">The clock.</param>
    /// <param name="concurrency">Most tasks run at one time.</param>
    public static async Task<Schedule> StartAsync(
        string path, IReadOnlyCollection<ScheduledTask> tasks, Func<ScheduledTask, CancellationToken, Task> run, TimeProvider time, int concurrency = 256)
    {
        var schedule = new Schedule(run, time);
        schedule._scheduler = await Build(path, schedule.RunAsync, time, concurrency);
        await schedule.UpdateAsync(tasks);
        await schedule._scheduler.Start();
        return schedule;
    }

    /// <summary>Brings the schedule to other tasks: new ones are added (one of an interval is run within a minute), missing ones
    /// taken out, changed ones due by their new times; the others keep when they are next due. What is running goes on.</summary>
    public async Task UpdateAsync(IReadOnlyCollection<ScheduledTask> tasks)
    {
        await _updating.WaitAsync();
        try
        {
            var stored = (await StoredAsync(Group)).ToDictionary(trigger => trigger.JobKey.Name, StringComparer.Ordinal);
            foreach (var task in tasks) _tasks[task.Name] = task;
            var wanted = tasks.Select(task => task.Name).ToHashSet(StringComparer.Ordinal);
            foreach (var gone in _tasks.Keys.Where(name => !wanted.Contains(name))) _tasks.TryRemove(gone, out _);
            var dropped = stored.Keys.Where(name => !wanted.Contains(name)).Select(name => new JobKey(name, Group)).ToList();
            if (dropped.Count > 0) await Scheduler.DeleteJobs(dropped);
            var changed = tasks.Where(task => stored.GetValueOrDefault(task.Name)?.Description != task.Mark).ToList();
            await AddAsync(changed, task => !stored.ContainsKey(task.Name));
        }
        finally
        {
            _updating.Release();
        }
    }

    /// <summary>When each task is next due, by its name; a task that is never due again is left out.</summary>
    public async Task<IReadOnlyDictionary<string, Instant>> NextDueAsync()
    {
        var due = new Dictionary<string, Instant>(StringComparer.Ordinal);
        foreach (var trigger in (await StoredAsync(Group)).Concat(await StoredAsync(FirstGroup)))
        {
            if (trigger.NextFireTimeUtc is not { } next) continue;
            var at = Instant.FromDateTimeOffset(next);
            due[trigger.JobKey.Name] = due.TryGetValue(trigger.JobKey.Name, out var other) ? Instant.Min(at, other) : at;
        }

        return due;
    }

    /// <summary>Begins nothing more, and waits for what is running.</summary>
    /// <param name="patience">How long; what runs longer is cancelled.</param>
    public async Task DrainAsync(TimeSpan patience)
    {
        if (Interlocked.Exchange(ref _scheduler, null) is not { } scheduler) return;
        await scheduler.Standby();
        var ended = scheduler.Shutdown(true).AsTask();
        try
        {
            await ended.WaitAsync(patience, _time);
        }
        catch (TimeoutException)
        {
            await _stop.CancelAsync();
            await ended;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await DrainAsync(Timeout.InfiniteTimeSpan);
        _stop.Dispose();
        _updating.Dispose();
    }

    private IScheduler Scheduler => _scheduler ?? throw new ObjectDisposedException(nameof(Schedule));

    private static async Task<IScheduler> Build(string path, Func<string, CancellationToken, Task> run, TimeProvider time, int concurrency) =>
        await QuartzSchedulerBuilder.Create(quartz =>
        {
            quartz.UseTimeProvider(time);
            quartz.UseDefaultThreadPool(concurrency);
            quartz.UseJobFactory(new ScheduledJobFactory(run));
            quartz.ConfigureScheduler(options => options.InstanceName = Group);
            quartz.UsePersistentStore(store =>
            {
                store.UseSqlite(ScheduleConnections.Instance, ScheduleConnections.ConnectionTo(path));
                store.ConfigureStore(options =>
                {
                    options.TablePrefix = "quartz_";
                    options.MaxMisfiresToHandleAtATime = 5000;
                });
            });
        }).BuildScheduler();

    private async Task RunAsync(string name, CancellationToken cancel)
    {
        if (!_tasks.TryGetValue(name, out var task)) return;
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancel, _stop.Token);
        await _run(task, both.Token);
    }

    private async Task AddAsync(IReadOnlyList<ScheduledTask> tasks, Func<ScheduledTask, bool> isNew)
    {
        var jobs = new Dictionary<IJobDetail, IReadOnlyCollection<ITrigger>>();
        var now = Instant.FromDateTimeOffset(_time.GetUtcNow());
        foreach (var task in tasks)
        {
            var job = JobBuilder.Create<ScheduledJob>().WithIdentity(task.Name, Group).RequestRecovery().Build();
            var triggers = Triggers(task, now, isNew(task)).ToList();
            if (triggers.Count > 0) jobs[job] = triggers;
        }

        if (jobs.Count > 0) await Scheduler.ScheduleJobs(jobs, new ScheduleJobOptions { Replace = true });
    }

    private IEnumerable<ITrigger> Triggers(ScheduledTask task, Instant now, bool isNew)
    {
        var due = task.Due;
        if (due.After(now) is not { } next) yield break;
        var trigger = TriggerBuilder.Create(_time).ForJob(task.Name, Group).WithIdentity(task.Name, Group).WithDescription(task.Mark);
        if (due.Every is not { } every)
        {
            yield return trigger.StartAt(now.ToDateTimeOffset()).WithCronSchedule(
                task.When, cron => cron.InTimeZone(due.Cron!.TimeZone).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)).Build();
            yield break;
        }

        yield return trigger.StartAt(next.ToDateTimeOffset()).WithCalendarIntervalSchedule(interval => interval
            .WithInterval((int)every.TotalSeconds, IntervalUnit.Second).InTimeZone(TimeZoneInfo.Utc)
            .WithMisfireInstruction(CalendarIntervalTriggerMisfireInstruction.FireAndProceed)).Build();
        if (!isNew || next <= now + Soon) yield break;
        var first = now + (next - now) / (every / Soon);
        yield return TriggerBuilder.Create(_time).ForJob(task.Name, Group).WithIdentity(task.Name, FirstGroup).StartAt(first.ToDateTimeOffset()).Build();
    }

    private async Task<IReadOnlyList<TriggerHeader>> StoredAsync(string group) =>
        (await Scheduler.QueryTriggers(new TriggerQuery { Group = GroupMatcher<TriggerKey>.GroupEquals(group), Take = PagedQuery.All })).Items;
}
