using Vane.Model;

namespace Vane.Verify;

/// <summary>Checks what statements cite, and that the list of evidence holds that and nothing else.</summary>
internal sealed class EvidenceAudit(IReadOnlyDictionary<string, Evidence>? listed, Protocol protocol)
{
    private readonly HashSet<string> _cited = new(StringComparer.Ordinal);

    /// <summary>A statement must cite exactly what supports it, in order.</summary>
    public void Check(string where, IReadOnlyList<string?>? ids, IReadOnlyList<Evidence> grounds)
    {
        var cited = protocol.Present(ids, where);
        if (cited.Count != grounds.Count)
            protocol.Differs(where, Said.Of(cited), $"{Said.Of(grounds.Count)} to cite: {string.Join("; ", grounds.Select(Said.Of))}");
        for (var i = 0; i < cited.Count; i++)
        {
            var evidence = Find(cited[i]);
            var at = $"{where}[{Said.Of(i)}]";
            if (evidence is null) protocol.Add(at, cited[i] ?? Said.Nothing, "is not in the list of evidence");
            else if (i < grounds.Count && evidence != grounds[i])
                protocol.Differs(at, $"{cited[i]}: {Said.Of(evidence)}", Said.Of(grounds[i]));
        }
    }

    /// <summary>Notes what a statement cites that is not looked at further.</summary>
    public void Note(IReadOnlyList<string?>? ids)
    {
        foreach (var id in ids ?? []) Find(id);
    }

    /// <summary>Every entry of the list is cited, once all statements were checked. The window's own selection need
    /// not be; what only withheld statements cited may have stayed.</summary>
    public void Close(Evidence whole, IReadOnlySet<Evidence> withheld)
    {
        if (listed is null)
        {
            protocol.Add("evidence", Said.Nothing, "is missing");
            return;
        }

        var seen = new HashSet<Evidence>();
        foreach (var (id, evidence) in listed)
        {
            var where = $"evidence.{id}";
            if (!IsId(id)) protocol.Add(where, id, "is no id of evidence");
            if (evidence is null) protocol.Add(where, Said.Nothing, "is missing");
            else if (!seen.Add(evidence)) protocol.Add(where, Said.Of(evidence), "is listed twice");
            else if (!_cited.Contains(id) && evidence != whole && !withheld.Contains(evidence))
                protocol.Add(where, Said.Of(evidence), "is cited by no statement");
        }
    }

    private Evidence? Find(string? id)
    {
        if (id is null || listed is null) return null;
        _cited.Add(id);
        return listed.GetValueOrDefault(id);
    }

    private static bool IsId(string id) =>
        id is ['e', >= '1' and <= '9', ..] && id.AsSpan(2).IndexOfAnyExceptInRange('0', '9') < 0;
}
