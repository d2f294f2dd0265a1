using NodaTime;
using Vane.Group;
using Vane.Model;

namespace Vane.Bench;

/// <summary>Invented posts, their copies, and others that only look like copies. The same every time.</summary>
internal static class GeneratedCopies
{
    private static readonly Instant Begin = Instant.FromUtc(2025, 5, 5, 6, 0);

    private static readonly string[] Makers = ["Norvik", "Aldera Labs", "Quillon", "Tessaro", "Brightmoor", "Oskari", "Pellworm", "Zanthe"];
    private static readonly string[] Deeds =
    [
        "releases {0} with a longer memory for bookkeeping and invoices", "opens the weights of {0} to hospitals and clinics",
        "explains how {0} learned to read handwritten train tickets", "moves {0} from rented clusters to its own machines in Norway",
        "shows {0} repairing a bicycle from spoken instructions", "publishes the full training log of {0} after months of questions",
        "lets {0} grade school essays and teachers are not amused", "cuts the price of {0} in half for public libraries",
    ];
    private static readonly string[] Products = ["Heron 2.4", "Lantern 12B", "Mistle 3.1", "Corvid 7B", "Petrel 5.2", "Saffron 30B", "Tundra 1.8", "Wicket 70B"];

    private static readonly string[] ChineseMakers = ["青禾科技", "远帆实验室", "北辰智能", "云栖笔记"];
    private static readonly string[] ChineseDeeds =
    [
        "发布 {0} 模型，专门帮助小店主整理每月账本", "向全国县级医院免费开放 {0} 的模型权重",
        "讲述 {0} 如何学会辨认手写的火车票和收据", "公开 {0} 完整训练日志回应开发者质疑",
    ];
    private static readonly string[] ChineseProducts = ["白鹭 2.4", "灯塔 12B", "山雀 3.1", "海燕 7B"];

    /// <summary>Posts in order of time, each with the number of the one it says again, or its own.</summary>
    public static List<(DuplicateCandidate Post, int Says)> Posts()
    {
        var posts = new List<(DuplicateCandidate, int)>();
        for (var i = 0; i < 64; i++)
            AddFamily(posts, $"{Makers[i % 8]} {Fill(Deeds[i / 8], Products[(i + (i / 8)) % 8])}", i, English(i));
        for (var i = 0; i < 16; i++)
            AddFamily(posts, ChineseMakers[i % 4] + Fill(ChineseDeeds[i / 4], ChineseProducts[(i + (i / 4)) % 4]), i, Chinese(i));
        AddThreads(posts);
        return [.. posts.OrderBy(p => p.Item1.Entered).ThenBy(p => p.Item1.Key)];
    }

    // Ways to say it again: two for each post, so that each way is used often.
    private static Func<string, (string Title, bool IsCut)>[] English(int i)
    {
        Func<string, (string, bool)>[] ways =
        [
            t => ("[News] " + t, false), t => (t.ToUpperInvariant() + "!", false), t => (t[..(t.Length * 3 / 4)] + "…", true),
            t => ("“" + t + "”", false), t => (t.Replace(" the ", " ", StringComparison.Ordinal) + " [P]", false), t => (t + " today", false),
            t => (t.Replace(' ', '\u3000'), false), t => (t.Replace("and", "&amp;", StringComparison.Ordinal), false),
        ];
        return [ways[i % 8], ways[(i + 3) % 8]];
    }

    private static Func<string, (string Title, bool IsCut)>[] Chinese(int i)
    {
        Func<string, (string, bool)>[] ways =
        [
            t => ("【快讯】" + t, false), t => (t.Replace("，", " ", StringComparison.Ordinal) + "！", false),
            t => (t[..(t.Length * 4 / 5)] + "…", true), t => (t.Replace("发", "發", StringComparison.Ordinal).Replace("账", "賬", StringComparison.Ordinal), false),
        ];
        return [ways[i % 4], ways[(i + 1) % 4]];
    }

    private static void AddFamily(List<(DuplicateCandidate, int)> posts, string title, int seed, Func<string, (string Title, bool IsCut)>[] ways)
    {
        var original = posts.Count;
        // What looks alike comes after a few hours too, but a version, a size or a denial makes it other news.
        Add(posts, title, original, seed * 5, false);
        foreach (var way in ways)
        {
            var (again, isCut) = way(title);
            Add(posts, again, original, (seed * 5) + 2 + posts.Count - original, isCut);
        }

        var other = seed % 2 == 0 ? Renumbered(title) : Denied(title);
        Add(posts, other, posts.Count, (seed * 5) + 3, false);
    }

    // 2.4 to 2.5, 12B to 13B.
    private static string Renumbered(string title)
    {
        var at = Array.FindLastIndex(title.ToCharArray(), char.IsAsciiDigit);
        return string.Concat(title.AsSpan(0, at), ((char)(title[at] == '9' ? '3' : title[at] + 1)).ToString(), title.AsSpan(at + 1));
    }

    private static string Denied(string title) => char.IsAscii(title[0]) ? "Nobody believes that " + title : title + "？官方否认";

    private static void AddThreads(List<(DuplicateCandidate, int)> posts)
    {
        for (var day = 0; day < 20; day++)
        {
            Add(posts, $"Daily questions thread - May {day + 5}, 2025", posts.Count, day * 24, false);
            Add(posts, "Weekly show and tell: what did you build?", posts.Count, day * 24 * 7, false);
            Add(posts, $"每日讨论帖 2025年5月{day + 5}日：今天你用模型做了什么", posts.Count, day * 24, false);
        }
    }

    private static void Add(List<(DuplicateCandidate, int)> posts, string title, int says, int hour, bool isCut)
    {
        var isThread = title.Contains("thread", StringComparison.Ordinal) || title.Contains("Weekly", StringComparison.Ordinal) || title.Contains("讨论帖", StringComparison.Ordinal);
        var community = isThread ? "r/daily" : $"r/place{posts.Count % 5}";
        var key = new DocumentKey("reddit", $"g{posts.Count:0000}");
        posts.Add((new DuplicateCandidate(key, Begin + Duration.FromHours(hour), title, null, null, isCut, "reddit", community), says));
    }

    private static string Fill(string template, string product) => template.Replace("{0}", product, StringComparison.Ordinal);
}
