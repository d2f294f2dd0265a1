using NodaTime;

namespace Vane.Net;

/// <summary>
/// The turns at one host: so many at a time, so long apart, in the order they came, none while the host rests.
/// A host that fails again and again is left alone.
/// </summary>
/// <param name="host">What it is called in messages.</param>
/// <param name="pace">How often it is asked.</param>
/// <param name="longestRest">Those who would wait longer while it rests are told so.</param>
/// <param name="time">The clock.</param>
internal sealed class HostLane(string host, HostPace pace, Duration longestRest, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<Turn> _waiting = [];
    private readonly Circuit _circuit = new(host);
    private ITimer? _timer;
    private Duration _delay = pace.Delay;
    private Instant _next = Instant.MinValue;
    private Instant _rest = Instant.MinValue;
    private bool _isGiven;
    private int _running;

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
                return _running == 0 && _waiting.Count == 0 && _circuit.IsClosed && _next <= now && _rest <= now && _circuit.AloneUntil <= now;
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
            _circuit.Succeed();
            Space();
        }
    }

    /// <summary>The host failed.</summary>
    /// <param name="isReached">Whether anybody was reached who needs sparing.</param>
    /// <param name="reason">What happened, in a line.</param>
    public void Fail(bool isReached = true, string? reason = null)
    {
        lock (_lock)
        {
            if (isReached) Space();
            else _next = time.Now();
            if (_circuit.Fail(isReached, reason, time.Now())) Expel();
        }
    }

    /// <summary>A request ended, whatever it came to. Where one is made at a time, the delay counts from now: the way there may have
    /// taken longer than it will for the next, and the host is to see the distance that was promised.</summary>
    public void Space()
    {
        lock (_lock)
        {
            if (pace.Concurrency <= 1) _next = Instant.Max(_next, time.Now() + _delay);
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
        var now = time.Now();
        if (_rest > now && (_rest > turn.Deadline || _rest > now + longestRest))
            return new FetchException(FetchFault.RateLimited, $"{host} asks to wait until {_rest.Shown()}", _rest);
        return _circuit.AloneUntil > now ? _circuit.Told() : null;
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
