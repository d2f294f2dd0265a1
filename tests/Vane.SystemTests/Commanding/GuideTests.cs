using System.Text.RegularExpressions;
using Vane.SystemTests.Machine;

namespace Vane.SystemTests.Commanding;

/// <summary>The guide's commands, run in order in an empty folder as it asks to.</summary>
public sealed partial class GuideTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task Every_command_of_the_guide_works_in_order()
    {
        var commands = Commands("docs/guide.md");
        commands.Count.ShouldBeGreaterThan(8);
        foreach (var command in commands)
            (await _workspace.VaneAsync(command.Split(' ')[1..])).ShouldEndWith(0);
        File.Exists(_workspace.PathOf("reports/2026/06/30/week.zh-Hant.html")).ShouldBeTrue();
    }

    [Fact]
    public async Task The_readme_names_only_commands_that_there_are()
    {
        var help = (await _workspace.VaneAsync("--help")).ShouldEndWith(0).Output;
        foreach (var command in Commands("README.md")) help.ShouldContain($"  {command.Split(' ')[1]} ");
    }

    private static List<string> Commands(string page) =>
        [.. CommandPattern().Matches(File.ReadAllText(TestData.PathInRepository(page))).Select(m => m.Value.Trim())];

    [GeneratedRegex(@"^vane [^#\n]*", RegexOptions.Multiline)]
    private static partial Regex CommandPattern();
}
