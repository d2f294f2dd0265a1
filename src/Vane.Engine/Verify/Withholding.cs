using System.Globalization;
using System.Text.RegularExpressions;
using Vane.Model;

namespace Vane.Verify;

/// <summary>Takes out of a report what the store does not support.</summary>
public static partial class Withholding
{
    /// <summary>The report without the statements and rows that findings name, and without evidence only they cited;
    /// its verification counts them as withheld.</summary>
    public static Report Apply(Report report, Findings findings)
    {
        var statements = new HashSet<(int Section, int Statement)>();
        var rows = new HashSet<(int Section, int Table, int Row)>();
        foreach (var finding in findings.Problems)
        {
            var place = PlacePattern().Match(finding.Where);
            if (!place.Success) continue;
            if (place.Groups["row"].Success) rows.Add((Index(place, "section"), Index(place, "table"), Index(place, "row")));
            else statements.Add((Index(place, "section"), Index(place, "statement")));
        }

        var sections = report.Sections.Select((section, s) => section with
        {
            Statements = [.. section.Statements.Where((_, i) => !statements.Contains((s, i)))],
            Tables = [.. section.Tables.Select((table, t) =>
                table with { Rows = [.. table.Rows.Where((_, r) => !rows.Contains((s, t, r)))] })],
        }).ToList();
        var cited = sections.SelectMany(s => s.Statements).SelectMany(s => s.Evidence)
            .Concat(sections.SelectMany(s => s.Tables).SelectMany(t => t.Rows).SelectMany(r => r.Evidence ?? []))
            .ToHashSet(StringComparer.Ordinal);
        var withheld = statements.Count + rows.Count;
        return report with
        {
            Sections = sections,
            Evidence = report.Evidence.Where(e => cited.Contains(e.Key)).ToDictionary(StringComparer.Ordinal),
            Verification = new Verification(findings.Statements, findings.Statements - withheld, withheld),
        };
    }

    private static int Index(Match place, string group) => int.Parse(place.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^sections\[(?<section>\d+)\]\.(?:statements\[(?<statement>\d+)\]|tables\[(?<table>\d+)\]\.rows\[(?<row>\d+)\])")]
    private static partial Regex PlacePattern();
}
