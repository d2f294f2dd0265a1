using Quartz;
using Quartz.Extensibility;

namespace Vane.Desk;

/// <summary>What the scheduler runs: a task, by its name. It is never run beside itself.</summary>
/// <param name="run">Runs a task.</param>
[DisallowConcurrentExecution]
internal sealed class ScheduledJob(Func<string, CancellationToken, Task> run) : IJob
{
    /// <inheritdoc />
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await run(context.JobDetail.Key.Name, cancellationToken);
}

/// <summary>Makes jobs that run tasks in a way handed in.</summary>
/// <param name="run">Runs a task.</param>
internal sealed class ScheduledJobFactory(Func<string, CancellationToken, Task> run) : IJobFactory
{
    /// <inheritdoc />
    public ValueTask<JobScope> CreateJob(TriggerFiredBundle bundle, IScheduler scheduler, CancellationToken cancellationToken = default) =>
        new(new JobScope(new ScheduledJob(run), null));

    /// <inheritdoc />
    public ValueTask ReturnJob(JobScope scope, CancellationToken cancellationToken = default) => default;
}
