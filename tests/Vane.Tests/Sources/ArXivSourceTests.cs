using NodaTime;
using Vane.Model;
using Vane.Net;
using Vane.Sources;

namespace Vane.Tests.Sources;

public sealed class ArXivSourceTests
{
    private const string Base = "http://127.0.0.1:5000/arxiv";

    private static readonly Instant Now = Instant.FromUtc(2026, 3, 10, 12, 0);

    private ScriptedVisit _visit = new(Now) { Since = Now - Duration.FromHours(6), State = "2026-03-09T17:00:00Z" };

    [Fact]
    public async Task A_paper_is_one_document_in_all_its_versions()
    {
        _visit.Answer(Page(0), Feed(1, Paper("2603.00017v3", "2026-03-09T16:00:00Z", "2026-03-10T09:30:00Z")));
        var item = (await ReadAsync()).Items.ShouldHaveSingleItem();
        item.Key.ShouldBe(new DocumentKey("arxiv", "2603.00017"));
        (item.Title, item.Text).ShouldBe(("On the singing of kettles", "We listen to kettles where a < b. They sing."));
        (item.Author, item.Category, item.Community).ShouldBe(("Ada Steam, Bo Ling", "cs.CL", "arxiv"));
        item.Url.ShouldBe("https://arxiv.org/abs/2603.00017");
        (item.Published, item.Updated).ShouldBe((Instant.FromUtc(2026, 3, 9, 16, 0), Instant.FromUtc(2026, 3, 10, 9, 30)));
    }

    [Fact]
    public async Task The_first_version_of_a_paper_is_no_update()
    {
        _visit.Answer(Page(0), Feed(1, Paper("hep-th/0601001v1", "2026-03-09T16:00:00Z")));
        var item = (await ReadAsync()).Items.ShouldHaveSingleItem();
        (item.Key.Id, item.Updated).ShouldBe(("hep-th/0601001", null));
    }

    [Fact]
    public async Task Pages_go_back_to_the_latest_paper_seen_however_late_it_was_announced()
    {
        _visit.Answer(Page(0), Feed(5, Paper("2603.00005v1", "2026-03-10T01:00:00Z"), Paper("2603.00004v1", "2026-03-09T17:30:00Z")))
            .Answer(Page(2), Feed(5, Paper("2603.00003v1", "2026-03-09T11:30:00Z"), Paper("2603.00002v1", "2026-03-09T10:59:00Z")));
        (await ReadAsync()).Ids.ShouldBe(["2603.00005", "2603.00004", "2603.00003", "2603.00002"]);
        _visit.NextState.ShouldBe("2026-03-10T01:00:00Z");
    }

    [Fact]
    public async Task The_first_visit_looks_back_three_days_and_at_ten_pages()
    {
        _visit = new(Now);
        for (var page = 0; page < 20; page++) _visit.Answer(Page(page), Feed(2000, Paper($"2603.{page:00000}v1", page == 5 ? "2026-03-07T12:00:00Z" : "2026-03-10T01:00:00Z")));
        (await ReadAsync()).Items.Count.ShouldBe(10);

        _visit = new ScriptedVisit(Now).Answer(Page(0), Feed(2000, Paper("2603.00001v1", "2026-03-07T11:59:00Z")));
        (await ReadAsync()).Items.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Without_a_state_five_days_before_the_last_visit_are_looked_at()
    {
        _visit = new ScriptedVisit(Now) { Since = Now }.Answer(Page(0), Feed(9, Paper("2603.00001v1", "2026-03-05T12:30:00Z"))).Answer(Page(1), Feed(9, Paper("2603.00002v1", "2026-03-05T11:30:00Z")));
        (await ReadAsync()).Items.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_visit_that_fails_leaves_the_state_as_it_was()
    {
        _visit.Answer(Page(0), Feed(500, Paper("2603.00005v1", "2026-03-10T01:00:00Z"))).Fail(Page(1), FetchFault.ServerFailed);
        var read = await ReadAsync();
        read.Ids.ShouldBe(["2603.00005"]);
        read.Ended.ShouldNotBeNull();
        _visit.NextState.ShouldBeNull();
    }

    [Fact]
    public async Task What_is_as_it_was_keeps_the_state()
    {
        _visit.Unchanged(Page(0));
        (await ReadAsync()).All.ShouldBeEmpty();
        _visit.NextState.ShouldBe(_visit.State);
    }

    [Fact]
    public async Task Several_subjects_and_a_further_condition_are_asked_for_in_one_query()
    {
        _visit.Answer(Page(0, "(cat:cs.AI OR cat:cs.CL) AND (abs:kettle)"), Feed(0));
        (await ReadAsync(("category", "cs.AI|cs.CL"), ("query", "abs:kettle"))).All.ShouldBeEmpty();
        _visit.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_without_the_papers_it_speaks_of_is_a_fault()
    {
        _visit.Answer(Page(0), Feed(812));
        (await ReadAsync()).Broke.ShouldNotBeNull().Reason.ShouldBe("127.0.0.1/arxiv/api/query speaks of 812 papers and gives none");
    }

    [Fact]
    public async Task An_error_in_the_form_of_a_paper_is_none()
    {
        _visit.Answer(Page(0), Feed(1, """
            <entry><id>http://arxiv.org/api/errors#malformed_query</id><title>Error</title><summary>malformed query</summary>
            <updated>2026-03-10T00:00:00Z</updated><author><name>arXiv api core</name></author></entry>
            """));
        var read = await ReadAsync();
        read.Broke.ShouldNotBeNull().Reason.ShouldBe("127.0.0.1/arxiv/api/query refused the query: malformed query");
        read.Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_page_in_the_place_of_the_feed_is_said()
    {
        _visit.Answer(Page(0), "<html><body>Rate exceeded.</body></html>", "text/html");
        (await ReadAsync()).Broke.ShouldNotBeNull().Reason.ShouldStartWith("127.0.0.1/arxiv/api/query answered with what is no feed: ");
    }

    [Fact]
    public async Task A_bad_paper_is_refused_and_the_others_are_not()
    {
        _visit.Answer(Page(0), Feed(4, Paper("nonsense", "2026-03-10T01:00:00Z"), Paper("2603.00001v1", "soon"), Paper("2603.00002v1", "2026-03-12T01:00:00Z"),
            Paper("2603.00003v1", "2026-03-10T01:00:00Z")));
        var read = await ReadAsync();
        read.Refused.Select(r => r.Reason).ShouldBe(
            ["id is no paper: http://arxiv.org/abs/nonsense", "impossible time in published", "from the future: 2026-03-12T01:00:00Z"]);
        read.Ids.ShouldBe(["2603.00003"]);
        _visit.NextState.ShouldBe("2026-03-10T01:00:00Z");
    }

    [Fact]
    public async Task An_answer_that_is_cut_short_is_broken()
    {
        var feed = Feed(2, Paper("2603.00017v1", "2026-03-10T09:00:00Z"), Paper("2603.00016v1", "2026-03-10T08:00:00Z"));
        _visit.Answer(Page(0), feed[..feed.LastIndexOf("<summary>", StringComparison.Ordinal)]);
        var got = await ReadAsync();
        got.Items.ShouldBeEmpty();
        got.Broke!.Reason.ShouldContain("cut short");
    }

    private Task<Collected> ReadAsync(params (string, string)[] more) =>
        Collected.FromAsync(ArXivSource.Kind.Open(Collected.Settings("arxiv", [("address", Base), .. more.Length > 0 ? more : [("category", "cs.CL")]]), _visit));

    private static string Page(int start, string query = "cat:cs.CL") =>
        $"{Base}/api/query?search_query={query}&sortBy=submittedDate&sortOrder=descending&start={start}&max_results=100";

    private static string Feed(int total, params string[] papers) =>
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom"><title type="html">ArXiv Query</title><id>http://arxiv.org/api/x</id><updated>2026-03-10T00:00:00-05:00</updated>
        <opensearch:totalResults xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">{total}</opensearch:totalResults>
        <opensearch:startIndex xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">0</opensearch:startIndex>{string.Concat(papers)}</feed>
        """;

    private static string Paper(string id, string published, string? updated = null) =>
        $"""
        <entry><id>http://arxiv.org/abs/{id}</id><updated>{updated ?? published}</updated><published>{published}</published><title>On the singing
          of kettles</title><summary>  We listen to kettles where
        a &lt; b. They sing.
        </summary><author><name>Ada Steam</name></author><author><name>Bo Ling</name></author>
        <arxiv:comment xmlns:arxiv="http://arxiv.org/schemas/atom">9 pages</arxiv:comment>
        <link href="http://arxiv.org/abs/{id}" rel="alternate" type="text/html"/><link title="pdf" href="http://arxiv.org/pdf/{id}" rel="related" type="application/pdf"/>
        <arxiv:primary_category xmlns:arxiv="http://arxiv.org/schemas/atom" term="cs.CL" scheme="http://arxiv.org/schemas/atom"/>
        <category term="cs.AI" scheme="http://arxiv.org/schemas/atom"/><category term="cs.CL" scheme="http://arxiv.org/schemas/atom"/></entry>
        """;
}
