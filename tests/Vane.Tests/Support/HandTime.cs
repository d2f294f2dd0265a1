namespace Vane.Tests.Support;

/// <summary>Time that passes when a test says so. Timers fire in order, each at its own instant, and never early.</summary>
/// <param name="start">What it shows first.</param>
/// <param name="grain">Timers due within one fire together, at its end; zero for each by itself.</param>
/// <param name="shortestPeriod">What is to be done again and again sooner than this is done after this.</param>
public class HandTime(DateTimeOffset start, TimeSpan grain = default, TimeSpan shortestPeriod = default) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<HandTimer> _timers = [];
    private readonly List<(Func<TimeSpan, bool> Where, TaskCompletionSource<TimeSpan> Found)> _awaited = [];
    private readonly TimeSpan _shortestPeriod = shortestPeriod;
    private DateTimeOffset _now = start;
    private long _timersSet;

    public HandTime()
        : this(new DateTimeOffset(2025, 4, 3, 6, 0, 0, TimeSpan.Zero))
    {
    }

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How often a timer was set.</summary>
    protected long TimersSet => Interlocked.Read(ref _timersSet);

    /// <summary>In what time the next timer is due; null where none is set.</summary>
    protected TimeSpan? ToNext
    {
        get
        {
            lock (_lock) return _timers.MinBy(t => t.Due)?.Due - _now;
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock) return _now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new HandTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Lets time pass.</summary>
    public void Advance(TimeSpan by)
    {
        var until = GetUtcNow() + by;
        while (NextUntil(until) is { } timer) timer.Fire();
        lock (_lock) _now = until > _now ? until : _now;
    }

    /// <summary>Waits until a timer is set that is due in such a time, and tells in what time.</summary>
    public Task<TimeSpan> TimerAsync(Func<TimeSpan, bool> where)
    {
        lock (_lock)
        {
            var found = new TaskCompletionSource<TimeSpan>(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaited.Add((where, found));
            Tell();
            return found.Task;
        }
    }

    /// <summary>Lets time pass, to each timer due within less than a bound, until the work is done.</summary>
    public async Task<T> DriveAsync<T>(Task<T> work, TimeSpan bound)
    {
        while (!work.IsCompleted)
        {
            var timer = TimerAsync(due => due < bound);
            if (await Task.WhenAny(work, timer) == timer) Advance(await timer);
        }

        return await work;
    }

    /// <summary>Lets time pass in steps until something has happened.</summary>
    public async Task UntilAsync(Func<bool> happened, TimeSpan step)
    {
        for (var i = 0; i < 3000 && !happened(); i++)
        {
            Advance(step);
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        happened().ShouldBeTrue();
    }

    private HandTimer? NextUntil(DateTimeOffset until)
    {
        lock (_lock)
        {
            if (_timers.Where(t => t.Due <= until).MinBy(t => t.Due) is not { } next) return null;
            _now = next.Due > _now ? next.Due : _now;
            next.Rewind();
            return next;
        }
    }

    private DateTimeOffset Whole(DateTimeOffset at) =>
        grain > TimeSpan.Zero ? new((at.UtcTicks + grain.Ticks - 1) / grain.Ticks * grain.Ticks, TimeSpan.Zero) : at;

    private void Tell()
    {
        foreach (var awaited in _awaited.ToList())
        {
            if (_timers.Select(t => t.Due - _now).Where(awaited.Where).Order().Cast<TimeSpan?>().FirstOrDefault() is not { } due) continue;
            _awaited.Remove(awaited);
            awaited.Found.TrySetResult(due);
        }
    }

    private sealed class HandTimer(HandTime time, Action fire) : ITimer
    {
        private TimeSpan _period;

        public DateTimeOffset Due { get; private set; }

        public void Fire() => fire();

        // Called under the lock.
        public void Rewind() => Set(_period > TimeSpan.Zero ? _period : Timeout.InfiniteTimeSpan);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Interlocked.Increment(ref time._timersSet);
            lock (time._lock)
            {
                _period = period > TimeSpan.Zero && period < time._shortestPeriod ? time._shortestPeriod : period;
                Set(dueTime);
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

        private void Set(TimeSpan dueTime)
        {
            time._timers.Remove(this);
            if (dueTime < TimeSpan.Zero) return;
            Due = time.Whole(time._now + dueTime);
            time._timers.Add(this);
            time.Tell();
        }
    }
}
