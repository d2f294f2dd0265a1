namespace Vane.Verify;

/// <summary>What checking a report against a store came to.</summary>
/// <param name="Statements">Statements and table rows in the report.</param>
/// <param name="Supported">Those of them that the store supports in every slot and with the evidence they name.</param>
/// <param name="Withheld">Statements and rows the store supports that the report withheld, as it says.</param>
/// <param name="Problems">Everything in which report and store differ; empty for a sound report.</param>
public sealed record Findings(
    long Statements, long Supported, IReadOnlyList<Finding> Problems, IReadOnlyList<Finding> Withheld);

/// <summary>One place of a report that the store does not support.</summary>
/// <param name="Where">Place in the JSON and, in parentheses, the kinds of section, statement, table and slot there.</param>
/// <param name="Claim">What the report says there.</param>
/// <param name="Problem">What the store says, or what is wrong with the place.</param>
public sealed record Finding(string Where, string Claim, string Problem);
