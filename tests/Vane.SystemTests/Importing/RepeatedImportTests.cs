using System.Text.Json;
using Vane.SystemTests.Machine;

namespace Vane.SystemTests.Importing;

public sealed class RepeatedImportTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task A_file_imported_twice_changes_nothing()
    {
        var items = Workspace.SampleItems(100);
        await _workspace.WriteAsync("items.jsonl", items);
        var first = await _workspace.ImportAsync("items.jsonl");
        var hash = await _workspace.HashAsync();
        first.GetProperty("new").GetInt64().ShouldBeGreaterThan(0);

        var second = await _workspace.ImportAsync("items.jsonl");
        second.ToString().ShouldBe($$"""{"read":{{items.Length}},"new":0,"updated":0,"observations":0,"rejected":0}""");
        (await _workspace.HashAsync()).ShouldBe(hash);
    }

    [Fact]
    public async Task A_grown_file_adds_only_what_is_new()
    {
        var items = Workspace.SampleItems(100);
        await _workspace.WriteAsync("items.jsonl", items);
        var whole = await _workspace.ImportAsync("items.jsonl");
        var hash = await _workspace.HashAsync();

        _workspace.DropStore();
        await _workspace.WriteAsync("items.jsonl", items[..(items.Length / 3)]);
        var part = await _workspace.ImportAsync("items.jsonl");
        await _workspace.WriteAsync("items.jsonl", items);
        var rest = await _workspace.ImportAsync("items.jsonl");
        foreach (var figure in (string[])["new", "updated", "observations"])
            (Figure(part, figure) + Figure(rest, figure)).ShouldBe(Figure(whole, figure), figure);
        (await _workspace.HashAsync()).ShouldBe(hash);
    }

    [Fact]
    public async Task The_order_of_files_does_not_matter()
    {
        // The same posts, corrections and observations are spread over all three, and some stand in two.
        var items = Workspace.SampleItems(100);
        for (var file = 0; file < 3; file++)
            await _workspace.WriteAsync($"{file}.jsonl", items.Where((_, i) => i % 3 == file || (i % 12 == (file + 1) % 3)));

        var hashes = new HashSet<string>();
        foreach (var order in (string[])["012", "021", "102", "120", "201", "210"])
        {
            _workspace.DropStore();
            await _workspace.ImportAsync([.. order.Select(file => $"{file}.jsonl")]);
            hashes.Add(await _workspace.HashAsync());
        }

        hashes.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_folder_is_imported_as_its_files_are()
    {
        var items = Workspace.SampleItems(50);
        Directory.CreateDirectory(_workspace.PathOf("inbox"));
        await _workspace.WriteAsync("inbox/a.jsonl", items[..500]);
        await _workspace.WriteAsync("inbox/b.ndjson", items[500..]);
        await _workspace.WriteAsync("inbox/notes", ["not an input"]);
        await _workspace.ImportAsync("inbox");
        var hash = await _workspace.HashAsync();

        _workspace.DropStore();
        await _workspace.ImportAsync("inbox/a.jsonl", "inbox/b.ndjson");
        (await _workspace.HashAsync()).ShouldBe(hash);
    }

    private static long Figure(JsonElement totals, string name) => totals.GetProperty(name).GetInt64();
}
