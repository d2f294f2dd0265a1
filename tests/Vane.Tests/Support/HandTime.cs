namespace Vane.Tests.Support;

/// <summary>Time that passes when a test says so. Timers fire in order, each at its own instant.</summary>
internal sealed class HandTime(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<HandTimer> _timers = [];
    private readonly List<(Func<TimeSpan, bool> Where, TaskCompletionSource<TimeSpan> Found)> _awaited = [];
    private DateTimeOffset _now = start;

    public HandTime()
        : this(new DateTimeOffset(2025, 4, 3, 6, 0, 0, TimeSpan.Zero))
    {
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

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
        lock (_lock) _now = until;
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

    private HandTimer? NextUntil(DateTimeOffset until)
    {
        lock (_lock)
        {
            if (_timers.Where(t => t.Due <= until).MinBy(t => t.Due) is not { } next) return null;
            _timers.Remove(next);
            _now = next.Due > _now ? next.Due : _now;
            return next;
        }
    }

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
        public DateTimeOffset Due { get; private set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._lock)
            {
                time._timers.Remove(this);
                if (dueTime < TimeSpan.Zero) return true;
                Due = time._now + dueTime;
                time._timers.Add(this);
                time.Tell();
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
    }
}
