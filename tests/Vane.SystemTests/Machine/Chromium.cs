using Microsoft.Playwright;
using Vane.SystemTests.Machine;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Vane.SystemTests.Machine;

/// <summary>The machine's browser without a window, started with the first page that is opened.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private readonly Lazy<Task<(IPlaywright Driver, IBrowser Browser)>> _started = new(StartAsync);

    /// <summary>A page in a profile of its own, with scripts enabled.</summary>
    public async Task<IPage> OpenAsync()
    {
        var (_, browser) = await _started.Value;
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 900 } });
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_started.IsValueCreated || !_started.Value.IsCompletedSuccessfully) return;
        var (driver, browser) = await _started.Value;
        await browser.DisposeAsync();
        driver.Dispose();
    }

    private static async Task<(IPlaywright, IBrowser)> StartAsync()
    {
        var path = Tools.Require(Tools.Chromium);
        var driver = await Playwright.CreateAsync();
        // Pages under test come from the tests themselves, and root may not use the sandbox.
        var browser = await driver.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = ["--no-sandbox"] });
        return (driver, browser);
    }
}
