using System.Globalization;
using NodaTime;

namespace Vane.SystemTests.Replay;

/// <summary>Grows the sources of a world.</summary>
internal sealed class Planting(ReplayOptions options)
{
    private static readonly string[] Subjects = ["cs.AI", "cs.CL", "cs.LG"];

    private long _next;

    /// <summary>All sources with all their documents.</summary>
    public IReadOnlyList<ReplaySource> Sources() =>
    [
        .. Reddit(), HackerNews(), Arxiv(), GitHub(), Papers(), Models(), .. Channels(), .. Feeds(), .. Pages(), .. Lists(), Drop(),
        .. options.HasHopeless ? Hopeless() : [],
    ];

    private IEnumerable<ReplaySource> Reddit()
    {
        var first = Community("localgrove", ReplayHosts.Reddit, 260, null);
        yield return first;
        yield return Community("tinymodels", ReplayHosts.Reddit, 30, first);
        yield return Community("promptcraft", ReplayHosts.Reddit, 15, first);
        yield return Community("quietlabs", ReplayHosts.RedditWithoutKey, 8, null);
        yield return Community("openbenchers", ReplayHosts.RedditWithoutKey, 5, null);
    }

    private ReplaySource Community(string name, string host, int perDay, ReplaySource? copiedFrom)
    {
        (string, string)[] keys = host == ReplayHosts.Reddit ? [("client-id", "env:REPLAY_REDDIT_ID"), ("client-secret", "env:REPLAY_REDDIT_SECRET")] : [];
        return new("reddit", $"r/{name}", host, name)
        {
            Fields = [("community", name), ("address", "{base}/reddit"), .. keys],
            Posts = Grow("reddit", $"r/{name}", perDay, (n, at) => Base36(70_000_000_000 + n), p => p with
            {
                IsText = p.Number % 3 != 0,
                Url = p.Number % 3 != 0 ? $"https://www.reddit.com/r/{name}/comments/{p.Id}/x/" : $"https://links.example/{Phrases.Slug(p.Number)}",
                Edited = p.Number % 11 == 1 ? p.Published + Duration.FromHours(7) : null,
                Deleted = p.Number % 17 == 5 ? p.Published + Duration.FromHours(30) : null,
                IsRemoval = p.Number % 2 == 0,
                Original = p.Number % 13 == 0 ? copiedFrom?.Posts.LastOrDefault(o => o.Published < p.Published) : null,
            }),
        };
    }

    private ReplaySource HackerNews() => new("hackernews", "hacker news", ReplayHosts.HackerNews)
    {
        OtherHost = ReplayHosts.Algolia,
        Fields = [("min-points", "1"), ("address", "{base}/hn/v0"), ("search-address", $"{{{ReplayHosts.Algolia}}}/algolia/api/v1")],
        Posts = Grow("hackernews", "hacker news", 60, (n, at) => (40_000_000 + n).ToString(CultureInfo.InvariantCulture), p => p with
        {
            Url = $"https://news.example/{Phrases.Slug(p.Number)}",
            IsText = p.Number % 6 == 0,
            Deleted = p.Number % 19 == 3 ? p.Published + Duration.FromHours(26) : null,
        }),
    };

    private ReplaySource Arxiv() => new("arxiv", "arxiv", ReplayHosts.Arxiv)
    {
        Fields = [("category", $"[{string.Join(", ", Subjects)}]"), ("address", "{base}/arxiv")],
        Posts = Grow("arxiv", "arxiv", 50, (n, at) => PaperId(n, at), p => p with
        {
            Url = $"http://arxiv.org/abs/{p.Id}",
            Category = Subjects[p.Number % Subjects.Length],
            Edited = p.Number % 7 == 2 ? p.Published + Duration.FromHours(40) : null,
        }),
    };

    private ReplaySource GitHub() => new("github", "github", ReplayHosts.GitHub)
    {
        Fields = [("topic", "[llm, agents]"), ("created-within", "30"), ("min-stars", "1"), ("address", "{base}/github")],
        Posts = Grow("github", "github", 12, (n, at) => string.Create(CultureInfo.InvariantCulture, $"{Phrases.Author(n)}/tool-{n}"), p => p with
        {
            Url = $"https://github.com/{p.Id}",
            Category = p.Number % 2 == 0 ? "llm" : "agents",
            Peak = p.Peak * 5 + 60,
        }),
    };

    private ReplaySource Papers() => new("hf-papers", "hf papers", ReplayHosts.HuggingFace, "/api/daily_papers")
    {
        Fields = [("address", "{base}/hf")],
        Posts = Grow("hf-papers", "hf papers", 15, (n, at) => PaperId(n, at), p => p with { Url = $"https://arxiv.org/abs/{p.Id}" }),
    };

    private ReplaySource Models() => new("hf-models", "hf models", ReplayHosts.HuggingFace, "/api/models")
    {
        Fields = [("listing", "[trending, new]"), ("address", "{base}/hf")],
        Posts = Grow("hf-models", "hf models", 12, (n, at) => string.Create(CultureInfo.InvariantCulture, $"{Phrases.Author(n)}/model-{n}-7B"),
            p => p with { Url = $"https://huggingface.co/{p.Id}", Category = "text-generation" }),
    };

    private IEnumerable<ReplaySource> Channels() => new[] { "Harbour Lectures", "Loom and Lattice" }.Select((name, i) =>
    {
        var channel = string.Create(CultureInfo.InvariantCulture, $"UCreplay000000000000000{i}");
        return new ReplaySource("youtube", name, ReplayHosts.YouTube, channel)
        {
            Fields = [("channel", channel), ("captions", "en"), ("address", "{base}/youtube")],
            Posts = Grow("youtube", name, 1, (n, at) => "v" + Base36(n).PadLeft(10, '0'), p => p with { Url = $"https://www.youtube.com/watch?v={p.Id}" }),
        };
    });

    private IEnumerable<ReplaySource> Feeds() => Enumerable.Range(0, options.Feeds).Select(i =>
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"feed {i + 1:000}");
        return new ReplaySource("feed", name, ReplayHosts.Feed(i))
        {
            Fields = [("address", "{base}/feed.xml")],
            Posts = Grow("feed", name, 2, (n, at) => string.Create(CultureInfo.InvariantCulture, $"tag:blog{i}.example,2020:{n}"), p => p with
            {
                Url = string.Create(CultureInfo.InvariantCulture, $"https://blog{i}.example/{p.Published.ToUnixTimeSeconds()}/{Phrases.Slug(p.Number)}"),
                Edited = p.Number % 9 == 4 ? p.Published + Duration.FromHours(10) : null,
                Deleted = p.Number % 23 == 7 ? p.Published + Duration.FromHours(50) : null,
            }),
        };
    });

    // Articles under addresses that settings list: all there from the beginning.
    private IEnumerable<ReplaySource> Pages() => Enumerable.Range(0, 2).Select(i => Articles("page", i, 3,
        posts => ("address", $"[{string.Join(", ", posts.Select(p => $"\"{{base}}/articles/{p.Id}\""))}]"), atOnce: true));

    private IEnumerable<ReplaySource> Lists() => Enumerable.Range(10, 2).Select(i => Articles("links", i, 4, _ => ("address", "{base}/list"), atOnce: false));

    private ReplaySource Drop() => new("drop", "drop", "")
    {
        Fields = [("folder", DropFolder.Name)],
        Posts = Grow("drop", "drop", 2, (n, at) => string.Create(CultureInfo.InvariantCulture, $"{n}-{Phrases.Slug(n)}.html"), p => p),
    };

    private IEnumerable<ReplaySource> Hopeless() =>
    [
        new("feed", "feed nobody", ReplayHosts.Closed) { Fields = [("address", "{base}/feed.xml")], IsHopeless = true },
        Articles("page", PageAnswers.FailingRobots, 1, posts => ("address", $"{{base}}/articles/{posts[0].Id}"), atOnce: true) with { IsHopeless = true },
    ];

    private ReplaySource Articles(string kind, int host, int perDay, Func<IReadOnlyList<Planted>, (string, string)> address, bool atOnce)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{kind} {host}");
        var posts = Grow(kind, name, perDay, (n, at) => string.Create(CultureInfo.InvariantCulture, $"{n}-{Phrases.Slug(n)}"), p => p);
        var begins = options.Epoch - Duration.FromDays(options.Before);
        if (atOnce) posts = [.. posts.Take(perDay).Select((p, i) => p with { Published = begins + Duration.FromMinutes(i) })];
        (string, string)[] match = kind == "links" ? [("match", "/articles/")] : [];
        return new(kind, name, ReplayHosts.Page(host)) { Fields = [address(posts), .. match], Posts = posts };
    }

    private IReadOnlyList<Planted> Grow(string kind, string source, int perDay, Func<long, Instant, string> id, Func<Planted, Planted> finish)
    {
        var instants = Enumerable.Range(-options.Before, options.Before + options.Days)
            .SelectMany(day => Enumerable.Range(0, perDay).Select(i => Moment(source, perDay, day, i))).Order().ToList();
        return [.. instants.Select(at =>
        {
            var n = _next++;
            return finish(new(kind, source, n, id(n, at), Phrases.Title(n), at)
            {
                Text = Phrases.Text(n, 3), Author = Phrases.Author(n), Url = "", Peak = 3 + Chance.Below(240, options.Seed, n),
            });
        })];
    }

    private Instant Moment(string source, int perDay, int day, int index) => options.Epoch + Duration.FromDays(day)
        + Duration.FromSeconds(Chance.Below(86_400, options.Seed, source.Aggregate((long)perDay, (hash, c) => hash * 31 + c), day * 10_000L + index));

    private static string PaperId(long number, Instant at) =>
        string.Create(CultureInfo.InvariantCulture, $"{at.InUtc().Year % 100:00}{at.InUtc().Month:00}.{number % 100_000:00000}");

    private static string Base36(long value)
    {
        var digits = "";
        for (; value > 0; value /= 36) digits = "0123456789abcdefghijklmnopqrstuvwxyz"[(int)(value % 36)] + digits;
        return digits;
    }
}
