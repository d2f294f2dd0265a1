using System.Reflection;
using System.Text.Json;

namespace Vane.Words;

/// <summary>A language reports are written in: its templates and formats, from one resource file.</summary>
public sealed class Language
{
    private readonly Dictionary<string, string> _texts;
    private readonly Dictionary<string, Template> _templates = new(StringComparer.Ordinal);

    private Language(string code)
    {
        Code = code;
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"words/{code}")
            ?? throw new InvalidOperationException($"No words for {code}.");
        using var json = JsonDocument.Parse(stream);
        _texts = json.RootElement.EnumerateObject()
            .ToDictionary(p => p.Name, p => p.Value.GetString()!, StringComparer.Ordinal);
        foreach (var (key, text) in _texts) _templates.Add(key, Template.Parse(text));
    }

    /// <summary>English, Simplified Chinese, Traditional Chinese.</summary>
    public static IReadOnlyList<Language> All { get; } = [new("en"), new("zh-Hans"), new("zh-Hant")];

    /// <summary>BCP 47 tag.</summary>
    public string Code { get; }

    /// <summary>Every key, in the order of the file.</summary>
    public IEnumerable<string> Keys => _texts.Keys;

    /// <summary>The language of a tag.</summary>
    /// <exception cref="ArgumentException">No such language.</exception>
    public static Language Of(string code) =>
        All.FirstOrDefault(l => l.Code == code)
        ?? throw new ArgumentException($"Unknown language '{code}'. Known are {string.Join(", ", All.Select(l => l.Code))}.");

    /// <summary>A text without slots.</summary>
    public string this[string key] => _texts[key];

    /// <summary>A text without slots; null where there is none of the key.</summary>
    public string? Find(string key) => _texts.GetValueOrDefault(key);

    /// <summary>A text with slots.</summary>
    public Template TemplateOf(string key) => _templates[key];
}
