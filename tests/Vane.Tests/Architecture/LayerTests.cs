using System.Text.RegularExpressions;
using Vane.Storage;
using Vane.Tests.Support;

namespace Vane.Tests.Architecture;

public sealed partial class LayerTests
{
    // Each stage knows those before it, and none after.
    private static readonly string[] Stages = ["Model", "Parse", "Storage", "Net", "Collect", "Sources", "Understand", "Group", "Trend", "Compose", "Verify", "Words", "Publish", "Backtest", "Desk"];

    public static TheoryData<string> AllStages => [.. Stages];

    [Theory]
    [MemberData(nameof(AllStages))]
    public void A_stage_knows_no_later_one(string stage)
    {
        var later = Stages[(Array.IndexOf(Stages, stage) + 1)..];
        UsedBy($"src/Vane.Engine/{stage}").Intersect(later).ShouldBeEmpty();
    }

    [Fact]
    public void What_verifies_does_not_know_what_composed() => UsedBy("src/Vane.Engine/Verify").ShouldNotContain("Compose");

    [Fact]
    public void Stages_are_where_they_are_looked_for() =>
        Stages.ShouldAllBe(stage => Files($"src/Vane.Engine/{stage}").Any());

    [Fact]
    public void Texts_know_nothing_of_vane()
    {
        typeof(Vane.Text.PlainText).Assembly.GetReferencedAssemblies().Select(a => a.Name)
            .ShouldAllBe(name => name!.StartsWith("System.", StringComparison.Ordinal));
        UsedBy("src/Vane.Text").ShouldBeEmpty();
    }

    [Fact]
    public void The_engine_knows_neither_pages_nor_the_command_line() =>
        typeof(Store).Assembly.GetReferencedAssemblies().Select(a => a.Name)
            .ShouldNotContain(name => name == "Vane.Web" || name == "Vane.Cli" || name!.StartsWith("Microsoft.AspNetCore"));

    [Fact]
    public void No_file_is_longer_than_four_hundred_lines() =>
        Files("src").Where(path => File.ReadLines(path).Count() > 400).ShouldBeEmpty();

    [Fact]
    public void Every_migration_is_embedded_and_numbered_without_a_gap()
    {
        var files = Directory.GetFiles(Repository.PathOf("src/Vane.Engine/Storage/Migrations"), "*.sql")
            .Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal).ToList();
        var embedded = typeof(Store).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("migration/", StringComparison.Ordinal)).Select(name => name["migration/".Length..]);
        embedded.Order(StringComparer.Ordinal).ShouldBe(files);
        files.Select(name => name[..3]).ShouldBe(Enumerable.Range(1, files.Count).Select(i => $"{i:000}"));
    }

    // Names of Vane's namespaces in a folder's code: in using directives, and written out.
    private static HashSet<string> UsedBy(string folder) =>
        [.. Files(folder).SelectMany(path => Uses().Matches(WithoutOwnNamespace(File.ReadAllText(path)))).Select(m => m.Groups[1].Value)];

    private static string WithoutOwnNamespace(string code) => OwnNamespace().Replace(code, "");

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(Repository.PathOf(folder), "*", SearchOption.AllDirectories)
            .Where(path => path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".razor", StringComparison.Ordinal))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal));

    [GeneratedRegex(@"\bVane\.([A-Z][A-Za-z]+)")]
    private static partial Regex Uses();

    [GeneratedRegex(@"^namespace .*;$", RegexOptions.Multiline)]
    private static partial Regex OwnNamespace();
}
