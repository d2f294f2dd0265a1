using NodaTime;
using Vane.Sources;

namespace Vane.Tests.Sources;

public sealed class DropSourceTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("vane-drop-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Files_are_read_once_as_an_import_would()
    {
        Write("posts.jsonl", Item("a") + Item("b"));
        Write("deep/mill.html", Pages.Article("The mill"));
        Write("note.txt", "A note on the weir.\n\nIt has been mended, and the water runs as it did before.\n");
        var first = Visit(null);
        var got = await ReadAsync(first);
        got.Ids.ShouldBe(["deep/mill.html", "note.txt", "a", "b"]);
        got.All.Select(r => r.Line).ShouldBe([1, 2, 3, 4]);
        var second = Visit(first.NextState);
        (await ReadAsync(second)).All.ShouldBeEmpty();
        Write("posts.jsonl", Item("a") + Item("c"), -30);
        (await ReadAsync(Visit(second.NextState ?? first.NextState))).Ids.ShouldBe(["a", "c"]);
    }

    [Fact]
    public async Task What_is_being_written_waits()
    {
        Write("slow.jsonl", Item("a"), -2);
        Write("half.jsonl.part", Item("b"));
        Write("half.tmp", Item("c"));
        Write(".hidden.jsonl", Item("d"));
        Write(".git/e.jsonl", Item("e"));
        var first = Visit(null);
        (await ReadAsync(first)).All.ShouldBeEmpty();
        first.IsOpen.ShouldBeTrue();
        File.Move(Full("half.jsonl.part"), Full("half.jsonl"));
        var later = new ScriptedVisit(Pages.Now + Duration.FromMinutes(5)) { State = first.NextState };
        (await ReadAsync(later)).Ids.ShouldBe(["b", "a"]);
        later.IsOpen.ShouldBeFalse();
    }

    [Fact]
    public async Task A_time_of_another_clock_is_not_waited_for()
    {
        Write("ahead.jsonl", Item("a"), 3600);
        (await ReadAsync(Visit(null))).Ids.ShouldBe(["a"]);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_named_once_and_costs_no_other()
    {
        Write("a.docx", "?");
        Write("b.jsonl", "{\n" + Item("b"));
        Write("c.jsonl.gz", "no archive");
        Write("d.jsonl", Item("d"));
        var first = Visit(null);
        var got = await ReadAsync(first);
        got.Ids.ShouldBe(["b", "d"]);
        got.Refused.Select(r => r.Reason.Split(' ')[0]).ShouldBe(["a.docx:", "b.jsonl,", "c.jsonl.gz:"]);
        got.Broke.ShouldBeNull();
        got.All.Select(r => r.Line).ShouldBe([1, 2, 3, 4, 5]);
        (await ReadAsync(Visit(first.NextState))).All.ShouldBeEmpty();
    }

    [Fact]
    public async Task Links_out_of_the_folder_are_not_followed()
    {
        var outside = Directory.CreateTempSubdirectory("vane-outside-");
        try
        {
            File.WriteAllText(Path.Combine(outside.FullName, "secret.jsonl"), Item("s"));
            File.CreateSymbolicLink(Full("file.jsonl"), Path.Combine(outside.FullName, "secret.jsonl"));
            Directory.CreateSymbolicLink(Full("folder"), outside.FullName);
            Write("own.jsonl", Item("o"));
            (await ReadAsync(new ScriptedVisit(Instant.FromUtc(2099, 1, 1, 0, 0)))).Ids.ShouldBe(["o"]);
        }
        finally
        {
            outside.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_folder_that_is_not_there_breaks_the_visit()
    {
        var broke = (await Collected.FromAsync(new DropSource(Collected.Settings("drop", ("folder", Full("none"))), Visit(null)))).Broke;
        broke!.Reason.ShouldBe($"{Full("none")}: there is no such folder");
        (await ReadAsync(Visit(null))).All.ShouldBeEmpty();
    }

    private static string Item(string id) => $$"""{"source":"notes","id":"{{id}}","title":"Note {{id}}","published":"2031-05-01"}""" + "\n";

    private static ScriptedVisit Visit(string? state) => new(Pages.Now) { State = state };

    private string Full(string name) => Path.Combine(_folder.FullName, name);

    private void Write(string name, string content, int secondsFromNow = -60)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Full(name))!);
        File.WriteAllText(Full(name), content);
        File.SetLastWriteTimeUtc(Full(name), (Pages.Now + Duration.FromSeconds(secondsFromNow)).ToDateTimeUtc());
    }

    private Task<Collected> ReadAsync(ScriptedVisit visit) =>
        Collected.FromAsync(new DropSource(Collected.Settings("drop", ("folder", _folder.FullName)), visit));
}
