using NodaTime;
using Vane.Model;

namespace Vane.Tests.Sources;

public sealed class DropVisitTests : IDisposable
{
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

    private Task<SourceVisit> VisitAsync() => _visits.VisitAsync(Collected.Settings("drop", ("folder", _folder.FullName)));

    private void Drop(string name, string content, int secondsFromNow)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, content);
        File.SetLastWriteTimeUtc(path, (_visits.Now + Duration.FromSeconds(secondsFromNow)).ToDateTimeUtc());
    }
}
