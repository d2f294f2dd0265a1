using Vane.Backtest;
using Vane.Tests.Publish;
using Vane.Tests.Support;
using Vane.Web;

namespace Vane.Tests.Backtest;

/// <summary>Whatever a term or a source is called, the page keeps the structure it has for harmless ones.</summary>
public sealed class BacktestPageTests : IAsyncDisposable
{
    private static readonly BacktestOptions Options = new(Make.Day("2025-07-07"), Make.Day("2025-07-20"));

    private readonly HtmlReport _html = new([]);

    public ValueTask DisposeAsync() => _html.DisposeAsync();

    [Fact]
    public void A_page_keeps_its_structure() => Foreign.Visible.Holds(text =>
        Shape.Same(Shape.OfHtml(Draw(text)), Shape.OfHtml(Draw("Kestrel"))), 60);

    [Fact]
    public void A_page_has_a_line_for_each_method_and_no_script()
    {
        var page = Shape.ParseHtml(Draw("<script>alert(1)</script>"));
        page.QuerySelectorAll("script").ShouldBeEmpty();
        page.QuerySelectorAll("li bdi").Select(e => e.TextContent).ShouldBe(["<script>alert(1)</script>", "<script>alert(1)</script>"]);
        var charts = page.QuerySelectorAll("svg.chart");
        charts.Length.ShouldBe(2);
        charts.ShouldAllBe(c => c.QuerySelectorAll("polyline").Length == 2);
        // Half of the terms on the fourth of seven days: in the middle of both axes.
        charts[0].QuerySelectorAll("g.m0 circle")[3].GetAttribute("cx").ShouldBe("264");
        charts[0].QuerySelectorAll("g.m0 circle")[3].GetAttribute("cy").ShouldBe("112");
        page.QuerySelectorAll("section").Length.ShouldBe(2);
        page.QuerySelectorAll("section")[1].TextContent.ShouldContain("No week with documents");
    }

    private string Draw(string text) => _html.WriteBacktestAsync(Options, [Result(text), new SourceBacktest(text, 4, 0, [], [])]).GetAwaiter().GetResult();

    private static SourceBacktest Result(string text)
    {
        var term = new EmergingTerm(Told.Term("Kestrel"), text, 5, 0.25, []);
        Estimate? Half(int day) => new Estimate(day / 8.0, 0, 1);
        MethodBacktest Method(string name) => new(name, Half(1), null, Half(2), Half(3), [.. Enumerable.Range(1, 7).Select(Half)], [null, null, null], null, [3, 5]);
        return new SourceBacktest(
            text, 4, 3,
            [new WeekBacktest(Make.Day("2025-07-07"), [(term, 6)], [new FalseAlarm(text, true, 2, 3, 1)]), new WeekBacktest(Make.Day("2025-07-14"), [(term, 2)], [])],
            [Method("vane"), Method("volume")]);
    }
}
