using NodaTime;
using Vane.Model;

namespace Vane.Tests.Sources;

public sealed class DropVisitTests : IDisposable
{
    private const string Note = "A note on the weir.\n\nIt has been mended, and the water runs as it did before.\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("vane-drop-");
    private readonly Visits _visits = new();

    public void Dispose()
    {
        _visits.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task What_is_dropped_is_known_from_when_it_was_found_and_keeps_its_own_time()
    {
        var stated = _visits.Now - Duration.FromHours(3);
        Drop("weir.md", $"---\ntitle: The weir\ndate: {stated}\n---\n\nIt has been mended, and the water runs as it did before.\n", -60);
        (await VisitAsync()).Outcome.ShouldBe(VisitOutcome.Got);
        _visits.Known("file", "weir.md", _visits.Now - Duration.FromSeconds(1)).ShouldBeNull();
        var known = _visits.Known("file", "weir.md", _visits.Now).ShouldNotBeNull();
        (known.Title, known.Published, known.Found).ShouldBe(("The weir", stated, _visits.Now));
    }

    [Fact]
    public async Task A_folder_without_new_files_is_not_doubtful()
    {
        for (var visit = 0; visit < 3; visit++) (await VisitAsync()).Outcome.ShouldBe(VisitOutcome.Quiet);
        Drop("weir.txt", Note, -60);
        (await VisitAsync()).Outcome.ShouldBe(VisitOutcome.Got);
        for (var visit = 0; visit < 8; visit++) (await VisitAsync()).Outcome.ShouldBe(VisitOutcome.Quiet);
    }

    [Fact]
    public async Task Nothing_is_concluded_while_a_file_is_being_written()
    {
        await VisitAsync();
        var before = _visits.Now;
        Drop("weir.txt", Note, 298);
        var waiting = await VisitAsync(Duration.FromMinutes(5));
        (waiting.Outcome, waiting.Tally.Read, waiting.Fault).ShouldBe((VisitOutcome.Quiet, 0, null));
        var read = await VisitAsync(Duration.FromMinutes(5));
        (read.Outcome, read.Tally.New, read.AskedFrom).ShouldBe((VisitOutcome.Got, 1, before));
        (await VisitAsync(Duration.FromMinutes(5))).AskedFrom.ShouldBe(read.Started);
    }

    private Task<SourceVisit> VisitAsync(Duration after = default) => _visits.VisitAsync(Collected.Settings("drop", ("folder", _folder.FullName)), after);

    private void Drop(string name, string content, int secondsFromNow)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, content);
        File.SetLastWriteTimeUtc(path, (_visits.Now + Duration.FromSeconds(secondsFromNow)).ToDateTimeUtc());
    }
}
