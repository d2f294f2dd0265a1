namespace Vane.Understand;

/// <summary>
/// Reads topics out of documents by the words of a taxonomy. The rule:
/// <list type="number">
/// <item>Of overlapping words of one topic the first and longest counts; none inside a phrase that the topic excludes.</item>
/// <item>In the title, a strong or infield word gives 6 points and a weak one 3, each once. In the text, a strong word
/// gives 3 and an infield word 2, each twice at most, and a weak one nothing. A flair or community that shows a topic
/// gives 6, one that supports it 3.</item>
/// <item>A document is of the field where words of the field, and strong words of any topic, give 6 points together, or
/// where its flair or community is of the field. Elsewhere only strong words count.</item>
/// <item>A topic needs 6 points, a word or a flair that shows it, and two different witnesses where all words are weak.</item>
/// </list>
/// So one good word in a title is enough, and a text needs several. Only the beginning of a text is read: what a document is
/// about stands there. Never changes once made; any number of threads may use it.
/// </summary>
public sealed class TopicReader
{
    /// <summary>How much of a title is read, in UTF-16 code units.</summary>
    public const int MostTitle = 1_000;

    /// <summary>How much of a text is read, in UTF-16 code units.</summary>
    public const int MostText = 2_400;

    // Flairs are labels; what is longer is none.
    private const int MostLabel = 200;

    [ThreadStatic]
    private static TopicScratch? spare;

    private readonly Taxonomy taxonomy;
    private readonly Lexicon words;
    private readonly Entry[] entries;
    private readonly FlairReader flairs;
    private readonly FlairReader communities;

    /// <summary>Makes a reader.</summary>
    /// <exception cref="FormatException">A word breaks the notation, or something names what the taxonomy lacks.</exception>
    public TopicReader(Taxonomy taxonomy)
    {
        ArgumentNullException.ThrowIfNull(taxonomy);
        this.taxonomy = taxonomy;
        var list = new List<(WordPattern, Entry)>();
        Add(taxonomy.Field, Owners.Field, list);
        for (var i = 0; i < taxonomy.Topics.Count; i++) Add(taxonomy.Topics[i].Words, Owners.OfTopic(i), list);
        words = new Lexicon(list.Select((word, i) => (word.Item1, i)));
        entries = [.. list.Select(word => word.Item2)];
        flairs = new FlairReader(taxonomy, taxonomy.Flairs, entries.Length);
        communities = new FlairReader(taxonomy, taxonomy.Communities, entries.Length + taxonomy.Flairs.Count);
    }

    /// <summary>The topics of a document.</summary>
    public TopicReading Read(in TopicSource source)
    {
        var scratch = spare ?? new TopicScratch();
        spare = null;
        scratch.Clear();
        Find(Beginning(source.Title, MostTitle), Part.Title, scratch);
        Find(Beginning(source.Text, MostText), Part.Text, scratch);
        flairs.Find(Beginning(source.Flair, MostLabel), Part.Flair, 0, scratch);
        var label = Beginning(source.Title, MostLabel);
        var tag = FlairReader.TagOf(label);
        flairs.Find(tag.In(label), Part.Title, tag.Start, scratch);
        communities.Find(Beginning(source.Community, MostLabel), Part.Community, 0, scratch);
        var reading = scratch.Hits.Count == 0 ? TopicReading.None : Judge(scratch);
        spare = scratch;
        return reading;
    }

    /// <summary>The topics of a title alone.</summary>
    public TopicReading Read(string title) => Read(new TopicSource { Title = title });

    private static void Add(Vocabulary vocabulary, int owner, List<(WordPattern, Entry)> list)
    {
        foreach (var word in vocabulary.Strong) list.Add((WordPattern.Parse(word), new Entry(owner, Tier.Strong)));
        foreach (var word in vocabulary.InField) list.Add((WordPattern.Parse(word), new Entry(owner, Tier.InField)));
        foreach (var word in vocabulary.Weak) list.Add((WordPattern.Parse(word), new Entry(owner, Tier.Weak)));
        foreach (var word in vocabulary.Not) list.Add((WordPattern.Parse(word), new Entry(owner, Tier.Not)));
    }

    private static ReadOnlySpan<char> Beginning(string? text, int most) =>
        text is null ? [] : text.Length <= most ? text : text.AsSpan(0, most);

    private void Find(ReadOnlySpan<char> text, Part part, TopicScratch scratch)
    {
        scratch.Found.Clear();
        words.Find(text, scratch.Found);
        foreach (var found in scratch.Found)
        {
            var entry = entries[found.Entry];
            scratch.Hits.Add(new TopicHit(entry.Owner, entry.Tier, found.Entry, part, found.Span));
        }
    }

    private TopicReading Judge(TopicScratch scratch)
    {
        scratch.Hits.Sort(TopicHit.Order);
        scratch.DropOverlapping();
        var isInField = TopicScore.IsInField(scratch.Hits);
        var topics = new List<TopicFinding>();
        var dimensions = new bool[taxonomy.Dimensions.Count];
        for (var from = 0; from < scratch.Hits.Count;)
        {
            var to = scratch.EndOfOwner(from);
            var owner = scratch.Hits[from].Owner;
            if (Owners.IsDimension(owner)) dimensions[Owners.DimensionOf(owner)] = true;
            else if (owner != Owners.Field && TopicScore.Suffices(scratch, from, to, isInField))
                topics.Add(new TopicFinding(taxonomy.Topics[Owners.TopicOf(owner)], [.. scratch.Counted.Select(hit => new Witness(hit.Part, hit.Span))]));
            from = to;
        }

        foreach (var topic in topics) dimensions[IndexOf(topic.Topic.Dimension)] = true;
        return new TopicReading(topics, [.. taxonomy.Dimensions.Where((_, i) => dimensions[i])], isInField);
    }

    private int IndexOf(string dimension)
    {
        for (var i = 0; i < taxonomy.Dimensions.Count; i++)
            if (taxonomy.Dimensions[i].Id == dimension) return i;
        throw new FormatException($"The taxonomy has no dimension '{dimension}'.");
    }

    private readonly record struct Entry(int Owner, Tier Tier);
}
