namespace Vane.Understand;

/// <summary>Reads <c>topics.yaml</c> and <c>flairs.yaml</c>.</summary>
internal static class TaxonomyFiles
{
    public static Taxonomy Read(LensFile topics, LensFile? flairs)
    {
        var top = LensNode.Read(topics).WithOnly("dimensions", "field", "topics");
        var dimensions = ReadUnique(top["dimensions"], ReadDimension, dimension => dimension.Id);
        var known = dimensions.Select(dimension => dimension.Id).ToHashSet(StringComparer.Ordinal);
        var taxonomy = new Taxonomy
        {
            Dimensions = dimensions,
            Field = ReadVocabulary(top["field"].WithOnly("strong", "not")),
            Topics = ReadUnique(top["topics"], node => ReadTopic(node, known), topic => topic.Id),
        };
        if (flairs is null) return taxonomy;
        var labels = LensNode.Read(flairs).WithOnly("flairs", "communities");
        return taxonomy with
        {
            Flairs = [.. labels.Find("flairs")?.Items().Select(node => ReadFlair(node, taxonomy)) ?? []],
            Communities = [.. labels.Find("communities")?.Items().Select(node => ReadFlair(node, taxonomy)) ?? []],
        };
    }

    public static Labels ReadLabels(LensNode node)
    {
        node.WithOnly("en", "zh-Hans", "zh-Hant");
        var labels = new Labels(node["en"].Text(), node["zh-Hans"].Text(), node["zh-Hant"].Text());
        // A report holds the same numbers in every language.
        if (Digits(labels.En) != Digits(labels.ZhHans) || Digits(labels.En) != Digits(labels.ZhHant))
            throw node.Problem("do not hold the same digits in every language");
        return labels;
    }

    private static string Digits(string label) => string.Concat(label.Where(char.IsDigit));

    private static Dimension ReadDimension(LensNode node) =>
        new(ReadId(node.WithOnly("id", "labels")["id"]), ReadLabels(node["labels"]));

    private static Topic ReadTopic(LensNode node, HashSet<string> dimensions)
    {
        node.WithOnly("id", "dimension", "labels", "strong", "infield", "weak", "not");
        var words = ReadVocabulary(node);
        if (words.Strong.Count + words.InField.Count + words.Weak.Count == 0 && node.Find("strong") is null)
            throw node.Problem("has no words; a topic that only flairs show says so with 'strong: []'");
        return new Topic(ReadId(node["id"]), ReadKnown(node["dimension"], dimensions), ReadLabels(node["labels"]), words);
    }

    private static Flair ReadFlair(LensNode node, Taxonomy taxonomy)
    {
        node.WithOnly("words", "field", "dimension", "topics", "supports");
        var topics = taxonomy.Topics.Select(topic => topic.Id).ToHashSet(StringComparer.Ordinal);
        var dimensions = taxonomy.Dimensions.Select(dimension => dimension.Id).ToHashSet(StringComparer.Ordinal);
        return new Flair
        {
            Words = ReadWords(node["words"], []),
            InField = node.Find("field")?.Flag() ?? false,
            Dimension = node.Find("dimension") is { } dimension ? ReadKnown(dimension, dimensions) : null,
            Topics = [.. node.Find("topics")?.Items().Select(topic => ReadKnown(topic, topics)) ?? []],
            Supports = [.. node.Find("supports")?.Items().Select(topic => ReadKnown(topic, topics)) ?? []],
        };
    }

    private static Vocabulary ReadVocabulary(LensNode node)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return new Vocabulary
        {
            Strong = ReadWords(node.Find("strong"), seen),
            InField = ReadWords(node.Find("infield"), seen),
            Weak = ReadWords(node.Find("weak"), seen),
            Not = ReadWords(node.Find("not"), seen),
        };
    }

    private static List<string> ReadWords(LensNode? list, HashSet<string> seen) =>
        [.. list?.Items().Select(node => ReadWord(node, seen)) ?? []];

    private static string ReadWord(LensNode node, HashSet<string> seen)
    {
        var written = node.Text();
        try
        {
            var word = WordPattern.Parse(written);
            var addsAny = false;
            foreach (var form in word.Forms) addsAny |= seen.Add(word.IsExact ? "=" + form : VocabularyFold.Fold(form));
            // Two words may share a form; one that adds none is a slip.
            if (!addsAny) throw node.Problem($"'{written}' stands there already");
        }
        catch (FormatException broken)
        {
            throw node.Problem($"'{written}' is no word: {broken.Message}");
        }

        return written;
    }

    private static string ReadId(LensNode node)
    {
        var id = node.Text();
        return id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') ? id
            : throw node.Problem($"'{id}' holds more than a-z, 0-9 and hyphens");
    }

    private static string ReadKnown(LensNode node, HashSet<string> known) =>
        known.Contains(node.Text()) ? node.Text() : throw node.Problem($"there is no '{node.Text()}'");

    private static List<T> ReadUnique<T>(LensNode list, Func<LensNode, T> read, Func<T, string> id)
    {
        var values = new List<T>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in list.Items())
        {
            var value = read(node);
            if (!seen.Add(id(value))) throw node["id"].Problem($"'{id(value)}' stands twice");
            values.Add(value);
        }

        return values.Count > 0 ? values : throw list.Problem("is empty");
    }
}
