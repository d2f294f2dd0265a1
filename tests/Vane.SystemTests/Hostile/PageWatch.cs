using Microsoft.Playwright;

namespace Vane.SystemTests.Hostile;

/// <summary>Opens a file in the browser and notes whatever a page of text does not do: run, ask, log, load, go away.</summary>
internal sealed class PageWatch
{
    // Calls from the inspection itself are told by this comment.
    private const string Inspection = "/* inspection */";

    private const string Hooks = """
        (() => {
          const note = what => console.warn('executed ' + what);
          for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) window[name] = () => note(name);
          const run = window.eval;
          window.eval = code => { if (!String(code).includes('/* inspection */')) note('eval'); return run(code); };
        })();
        """;

    private readonly List<string> _events = [];

    /// <summary>What happened, in order; nothing should.</summary>
    public IReadOnlyList<string> Events => _events;

    /// <summary>Opens a file and waits for all it loads.</summary>
    public static async Task<PageWatch> OpenAsync(IPage page, string file)
    {
        var watch = new PageWatch();
        var address = new Uri(file).AbsoluteUri;
        await page.AddInitScriptAsync(Hooks);
        page.Console += (_, message) => watch._events.Add($"console: {message.Text}");
        page.PageError += (_, error) => watch._events.Add($"error: {error}");
        page.Request += (_, request) => { if (request.Url != address) watch._events.Add($"request: {request.Url}"); };
        page.Popup += (_, popup) => watch._events.Add($"popup: {popup.Url}");
        page.FrameNavigated += (_, frame) => { if (frame.Url != address) watch._events.Add($"navigation: {frame.Url}"); };
        page.Dialog += async (_, dialog) =>
        {
            watch._events.Add($"dialog: {dialog.Message}");
            await dialog.DismissAsync();
        };
        await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Load });
        // Two frames drawn: what the page would do by itself once it is shown has been done.
        await page.EvaluateAsync(Inspection + "() => new Promise(r => requestAnimationFrame(() => requestAnimationFrame(() => r(1))))");
        return watch;
    }

    /// <summary>Asks the page something.</summary>
    public static Task<string> AskAsync(IPage page, string function) => page.EvaluateAsync<string>(Inspection + function);
}
