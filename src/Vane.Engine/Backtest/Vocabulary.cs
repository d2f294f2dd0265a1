using System.Globalization;
using System.Text;
using Vane.Group;
using Vane.Trend;

namespace Vane.Backtest;

/// <summary>How the terms of a source are shown, and which of them are names.</summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<Subject, string> _texts;
    private readonly HashSet<Subject> _names;
    private readonly Dictionary<Subject, string> _forms;

    public Vocabulary(Understanding understanding, SourceCounts counts)
    {
        var texts = understanding.TextsOf(counts.Subjects.Select(s => s.Term));
        var words = new NameWords(counts.Documents.Select(d => d.Document.Title));
        _texts = counts.Subjects.Where(s => texts.ContainsKey(s.Term)).ToDictionary(s => s, s => texts[s.Term]);
        _names = [.. _texts.Where(t => words.IsName(t.Key, t.Value)).Select(t => t.Key)];
        _forms = _texts.ToDictionary(t => t.Key, t => FormOf(t.Value));
    }

    /// <summary>How terms are shown.</summary>
    public IReadOnlyDictionary<Subject, string> Texts => _texts;

    /// <summary>Whether a term is a name.</summary>
    public bool IsName(Subject term) => _names.Contains(term);

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
