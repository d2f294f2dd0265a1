using NodaTime;
using Vane.SystemTests.Machine;

namespace Vane.SystemTests.Replay;

/// <summary>The world is one that can be read: what its hosts offer becomes documents, one each.</summary>
public sealed class ReadingTests : IDisposable
{
    private static readonly Instant Epoch = Instant.FromUtc(2026, 3, 2, 0, 0);

    private readonly Workspace _workspace = new();
    private readonly HttpClient _client = new();

    public void Dispose()
    {
        _client.Dispose();
        _workspace.Dispose();
    }

    [Fact]
    public async Task Feeds_of_every_format_and_articles_are_imported_whole_and_once_though_ids_change()
    {
        var world = new ReplayWorld(new ReplayOptions { Epoch = Epoch, Days = 4, Before = 3, Feeds = 40 });
        var time = new HeldTime(Epoch + Duration.FromDays(1));
        var moved = world.Of("feed").Select(s => new Fault(s.Host, FaultKind.NewIds, Epoch + Duration.FromDays(2), world.Ends));
        await using var server = await ReplayServer.StartAsync(world, new(moved), time);
        await SaveAsync(server, "before");
        time.Now = Epoch + Duration.FromDays(3);
        await SaveAsync(server, "after");
        DropFolder.Fill(world, _workspace.Folder, time.Now);
        (await _workspace.VaneAsync("import", _workspace.PathOf("before"), _workspace.PathOf("after"), _workspace.PathOf(DropFolder.Name))).ShouldEndWith(0);

        var stored = StoredDocuments.Of(_workspace.PathOf("vane.db"));
        var expected = world.Expected(Epoch, time.Now).Where(p => p.Kind is "feed" or "page" or "drop" && (p.Deleted is null || server.Log.Shown().Contains(p.Number))).ToList();
        Comparison.Of(world, expected, stored).ShouldBeClean();
        expected.Count.ShouldBeGreaterThan(200);
        var edited = server.Log.All.SelectMany(r => r.Shown.Select(p => (p.Number, IsEdited: p.IsEditedAt(r.At))))
            .Distinct().GroupBy(p => p.Number).Count(p => p.Skip(1).Any());
        edited.ShouldBeGreaterThan(0);
        stored.Count(d => d.Versions > 1).ShouldBe(edited);
    }

    private async Task SaveAsync(ReplayServer server, string folder)
    {
        Directory.CreateDirectory(_workspace.PathOf(folder));
        foreach (var source in server.World.Of("feed")) await SaveAsync(server.AddressOf(source.Host) + "/feed.xml", $"{folder}/{source.Name}.xml");
        foreach (var source in server.World.Of("page"))
        {
            foreach (var page in source.Posts) await SaveAsync($"{server.AddressOf(source.Host)}/articles/{page.Id}", $"{folder}/{page.Number}.html");
        }
    }

    private async Task SaveAsync(string address, string name) =>
        await _workspace.WriteAsync(name, await _client.GetByteArrayAsync(address, TestContext.Current.CancellationToken));
}
