using System.Text;
using NodaTime;
using Vane.Model;
using Vane.Sources;

namespace Vane.Tests.Sources;

public sealed class DumpSourceTests : IDisposable
{
    private static readonly Instant Created = Instant.FromUtc(2024, 3, 1, 12, 0);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("vane-dump-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Posts_of_the_communities_are_items()
    {
        Write("RS_2024-03", Post("a1", more: ""","_meta":{"retrieved_2nd_on":1709424000},"retrieved_on":1709294410"""), Post("a2", "potters"), Post("a3", url: "https://mill.example/a?x=1&amp;y=2", isSelf: false, text: ""));
        var got = await ReadAsync("RS_2024-03", "r/Millers");
        got.Ids.ShouldBe(["a1", "a3"]);
        got.All.Select(r => r.Line).ShouldBe([1, 3]);
        var item = got.Items[0];
        (item.Key.Source, item.Community, item.Title, item.Text, item.Author, item.Category).ShouldBe(("reddit", "r/millers", "Stones & <water>", "It turns", "m_iller", "News"));
        (item.Url, item.Published).ShouldBe(("https://www.reddit.com/comments/a1", Created));
        item.Observations.ShouldBe([new Observation(Instant.FromUnixTimeSeconds(1709424000), 12, 3, null)]);
        (got.Items[1].Url, got.Items[1].Text).ShouldBe(("https://mill.example/a?x=1&y=2", null));
        got.Items[1].Observations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_the_fields_of_the_post_itself_count()
    {
        var inner = Post("in", "millers", title: "Inner", text: "Inner text");
        var other = Post("in", "potters", title: "Inner", text: "[removed]", more: ",\"over_18\":true");
        Write("RS_2024-03",
            Post("o1", "potters", more: $",\"crosspost_parent_list\":[{inner}]"),
            Post("o2", more: $",\"crosspost_parent_list\":[{other}],\"media\":{{\"id\":\"x\",\"title\":\"y\",\"subreddit\":\"potters\"}}"),
            $$"""{"crosspost_parent_list":[{{inner}}],{{Post("o3", "potters")[1..]}}""");
        var item = (await ReadAsync("RS_2024-03", "millers")).Items.ShouldHaveSingleItem();
        (item.Key.Id, item.Title, item.Text).ShouldBe(("o2", "Stones & <water>", "It turns"));
    }

    [Fact]
    public async Task Times_and_figures_may_be_text_and_blanks_may_stand_anywhere()
    {
        Write("RS_2012-03", """{ "subreddit" : "Millers" , "id" : "z" , "title" : "Old" , "created_utc" : "1330603200" , "score" : "5" , "num_comments" : 2.0 , "retrieved_on" : 1330689600, "domain": "self.Millers" }""");
        var item = (await ReadAsync("RS_2012-03", "millers")).Items.ShouldHaveSingleItem();
        (item.Published, item.Url).ShouldBe((Instant.FromUnixTimeSeconds(1330603200), "https://www.reddit.com/comments/z"));
        item.Observations.ShouldBe([new Observation(Instant.FromUnixTimeSeconds(1330689600), 5, 2, null)]);
    }

    [Fact]
    public async Task What_was_taken_down_or_is_for_adults_is_left_out()
    {
        Write("RS_2024-03", Post("r1", text: "[removed]"), Post("r2", text: "[deleted]"), Post("r3", title: "[deleted by user]"), Post("r4", more: ",\"removed_by_category\":\"moderator\""),
            Post("r5", more: ",\"_meta\":{\"was_deleted_later\":true}"), Post("r6", more: ",\"over_18\":true"), Post("k", author: "[deleted]", more: ",\"removed_by_category\":null,\"over_18\":false"));
        var got = await ReadAsync("RS_2024-03", "millers");
        got.Refused.ShouldBeEmpty();
        var kept = got.Items.ShouldHaveSingleItem();
        (kept.Key.Id, kept.Author).ShouldBe(("k", null));
    }

    [Fact]
    public async Task Pages_of_reddit_itself_are_no_links()
    {
        Write("RS_2024-03", Post("p", url: "https://i.redd.it/x.png", isSelf: false), Post("q", url: "/r/other/comments/x", isSelf: false));
        (await ReadAsync("RS_2024-03", "millers")).Items.Select(i => i.Url).ShouldBe(["https://www.reddit.com/comments/p", "https://www.reddit.com/comments/q"]);
    }

    [Fact]
    public async Task A_broken_line_is_refused_with_its_number_and_costs_no_other()
    {
        Write("RS_2024-03", Post("a"), Post("b")[..40], Post("c").Replace("\"score\":12", "\"score\":\"many\"", StringComparison.Ordinal), Post("d", created: "4"), "{\"subreddit\":\"millers\",]}", "", Post("e"));
        var got = await ReadAsync("RS_2024-03", "millers");
        got.Ids.ShouldBe(["a", "e"]);
        got.Refused.Select(r => r.Line).ShouldBe([2, 3, 4, 5]);
        got.Refused[1].Reason.ShouldBe("RS_2024-03, line 3: score is no number");
        got.Refused[2].Reason.ShouldEndWith("impossible time in created_utc: 4");
    }

    [Fact]
    public async Task Posts_with_fewer_points_are_passed_over()
    {
        Write("RS_2024-03", Post("a"), Post("b").Replace("\"score\":12", "\"score\":3", StringComparison.Ordinal), Post("c").Replace("\"score\":12,", "", StringComparison.Ordinal));
        (await ReadAsync("RS_2024-03", "millers", null, ("min-score", "10"))).Ids.ShouldBe(["a"]);
    }

    [Fact]
    public async Task A_file_is_read_once_and_again_when_it_or_the_question_is_another()
    {
        Write("RS_2024-03", Post("a"), Post("p", "potters"));
        var first = Visit(null);
        (await ReadAsync("RS_2024-03", "millers", first)).Ids.ShouldBe(["a"]);
        var second = Visit(first.NextState);
        (await ReadAsync("RS_2024-03", "millers", second)).All.ShouldBeEmpty();
        (await ReadAsync("RS_2024-03", "millers|potters", Visit(second.NextState))).Ids.ShouldBe(["a", "p"]);
        Write("RS_2024-03", Post("a"), Post("b"), Post("p", "potters"));
        (await ReadAsync("RS_2024-03", "millers", Visit(second.NextState))).Ids.ShouldBe(["a", "b"]);
    }

    [Fact]
    public async Task Of_several_files_one_that_fails_costs_no_other_and_is_tried_again()
    {
        Write("RS_2024-03", "<html>No dump</html>");
        Write("RC_2024-03", Post("c"));
        Write("RS_2024-04", Post("a"));
        var first = Visit(null);
        var got = await ReadAsync("RS_2024-02|RS_2024-03|RC_2024-03|RS_2024-04", "millers", first);
        got.Ids.ShouldBe(["a"]);
        got.Refused.Select(r => r.Reason.Split(": ", 2)[1]).ShouldBe(["there is no such file", "no dump: its first line is no JSON object", "holds comments (RC_), not posts (RS_)"]);
        got.Broke.ShouldBeNull();
        Write("RS_2024-02", Post("b"));
        (await ReadAsync("RS_2024-02|RS_2024-04", "millers", Visit(first.NextState))).Ids.ShouldBe(["b"]);
        (await ReadAsync("RS_2024-09", "millers")).Broke!.Reason.ShouldBe($"{Full("RS_2024-09")}: there is no such file");
    }

    [Fact]
    public async Task Compressed_files_are_read_and_cut_ones_say_so()
    {
        var lines = Enumerable.Range(0, 500).Select(i => Post($"i{i}", i % 10 == 0 ? "millers" : $"others{i % 7}") + "\n").Chunk(100);
        File.WriteAllBytes(Full("RS_2024-03.zst"), [.. lines.SelectMany(chunk => Zstd(Encoding.UTF8.GetBytes(string.Concat(chunk))))]);
        (await ReadAsync("RS_2024-03.zst", "millers")).Items.Count.ShouldBe(50);
        var bytes = File.ReadAllBytes(Full("RS_2024-03.zst"));
        File.WriteAllBytes(Full("RS_2024-04.zst"), bytes[..^20]);
        var visit = Visit(null);
        (await ReadAsync("RS_2024-04.zst", "millers", visit)).Broke!.Reason.ShouldContain("cut short");
        File.WriteAllBytes(Full("RS_2024-04.zst"), bytes);
        (await ReadAsync("RS_2024-04.zst", "millers", Visit(visit.NextState))).Items.Count.ShouldBe(50);
    }

    private static string Post(string id, string subreddit = "millers", string title = "Stones &amp; &lt;water&gt;", string text = "It turns", string author = "m_iller",
        string url = "", bool isSelf = true, string created = "1709294400", string more = "") =>
        $$"""{"author":"{{author}}","created_utc":{{created}},"id":"{{id}}","is_self":{{(isSelf ? "true" : "false")}},"link_flair_text":"News","num_comments":3,"score":12,"selftext":"{{text}}","subreddit":"{{subreddit}}","title":"{{title}}","url":"{{url}}"{{more}}}""";

    // A frame of one raw block: the length of the content in four bytes, one segment, no checksum (RFC 8878, section 3.1).
    private static byte[] Zstd(byte[] content)
    {
        var header = (content.Length << 3) | 1;
        return [0x28, 0xB5, 0x2F, 0xFD, 0xA0, .. BitConverter.GetBytes(content.Length), (byte)header, (byte)(header >> 8), (byte)(header >> 16), .. content];
    }

    private static ScriptedVisit Visit(string? state) => new(Pages.Now) { State = state };

    private string Full(string name) => Path.Combine(_folder.FullName, name);

    private void Write(string name, params string[] lines) => File.WriteAllText(Full(name), string.Join('\n', lines) + "\n");

    private Task<Collected> ReadAsync(string files, string communities, ScriptedVisit? visit = null, params (string, string)[] fields) => Collected.FromAsync(
        new DumpSource(Collected.Settings("dump", [("file", string.Join('|', files.Split('|').Select(Full))), ("community", communities), .. fields]), visit ?? Visit(null)));
}
