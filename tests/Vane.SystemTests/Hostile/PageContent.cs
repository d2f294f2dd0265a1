using System.Text.Json;
using Microsoft.Playwright;

namespace Vane.SystemTests.Hostile;

/// <summary>What the browser made of a page.</summary>
internal sealed record PageContent(
    string Title, string Lang, string[] Elements, string[] Handlers, string[] Addresses, string[] Drawings,
    string[] HttpEquivs, int ListItems, int Headings, string[] Blocks, string[][][] Tables)
{
    private const string Read = """
        () => {
          const all = [...document.querySelectorAll('*')];
          const attributes = all.flatMap(e =>
            [...e.attributes].map(a => ({ element: e.localName, name: a.name, value: a.value })));
          const loading =
            ['src', 'srcset', 'srcdoc', 'action', 'formaction', 'data', 'poster', 'background', 'ping', 'manifest'];
          return JSON.stringify({
            title: document.title,
            lang: document.documentElement.lang,
            elements: [...new Set(all.map(e => e.localName))],
            handlers: attributes.filter(a => a.name.startsWith('on') || loading.includes(a.name))
              .map(a => `${a.element} ${a.name}=${a.value}`),
            addresses: [...new Set(attributes.filter(a => a.name.endsWith('href')).map(a => a.value))],
            drawings: [...new Set([...document.querySelectorAll('svg')].map(e => e.getAttribute('class') ?? ''))],
            httpEquivs: attributes.filter(a => a.name === 'http-equiv').map(a => a.value),
            listItems: document.querySelectorAll('li').length,
            headings: document.querySelectorAll('h1, h2, h3, h4, h5, h6').length,
            blocks: [...document.body.children].map(e => (e.innerText ?? e.textContent).trim()),
            tables: [...document.querySelectorAll('table')].map(t =>
              [...t.tBodies].flatMap(b => [...b.rows]).map(r => [...r.cells].map(c => c.innerText.trim()))),
          });
        }
        """;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static async Task<PageContent> OfAsync(IPage page) =>
        JsonSerializer.Deserialize<PageContent>(await PageWatch.AskAsync(page, Read), Options)!;
}
