using System.Text.Json;
using Vane.SystemTests.Machine;

namespace Vane.SystemTests.Commanding;

public sealed class OutputTests : IDisposable
{
    private const char Escape = '\u001b';

    private static readonly string[] Lines =
        ["import items.jsonl missing.jsonl", "report --date 2025-05-20", "status", "quarantine", "--help", "import"];

    private static readonly string[] Commands = ["import", "report", "verify", "status", "quarantine", "demo"];

    private readonly Workspace _workspace = new();
    private readonly string[] _items = Workspace.SampleItems(20, days: 5);

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task Help_lists_the_commands()
    {
        var help = (await _workspace.VaneAsync("--help")).ShouldEndWith(0).Output;
        foreach (var command in Commands) help.ShouldContain($"\n  {command}");
    }

    [Fact]
    public async Task Import_counts_read_new_updated_observations_and_rejected()
    {
        await _workspace.WriteAsync("items.jsonl", [.. _items, "{"]);
        var totals = await _workspace.ImportAsync("items.jsonl");
        NamesOf(totals).ShouldBe(["read", "new", "updated", "observations", "rejected"]);
        totals.GetProperty("read").GetInt64().ShouldBe(_items.Length + 1);
    }

    [Fact]
    public async Task Status_counts_what_the_store_holds()
    {
        await _workspace.WriteAsync("items.jsonl", _items);
        await _workspace.ImportAsync("items.jsonl");
        var status = await _workspace.StatusAsync();
        NamesOf(status).ShouldBe(["documents", "versions", "observations", "quarantined", "reports", "sources", "hash", "lens", "understood"]);
        status.GetProperty("sources").EnumerateObject().Sum(s => s.Value.GetInt64())
            .ShouldBe(status.GetProperty("documents").GetInt64());
        status.GetProperty("hash").GetString()!.Length.ShouldBe(64);
    }

    [Fact]
    public async Task Quarantine_gives_a_JSON_value_for_each_record()
    {
        await _workspace.WriteAsync("items.jsonl", [_items[0], "{", "[]"]);
        await _workspace.ImportAsync("items.jsonl");
        var lines = (await _workspace.VaneAsync("quarantine", "--json")).ShouldEndWith(0).Output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(2);
        foreach (var line in lines) NamesOf(JsonElement.Parse(line)).ShouldBe(["input", "line", "reason", "excerpt"]);
    }

    [Fact]
    public async Task Report_and_verify_tell_what_is_supported()
    {
        await _workspace.WriteAsync("items.jsonl", _items);
        await _workspace.ImportAsync("items.jsonl");
        var report = (await _workspace.VaneAsync("report", "--date", "2025-05-20", "--json")).ShouldEndWith(0).Json;
        NamesOf(report).ShouldBe(["date", "period", "state", "reasons", "statements", "supported", "withheld", "files"]);
        var files = report.GetProperty("files").EnumerateArray().Select(f => f.GetString()!).ToList();
        files.Count.ShouldBe(7);
        files.ShouldAllBe(f => File.Exists(_workspace.PathOf(f)));

        var verified = (await _workspace.VaneAsync("verify", "--json", files[0])).ShouldEndWith(0).Json;
        NamesOf(verified).ShouldBe(["file", "statements", "supported", "problems", "withheld"]);
        verified.GetProperty("problems").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Days_from_to_make_a_report_each()
    {
        await _workspace.WriteAsync("items.jsonl", _items);
        await _workspace.ImportAsync("items.jsonl");
        string[] report = ["report", "--from", "2025-05-18", "--to", "2025-05-20", "--lang", "en", "--json"];
        var output = (await _workspace.VaneAsync(report)).ShouldEndWith(0).Output;
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonElement.Parse(line).GetProperty("date").GetString())
            .ShouldBe(["2025-05-18", "2025-05-19", "2025-05-20"]);
    }

    [Theory]
    [InlineData("TERM", "dumb")]
    [InlineData("TERM", "xterm-256color")]
    [InlineData("GITHUB_ACTIONS", "true")]
    [InlineData("TF_BUILD", "True")]
    public async Task Pipes_carry_no_escape_codes(string variable, string value)
    {
        await _workspace.WriteAsync("items.jsonl", [.. _items, "{"]);
        foreach (var line in Lines)
        {
            using var program = _workspace.Start(new Dictionary<string, string> { [variable] = value }, line.Split(' '));
            var outcome = await program.EndAsync();
            (outcome.Output + outcome.Errors).ShouldNotBeEmpty();
            (outcome.Output + outcome.Errors).Contains(Escape, StringComparison.Ordinal).ShouldBeFalse(line);
        }
    }

    private static string[] NamesOf(JsonElement json) => [.. json.EnumerateObject().Select(p => p.Name)];
}
