using Vane.SystemTests.Machine;

namespace Vane.SystemTests.Commanding;

public sealed class ExitCodeTests : IDisposable
{
    private readonly Workspace _workspace = new();
    private readonly string[] _items = Workspace.SampleItems(20, days: 5);

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task A_good_import_ends_with_0_and_is_silent_on_standard_error()
    {
        await _workspace.WriteAsync("items.jsonl", _items);
        (await _workspace.VaneAsync("import", "items.jsonl")).ShouldEndWith(0).Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Rejected_records_are_no_failure_and_are_listed_with_file_line_and_reason()
    {
        await _workspace.WriteAsync("items.jsonl", [_items[0], "{ broken", _items[1]]);
        var totals = await _workspace.ImportAsync("items.jsonl");
        totals.GetProperty("new").GetInt64().ShouldBe(2);
        totals.GetProperty("rejected").GetInt64().ShouldBe(1);
        var quarantine = (await _workspace.VaneAsync("quarantine")).ShouldEndWith(0).Output;
        quarantine.ShouldStartWith($"{_workspace.PathOf("items.jsonl")}:2: not JSON");
        quarantine.TrimEnd().ShouldEndWith("{ broken");
    }

    [Fact]
    public async Task An_input_without_one_good_record_ends_with_2()
    {
        await _workspace.WriteAsync("items.jsonl", ["{ broken", "[]"]);
        (await _workspace.VaneAsync("import", "items.jsonl")).ShouldEndWith(2);
    }

    [Fact]
    public async Task An_empty_file_is_no_failure()
    {
        await _workspace.WriteAsync("items.jsonl", Array.Empty<byte>());
        (await _workspace.VaneAsync("import", "items.jsonl")).ShouldEndWith(0);
    }

    [Theory]
    [InlineData("missing.jsonl")]
    [InlineData("letters.docx")]
    [InlineData("rubbish.jsonl.gz")]
    [InlineData("rubbish.csv.zst")]
    public async Task An_unreadable_file_ends_with_2_and_one_line_that_names_it(string file)
    {
        if (!file.StartsWith("missing", StringComparison.Ordinal)) await _workspace.WriteAsync(file, ["neither this nor that"]);
        var outcome = (await _workspace.VaneAsync("import", file)).ShouldEndWith(2);
        outcome.ErrorLines.ShouldHaveSingleItem().ShouldStartWith($"vane: {file}: ");
    }

    [Fact]
    public async Task A_missing_file_among_good_ones_ends_with_1_and_the_good_ones_are_stored()
    {
        await _workspace.WriteAsync("a.jsonl", _items[..5]);
        await _workspace.WriteAsync("c.jsonl", _items[5..10]);
        var outcome = (await _workspace.VaneAsync("import", "--json", "a.jsonl", "b.jsonl", "c.jsonl")).ShouldEndWith(1);
        outcome.ErrorLines.ShouldHaveSingleItem().ShouldStartWith("vane: b.jsonl: ");
        outcome.Json.GetProperty("read").GetInt64().ShouldBe(10);
    }

    [Theory]
    [InlineData("report --date 20th-of-May")]
    [InlineData("report --from 2025-05-01")]
    [InlineData("report --from 2025-05-02 --to 2025-05-01")]
    [InlineData("report --date 2025-05-20 --as-of yesterday")]
    [InlineData("report --date 9999-12-31")]
    [InlineData("report --date 2025-05-20 --period year")]
    [InlineData("report --date 2025-05-20 --period 1")]
    [InlineData("report --date 2025-05-20 --lang ,")]
    [InlineData("report --date 2025-05-20 --lang tlh")]
    [InlineData("report --date 2025-05-20 --zone Mars/Olympus")]
    [InlineData("report --date 2025-05-20 --min-score -1")]
    [InlineData("import")]
    [InlineData("import --nonsense x")]
    [InlineData("nonsense")]
    [InlineData("")]
    public async Task Wrong_usage_ends_with_2_and_says_what_is_wrong(string line)
    {
        await _workspace.WriteAsync("items.jsonl", _items);
        await _workspace.ImportAsync("items.jsonl");
        var outcome = await _workspace.VaneAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        outcome.ShouldEndWith(2).ErrorLines.ShouldNotBeEmpty();
        outcome.ErrorLines.ShouldAllBe(l => l.StartsWith("vane: ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("run --within", "abc", "from 1 to 86400")]
    [InlineData("run --within", "-5", "from 1 to 86400")]
    [InlineData("run --within", "0", "from 1 to 86400")]
    [InlineData("run --within", "99999999999", "from 1 to 86400")]
    [InlineData("watch --port", "65536", "from 0 to 65535")]
    [InlineData("watch --port", "80x", "from 0 to 65535")]
    [InlineData("report --min-score", "1.5", "from 0 on")]
    [InlineData("report --min-comments", "-1", "from 0 on")]
    [InlineData("stories --limit", "0", "from 1 on")]
    [InlineData("stories --min-documents", "two", "from 1 on")]
    [InlineData("terms --limit", "-1", "from 1 on")]
    [InlineData("trends --limit", "1e3", "from 1 on")]
    [InlineData("quarantine --limit", "0", "from 1 on")]
    public async Task A_number_that_is_none_or_out_of_bounds_is_told_what_is_allowed(string line, string written, string allowed)
    {
        var outcome = (await _workspace.VaneAsync([.. line.Split(' '), written])).ShouldEndWith(2);
        outcome.ErrorLines[0].ShouldBe($"vane: {line.Split(' ')[1]} takes a whole number {allowed}, not '{written}'.");
        outcome.ErrorLines.Length.ShouldBe(2);
    }

    [Theory]
    [InlineData("status")]
    [InlineData("quarantine")]
    [InlineData("verify x.json")]
    public async Task What_reads_a_store_that_is_not_there_ends_with_2_and_makes_none(string line)
    {
        var outcome = (await _workspace.VaneAsync(line.Split(' '))).ShouldEndWith(2);
        outcome.ErrorLines.ShouldHaveSingleItem().ShouldContain("vane.db");
        Directory.GetFiles(_workspace.Folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_report_without_a_store_says_that_there_is_no_data()
    {
        var outcome = (await _workspace.VaneAsync("report", "--date", "2025-05-20", "--json")).ShouldEndWith(0);
        outcome.ErrorLines.ShouldHaveSingleItem().ShouldContain("vane.db");
        outcome.Json.GetProperty("state").GetString().ShouldBe("no-data");
        outcome.Json.GetProperty("reasons").EnumerateArray().Select(r => r.GetString()).ShouldBe(["empty-store"]);
    }

    [Fact]
    public async Task A_store_that_is_none_ends_with_2_and_one_line_that_names_it()
    {
        await _workspace.WriteAsync("vane.db", _items);
        var outcome = (await _workspace.VaneAsync("status")).ShouldEndWith(2);
        outcome.ErrorLines.ShouldHaveSingleItem().ShouldContain("vane.db");
    }
}
