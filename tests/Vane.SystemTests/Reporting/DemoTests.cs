using Microsoft.Playwright;
using Vane.SystemTests.Machine;

namespace Vane.SystemTests.Reporting;

public sealed class DemoTests(Chromium chromium) : IDisposable
{
    private static readonly string[] Languages = ["en", "zh-Hans", "zh-Hant"];
    private static readonly int[] Widths = [1280, 390];

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task The_demo_shows_reports_that_fit_desktops_and_phones_by_day_and_by_night()
    {
        (await _workspace.VaneAsync("demo")).ShouldEndWith(0).Errors.ShouldBeEmpty();
        var index = _workspace.PathOf("vane-demo/index.html");
        var page = await chromium.OpenAsync();
        await page.GotoAsync(new Uri(index).AbsoluteUri);
        await ShouldFitAsync(page, "en");
        (await page.Locator(".sample").CountAsync()).ShouldBe(Languages.Length);

        var links = await LinksAsync(page);
        links.Count.ShouldBe(9 * Languages.Length);
        foreach (var (address, language) in links)
        {
            await page.GotoAsync(address);
            await ShouldFitAsync(page, language);
        }

        await page.Context.CloseAsync();
    }

    private static async Task<List<(string Address, string Language)>> LinksAsync(IPage page)
    {
        var links = new List<(string, string)>();
        foreach (var link in await page.Locator("a[lang]").AllAsync())
        {
            var address = new Uri(new Uri(page.Url), await link.GetAttributeAsync("href")).AbsoluteUri;
            links.Add((address, (await link.GetAttributeAsync("lang"))!));
        }

        return links;
    }

    private static async Task ShouldFitAsync(IPage page, string language)
    {
        (await page.Locator("html").GetAttributeAsync("lang")).ShouldBe(language);
        foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            var papers = new HashSet<string>();
            foreach (var width in Widths)
            {
                await page.SetViewportSizeAsync(width, 900);
                var excess = await page.EvaluateAsync<int>("document.scrollingElement.scrollWidth - innerWidth");
                excess.ShouldBeLessThanOrEqualTo(0, $"{page.Url} at {width} pixels, {scheme}");
                papers.Add(await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
            }

            papers.ShouldHaveSingleItem().ShouldBe(scheme == ColorScheme.Light ? "rgb(251, 250, 247)" : "rgb(20, 23, 27)");
        }
    }
}
