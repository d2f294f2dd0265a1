using NodaTime;
using Vane.Backtest;
using Vane.Group;
using Vane.Model;
using Vane.Tests.Support;
using Vane.Trend;

namespace Vane.Tests.Backtest;

/// <summary>Documents of the source <c>forum</c> by what their titles say, on days counted from a Monday.</summary>
internal sealed class Told
{
    public static readonly LocalDate First = Make.Day("2025-03-03");

    private readonly List<Understood> _documents = [];

    /// <summary>Ways in which terms are written here: what begins with a capital is a name, all else a word.</summary>
    public static Subject Term(string text) => Subject.Of(TermId.Of(char.IsUpper(text[0]) ? TermKind.Name : TermKind.Word, text));

    public static Flag Flag(string text, params string[] aliases) => new(Term(text), [.. aliases.Select(Term)]);

    /// <summary>Adds documents of a day.</summary>
    public Told On(int day, int count, params string[] terms) => At(day, count, "c/one", terms);

    public Told At(int day, int count, string place, params string[] terms)
    {
        for (var i = 0; i < count; i++)
        {
            var at = First.PlusDays(day).AtMidnight().InUtc().ToInstant() + Duration.FromMinutes(_documents.Count + 1);
            _documents.Add(new Understood(new DocumentKey("forum", $"{_documents.Count:0000}"), place, string.Join(' ', terms), new Digest
            {
                Document = _documents.Count + 1,
                Entered = at,
                Known = at,
                Language = "en",
                Terms = [.. terms.Select(t => Term(t).Term).Order()],
                TitleTerms = terms.Length,
                StoryTerms = 0,
                Topics = [],
            }));
        }

        return this;
    }

    public SourceDocuments Documents => SourceDocuments.Of("forum", _documents.OrderBy(d => d.Digest.Entered).ThenBy(d => d.Key));

    /// <summary>Everything up to a day.</summary>
    public SourceCounts Counts(int days) => Documents.Count(Make.Edition("2025-03-03") with { Date = First.PlusDays(days - 1) }, days, Instant.MaxValue);

    /// <summary>How the terms of the documents are shown.</summary>
    public static Dictionary<Subject, string> Texts(params string[] terms) => terms.ToDictionary(Term, t => t);
}
