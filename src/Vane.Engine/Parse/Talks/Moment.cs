using System.Globalization;
using NodaTime;
using Vane.Text;

namespace Vane.Parse;

/// <summary>Says and links to a moment of a talk.</summary>
public static class Moment
{
    /// <summary>A time as it is said: <c>1:02:03</c>, under an hour <c>2:03</c>; fractions of a second are cut, what is before the
    /// beginning is the beginning.</summary>
    public static string Show(Duration at)
    {
        var seconds = Seconds(at);
        return seconds >= 3600
            ? string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600}:{seconds / 60 % 60:00}:{seconds % 60:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{seconds / 60}:{seconds % 60:00}");
    }

    /// <summary>The address that opens a talk at a second. For YouTube it is the watch page, whatever form the address has; for
    /// others than YouTube, Bilibili and Vimeo a media fragment (W3C Media Fragments 1.0, 4.2.1). A time that the address has
    /// already is replaced.</summary>
    /// <param name="url">Address of the talk, of http or https; any other comes back as it is.</param>
    /// <param name="at">When.</param>
    public static string Link(string url, Duration at)
    {
        ArgumentNullException.ThrowIfNull(url);
        if (WebAddress.Safe(url) is not { } safe) return url;
        var second = Seconds(at).ToString(CultureInfo.InvariantCulture);
        if (VideoOf(safe) is { } video) return $"https://www.youtube.com/watch?v={video}&t={second}s";
        var uri = new Uri(safe);
        var bare = safe.Split('#')[0];
        if (IsOf(uri, "bilibili.com")) return WithParameter(bare, "t", second);
        return $"{bare}#t={second}{(IsOf(uri, "vimeo.com") ? "s" : "")}";
    }

    /// <summary>Whether an address is one of a video, at a site that shows little else.</summary>
    internal static bool IsVideo(string? address) =>
        WebAddress.Safe(address) is { } safe
        && (VideoOf(safe) is not null || (new Uri(safe) is var uri && uri.AbsolutePath.Length > 1 && (IsOf(uri, "vimeo.com") || (IsOf(uri, "bilibili.com") && uri.AbsolutePath.StartsWith("/video/", StringComparison.Ordinal)))));

    private static string? VideoOf(string address)
    {
        if (CanonicalAddress.Of(address) is not { } known) return null;
        return known.Scheme is "youtube" ? known.Identity["youtube:".Length..] : null;
    }

    private static long Seconds(Duration at) => Math.Max(0, (long)Math.Floor(at.TotalSeconds));

    private static bool IsOf(Uri uri, string site) =>
        uri.Host.Equals(site, StringComparison.OrdinalIgnoreCase) || uri.Host.EndsWith("." + site, StringComparison.OrdinalIgnoreCase);

    private static string WithParameter(string address, string name, string value)
    {
        var parts = address.Split('?', 2);
        var kept = parts.Length < 2 ? [] : parts[1].Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(pair => !pair.StartsWith(name + "=", StringComparison.Ordinal));
        return $"{parts[0]}?{string.Join('&', kept.Append($"{name}={value}"))}";
    }
}
