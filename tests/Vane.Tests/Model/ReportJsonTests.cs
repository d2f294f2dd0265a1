using System.Text;
using Vane.Model;
using Vane.Tests.Support;

namespace Vane.Tests.Model;

public sealed class ReportJsonTests
{
    private static readonly byte[] Json = ReportJson.Write(
        Make.Report(Make.Edition("2025-05-05", ReportPeriod.Week, asOf: "2025-05-30T00:00"), Worlds.Sample(100)));

    private static readonly string Text = Encoding.UTF8.GetString(Json);

    [Fact]
    public void What_was_written_is_read_back()
    {
        var report = ReportJson.Read(Json);
        ReportJson.Write(report).ShouldBe(Json);
        report.Generator.ShouldBe("vane test");
        report.Table("posts-week", "posts").Rows.Count.ShouldBe(20);
        report.Sections.SelectMany(s => s.Tables).SelectMany(t => t.Rows).SelectMany(r => r.Cells).ShouldContain((Slot?)null);
        Text.ShouldEndWith("}\n");
        Text.ShouldNotContain("\r");
    }

    [Fact]
    public void A_field_that_is_not_part_of_the_format_is_refused() => Should.Throw<FormatException>(
        () => ReportJson.Read(Encoding.UTF8.GetBytes(Text.Replace("\"kind\": \"coverage-window\",", "\"kind\": \"coverage-window\", \"text\": \"a lie\",", StringComparison.Ordinal))));

    [Fact]
    public void Foreign_scripts_stay_readable()
    {
        var report = Make.Report(Make.Edition("2025-05-20"), Make.Post("a", "2025-05-20T10:00", 1, title: "标题 <b> &"));
        Encoding.UTF8.GetString(ReportJson.Write(report)).ShouldContain("\"标题 <b> &\"");
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{ \"schema\": 1 }")]
    [InlineData("no json")]
    public void What_is_no_report_is_refused(string json) =>
        Should.Throw<FormatException>(() => ReportJson.Read(Encoding.UTF8.GetBytes(json)));

    [Theory]
    [InlineData("\"schema\": 1", "\"schema\": 2")]
    [InlineData("\"type\": \"count\"", "\"type\": \"spell\"")]
    [InlineData("\"2025-05-05\"", "\"5 May\"")]
    [InlineData("\"2025-05-30T00:00:00Z\"", "\"yesterday\"")]
    [InlineData("\"2025-05-30T00:00:00Z\"", "17")]
    [InlineData("\"state\": \"", "\"state\": \"un")]
    [InlineData("\"period\": \"week\"", "\"period\": \"year\"")]
    public void A_report_that_was_changed_into_something_else_is_refused(string good, string bad)
    {
        Text.ShouldContain(good);
        Should.Throw<FormatException>(() => ReportJson.Read(Encoding.UTF8.GetBytes(Text.Replace(good, bad, StringComparison.Ordinal))));
    }

    [Fact]
    public void A_report_cut_short_is_refused() => Should.Throw<FormatException>(() => ReportJson.Read(Json.AsSpan(0, Json.Length / 2)));
}
