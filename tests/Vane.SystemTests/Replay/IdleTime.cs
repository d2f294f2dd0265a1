using System.Diagnostics;
using NodaTime;
using Vane.Tests.Support;

namespace Vane.SystemTests.Replay;

/// <summary>
/// A clock that stands while anything is being done and goes on to the next timer when all that is left to do is to wait: the work
/// of a week takes what it costs the machine, whose pace changes nothing. An idle thread pool is the sign that all are waiting.
/// Timers go off together, so that many hosts are waited for at once; what is looked at again and again is looked at seldom, or a
/// day would be nothing else.
/// </summary>
/// <param name="epoch">What it shows first.</param>
internal sealed class IdleTime(Instant epoch)
    : HandTime(epoch.ToDateTimeOffset(), grain: TimeSpan.FromMilliseconds(250), shortestPeriod: TimeSpan.FromMinutes(1))
{
    private const int Glances = 3, LongGlances = 8, MostGlances = 5000;

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(1), LongGlance = TimeSpan.FromMilliseconds(6), Near = TimeSpan.FromSeconds(5);

    /// <summary>Goes on until the work is done.</summary>
    public Task DriveAsync(Task work) => Task.Factory.StartNew(() => Drive(work, DateTimeOffset.MaxValue), TaskCreationOptions.LongRunning)
        .ContinueWith(_ => work, TaskScheduler.Default).Unwrap();

    /// <summary>Goes on until an instant, and gives all who wait for something the time until then.</summary>
    public Task DriveAsync(Instant until) => Task.Factory.StartNew(() =>
    {
        var end = until.ToDateTimeOffset();
        Drive(Task.Delay(Timeout.InfiniteTimeSpan), end);
        Advance(end - GetUtcNow());
    }, TaskCreationOptions.LongRunning);

    private void Drive(Task work, DateTimeOffset until)
    {
        while (!work.IsCompleted)
        {
            if (!IsQuiet(ToNext < Near ? Glances : LongGlances, work)) continue;
            var next = ToNext;
            if (until < DateTimeOffset.MaxValue && !(GetUtcNow() + next <= until)) return;
            // Without any timer, something is on its way that does not look like work.
            if (next is { } wait) Advance(wait);
        }
    }

    // A thread that is kept waiting by others looks busy for ever; then it is enough that nobody sets a timer for long.
    private bool IsQuiet(int glances, Task work)
    {
        var (quiet, before) = (0, TimersSet);
        for (var i = 0; i < MostGlances && quiet < glances; i++)
        {
            var began = Stopwatch.GetTimestamp();
            if (Task.WaitAny([work], Glance) >= 0) return false;
            // Whoever is woken late has seen a machine that is busy with others; an answer may be on its way as long.
            if (Stopwatch.GetElapsedTime(began) > LongGlance)
            {
                quiet = 0;
                continue;
            }

            ThreadPool.GetMaxThreads(out var most, out _);
            ThreadPool.GetAvailableThreads(out var free, out _);
            quiet = most == free && ThreadPool.PendingWorkItemCount == 0 ? quiet + 1 : 0;
        }

        return quiet >= glances || TimersSet == before;
    }
}
