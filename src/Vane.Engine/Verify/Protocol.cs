using Vane.Model;

namespace Vane.Verify;

/// <summary>Gathers findings and counts while a report is gone through.</summary>
internal sealed class Protocol
{
    private readonly List<Finding> _problems = [];
    private readonly List<Finding> _missing = [];

    /// <summary>Statements and rows met in the report.</summary>
    public long Statements { get; private set; }

    /// <summary>Those of them that the store supports.</summary>
    public long Supported { get; private set; }

    /// <summary>Findings so far, missing statements and rows not among them.</summary>
    public int Problems => _problems.Count;

    public void Add(string where, string claim, string problem) => _problems.Add(new Finding(where, claim, problem));

    public void Differs(string where, string claim, string held) => Add(where, claim, $"the store says {held}");

    /// <summary>Notes a list that is null in the report; what comes back can be gone through.</summary>
    public IReadOnlyList<T> Present<T>(IReadOnlyList<T>? list, string where)
    {
        if (list is null) Add(where, Said.Nothing, "is missing");
        return list ?? [];
    }

    /// <summary>Notes a statement or row that the store supports and the report does not have.</summary>
    public void Missing(string where, string held) =>
        _missing.Add(new Finding(where, Said.Nothing, $"is missing; the store says {held}"));

    /// <summary>Counts a statement or row; it is supported when looking at it finds no problem.</summary>
    public void Count(Action look)
    {
        var before = _problems.Count;
        look();
        Statements++;
        if (_problems.Count == before) Supported++;
    }

    /// <summary>Closes the protocol: what is missing must be as much as was withheld.</summary>
    public Findings Close(Verification? verification)
    {
        if (verification is null) Add("verification", Said.Nothing, "is missing");
        else CheckCounts(verification);
        if (_missing.Count == (verification?.Withheld ?? 0)) return new Findings(Statements, Supported, _problems, _missing);
        _problems.AddRange(_missing);
        return new Findings(Statements, Supported, _problems, []);
    }

    private void CheckCounts(Verification verification)
    {
        if (verification.Supported != Statements)
            Add("verification.supported", Said.Of(verification.Supported), $"the report holds {Said.Of(Statements)} statements and rows");
        if (verification.Withheld != _missing.Count)
            Add("verification.withheld", Said.Of(verification.Withheld), $"{Said.Of(_missing.Count)} statements and rows are missing");
        // Of two absurd numbers even the sum may not fit.
        if ((Int128)verification.Supported + verification.Withheld != verification.Statements)
            Add("verification.statements", Said.Of(verification.Statements), "is not the sum of supported and withheld");
    }
}
