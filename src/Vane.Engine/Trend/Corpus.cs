using System.Collections.Concurrent;
using Vane.Group;
using Vane.Model;
using Vane.Understand;

namespace Vane.Trend;

/// <summary>The documents that trends are looked for in, by what each is about.</summary>
/// <param name="understanding">What was understood of a span that ends with the last day asked for.</param>
public sealed class Corpus(Understanding understanding)
{
    private readonly ConcurrentDictionary<long, (TermId, bool)[]> _capitals = new();
    private readonly Dictionary<string, int> _topics = understanding.Lens.Taxonomy.Topics
        .Select((t, i) => (t.Id, i)).ToDictionary(t => t.Id, t => t.i, StringComparer.Ordinal);

    /// <summary>What was understood.</summary>
    public Understanding Understanding => understanding;

    /// <summary>Terms and topics of a document.</summary>
    public IEnumerable<Subject> SubjectsOf(Understood document)
    {
        foreach (var term in document.Digest.Terms) yield return Subject.Of(term);
        foreach (var topic in document.Digest.Topics)
            if (_topics.TryGetValue(topic, out var place)) yield return new Subject(SubjectKind.Topic, place);
    }

    /// <summary>The topic of a subject.</summary>
    public Topic TopicOf(Subject subject) => understanding.Lens.Taxonomy.Topics[(int)subject.Id];

    /// <summary>Which words of some documents are written like names.</summary>
    internal Capitals CapitalsOf(IEnumerable<Counted> documents)
    {
        var capitals = new Capitals();
        foreach (var (document, _, _) in documents)
            capitals.Add(_capitals.GetOrAdd(document.Digest.Document, _ => Capitals.Of(document, understanding)));
        return capitals;
    }
}
