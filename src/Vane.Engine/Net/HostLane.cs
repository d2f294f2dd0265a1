using NodaTime;

namespace Vane.Net;

/// <summary>
/// The turns at one host: so many at a time, so long apart, in the order they came, none while the host rests.
/// A host that fails again and again is left alone for a minute, then longer.
/// </summary>
internal sealed class HostLane(string host, HostPace pace, TimeProvider time)
{
    private const int MostFailures = 8, MostUnreached = 3;
    private static readonly Duration LongestAlone = Duration.FromHours(1);

    private readonly Lock _lock = new();
    private readonly LinkedList<Turn> _waiting = [];
    private ITimer? _timer;
    private Duration _delay = pace.Delay;
    private Instant _next = Instant.MinValue;
    private Instant _rest = Instant.MinValue;
    private Instant _alone = Instant.MinValue;
    private bool _isGiven;
    private int _running;
    private int _failures;
    private int _openings;
    private string? _reason;

    /// <summary>Told when the host asks to be left alone.</summary>
    public Action<Instant>? Rested { get; init; }

    /// <summary>Requests that hold this lane; guarded by <see cref="HostLanes"/>.</summary>
    public int Users { get; set; }

    /// <summary>Whether nothing is remembered that a new lane would not know.</summary>
    public bool IsIdle
    {
        get
        {
            lock (_lock)
            {
                var now = time.Now();
                return _running == 0 && _waiting.Count == 0 && _failures == 0 && _next <= now && _rest <= now && _alone <= now;
            }
        }
    }

    /// <summary>When the host may be asked again; null where it does not rest.</summary>
    public Instant? RestsUntil
    {
        get
        {
            lock (_lock) return _rest > time.Now() ? _rest : null;
        }
    }

    /// <summary>Waits for a turn; the caller ends it with <see cref="Leave"/>.</summary>
    /// <param name="deadline">When the turn must have come; who could only have it later is told so at once.</param>
    /// <param name="cancel">Ends the waiting.</param>
    /// <exception cref="FetchException">The host rests, or is left alone, for longer.</exception>
    public async Task EnterAsync(Instant deadline, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var turn = new Turn(deadline);
        lock (_lock)
        {
            if (Closed(turn) is { } fault) throw fault;
            _waiting.AddLast(turn);
            Pump();
        }

        await using var registration = cancel.UnsafeRegister(_ => Abandon(turn, cancel), null);
        await turn.Begun.Task;
        Begin();
    }

    /// <summary>Ends a turn.</summary>
    public void Leave()
    {
        lock (_lock)
        {
            _running--;
            Pump();
        }
    }

    /// <summary>Asks nothing before an instant; those who cannot wait so long are told so.</summary>
    public void Rest(Instant until)
    {
        lock (_lock)
        {
            if (until <= _rest) return;
            _rest = until;
            Expel();
        }

        Rested?.Invoke(until);
    }

    /// <summary>Leaves at least so much between requests.</summary>
    public void SlowTo(Duration delay)
    {
        lock (_lock)
        {
            if (delay <= _delay) return;
            if (_next > Instant.MinValue) _next += delay - _delay;
            _delay = delay;
        }
    }

    /// <summary>The host answered.</summary>
    public void Succeed()
    {
        lock (_lock)
        {
            (_failures, _openings) = (0, 0);
            Space();
        }
    }

    /// <summary>The host failed. After many failures in a row it is left alone, and after each further one for twice as long.</summary>
    /// <param name="isReached">Whether anybody was reached who needs sparing.</param>
    /// <param name="reason">What happened, in a line.</param>
    public void Fail(bool isReached = true, string? reason = null)
    {
        lock (_lock)
        {
            _reason = reason;
            if (isReached) Space();
            else _next = time.Now();
            if (++_failures < (isReached ? MostFailures : MostUnreached)) return;
            _alone = time.Now() + Duration.Min(Duration.FromMinutes(1 << Math.Min(_openings++, 6)), LongestAlone);
            Expel();
        }
    }

    // The delay counts from when whoever has the turn takes it: on a busy machine that may be later than it was given.
    private void Begin()
    {
        lock (_lock)
        {
            (_isGiven, _next) = (false, time.Now() + _delay);
            Pump();
        }
    }

    // Where one is asked at a time, the delay counts from the end of the answer: the way there may have taken longer than it will
    // for the next, and the host is to see the distance that was promised.
    private void Space()
    {
        if (pace.Concurrency <= 1) _next = Instant.Max(_next, time.Now() + _delay);
    }

    private void Expel()
    {
        for (var node = _waiting.First; node is not null;)
        {
            var (current, next) = (node, node.Next);
            if (Closed(current.Value) is { } fault)
            {
                _waiting.Remove(current);
                current.Value.Begun.TrySetException(fault);
            }

            node = next;
        }

        Pump();
    }

    private FetchException? Closed(Turn turn)
    {
        if (_rest > time.Now() && _rest > turn.Deadline)
            return new FetchException(FetchFault.RateLimited, $"{host} asks to wait until {_rest.Shown()}", _rest);
        return _alone > time.Now()
            ? new FetchException(FetchFault.LeftAlone, $"{_reason ?? "it failed"}; left alone until {_alone.Shown()}", _alone)
            : null;
    }

    private void Abandon(Turn turn, CancellationToken cancel)
    {
        lock (_lock)
        {
            if (_waiting.Remove(turn)) turn.Begun.TrySetCanceled(cancel);
        }
    }

    private void Pump()
    {
        while (!_isGiven && _waiting.First is { } first && _running < Math.Max(1, pace.Concurrency))
        {
            var now = time.Now();
            // A clock that was set back must not stop a host for as long.
            if (_next > now + _delay) _next = now + _delay;
            if (Instant.Max(_next, _rest) is var start && start > now)
            {
                Wake(start - now);
                return;
            }

            _waiting.RemoveFirst();
            _running++;
            _isGiven = true;
            first.Value.Begun.TrySetResult();
        }
    }

    // Timers count whole milliseconds, and at most some 49 days of them; one that is early looks again.
    private void Wake(Duration wait)
    {
        var due = TimeSpan.FromMilliseconds(Math.Ceiling(Duration.Min(wait, Duration.FromDays(30)).TotalMilliseconds));
        _timer ??= time.CreateTimer(_ => { lock (_lock) Pump(); }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(due, Timeout.InfiniteTimeSpan);
    }

    private sealed class Turn(Instant deadline)
    {
        public Instant Deadline => deadline;

        public TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
