using Microsoft.AspNetCore.Http;
using NodaTime;

namespace Vane.SystemTests.Replay;

/// <summary>A request as the answers see it.</summary>
/// <param name="Method">Method, in capitals.</param>
/// <param name="Host">Host without its port.</param>
/// <param name="Port">Port of the server.</param>
/// <param name="Path">Path as asked.</param>
/// <param name="Query">Parameters, of the query and of a form.</param>
/// <param name="Authorization">Header of that name; empty where there is none.</param>
/// <param name="At">Instant of the world it is answered for.</param>
internal sealed record Ask(
    string Method, string Host, int Port, string Path, IReadOnlyDictionary<string, string> Query, string Authorization, Instant At)
{
    /// <summary>Whether the platform gives its documents names other than before.</summary>
    public bool HasNewIds { get; init; }

    /// <summary>A parameter; empty where it is not there.</summary>
    public string this[string name] => Query.GetValueOrDefault(name) ?? "";

    /// <summary>A parameter that counts; the default where it is none.</summary>
    public int Count(string name, int usual, int most) =>
        int.TryParse(this[name], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var value)
            ? Math.Min(value, most) : usual;

    /// <summary>Reads a request.</summary>
    public static async Task<Ask> OfAsync(HttpContext context, Instant at)
    {
        var request = context.Request;
        var values = request.Query.ToDictionary(q => q.Key, q => q.Value.ToString(), StringComparer.Ordinal);
        if (request.HasFormContentType)
        {
            foreach (var (name, value) in await request.ReadFormAsync()) values[name] = value.ToString();
        }

        return new(request.Method, request.Host.Host, context.Connection.LocalPort, request.Path.Value ?? "/", values, request.Headers.Authorization.ToString(), at);
    }
}
