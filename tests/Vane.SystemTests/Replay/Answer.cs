using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using NodaTime;

namespace Vane.SystemTests.Replay;

/// <summary>What the server says before anything goes wrong.</summary>
/// <param name="Status">Status.</param>
/// <param name="MediaType">Header Content-Type.</param>
/// <param name="Body">The body, not compressed.</param>
internal sealed record Answer(int Status, string MediaType, byte[] Body)
{
    private static readonly JsonSerializerOptions AsIs = new();

    /// <summary>Headers of its own.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>The documents it shows whole.</summary>
    public IReadOnlyList<Planted> Shown { get; init; } = [];

    /// <summary>Whether it can be asked for again with conditions.</summary>
    public bool IsCacheable { get; init; } = true;

    /// <summary>When what it shows last changed.</summary>
    public Instant? Changed { get; init; }

    /// <summary>An answer in JSON.</summary>
    public static Answer Json(object? value, IReadOnlyList<Planted>? shown = null) =>
        new(200, "application/json; charset=utf-8", JsonSerializer.SerializeToUtf8Bytes(value, AsIs)) { Shown = shown ?? [] };

    /// <summary>An answer in XML.</summary>
    public static Answer Xml(XElement root, string mediaType, IReadOnlyList<Planted>? shown = null) =>
        new(200, mediaType, Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{root}\n")) { Shown = shown ?? [] };

    /// <summary>A page.</summary>
    public static Answer Html(string page, IReadOnlyList<Planted>? shown = null) =>
        new(200, "text/html; charset=utf-8", Encoding.UTF8.GetBytes(page)) { Shown = shown ?? [] };

    /// <summary>Plain text.</summary>
    public static Answer Plain(string text) => new(200, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(text));

    /// <summary>Nothing but a status.</summary>
    public static Answer Nothing(int status) => new(status, "text/plain", Encoding.UTF8.GetBytes($"{status}\n")) { IsCacheable = false };
}
