namespace Vane.Understand;

/// <summary>What a text says for and against reading its words as names of the field.</summary>
/// <param name="glossary">The names.</param>
internal sealed class NameEvidence(Glossary glossary)
{
    private readonly HashSet<int> _marks = [];
    private readonly HashSet<string> _owners = new(StringComparer.Ordinal);
    private bool _inField, _hasFieldWord;

    /// <summary>Begins another text.</summary>
    public void Begin(bool inField)
    {
        if (_marks.Count > 0) _marks.Clear();
        if (_owners.Count > 0) _owners.Clear();
        (_inField, _hasFieldWord) = (inField, false);
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
        if (!finding.IsSure) return;
        _owners.Add(entry.Name);
        _inField |= !entry.IsGeneral;
    }

    /// <summary>Whether a finding is a name.</summary>
    public bool Supports(in NameReader.Finding finding)
    {
        if (finding.Entry is not { } entry || finding.IsSure) return true;
        if (HasAny(entry.Against)) return false;
        var isSupported = HasAny(entry.For) || (entry.Owner is { } owner && _owners.Contains(owner));
        // What often means something else, and has words of its own, needs one of them.
        if (entry.Ambiguity == Ambiguity.Seldom || entry.For.Count == 0) isSupported |= _inField || _hasFieldWord;
        return finding.IsCapital
            ? isSupported || entry.Ambiguity == Ambiguity.Seldom
            : isSupported && entry.Ambiguity == Ambiguity.Seldom;
    }

    private bool HasAny(IReadOnlyList<int> marks)
    {
        for (var i = 0; i < marks.Count; i++) if (_marks.Contains(marks[i])) return true;
        return false;
    }
}
