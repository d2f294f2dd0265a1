using System.Security.Cryptography;
using Vane.Sources;

namespace Vane.Desk;

/// <summary>Looks whether the settings file has changed, and reads it again when it has. A file that is broken leaves the settings as
/// they were.</summary>
public sealed class SettingsWatch : IAsyncDisposable
{
    /// <summary>How often the file is looked at.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    private readonly string _path;
    private readonly IReadOnlyList<SourceKind> _kinds;
    private readonly Func<Settings, Task> _changed;
    private readonly Action<SettingsException> _broken;
    private readonly SemaphoreSlim _looking = new(1);
    private readonly ITimer _timer;
    private (DateTime Written, long Length) _last;
    private (string Content, string Errors) _said;

    /// <summary>Watches a file that was just read.</summary>
    /// <param name="settings">What was read.</param>
    /// <param name="kinds">The kinds of sources there are.</param>
    /// <param name="changed">Takes up new settings.</param>
    /// <param name="broken">Says what is wrong with a changed file, once for what it holds.</param>
    /// <param name="time">The clock.</param>
    public SettingsWatch(
        Settings settings, IReadOnlyList<SourceKind> kinds, Func<Settings, Task> changed, Action<SettingsException> broken, TimeProvider time)
    {
        (_path, _kinds, _changed, _broken, Current) = (settings.File, kinds, changed, broken, settings);
        _last = Stamp();
        _timer = time.CreateTimer(_ => _ = LookAsync(), null, Interval, Interval);
    }

    /// <summary>The settings in force.</summary>
    public Settings Current { get; private set; }

    /// <summary>Why the file as it is now is not taken up; null where it is.</summary>
    public SettingsException? Fault { get; private set; }

    /// <summary>Looks now.</summary>
    public async Task LookAsync()
    {
        if (!await _looking.WaitAsync(0)) return;
        var content = "";
        try
        {
            var stamp = Stamp();
            if (stamp == _last) return;
            _last = stamp;
            var bytes = SettingsFile.Bytes(_path);
            content = Convert.ToHexString(SHA256.HashData(bytes));
            var settings = SettingsReader.Parse(_path, bytes, _kinds);
            await _changed(settings);
            (Current, Fault, _said) = (settings, null, default);
        }
        catch (SettingsException wrong)
        {
            Say(content, wrong);
        }
        catch (Exception e)
        {
            // Whatever it was, the next look may fare better.
            _last = default;
            Say(content, new SettingsException([$"{_path}: {e.Message}"]));
        }
        finally
        {
            _looking.Release();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync();
        await _looking.WaitAsync();
        _looking.Dispose();
    }

    // A fault that stands is one, however often it is met.
    private void Say(string content, SettingsException wrong)
    {
        Fault = wrong;
        if (_said == (content, wrong.Message)) return;
        _said = (content, wrong.Message);
        _broken(wrong);
    }

    private (DateTime Written, long Length) Stamp()
    {
        var file = new FileInfo(_path);
        return file.Exists ? (file.LastWriteTimeUtc, file.Length) : default;
    }
}
