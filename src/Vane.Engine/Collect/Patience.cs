using Vane.Parse;

namespace Vane.Collect;

/// <summary>Ends waiting for a document that takes too long, whatever it is that takes it.</summary>
public static class Patience
{
    // The parsers are linear and bounded, so this is the last resort; the work itself cannot be taken back.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>What the work gives.</summary>
    /// <exception cref="ParseException">It has not ended in time.</exception>
    public static async Task<T> LimitAsync<T>(Func<T> work, CancellationToken cancel)
    {
        try
        {
            return await Task.Run(work, cancel).WaitAsync(Longest, cancel);
        }
        catch (TimeoutException)
        {
            throw new ParseException($"took longer than {Longest.TotalSeconds:0} s to read");
        }
    }
}
