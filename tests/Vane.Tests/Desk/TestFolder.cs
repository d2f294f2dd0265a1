namespace Vane.Tests.Desk;

/// <summary>A folder of its own, gone after the test.</summary>
internal sealed class TestFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("vane-desk").FullName;

    public string this[string name] => Path.Combine(_path, name);

    public void Dispose() => Directory.Delete(_path, true);
}
