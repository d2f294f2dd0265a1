using NodaTime;

namespace Vane.SystemTests.Replay;

/// <summary>
/// A clock that stands while anything is being done and goes on to the next timer when all that is left to do is to wait: the work
/// of a week takes what it costs the machine, whose pace changes nothing. An idle thread pool is the sign that all are waiting.
/// </summary>
/// <param name="epoch">What it shows first.</param>
internal sealed class IdleTime(Instant epoch) : TimeProvider
{
    private const int Glances = 3, LongGlances = 8, MostGlances = 5000;

    // Timers go off together, so that many hosts are waited for at once. None may be early.
    private static readonly long Grain = TimeSpan.FromMilliseconds(250).Ticks;

    // What is looked at again and again is looked at seldom, or a day would be nothing else.
    private static readonly TimeSpan ShortestPeriod = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(1), Near = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly List<Timer> _timers = [];
    private DateTimeOffset _now = epoch.ToDateTimeOffset();
    private long _changes;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock) return _now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Goes on until the work is done.</summary>
    public Task DriveAsync(Task work) => Task.Factory.StartNew(() => Drive(() => work.IsCompleted, DateTimeOffset.MaxValue), TaskCreationOptions.LongRunning)
        .ContinueWith(_ => work, TaskScheduler.Default).Unwrap();

    /// <summary>Goes on until an instant, and gives all who wait for something the time until then.</summary>
    public Task DriveAsync(Instant until) => Task.Factory.StartNew(() =>
    {
        var end = until.ToDateTimeOffset();
        Drive(() => false, end);
        lock (_lock) _now = end > _now ? end : _now;
    }, TaskCreationOptions.LongRunning);

    private void Drive(Func<bool> isDone, DateTimeOffset until)
    {
        while (!isDone())
        {
            var next = Next();
            if (!IsQuiet(next is { } near && near.Due - _now < Near ? Glances : LongGlances, isDone)) continue;
            var due = Next()?.Due ?? DateTimeOffset.MaxValue;
            if (due > until) return;
            // Without any timer, something is on its way that does not look like work.
            if (due < DateTimeOffset.MaxValue) Fire(due);
        }
    }

    private Timer? Next()
    {
        lock (_lock) return _timers.MinBy(t => t.Due);
    }

    private void Fire(DateTimeOffset at)
    {
        List<Timer> due;
        lock (_lock)
        {
            _now = at > _now ? at : _now;
            due = [.. _timers.Where(t => t.Due <= at)];
            foreach (var timer in due) timer.Rewind();
        }

        foreach (var timer in due) timer.Fire();
    }

    // A thread that is kept waiting by others looks busy for ever; then it is enough that nobody sets a timer for long.
    private bool IsQuiet(int glances, Func<bool> isDone)
    {
        var (quiet, before) = (0, Interlocked.Read(ref _changes));
        for (var i = 0; i < MostGlances && quiet < glances; i++)
        {
            Thread.Sleep(Glance);
            if (isDone()) return false;
            ThreadPool.GetMaxThreads(out var most, out _);
            ThreadPool.GetAvailableThreads(out var free, out _);
            quiet = most == free && ThreadPool.PendingWorkItemCount == 0 ? quiet + 1 : 0;
        }

        return quiet >= glances || Interlocked.Read(ref _changes) == before;
    }

    private sealed class Timer(IdleTime time, Action fire) : ITimer
    {
        private TimeSpan _period;

        public DateTimeOffset Due { get; private set; }

        public void Fire() => fire();

        // Called under the lock.
        public void Rewind()
        {
            if (_period > TimeSpan.Zero) Due = Whole(time._now + _period);
            else time._timers.Remove(this);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Interlocked.Increment(ref time._changes);
            lock (time._lock)
            {
                time._timers.Remove(this);
                _period = period > TimeSpan.Zero && period < ShortestPeriod ? ShortestPeriod : period;
                if (dueTime < TimeSpan.Zero) return true;
                Due = Whole(time._now + dueTime);
                time._timers.Add(this);
            }

            return true;
        }

        public void Dispose()
        {
            lock (time._lock) time._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private static DateTimeOffset Whole(DateTimeOffset at) => new((at.UtcTicks + Grain - 1) / Grain * Grain, TimeSpan.Zero);
    }
}
