using NodaTime;
using Vane.Model;

namespace Vane.Tests.Collect;

public sealed class MarkdownReportSourceTests
{
    private const string Title = "# Reddit AI Trend Report - 2025-10-05\n\n";
    private const string Today = Title + """
        ## Today's Trending Posts

        | Title | Community | Score | Comments | Category | Posted |
        |-------|-----------|-------|----------|----------|--------|

        """;

    [Fact]
    public async Task A_row_becomes_an_item_seen_at_the_end_of_the_reports_day()
    {
        var all = await Readings.OfReportAsync(Today + Row("A robot folds towels", "Robotics"));
        var item = all.Items.ShouldHaveSingleItem();
        item.Key.ShouldBe(new DocumentKey("reddit", "1abc2"));
        item.Url.ShouldBe("https://www.reddit.com/comments/1abc2");
        (item.Title, item.Truncated, item.Language).ShouldBe(("A robot folds towels", false, "en"));
        (item.Community, item.Category).ShouldBe(("r/robots", "Robotics"));
        item.Published.ShouldBe(Instant.FromUtc(2025, 10, 4, 13, 7));
        item.Observations.ShouldBe([new Observation(Instant.FromUtc(2025, 10, 5, 23, 59, 59), 1324, 470, null)]);
        all.Lines.ShouldBe([7]);
    }

    [Theory]
    [InlineData("Question | Help")]
    [InlineData(@"Question \| Help")]
    public async Task A_flair_with_a_bar_stays_one_category(string flair)
    {
        var all = await Readings.OfReportAsync(Today + Row("A", flair));
        all.Items.ShouldHaveSingleItem().Category.ShouldBe("Question | Help");
    }

    [Theory]
    [InlineData("Left | right", "Left | right")]
    [InlineData(@"Left \| right", "Left | right")]
    [InlineData(@"\[D\] What now?", "[D] What now?")]
    [InlineData("[P] [R] Both", "[P] [R] Both")]
    [InlineData("a [b](https://e.org/x) c", "a [b](https://e.org/x) c")]
    [InlineData(@"It\\'s &amp;nbsp", "It's &nbsp")]
    public async Task A_title_may_hold_bars_and_brackets(string cell, string title)
    {
        var all = await Readings.OfReportAsync(Today + Row(cell, "News"));
        all.Refused.ShouldBeEmpty();
        all.Items.ShouldHaveSingleItem().Title.ShouldBe(title);
    }

    [Theory]
    [InlineData("A long title&nb...", "A long title…")]
    [InlineData("A long title…", "A long title…")]
    [InlineData(@"A long title\...", "A long title…")]
    public async Task A_cut_title_says_so(string cell, string title)
    {
        var item = (await Readings.OfReportAsync(Today + Row(cell, "News"))).Items.ShouldHaveSingleItem();
        (item.Title, item.Truncated).ShouldBe((title, true));
    }

    [Fact]
    public async Task A_title_with_a_chinese_character_is_chinese() =>
        (await Readings.OfReportAsync(Today + Row("新 model", "News"))).Items.ShouldHaveSingleItem().Language.ShouldBe("zh");

    [Theory]
    [InlineData("https://www.reddit.com/comments/t3_1abc2", "reddit", "1abc2")]
    [InlineData("https://www.reddit.com/r/robots/comments/1abc2/a_slug/", "reddit", "1abc2")]
    [InlineData("https://old.reddit.com/comments/1abc2/?x=1", "reddit", "1abc2")]
    [InlineData("https://redd.it/1abc2", "reddit", "1abc2")]
    [InlineData("https://www.example.org/a_(b)", "example.org", "https://www.example.org/a_(b)")]
    [InlineData("http://notreddit.com/comments/1", "notreddit.com", "http://notreddit.com/comments/1")]
    public async Task The_link_identifies_the_document(string url, string source, string id)
    {
        var all = await Readings.OfReportAsync(Today + Row("A", "News").Replace(Address, url, StringComparison.Ordinal));
        all.Items.ShouldHaveSingleItem().Key.ShouldBe(new DocumentKey(source, id));
        all.Items[0].Url.ShouldBe(url);
    }

    [Fact]
    public async Task Weekly_and_monthly_tables_have_a_running_number()
    {
        var all = await Readings.OfReportAsync(Title + """
            ## Weekly Popular Posts
            | # | Title | Community | Score | Comments | Category | Posted |
            |---|-------|-----------|-------|----------|----------|--------|
            | 1 | [A](https://www.reddit.com/comments/1a) | [r/x](https://www.reddit.com/r/x) | 1,324 | 2 | | 2025-10-01 00:00 UTC |

            ## Monthly Popular Posts
            | # | Title | Community | Score | Comments | Category | Posted |
            |---|-------|-----------|-------|----------|----------|--------|
            | 1 | [A](https://www.reddit.com/comments/1a) | r/x | 1325 | 2 | 7 | 2025-10-01 00:00 UTC |
            """);
        all.Refused.ShouldBeEmpty();
        all.Items.Select(i => i.Observations[0].Score).ShouldBe([1324, 1325]);
        all.Items.Select(i => i.Category).ShouldBe([null, "7"]);
    }

    [Fact]
    public async Task By_community_the_heading_names_the_community()
    {
        var all = await Readings.OfReportAsync(Title + """
            ## Top Posts by Community (Past Week)
            ### r/LocalLLaMA
            | Title | Score | Comments | Category | Posted |
            |-------|-------|----------|----------|--------|
            | [A](https://www.reddit.com/comments/1a) | 3 | 2 | News | 2025-10-01 00:00 UTC |

            ### What this means
            | Title | Score | Comments | Category | Posted |
            |-------|-------|----------|----------|--------|
            | [B](https://www.reddit.com/comments/1b) | 3 | 2 | News | 2025-10-01 00:00 UTC |

            ### [r/other\_place](https://www.reddit.com/r/other_place)
            | Title | Score | Comments | Category | Posted |
            |-------|-------|----------|----------|--------|
            | [C](https://www.reddit.com/comments/1c) | 3 | 2 | News | 2025-10-01 00:00 UTC |
            """);
        all.Items.Select(i => i.Community).ShouldBe(["r/LocalLLaMA", "r/other_place"]);
        all.Refused.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("今日热门帖子", "标题 | 社区 | 分数 | 评论 | 类别 | 发布时间")]
    [InlineData("本周热门帖子", "标题 | 社区 | 得分 | 评论数 | 分类 | 发布时间")]
    [InlineData("本週熱門帖子", "標題 | 社區 | 分數 | 留言 | 類別 | 發佈時間")]
    [InlineData("各社區本週熱門帖子", "標題 | 社區 | 分數 | 評論 | 類別 | 發佈時間")]
    [InlineData("Weekly Trending", "Title | Community | Score | Comments | Category | Posted")]
    [InlineData("Today's Posts", "title | community | score | comments | category | posted")]
    [InlineData("Top Posts by Community", "Title | Community | Score | Comments | Category | Posted")]
    public async Task Headings_and_columns_are_known_in_each_language(string heading, string columns)
    {
        var all = await Readings.OfReportAsync(
            $"# Reddit AI 趋势报告 - 2025-10-05\n## {heading}\n| {columns} |\n|--|--|--|--|--|--|\n" + Row("A", "News"));
        all.Items.ShouldHaveSingleItem();
        all.Refused.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Trend Analysis")]
    [InlineData("趋势分析")]
    [InlineData("趨勢分析")]
    public async Task The_narrative_is_never_read_even_where_it_copies_the_tables(string heading)
    {
        var table = Today[Title.Length..] + Row("Made up", "News");
        var all = await Readings.OfReportAsync(Today + Row("Real", "News") + $"\n## {heading}\n" + table + table);
        all.Items.ShouldHaveSingleItem().Title.ShouldBe("Real");
        all.Refused.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Weekly Trend Comparison")]
    [InlineData("Today's Highlights")]
    [InlineData("Monthly Technology Evolution")]
    [InlineData("社区亮点")]
    public async Task Other_sections_are_passed_over_with_their_tables(string heading)
    {
        var all = await Readings.OfReportAsync(
            Today + Row("Real", "News") + Today.Replace("Today's Trending Posts", heading, StringComparison.Ordinal) + Row("Not", "News"));
        all.Items.ShouldHaveSingleItem().Title.ShouldBe("Real");
    }

    [Theory]
    [InlineData("| A | [r/x](https://www.reddit.com/r/x) | 1 | 2 | News | 2025-10-01 00:00 UTC |", "row without a link to its post")]
    [InlineData("| [D] A | [r/x](https://www.reddit.com/r/x) | 1 | 2 | News | 2025-10-01 |", "row without a link to its post")]
    [InlineData("| [A](https://redd.it/1a) | r/x | many | 2 | News | 2025-10-01 |", "score is no whole number: many")]
    [InlineData("| [A](https://redd.it/1a) | r/x | 1 | 2.5 | News | 2025-10-01 |", "comments is no whole number: 2.5")]
    [InlineData("| [A](https://redd.it/1a) | r/x | -1 | 2 | News | 2025-10-01 |", "negative score -1")]
    [InlineData("| [A](https://redd.it/1a) | r/x | 1 | 2 | News | yesterday |", "impossible time in posted: yesterday")]
    [InlineData("| [A](https://redd.it/1a) | r/x | 1 | 2 |", "too few cells")]
    [InlineData("| [A](https://redd.it/1a) | r/x | 1 | 2 | News", "not a whole row")]
    [InlineData("the second line of a title", "not a whole row")]
    [InlineData("| [](https://redd.it/1a) | r/x | 1 | 2 | News | 2025-10-01 |", "no title")]
    [InlineData("| [...](https://redd.it/1a) | r/x | 1 | 2 | News | 2025-10-01 |", "no title")]
    [InlineData("| [A\0](https://redd.it/1a) | r/x | 1 | 2 | News | 2025-10-01 |", "NUL character")]
    [InlineData("| [A](https://www.reddit.com/r/x) | r/x | 1 | 2 | News | 2025-10-01 |", "the link names no post")]
    public async Task A_row_that_cannot_be_read_is_refused_and_the_rest_goes_on(string row, string reason)
    {
        var all = await Readings.OfReportAsync(Today + row + "\n" + Row("Good", "News"));
        var refused = all.Refused.ShouldHaveSingleItem();
        (refused.Line, refused.Reason).ShouldBe((7L, reason));
        refused.Excerpt.ShouldNotBeEmpty();
        all.Items.ShouldHaveSingleItem().Title.ShouldBe("Good");
    }

    [Fact]
    public async Task Rows_after_a_blank_line_are_still_rows_of_the_table()
    {
        var all = await Readings.OfReportAsync(Today + Row("A", "News") + "\n" + Row("B", "News"));
        all.Items.Select(i => i.Title).ShouldBe(["A", "B"]);
    }

    [Fact]
    public async Task A_table_with_unknown_columns_is_refused_and_not_guessed()
    {
        var all = await Readings.OfReportAsync(Title + "## Weekly Popular Posts\n| Name | Votes |\n|--|--|\n| a | 1 |\n");
        all.Reasons.ShouldBe(Enumerable.Repeat("row of a table whose columns are not known", 2));
    }

    [Fact]
    public async Task Empty_tables_are_no_error()
    {
        var all = await Readings.OfReportAsync(Today + "\n\n## Weekly Popular Posts\n\n\n");
        (all.Items.Count, all.Refused.Count, all.Broke).ShouldBe((0, 0, null));
    }

    [Theory]
    [InlineData("# Reddit AI Trend Report - 2025-10-05\n\nText only.\n", "none of its sections")]
    [InlineData("", "none of its sections")]
    [InlineData("# Notes\n## Weekly Popular Posts\n", "it names no day")]
    [InlineData("# Notes of 2025-13-45\n## Weekly Popular Posts\n", "it names no day")]
    public async Task Another_kind_of_text_is_no_trend_report(string text, string reason)
    {
        var all = await Readings.OfReportAsync(text);
        (all.Broke?.Line, all.Broke?.Reason).ShouldBe((1L, $"not a trend report: {reason}"));
        (all.Items.Count, all.Refused.Count).ShouldBe((0, 0));
    }

    [Theory]
    [InlineData("# Reddit AI 趋势报告\n", "/in/report_20251005_en.md")]
    [InlineData("# Reddit AI 趋势报告\n", "report_20251005_zh@2025-10-06T1100.md.gz")]
    [InlineData("---\ntitle: x\ndate: 2025-10-05\n---\n# Report\n", "report_20240101.md")]
    [InlineData("# Report of 2025年10月5日\n", "report_20240101.md")]
    [InlineData("\uFEFF# Report 2025-10-05\r\n# Not this one 2024-01-01\r\n", "report.md")]
    public async Task The_day_comes_from_the_heading_the_front_matter_or_the_name(string head, string name)
    {
        var all = await Readings.OfReportAsync(head + Today[Title.Length..] + Row("A", "News"), name);
        all.Items.ShouldHaveSingleItem().FirstSeen.ShouldBe(Instant.FromUtc(2025, 10, 5, 23, 59, 59));
    }

    private const string Address = "https://www.reddit.com/comments/1abc2";

    private static string Row(string title, string category) =>
        $"| [{title}]({Address}) | [r/robots](https://www.reddit.com/r/robots) | 1324 | 470 | {category} | 2025-10-04 13:07 UTC |\n";
}
