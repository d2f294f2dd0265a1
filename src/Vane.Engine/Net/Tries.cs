using Polly;
using Polly.Retry;

namespace Vane.Net;

/// <summary>Asks again where that can help, with more and more time between.</summary>
internal sealed class Tries
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(200);

    private readonly Exchange _exchange;
    private readonly ResiliencePipeline<Attempt> _pipeline;

    public Tries(WebOptions options, TimeProvider time, Exchange exchange)
    {
        _exchange = exchange;
        _pipeline = options.Retries > 0 ? Pipeline(options, time) : ResiliencePipeline<Attempt>.Empty;
    }

    /// <summary>What the last try came to.</summary>
    /// <exception cref="FetchException">The turn does not come in time.</exception>
    /// <exception cref="OperationCanceledException">The errand or its patience ended.</exception>
    public async Task<Attempt> AskAsync(Errand errand, Hop hop) =>
        await _pipeline.ExecuteAsync(
            static async (state, _) =>
            {
                var attempt = await state._exchange.AskAsync(state.errand, state.hop);
                state.errand.LastFailure = attempt.Failure;
                return attempt;
            },
            (_exchange, errand, hop),
            errand.Patience);

    private static ResiliencePipeline<Attempt> Pipeline(WebOptions options, TimeProvider time)
    {
        var chance = new Random(options.Seed);
        return new ResiliencePipelineBuilder<Attempt> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<Attempt>
            {
                MaxRetryAttempts = options.Retries,
                BackoffType = DelayBackoffType.Exponential,
                Delay = TimeSpan.FromSeconds(1),
                MaxDelay = TimeSpan.FromSeconds(20),
                UseJitter = true,
                Randomizer = () =>
                {
                    lock (chance) return chance.NextDouble();
                },
                ShouldHandle = args => ValueTask.FromResult(args.Outcome.Result?.Again switch
                {
                    Again.Patiently or Again.AsAsked => true,
                    Again.Once => args.AttemptNumber == 0,
                    _ => false,
                }),
                DelayGenerator = args => ValueTask.FromResult<TimeSpan?>(args.Outcome.Result?.Again switch
                {
                    Again.Once => Soon,
                    // The host's lane waits, to the instant the server named.
                    Again.AsAsked => TimeSpan.Zero,
                    _ => null,
                }),
            })
            .Build();
    }
}
