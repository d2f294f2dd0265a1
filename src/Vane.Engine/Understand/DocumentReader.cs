using System.Runtime.InteropServices;
using Vane.Model;
using Vane.Text;

namespace Vane.Understand;

/// <summary>A document read by itself.</summary>
/// <param name="Submission">What was read.</param>
/// <param name="Digest">What was understood; who said it first and the story are still open.</param>
/// <param name="Texts">How its terms stand there, once each.</param>
public sealed record Digested(Submission Submission, Digest Digest, IReadOnlyList<TermText> Texts);

/// <summary>Reads one document after another: language, names, terms, topics. A function of the document and the lens
/// alone.</summary>
/// <remarks>One reader a thread; it reuses its buffers.</remarks>
public sealed class DocumentReader(Lens lens)
{
    // Names and phrases of a text are those of its beginning: what a document is about stands there.
    private const int MostText = 4_000, LeastRepeats = 2, LeastHanAlone = 3;

    private readonly WordBreaker _words = new();
    private readonly NameReader _nameReader = new(lens.Glossary);
    private readonly TermReader _termReader = new();
    private readonly List<Token> _tokens = [];
    private readonly List<NameMention> _titleNames = [], _textNames = [];
    private readonly List<TextSpan> _taken = [];
    private readonly List<TermMention> _terms = [];
    private readonly Dictionary<TermId, string> _title = [], _text = [];
    private readonly Dictionary<TermId, int> _repeats = [];
    private readonly HashSet<TermId> _telling = [];

    /// <summary>What breaks words on this machine; another one breaks them otherwise.</summary>
    public static string Engine { get; } = new WordBreaker().Engine;

    /// <summary>Reads a document.</summary>
    public Digested Read(Submission submission)
    {
        var title = TextRepair.Repair(submission.Title).Text;
        var text = submission.Text is { Length: > 0 } whole ? TextRepair.Repair(Beginning(whole)).Text : "";
        _title.Clear();
        _text.Clear();
        _repeats.Clear();
        var topics = lens.Topics.Read(SourceOf(submission, title, text));
        ReadNames(title, text, topics.IsInField);
        Collect(title, _titleNames, _title, LeastRepeats - 1);
        CollectTelling(title, topics, isPaper: CanonicalAddress.Of(submission.Url)?.Paper is not null);
        if (text.Length > 0) Collect(text, _textNames, _text, LeastRepeats);

        TermId[] ofTitle = [.. _telling.Order(), .. _title.Keys.Where(t => !_telling.Contains(t)).Order()];
        var ofText = _text.Keys.Where(t => !_title.ContainsKey(t)).Order().ToArray();
        var digest = new Digest
        {
            Document = submission.Document,
            Entered = submission.Entered,
            Known = submission.Known,
            Language = LanguageOf.Detect(title.Length >= 8 || text.Length == 0 ? title : text).Tag(),
            Terms = [.. ofTitle, .. ofText],
            TitleTerms = ofTitle.Length,
            StoryTerms = _telling.Count,
            Topics = [.. topics.Topics.Select(t => t.Topic.Id)],
        };
        return new Digested(submission, digest,
            [.. ofTitle.Select(t => new TermText(t, _title[t])), .. ofText.Select(t => new TermText(t, _text[t]))]);
    }

    /// <summary>Names in a text as it is stored: their spans are in it, whatever had to be repaired first.</summary>
    /// <param name="text">The text.</param>
    /// <param name="inField">Whether it is known to be of the lens' field.</param>
    public IReadOnlyList<NameMention> ReadNames(string text, bool inField = false)
    {
        var repaired = TextRepair.Repair(text);
        _titleNames.Clear();
        _nameReader.Read(repaired.Text, _titleNames, inField);
        return InOriginal(repaired, _titleNames);
    }

    private static NameMention[] InOriginal(RepairedText repaired, List<NameMention> names) =>
        [.. names.Select(name => repaired.ToOriginal(new TextSpan(name.Start, name.Length)) is var span
            ? name with { Start = span.Start, Length = span.Length } : name)];

    /// <summary>Terms in a text, where they stand; names not among them.</summary>
    public IReadOnlyList<TermMention> ReadTerms(string text)
    {
        _titleNames.Clear();
        _nameReader.Read(text, _titleNames);
        Break(text, _titleNames);
        return [.. _terms];
    }

    /// <summary>Names of a document's title and its topics, with the words they rest on where they stand in the stored
    /// document.</summary>
    public (IReadOnlyList<NameMention> Names, IReadOnlyList<TopicFinding> Topics) Explain(Submission submission)
    {
        var title = TextRepair.Repair(submission.Title);
        var text = TextRepair.Repair(Beginning(submission.Text ?? ""));
        var found = lens.Topics.Read(SourceOf(submission, title.Text, text.Text));
        ReadNames(title.Text, text.Text, found.IsInField);
        return (InOriginal(title, _titleNames), [.. found.Topics.Select(topic => topic with
        {
            Witnesses = [.. topic.Witnesses.Select(w => w.Part switch
            {
                Part.Title => w with { Span = title.ToOriginal(w.Span) },
                Part.Text => w with { Span = text.ToOriginal(w.Span) },
                _ => w,
            })],
        })]);
    }

    private static TopicSource SourceOf(Submission submission, string title, string? text) => new()
    {
        Title = title,
        Text = text,
        Flair = submission.Category,
        Community = submission.Community ?? submission.Key.Source,
    };

    // Where one part of a document is of the field, the other is too.
    private void ReadNames(string title, string text, bool inField)
    {
        _titleNames.Clear();
        _textNames.Clear();
        _nameReader.Read(text, _textNames, inField);
        var isTextIn = _nameReader.IsInField;
        _nameReader.Read(title, _titleNames, isTextIn);
        if (isTextIn || !_nameReader.IsInField) return;
        _textNames.Clear();
        _nameReader.Read(text, _textNames, inField: true);
    }

    private void Break(string text, List<NameMention> names)
    {
        _taken.Clear();
        _terms.Clear();
        foreach (var name in names) _taken.Add(new TextSpan(name.Start, name.Length));
        _words.Break(text, _tokens);
        _termReader.Read(text, _tokens, CollectionsMarshal.AsSpan(_taken), _terms);
    }

    // Names count at once; of a text the other terms when they are phrases that come again.
    private void Collect(string text, List<NameMention> names, Dictionary<TermId, string> into, int least)
    {
        Break(text, names);
        foreach (var name in names)
            for (var i = 0; i < name.Chain.Count; i++)
                into.TryAdd(TermId.Of(TermKind.Name, name.Chain[i]), name.Shown[i]);
        foreach (var term in _terms)
        {
            if (least > 1 && term.Id.Kind == TermKind.Word) continue;
            ref var repeats = ref CollectionsMarshal.GetValueRefOrAddDefault(_repeats, term.Id, out _);
            if (++repeats >= least && !into.ContainsKey(term.Id)) into.Add(term.Id, text.Substring(term.Span.Start, term.Span.Length));
        }
    }

    // What tells the story of the title that was collected last: its words and the names of things, but for the words of
    // its topics. One word alone tells none, unless it is Chinese and long or has a number in it.
    private void CollectTelling(string title, TopicReading topics, bool isPaper)
    {
        _telling.Clear();
        var isEnough = false;
        foreach (var name in _titleNames)
        {
            if (name.Kind.IsConcept) continue;
            isEnough = true;
            foreach (var key in name.Chain) _telling.Add(TermId.Of(TermKind.Name, key));
        }

        foreach (var term in _terms)
        {
            // Papers share the words of their field; only what they name makes two of them one story.
            if (isPaper || term.Words > 1 || IsOfTopic(topics, term.Span)) continue;
            isEnough |= _telling.Count > 0 || (term.IsHan && term.Span.Length >= LeastHanAlone)
                || term.Span.In(title).ContainsAnyInRange('0', '9');
            _telling.Add(term.Id);
        }

        if (!isEnough) _telling.Clear();
    }

    private static bool IsOfTopic(TopicReading topics, TextSpan span)
    {
        foreach (var topic in topics.Topics)
            foreach (var witness in topic.Witnesses)
                if (witness.Part == Part.Title && witness.Span.Start < span.End && span.Start < witness.Span.End) return true;
        return false;
    }

    private static string Beginning(string text)
    {
        if (text.Length <= MostText) return text;
        var end = char.IsHighSurrogate(text[MostText - 1]) ? MostText - 1 : MostText;
        return text[..end];
    }
}
