using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Vane.Backtest;
using Vane.Model;
using Vane.Publish;
using Vane.Words;

namespace Vane.Web;

/// <summary>Draws reports as self-contained HTML pages with the framework's renderer, without a server.</summary>
/// <param name="languages">Languages the reports are published in, for their pages to lead to each other.</param>
public sealed class HtmlReport(IReadOnlyList<Language> languages) : IAsyncDisposable
{
    private readonly ServiceProvider _services = Services();

    /// <summary>HTML as a form to publish in.</summary>
    public Rendering Rendering => new("html", WriteAsync);

    /// <summary>The page of a report in a language.</summary>
    public Task<string> WriteAsync(Report report, Language language) => DrawAsync<Components.ReportPage>(new()
    {
        ["Report"] = report,
        ["Language"] = language,
        ["Languages"] = languages,
    });

    /// <summary>A page that leads to reports.</summary>
    public Task<string> WriteIndexAsync(IReadOnlyList<IndexEntry> entries, bool isSample) => DrawAsync<Components.IndexPage>(new()
    {
        ["Entries"] = entries,
        ["Languages"] = languages,
        ["IsSample"] = isSample,
    });

    /// <summary>A page with the curves of a backtest.</summary>
    public Task<string> WriteBacktestAsync(BacktestOptions options, IReadOnlyList<SourceBacktest> results) => DrawAsync<Components.BacktestPage>(new()
    {
        ["Options"] = options,
        ["Results"] = results,
    });

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private async Task<string> DrawAsync<TPage>(Dictionary<string, object?> parameters) where TPage : IComponent
    {
        // A renderer keeps every page it drew until it is disposed, so each page gets its own.
        await using var renderer = new HtmlRenderer(_services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var page = await renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(parameters));
            return "<!DOCTYPE html>\n" + page.ToHtmlString() + "\n";
        });
    }

    // Without the encoder every Chinese character would be written as an entity.
    private static ServiceProvider Services() => new ServiceCollection()
        .AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance)
        .AddSingleton(HtmlEncoder.Create(UnicodeRanges.All))
        .BuildServiceProvider();
}

/// <summary>A report in an index.</summary>
/// <param name="Report">The report.</param>
/// <param name="Folder">Where its files are, relative to the index, with forward slashes.</param>
public sealed record IndexEntry(Report Report, string Folder);
