using Vane.Collect;
using Vane.Model;
using Vane.Parse;

namespace Vane.Sources;

/// <summary>Reads the pages that new entries of a feed lead to, for what the feed leaves out.</summary>
/// <param name="visit">The visit.</param>
/// <param name="read">Addresses of entries whose pages were read.</param>
internal sealed class EntryPages(Visit visit, Marks read)
{
    // A feed that brings more at once brings its past; of that it says enough itself.
    private const int Most = 30;

    private int _asked;

    /// <summary>What an entry gives: the article at its page; nothing where that was read before; what the feed says where the page
    /// cannot be read at all.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="item">The item it is by what the feed says.</param>
    /// <param name="cancel">Ends the visit.</param>
    public async Task<IReadOnlyList<Reading>> ReadAsync(Content entry, Item item, CancellationToken cancel)
    {
        var address = entry.Url!;
        if (read.Has(address) || WebDocument.IsStored(visit, address))
        {
            read.Add(address);
            return [];
        }

        if (_asked++ >= Most) return Given(address, item);
        try
        {
            var article = await WebDocument.ArticleAsync(visit, address, cancel);
            read.Add(address);
            return article is null ? [] : [new Reading.Accepted(1, ContentItem.Of(Joined(entry, article, item), address, visit.Now))];
        }
        catch (Exception e) when (Failure.IsOfOnePage(e))
        {
            visit.IsOpen |= !Failure.IsLasting(e);
            var refused = Failure.Of(e, address, 1);
            return Failure.IsLasting(e) ? [refused, .. Given(address, item)] : [refused];
        }
    }

    private IReadOnlyList<Reading> Given(string address, Item item)
    {
        read.Add(address);
        return [new Reading.Accepted(1, item)];
    }

    // A feed knows when and by whom; the page has the text, and may call itself anything.
    private static Content Joined(Content entry, Content article, Item item) => article with
    {
        Title = string.IsNullOrWhiteSpace(entry.Title) ? article.Title : entry.Title,
        Site = item.Community,
        Author = entry.Author ?? article.Author,
        Published = entry.Published ?? article.Published,
        Updated = entry.Updated ?? article.Updated,
        Language = article.Language ?? entry.Language,
        Categories = entry.Categories.Count > 0 ? entry.Categories : article.Categories,
        Id = entry.Id,
    };
}
