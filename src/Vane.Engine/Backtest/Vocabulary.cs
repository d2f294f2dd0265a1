using System.Globalization;
using System.Text;
using Vane.Group;
using Vane.Trend;

namespace Vane.Backtest;

/// <summary>How the terms of a source are shown, which of them are names, and which are looked for.</summary>
internal sealed class Vocabulary
{
    private readonly bool _namesOnly;
    private readonly HashSet<Subject> _names;
    private readonly Dictionary<Subject, string> _forms;

    /// <summary>Takes terms as they are shown.</summary>
    public Vocabulary(IReadOnlyDictionary<Subject, string> texts, Func<Subject, bool> isName, bool namesOnly)
    {
        _namesOnly = namesOnly;
        Texts = texts;
        _names = [.. texts.Keys.Where(isName)];
        _forms = texts.ToDictionary(t => t.Key, t => FormOf(t.Value));
    }

    /// <summary>The terms of what was counted.</summary>
    public static Vocabulary Of(Understanding understanding, SourceCounts counts, bool namesOnly)
    {
        var shown = understanding.TextsOf(counts.Subjects.Select(s => s.Term));
        var texts = counts.Subjects.Where(s => shown.ContainsKey(s.Term)).ToDictionary(s => s, s => shown[s.Term]);
        var words = new NameWords(counts.Documents.Select(d => d.Document.Title));
        return new Vocabulary(texts, s => words.IsName(s, texts[s]), namesOnly);
    }

    /// <summary>How terms are shown.</summary>
    public IReadOnlyDictionary<Subject, string> Texts { get; }

    /// <summary>Whether a term is a name.</summary>
    public bool IsName(Subject term) => _names.Contains(term);

    /// <summary>Whether a term is one of those looked for: names, or all.</summary>
    public bool IsSought(Subject term) => !_namesOnly || IsName(term);

    /// <summary>What is left of a term without case, blanks and marks: terms alike in it are one.</summary>
    public string FormOf(Subject term) => _forms.GetValueOrDefault(term) is { Length: > 0 } form
        ? form : string.Create(CultureInfo.InvariantCulture, $"#{(int)term.Kind}:{term.Id}");

    private static string FormOf(string text)
    {
        var form = new StringBuilder(text.Length);
        foreach (var c in text)
            if (char.IsLetterOrDigit(c)) form.Append(char.ToLowerInvariant(c));
        return form.ToString();
    }
}
