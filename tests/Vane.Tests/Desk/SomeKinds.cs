using Vane.Sources;

namespace Vane.Tests.Desk;

/// <summary>Kinds of sources as settings know them, without anything behind them.</summary>
internal static class SomeKinds
{
    public static readonly IReadOnlyList<SourceKind> All =
    [
        Kind("arxiv", List("category"), new("query", "")),
        Kind("feed", new("address", "", FieldForm.Address, IsRequired: true), new("full", ""), new("community", ""), List("filter")),
        Kind("github", List("topic"), new("query", ""), new("created-within", ""), new("min-stars", "", FieldForm.Number), new("token", "", FieldForm.Secret)),
        Kind("hackernews", List("query"), new("min-points", "", FieldForm.Number)),
        Kind("hf-models"),
        Kind("hf-papers"),
        Kind("reddit", new("community", "", IsRequired: true), List("listing"), new("client-id", "", FieldForm.Secret), new("client-secret", "", FieldForm.Secret)),
        Kind("drop", new SourceField("folder", "", FieldForm.Path, IsRequired: true)),
    ];

    private static SourceField List(string name) => new(name, "", IsList: true);

    private static SourceKind Kind(string name, params SourceField[] fields) =>
        new(name, "", "30m", fields, (_, _) => throw new NotSupportedException());
}
