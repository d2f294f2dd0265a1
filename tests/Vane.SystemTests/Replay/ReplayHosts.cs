using System.Globalization;

namespace Vane.SystemTests.Replay;

/// <summary>Who lives where. Linux answers under every address of 127.0.0.0/8, so each host gets one.</summary>
internal static class ReplayHosts
{
    public const string Reddit = "127.2.0.1";
    public const string RedditWithoutKey = "127.2.0.2";
    public const string HackerNews = "127.2.0.3";
    public const string Algolia = "127.2.0.4";
    public const string Arxiv = "127.2.0.5";
    public const string GitHub = "127.2.0.6";
    public const string HuggingFace = "127.2.0.7";
    public const string YouTube = "127.2.0.8";

    /// <summary>Host of whom nobody listens.</summary>
    public const string Closed = "127.9.9.9";

    /// <summary>Host of a feed, from 0.</summary>
    public static string Feed(int index) => string.Create(CultureInfo.InvariantCulture, $"127.0.{1 + index / 250}.{index % 250 + 1}");

    /// <summary>Host of pages, from 0.</summary>
    public static string Page(int index) => string.Create(CultureInfo.InvariantCulture, $"127.1.0.{index + 1}");

    /// <summary>The index of a feed's host; −1 where it is none.</summary>
    public static int FeedIndex(string host) => Parts(host) is [127, 0, >= 1 and var high, >= 1 and var low] ? (high - 1) * 250 + low - 1 : -1;

    /// <summary>Whether it is a host of pages.</summary>
    public static bool IsPage(string host) => Parts(host) is [127, 1, ..];

    private static int[] Parts(string host) =>
        [.. host.Split('.').Select(p => int.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : -1)];
}
