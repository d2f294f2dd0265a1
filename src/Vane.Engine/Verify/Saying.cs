namespace Vane.Verify;

/// <summary>Documents that say the same.</summary>
internal static class Saying
{
    /// <summary>How many groups there are among documents.</summary>
    public static long Groups(IEnumerable<Entry> documents) => documents.Select(d => d.Group).ToHashSet().Count;

    /// <summary>The documents that stand for their groups: those that come first among all of them.</summary>
    public static IReadOnlyList<Entry> Once(IReadOnlyList<Entry> documents)
    {
        var first = new Dictionary<(long?, Model.DocumentKey?), Place>(documents.Count);
        foreach (var source in documents.GroupBy(d => d.Source, StringComparer.Ordinal))
        {
            var turn = 0;
            foreach (var document in source.Order(Comparer<Entry>.Create(Podium.WithinSource)))
            {
                var place = new Place(document, turn++);
                if (!first.TryGetValue(document.Group, out var best) || place.IsBefore(best)) first[document.Group] = place;
            }
        }

        return [.. documents.Where(d => first[d.Group].Document == d)];
    }

    private readonly record struct Place(Entry Document, int Turn)
    {
        public bool IsBefore(Place other) =>
            Document.IsPlaced != other.Document.IsPlaced ? Document.IsPlaced
            : Turn != other.Turn ? Turn < other.Turn
            : string.CompareOrdinal(Document.Source, other.Document.Source) < 0;
    }
}
