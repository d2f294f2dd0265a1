using Vane.Collect;
using Vane.Model;
using Vane.Parse;
using Vane.Text;

namespace Vane.Sources;

/// <summary>Reads papers as entries of arXiv's API.</summary>
internal static class ArXivPaper
{
    /// <summary>Source of the keys, and the community.</summary>
    public const string Source = "arxiv";

    /// <summary>Whether an entry is no paper but says what is wrong with the query.</summary>
    public static bool IsError(Entry entry) => entry.Id?.Contains("arxiv.org/api/errors", StringComparison.Ordinal) == true;

    /// <summary>The item of an entry. All versions of a paper are one document; a later one is an update of it.</summary>
    /// <exception cref="RecordException">It cannot be read.</exception>
    public static Item Read(Entry entry)
    {
        var id = CanonicalAddress.Of(entry.Id)?.Paper ?? throw new RecordException($"id is no paper: {Excerpt.Of(entry.Id ?? "")}");
        var title = entry.Title?.Line();
        if (string.IsNullOrEmpty(title)) throw new RecordException("no title");
        var published = entry.Published?.Time?.At ?? throw new RecordException(entry.Published is null ? "no published" : "impossible time in published");
        if (entry.Updated is { Time: null }) throw new RecordException("impossible time in updated");
        var updated = entry.Updated?.Time?.At;
        var authors = string.Join(", ", entry.Authors.Select(a => PlainText.OneLine(a.Name ?? "")).Where(name => name.Length > 0));
        return new Item
        {
            Key = new DocumentKey(Source, id),
            Title = title,
            Community = Source,
            Url = "https://arxiv.org/abs/" + id,
            // Its lines end where they were wrapped.
            Text = entry.Summary?.Line() is { Length: > 0 } summary ? summary : null,
            Author = authors.Length > 0 ? authors : null,
            Category = PrimaryOf(entry),
            Published = published,
            Updated = updated > published ? updated : null,
        };
    }

    private static string? PrimaryOf(Entry entry)
    {
        var primary = entry.Extensions.FirstOrDefault(e => e.Name.Equals("primary_category", StringComparison.OrdinalIgnoreCase))?["term"];
        var term = !string.IsNullOrWhiteSpace(primary) ? primary : entry.Categories is [var first, ..] ? first.Term : null;
        return string.IsNullOrWhiteSpace(term) ? null : term.Trim();
    }
}
