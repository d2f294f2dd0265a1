using Vane.Model;

namespace Vane.Verify;

/// <summary>Checks sections against what the store supports.</summary>
internal sealed class SectionAudit(Protocol protocol, EvidenceAudit evidence)
{
    private readonly List<Claim> _missing = [];
    private readonly List<Evidence> _missingInRows = [];

    /// <summary>What the claims cite that the report does not have.</summary>
    public IReadOnlySet<Evidence> MissingGrounds => _missing.SelectMany(c => c.Grounds).Concat(_missingInRows).ToHashSet();

    /// <summary>Checks that all sections are there, in order, and each of them.</summary>
    public void Check(IReadOnlyList<Section?>? sections, IReadOnlyList<Chapter> chapters)
    {
        var actual = protocol.Present(sections, "sections");
        foreach (var (at, due) in Alignment.Of(actual, chapters, (s, c) => s?.Kind == c.Kind))
        {
            var where = at is { } i ? $"sections[{Said.Of(i)}]" : "sections";
            if (due is not { } c) Extra(where, actual[at!.Value]);
            else if (at is null) protocol.Add(where, Said.Nothing, $"section {chapters[c].Kind} is missing");
            else if (actual[at.Value] is not { } section) protocol.Add(where, Said.Nothing, "is missing");
            else Check(section, chapters[c], where);
        }
    }

    private void Check(Section section, Chapter chapter, string path)
    {
        if (section.Kind != chapter.Kind) protocol.Differs($"{path}.kind", section.Kind, $"section {chapter.Kind}");
        CheckStatements(section, chapter, path);
        CheckTables(section, chapter, path);
        var notes = protocol.Present(section.Notes, $"{path}.notes ({chapter.Kind})");
        if (!SlotMatch.Same(notes, chapter.Notes))
            protocol.Differs($"{path}.notes ({chapter.Kind})", Said.Of(notes), Said.Of(chapter.Notes));
    }

    private void CheckStatements(Section section, Chapter chapter, string path)
    {
        var actual = protocol.Present<Statement?>(section.Statements, $"{path}.statements ({chapter.Kind})");
        foreach (var (at, due) in Alignment.Of(actual, chapter.Claims, Alike))
        {
            if (at is not { } i) Missing(chapter.Claims[due!.Value], $"{path}.statements ({chapter.Kind})");
            else protocol.Count(() => Check(
                actual[i], due is { } c ? chapter.Claims[c] : null, $"{path}.statements[{Said.Of(i)}]", chapter.Kind));
        }
    }

    private void Check(Statement? statement, Claim? claim, string path, string section)
    {
        var where = $"{path} ({section}, {statement?.Kind ?? Said.Nothing})";
        if (statement is null || claim is null || statement.Kind != claim.Kind)
        {
            evidence.Note(statement?.Evidence);
            protocol.Differs(where, statement?.Kind ?? Said.Nothing, claim?.Kind ?? "no such statement");
            return;
        }

        var slots = statement.Slots ?? new Dictionary<string, Slot>();
        foreach (var name in slots.Keys.Union(claim.Slots.Keys, StringComparer.Ordinal))
        {
            var (said, held) = (slots.GetValueOrDefault(name), claim.Slots.GetValueOrDefault(name));
            if (!SlotMatch.Agree(said, held) || held is null)
                protocol.Differs($"{path}.slots.{name} ({section}, {claim.Kind}, {name})", Said.Of(said), Said.Of(held));
        }

        if (statement.Slots is null) protocol.Add($"{path}.slots ({section}, {claim.Kind})", Said.Nothing, "is missing");
        evidence.Check($"{path}.evidence ({section}, {claim.Kind})", statement.Evidence, claim.Grounds);
    }

    private void CheckTables(Section section, Chapter chapter, string path)
    {
        var actual = protocol.Present<Table?>(section.Tables, $"{path}.tables ({chapter.Kind})");
        var rows = new TableAudit(protocol, evidence, chapter.Kind);
        foreach (var (at, due) in Alignment.Of(
            actual, chapter.Sheets, (t, s) => t?.Kind == s.Kind && t.Subject?.Value == s.Subject))
        {
            if (at is { } i) rows.Check(actual[i], due is { } d ? chapter.Sheets[d] : null, $"{path}.tables[{Said.Of(i)}]");
            else rows.Missing(chapter.Sheets[due!.Value], $"{path}.tables");
        }

        _missingInRows.AddRange(rows.MissingGrounds);
    }

    private void Missing(Claim claim, string where)
    {
        _missing.Add(claim);
        protocol.Missing(where, $"{claim.Kind} {string.Join(", ", claim.Slots.Select(s => $"{s.Key}: {Said.Of(s.Value)}"))}");
    }

    private void Extra(string where, Section? section)
    {
        protocol.Add(where, section?.Kind ?? Said.Nothing, "no such section belongs here");
        foreach (var statement in section?.Statements ?? [])
            protocol.Count(() => Check(statement, null, $"{where}.statements", section!.Kind));
        foreach (var row in (section?.Tables ?? []).SelectMany(t => t?.Rows ?? []))
        {
            evidence.Note(row?.Evidence);
            protocol.Count(() => protocol.Add($"{where}.tables", Said.Of(row?.Post), "no such row belongs here"));
        }
    }

    private static bool Alike(Statement? statement, Claim claim) =>
        statement?.Slots is { } slots && statement.Kind == claim.Kind && slots.Count == claim.Slots.Count
        && claim.Slots.All(s => SlotMatch.Agree(slots.GetValueOrDefault(s.Key), s.Value));
}
