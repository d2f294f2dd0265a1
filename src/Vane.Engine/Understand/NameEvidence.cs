namespace Vane.Understand;

/// <summary>What a text says for and against reading its words as names of the field.</summary>
/// <param name="glossary">The names.</param>
internal sealed class NameEvidence(Glossary glossary)
{
    private readonly HashSet<int> _marks = [];
    private readonly HashSet<string> _owners = new(StringComparer.Ordinal);
    private bool _hasFieldWord;

    /// <summary>Whether the place where the text was said or a name in it make it one of the field.</summary>
    public bool IsInField { get; private set; }

    /// <summary>Begins another text.</summary>
    public void Begin(bool inField)
    {
        if (_marks.Count > 0) _marks.Clear();
        if (_owners.Count > 0) _owners.Clear();
        (IsInField, _hasFieldWord) = (inField, false);
    }

    /// <summary>Notes a word that speaks for or against entries.</summary>
    public void Note(int mark)
    {
        if (_marks.Add(mark)) _hasFieldWord |= glossary.FieldMarks.Contains(mark);
    }

    /// <summary>Notes a name; one that can be nothing else makes the text one of the field.</summary>
    public void Add(in NameReader.Finding finding)
    {
        if (finding.Entry is not { } entry) return;
        if (!IsSure(finding, entry)) return;
        _owners.Add(entry.Name);
        IsInField |= !entry.IsGeneral;
    }

    /// <summary>Whether a finding is a name.</summary>
    public bool Supports(in NameReader.Finding finding)
    {
        if (finding.Entry is not { } entry || IsSure(finding, entry)) return true;
        if (HasAny(entry.Against)) return false;
        var isSupported = HasAny(entry.For) || (entry.Owner is { } owner && _owners.Contains(owner));
        // What often means something else, and has words of its own, needs one of them; with a version, any company.
        if (entry.Ambiguity == Ambiguity.Seldom || entry.For.Count == 0 || finding.IsNumbered) isSupported |= IsInField || _hasFieldWord;
        return finding.IsCapital
            ? isSupported || entry.Ambiguity == Ambiguity.Seldom
            : isSupported && (entry.Ambiguity == Ambiguity.Seldom || finding.IsNumbered);
    }

    // A version makes it sure but of words that often mean something else, which may have versions too. What belongs to the
    // world at large keeps no company of the field.
    private static bool IsSure(in NameReader.Finding finding, GlossaryEntry entry) =>
        finding.IsSure || (finding.IsNumbered && (entry.Ambiguity == Ambiguity.Seldom || entry.IsGeneral));

    private bool HasAny(IReadOnlyList<int> marks)
    {
        for (var i = 0; i < marks.Count; i++) if (_marks.Contains(marks[i])) return true;
        return false;
    }
}
