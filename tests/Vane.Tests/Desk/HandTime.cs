namespace Vane.Tests.Desk;

/// <summary>A clock that stands still until it is moved on.</summary>
internal sealed class HandTime(DateTimeOffset now) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<HandTimer> _timers = [];
    private DateTimeOffset _now = now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate) return _now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new HandTimer(this, () => callback(state));
        lock (_gate) _timers.Add(timer);
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        List<HandTimer> due;
        lock (_gate)
        {
            _now += by;
            due = [.. _timers.Where(timer => timer.IsDue(_now))];
        }

        foreach (var timer in due) timer.Fire();
    }

    /// <summary>Moves on in steps until something has happened.</summary>
    public async Task UntilAsync(Func<bool> happened, TimeSpan step)
    {
        for (var i = 0; i < 3000 && !happened(); i++)
        {
            Advance(step);
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        happened().ShouldBeTrue();
    }

    private sealed class HandTimer(HandTime clock, Action fire) : ITimer
    {
        private DateTimeOffset? _at;
        private TimeSpan _period;

        public bool IsDue(DateTimeOffset now) => _at <= now;

        public void Fire()
        {
            lock (clock._gate) _at = _period > TimeSpan.Zero ? clock._now + _period : null;
            fire();
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate) (_at, _period) = (dueTime == Timeout.InfiniteTimeSpan ? null : clock._now + dueTime, period);
            if (dueTime == TimeSpan.Zero) Fire();
            return true;
        }

        public void Dispose()
        {
            lock (clock._gate) clock._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
