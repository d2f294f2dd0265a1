using Vane.Desk;
using Vane.Sources;
using Vane.Tests.Support;

namespace Vane.Tests.Desk;

public sealed class SettingsWatchTests : IDisposable
{
    private const string One = "editions: [{name: a}]\nsources: [{name: one, kind: hackernews}]";
    private const string Two = "editions: [{name: a}]\nsources: [{name: one, kind: hackernews}, {name: two, kind: hf-papers}]";

    private readonly TestFolder _folder = new();
    private readonly HandTime _time = new(DateTimeOffset.UnixEpoch);
    private readonly List<int> _taken = [];
    private readonly List<string> _errors = [];
    private Exception? _fault;

    private string File => _folder["vane.yaml"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_changed_file_is_taken_up_once()
    {
        await using var watch = Watch();
        Tick();
        _taken.ShouldBeEmpty();
        Write(Two);
        Tick();
        Tick();
        _taken.ShouldBe([2]);
        watch.Current.Sources.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_broken_file_leaves_the_settings_and_is_said_once()
    {
        await using var watch = Watch();
        Write("sources: [");
        Tick();
        Tick();
        _errors.ShouldHaveSingleItem();
        watch.Current.Sources.Count.ShouldBe(1);
        Write(Two);
        Tick();
        watch.Current.Sources.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_fault_is_said_once_for_what_the_file_holds_and_stands_until_the_file_is_taken_up()
    {
        await using var watch = Watch();
        Write("sources: [");
        Tick();
        Touch();
        Tick();
        _errors.ShouldHaveSingleItem();
        watch.Fault.ShouldNotBeNull().Errors.ShouldBe(_errors);
        Write("sources: [ ");
        Tick();
        _errors.Count.ShouldBe(2);
        Write(Two);
        Tick();
        watch.Fault.ShouldBeNull();
    }

    [Fact]
    public async Task Settings_that_cannot_be_taken_up_are_tried_again_and_that_is_said_once()
    {
        await using var watch = Watch();
        _fault = new InvalidOperationException("the lamp is out");
        Write(Two);
        Tick();
        Tick();
        _errors.ShouldHaveSingleItem().ShouldContain("the lamp is out");
        _taken.ShouldBe([2, 2]);
        watch.Current.Sources.Count.ShouldBe(1);
        _fault = null;
        Tick();
        watch.Current.Sources.Count.ShouldBe(2);
        watch.Fault.ShouldBeNull();
    }

    [Fact]
    public async Task A_file_that_is_gone_leaves_the_settings()
    {
        await using var watch = Watch();
        System.IO.File.Delete(File);
        Tick();
        Tick();
        _errors.ShouldHaveSingleItem();
        watch.Current.Sources.Count.ShouldBe(1);
    }

    private void Tick() => _time.Advance(SettingsWatch.Interval);

    private void Touch() => System.IO.File.SetLastWriteTimeUtc(File, System.IO.File.GetLastWriteTimeUtc(File).AddSeconds(1));

    private void Write(string text) => System.IO.File.WriteAllText(File, text);

    private SettingsWatch Watch()
    {
        Write(One);
        return new SettingsWatch(SettingsReader.Read(File, SourceKinds.All), SourceKinds.All, settings =>
        {
            _taken.Add(settings.Sources.Count);
            return _fault is null ? Task.CompletedTask : Task.FromException(_fault);
        }, wrong => _errors.AddRange(wrong.Errors), _time);
    }
}
