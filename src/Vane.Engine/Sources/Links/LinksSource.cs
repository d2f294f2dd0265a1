using System.Runtime.CompilerServices;
using Vane.Collect;
using Vane.Net;
using Vane.Parse;

namespace Vane.Sources;

/// <summary>A page with a list of links: what it newly leads to is read, an article each. On the first visit only the first are, as
/// such lists begin with the latest; the others count as had.</summary>
/// <param name="settings">Its <c>address</c>, and what <c>match</c>es.</param>
/// <param name="visit">The visit.</param>
public sealed class LinksSource(SourceSettings settings, Visit visit) : ISource
{
    private const int Most = 30;

    // Some hundred lists full of links.
    private const int MostMarks = 10_000;

    private readonly Marks _had = new(visit.State, MostMarks);

    /// <summary>The kind <c>links</c>.</summary>
    public static SourceKind Kind { get; } = new(
        "links", "A page that lists articles without a feed: what it newly links to is read.", "3h",
        [
            new("address", "the page with the links", FieldForm.Address, IsRequired: true),
            new("match", "part of the path that links must have, or a glob such as /2026/*; with :// of the whole address, on any site"),
            new("most", "how many pages are read at a visit at most (30)", FieldForm.Number),
        ],
        (settings, visit) => new LinksSource(settings, visit));

    /// <inheritdoc />
    public string Name => settings.Name;

    /// <inheritdoc />
    public async IAsyncEnumerable<Reading> ReadAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        visit.NextState = visit.State;
        var address = settings.Text("address")!;
        var fetched = await visit.GetAsync(new FetchRequest(new Uri(address)) { IsPage = true }, cancel);
        if (fetched.IsUnchanged) yield break;
        var (links, broke) = await LinksAsync(fetched, cancel);
        if (broke is not null)
        {
            yield return broke;
            yield break;
        }

        var most = settings.Number("most") ?? Most;
        var isFirst = visit.State is null;
        var fresh = links.Where(l => !_had.Has(l.Address) && !WebDocument.IsStored(visit, l.Address)).ToList();
        foreach (var link in links.Except(fresh)) _had.Add(link.Address);
        if (isFirst) foreach (var link in fresh.Skip(most)) _had.Add(link.Address);
        else visit.IsOpen |= fresh.Count > most;
        visit.NextState = _had.ToString();
        var line = 0L;
        foreach (var link in fresh.Take(most))
        {
            var reading = await ReadAsync(link, ++line, cancel);
            visit.NextState = _had.ToString();
            if (reading is not null) yield return reading;
        }
    }

    private async Task<(IReadOnlyList<PageLink> Links, Reading.Broke? Broke)> LinksAsync(Fetched fetched, CancellationToken cancel)
    {
        try
        {
            var input = WebDocument.InputOf(fetched);
            if (fetched.Body.Span.IndexOfAnyExcept(" \t\r\n"u8) < 0) throw new ParseException("answered with nothing");
            if (Parser.KindOf(input) != InputKind.Article) throw new ParseException("answered with no page");
            var links = await Patience.LimitAsync(() => PageLinks.Main(input), cancel);
            return ([.. new LinkChoice(fetched.Address, settings.Text("match")).Of(links)], null);
        }
        catch (ParseException e)
        {
            return ([], new Reading.Broke(1, $"{Failure.Shown(fetched.Address.AbsoluteUri)}: {e.Message}"));
        }
    }

    private async Task<Reading?> ReadAsync(PageLink link, long line, CancellationToken cancel)
    {
        try
        {
            var content = await WebDocument.ArticleAsync(visit, link.Address, cancel);
            _had.Add(link.Address);
            if (content is null) return null;
            var titled = string.IsNullOrWhiteSpace(content.Title) && link.Text.Length > 0 ? content with { Title = link.Text } : content;
            return new Reading.Accepted(line, ContentItem.Of(titled, link.Address, visit.Now));
        }
        catch (Exception e) when (Failure.IsOfOnePage(e))
        {
            if (Failure.IsLasting(e)) _had.Add(link.Address);
            else visit.IsOpen = true;
            return Failure.Of(e, link.Address, line);
        }
    }
}
