using Vane.SystemTests.Machine;

namespace Vane.SystemTests.Importing;

public sealed class InterruptedImportTests : IDisposable
{
    private const int Stopped = 130;
    // An empty store, with its tables, is over one MiB.
    private const long SomethingIsStored = 4 << 20;

    private readonly Workspace _workspace = new();
    private readonly byte[] _lines = Workspace.SampleLines(postsPerDay: 1000);

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task An_import_stopped_with_Ctrl_C_says_so_and_completes_when_repeated()
    {
        var hash = await UndisturbedAsync();
        using (var import = _workspace.Start("import", "items.jsonl"))
        {
            await UntilSomethingIsStoredAsync();
            await import.InterruptAsync();
            var outcome = (await import.EndAsync()).ShouldEndWith(Stopped);
            outcome.ErrorLines.ShouldHaveSingleItem().ShouldContain("items.jsonl: stopped by the user");
        }

        var status = await _workspace.StatusAsync();
        status.GetProperty("documents").GetInt64().ShouldBeGreaterThan(0);
        status.GetProperty("hash").GetString().ShouldNotBe(hash);
        await _workspace.ImportAsync("items.jsonl");
        (await _workspace.HashAsync()).ShouldBe(hash);
    }

    [Fact]
    public async Task An_import_that_waits_for_standard_input_can_be_stopped()
    {
        var hash = await UndisturbedAsync();
        using (var import = _workspace.Start("import", "-"))
        {
            await import.Input.WriteAsync(_lines.AsMemory(0, _lines.Length / 2), TestContext.Current.CancellationToken);
            await import.Input.FlushAsync(TestContext.Current.CancellationToken);
            await UntilSomethingIsStoredAsync();
            await import.InterruptAsync();
            (await import.EndWithInputOpenAsync()).ShouldEndWith(Stopped);
        }

        (await _workspace.VaneAsync(_lines, "import", "-")).ShouldEndWith(0);
        (await _workspace.HashAsync()).ShouldBe(hash);
    }

    private async Task<string> UndisturbedAsync()
    {
        await _workspace.WriteAsync("items.jsonl", _lines);
        await _workspace.ImportAsync("items.jsonl");
        var hash = await _workspace.HashAsync();
        _workspace.DropStore();
        return hash;
    }

    private async Task UntilSomethingIsStoredAsync()
    {
        var log = new FileInfo(_workspace.PathOf("vane.db-wal"));
        do
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
            log.Refresh();
        }
        while (!log.Exists || log.Length < SomethingIsStored);
    }
}
