using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Vane.Model;
using Vane.Publish;
using Vane.Words;

namespace Vane.Web;

/// <summary>Draws reports as self-contained HTML pages with the framework's renderer, without a server.</summary>
public sealed class HtmlReport : IAsyncDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection()
        .AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance)
        .AddSingleton(HtmlEncoder.Create(UnicodeRanges.All))
        .BuildServiceProvider();

    private readonly HtmlRenderer _renderer;

    /// <summary>Starts the renderer.</summary>
    public HtmlReport() => _renderer = new HtmlRenderer(_services, NullLoggerFactory.Instance);

    /// <summary>HTML as a form to publish in.</summary>
    public Rendering Rendering => new("html", WriteAsync);

    /// <summary>The page of a report in a language.</summary>
    public Task<string> WriteAsync(Report report, Language language) => DrawAsync<Components.ReportPage>(new()
    {
        ["Report"] = report,
        ["Language"] = language,
    });

    /// <summary>Any page.</summary>
    public Task<string> DrawAsync<TPage>(Dictionary<string, object?> parameters) where TPage : IComponent =>
        _renderer.Dispatcher.InvokeAsync(async () =>
        {
            var page = await _renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(parameters));
            return "<!DOCTYPE html>\n" + page.ToHtmlString() + "\n";
        });

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _renderer.DisposeAsync();
        await _services.DisposeAsync();
    }
}
