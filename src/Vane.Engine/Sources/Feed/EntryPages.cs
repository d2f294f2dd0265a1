using Vane.Collect;
using Vane.Model;
using Vane.Parse;

namespace Vane.Sources;

/// <summary>Reads the pages that new entries of a feed lead to, for what the feed leaves out. A page that is not there yet, or has
/// nothing to read, is asked for again at the next visits, as long as the feed lists it.</summary>
/// <param name="visit">The visit.</param>
/// <param name="read">Addresses of entries whose pages were read, or are not asked for any more.</param>
/// <param name="failed">How often pages failed in earlier visits.</param>
internal sealed class EntryPages(Visit visit, Marks read, PageTries failed)
{
    // A feed that brings more at once brings its past; of that it says enough itself.
    private const int Most = 30;

    private const int MostTries = 3;

    private readonly PageTries _failing = new();
    private int _asked;

    /// <summary>How often pages failed that are to be asked for again, for the next visit.</summary>
    public string Failing => _failing.ToString();

    /// <summary>What an entry gives: the article at its page; nothing where that was read before; what the feed says, the first time
    /// that the page fails.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="item">The item it is by what the feed says.</param>
    /// <param name="cancel">Ends the visit.</param>
    public async Task<IReadOnlyList<Reading>> ReadAsync(Content entry, Item item, CancellationToken cancel)
    {
        var address = entry.Url!;
        var tries = failed.Of(address);
        // What the feed says of a page that failed is stored too.
        if (read.Has(address) || (tries == 0 && WebDocument.IsStored(visit, address)))
        {
            read.Add(address);
            return Passed();
        }

        if (_asked++ >= Most) return tries == 0 ? Given(address, item) : Later(address, tries);
        try
        {
            var article = await WebDocument.ArticleAsync(visit, address, cancel);
            read.Add(address);
            return article is null ? Passed() : [new Reading.Accepted(1, ContentItem.Of(Joined(entry, article, item), address, visit.Now))];
        }
        catch (Exception e) when (Failure.IsOfOnePage(e))
        {
            return Failed(e, address, item, tries);
        }
    }

    // The fault is told once, and what the feed says is given once.
    private IReadOnlyList<Reading> Failed(Exception e, string address, Item item, int tries)
    {
        var refused = Failure.Of(e, address, 1);
        if (tries == 0 && !Failure.IsLasting(e))
        {
            visit.IsOpen = true;
            return [refused];
        }

        if (!Failure.MayPass(e) || tries + 1 >= MostTries) read.Add(address);
        else _failing.Set(address, tries + 1);
        return tries > 0 ? Passed() : [refused with { IsOfPart = true }, new Reading.Accepted(1, item)];
    }

    private IReadOnlyList<Reading> Later(string address, int tries)
    {
        _failing.Set(address, tries);
        return Passed();
    }

    private IReadOnlyList<Reading> Passed()
    {
        visit.LeftOut++;
        return [];
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
