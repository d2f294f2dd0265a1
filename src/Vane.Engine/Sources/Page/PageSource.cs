using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Vane.Collect;
using Vane.Model;

namespace Vane.Sources;

/// <summary>Articles at addresses that stay: each is read at each visit, and given where its text is another than what is stored,
/// so that what changes around a text makes no version of it. A page that fails is refused with its address; where all fail, so
/// does the visit.</summary>
/// <param name="settings">Its <c>address</c>es.</param>
/// <param name="visit">The visit.</param>
public sealed class PageSource(SourceSettings settings, Visit visit) : ISource
{
    /// <summary>The kind <c>page</c>.</summary>
    public static SourceKind Kind { get; } = new(
        "page", "Articles at addresses that stay; what is new is each change of their text.", "24h",
        [new("address", "the page; several may be written", FieldForm.Address, IsRequired: true, IsList: true)],
        (settings, visit) => new PageSource(settings, visit));

    /// <inheritdoc />
    public string Name => settings.Name;

    /// <inheritdoc />
    public async IAsyncEnumerable<Reading> ReadAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        var addresses = settings.List("address");
        var failures = 0;
        Exception? first = null;
        for (var i = 0; i < addresses.Count; i++)
        {
            var (reading, failure) = await ReadAsync(addresses[i], i + 1, cancel);
            if (failure is not null) failures++;
            first ??= failure;
            if (reading is not null) yield return reading;
        }

        if (failures > 0 && failures == addresses.Count && first is Net.FetchException) ExceptionDispatchInfo.Throw(first);
    }

    private async Task<(Reading? Reading, Exception? Failure)> ReadAsync(string address, long line, CancellationToken cancel)
    {
        try
        {
            if (await WebDocument.ArticleAsync(visit, address, cancel) is not { } content) return (null, null);
            var item = ContentItem.Of(content, address, visit.Now);
            return (IsKnown(item) ? null : new Reading.Accepted(line, item), null);
        }
        catch (Exception e) when (Failure.IsOfOnePage(e))
        {
            return (Failure.Of(e, address, line), e);
        }
    }

    private bool IsKnown(Item item) => visit.Stored(item.Key) is { } stored && stored.Text == item.Text && stored.Title == item.Title;
}
