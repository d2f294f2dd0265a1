using Vane.Collect;
using Vane.Model;

namespace Vane.Bench;

/// <summary>Some items of a source.</summary>
internal sealed class Chosen(ISource source, Func<Item, bool> wanted) : ISource
{
    public string Name => source.Name;

    public IAsyncEnumerable<Reading> ReadAsync(CancellationToken cancel) =>
        source.ReadAsync(cancel).Where(r => r is not Reading.Accepted(_, var item) || wanted(item));
}
