namespace Vane.Understand;

/// <summary>What a text says for and against reading its words as names of the field.</summary>
internal sealed class Evidence
{
    private readonly HashSet<int> _marks = [];
    private readonly HashSet<string> _owners = new(StringComparer.Ordinal);
    private bool _inField;

    /// <summary>Begins another text.</summary>
    public void Begin(bool inField)
    {
        if (_marks.Count > 0) _marks.Clear();
        if (_owners.Count > 0) _owners.Clear();
        _inField = inField;
    }

    /// <summary>Notes a word that speaks for or against entries.</summary>
    public void Note(int mark) => _marks.Add(mark);

    /// <summary>Notes a name; one that can be nothing else makes the text one of the field.</summary>
    public void Add(in NameReader.Finding finding)
    {
        if (finding.Entry is not { } entry) return;
        if (entry.Ambiguity == Ambiguity.None) _owners.Add(entry.Name);
        if (entry.Ambiguity == Ambiguity.None ? !entry.IsGeneral : finding.HasParts && entry.Ambiguity == Ambiguity.Seldom) _inField = true;
    }

    /// <summary>Whether a finding is a name.</summary>
    public bool Supports(in NameReader.Finding finding)
    {
        if (finding.Entry is not { Ambiguity: not Ambiguity.None } entry || finding.HasParts) return true;
        if (HasAny(entry.Against)) return false;
        var isSupported = _inField || _marks.Contains(Lens.FieldMark) || HasAny(entry.For) || (entry.Owner is { } owner && _owners.Contains(owner));
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
