using System.Xml.Linq;

namespace Vane.SystemTests.Replay;

/// <summary>YouTube: the feed of a channel, and the timed text of a talk.</summary>
internal static class YouTubeAnswers
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Video = "http://www.youtube.com/xml/schemas/2015";
    private static readonly XNamespace Media = "http://search.yahoo.com/mrss/";

    /// <summary>Answers; null where the path is none of its own.</summary>
    public static Answer? Of(Ask ask, IReadOnlyList<ReplaySource> channels)
    {
        if (ask.Path.EndsWith("/feeds/videos.xml", StringComparison.Ordinal))
            return channels.FirstOrDefault(c => c.Label == ask["channel_id"]) is { } channel ? Feed(ask, channel) : Answer.Nothing(404);
        if (!ask.Path.EndsWith("/api/timedtext", StringComparison.Ordinal)) return null;
        var talk = channels.SelectMany(c => c.Posts).FirstOrDefault(p => p.Id == ask["v"] && p.StandsAt(ask.At));
        // Whoever has no words for a talk answers with nothing at all.
        if (talk is null || ask["lang"] != "en" || talk.Number % 3 == 0) return Answer.Plain("");
        return ask["fmt"] == "json3" ? Words(talk) : Answer.Nothing(404);
    }

    private static Answer Words(Planted talk)
    {
        var words = talk.Text.SelectMany(t => t.Split(' ')).Chunk(8).ToList();
        return Answer.Json(new
        {
            wireMagic = "pb3",
            events = words.Select((line, i) => new { tStartMs = i * 4000, dDurationMs = 4000, segs = new[] { new { utf8 = string.Join(' ', line) } } }),
        });
    }

    private static Answer Feed(Ask ask, ReplaySource channel)
    {
        var shown = channel.Posts.Where(p => p.StandsAt(ask.At)).Reverse().Take(15).ToList();
        return Answer.Xml(new XElement(Atom + "feed",
            new XAttribute(XNamespace.Xmlns + "yt", Video.NamespaceName), new XAttribute(XNamespace.Xmlns + "media", Media.NamespaceName),
            new XElement(Atom + "id", "yt:channel:" + channel.Label), new XElement(Video + "channelId", channel.Label), new XElement(Atom + "title", channel.Name),
            new XElement(Atom + "link", new XAttribute("rel", "alternate"), new XAttribute("href", "https://www.youtube.com/channel/" + channel.Label)),
            shown.Select(p => new XElement(Atom + "entry",
                new XElement(Atom + "id", "yt:video:" + p.Id), new XElement(Video + "videoId", p.Id), new XElement(Video + "channelId", channel.Label),
                new XElement(Atom + "title", p.Title), new XElement(Atom + "link", new XAttribute("rel", "alternate"), new XAttribute("href", p.Url)),
                new XElement(Atom + "author", new XElement(Atom + "name", channel.Name)),
                new XElement(Atom + "published", Iso.Of(p.Published)), new XElement(Atom + "updated", Iso.Of(p.ChangedAt(ask.At))),
                new XElement(Media + "group", new XElement(Media + "title", p.Title), new XElement(Media + "description", p.Text[0]),
                    new XElement(Media + "community", new XElement(Media + "statistics", new XAttribute("views", p.ScoreAt(ask.At) * 30))))))),
            "text/xml; charset=UTF-8", shown) with
        { Changed = shown.Count == 0 ? null : shown.Max(p => p.ChangedAt(ask.At)) };
    }
}
