using NodaTime;
using Vane.Model;
using Vane.Text;

namespace Vane.Collect;

/// <summary>An item being put together from an input's fields; one place for what makes a record acceptable.</summary>
internal sealed class ItemDraft
{
    private readonly List<Observation> _observations = [];

    public string? Source, Community, Id, Url, Title, Text, Author, Category, Language;
    public Instant? Published;
    public bool Truncated;

    /// <summary>Forgets everything, for the next record.</summary>
    public void Clear()
    {
        Source = Community = Id = Url = Title = Text = Author = Category = Language = null;
        Published = null;
        Truncated = false;
        _observations.Clear();
    }

    /// <summary>Adds an observation.</summary>
    /// <exception cref="RecordException">A figure is impossible.</exception>
    public void Observe(Instant? at, long? score, long? comments, long? rank)
    {
        if (at is null) throw new RecordException("an observation has no time");
        if (score < 0) throw new RecordException($"negative score {score}");
        if (comments < 0) throw new RecordException($"negative number of comments {comments}");
        if (rank < 1) throw new RecordException($"impossible rank {rank}");
        if (score is null && comments is null && rank is null) throw new RecordException("an observation without figures");
        _observations.Add(new Observation(at.Value, score, comments, rank));
    }

    /// <summary>The item.</summary>
    /// <exception cref="RecordException">Something it must have is missing.</exception>
    public Item Finish()
    {
        if (string.IsNullOrWhiteSpace(Source)) throw new RecordException("no source");
        if (string.IsNullOrWhiteSpace(Id)) throw new RecordException("no id");
        if (string.IsNullOrWhiteSpace(Title) || PlainText.OneLine(Title).Length == 0) throw new RecordException("no title");
        if (Published is null && _observations.Count == 0)
            throw new RecordException("neither published nor observed: nothing places it in time");
        return TalkItem.Of(new Item
        {
            Key = new DocumentKey(Source, Id),
            Community = NullIfEmpty(Community),
            Url = NullIfEmpty(Url),
            Title = Title,
            Text = NullIfEmpty(Text),
            Author = NullIfEmpty(Author),
            Category = NullIfEmpty(Category),
            Language = NullIfEmpty(Language),
            Published = Published,
            Truncated = Truncated,
            Observations = [.. _observations],
        });
    }

    private static string? NullIfEmpty(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}

/// <summary>A record cannot be accepted; the message says why.</summary>
internal sealed class RecordException(string reason) : Exception(reason);
