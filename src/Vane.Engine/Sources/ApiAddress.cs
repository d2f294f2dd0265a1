using Vane.Net;

namespace Vane.Sources;

/// <summary>Addresses of APIs.</summary>
internal static class ApiAddress
{
    /// <summary>An address under a base, with a query.</summary>
    /// <param name="start">What it begins with, with or without a slash at its end.</param>
    /// <param name="path">Its path from there.</param>
    /// <param name="query">Names and values; those without a value are left out.</param>
    public static Uri Of(string start, string path, params ReadOnlySpan<(string Name, string? Value)> query)
    {
        var address = new System.Text.StringBuilder(start.TrimEnd('/')).Append('/').Append(path);
        var sign = '?';
        foreach (var (name, value) in query)
        {
            if (value is null) continue;
            address.Append(sign).Append(name).Append('=').Append(Uri.EscapeDataString(value));
            sign = '&';
        }

        return new Uri(address.ToString());
    }

    /// <summary>A question for JSON.</summary>
    public static FetchRequest Json(Uri address) => new(address) { Accept = "application/json" };
}
