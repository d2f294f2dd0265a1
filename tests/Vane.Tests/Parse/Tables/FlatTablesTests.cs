using Vane.Parse;
using Vane.Tests.Parse.Plain;

namespace Vane.Tests.Parse.Tables;

public sealed class FlatTablesTests
{
    [Theory]
    [InlineData("ModelParamsScore\nAlpha-7B7B63.2\nBeta-13B13B65.1", "Model|Params|Score/Alpha-7B|7B|63.2/Beta-13B|13B|65.1")]
    [InlineData("模型名称主要特点发布日期\nFinch-7B擅长长文写作2024年3月\nHeron 2.0会看图说话2025年1月", "模型名称|主要特点|发布日期/Finch-7B|擅长长文写作|2024年3月/Heron 2.0|会看图说话|2025年1月")]
    [InlineData("資料集Recall@5 提升MRR@5 提升\n圖書資料集約3.2%約2.8%\n音樂資料集約4.7%約4.1%", "資料集|Recall@5 提升|MRR@5 提升/圖書資料集|約3.2%|約2.8%/音樂資料集|約4.7%|約4.1%")]
    [InlineData("NameScoreGain\nAda12.534.1\nBen9.828.0", "Name|Score|Gain/Ada|12.5|34.1/Ben|9.8|28.0")]
    public void Rows_without_anything_between_their_cells_are_cut(string text, string table) => Found(text).ShouldBe([table]);

    [Theory]
    [InlineData("Name\tRole\nIda\tEditor\nPer\tPrinter", "Name|Role/Ida|Editor/Per|Printer")]
    [InlineData("Name    Score\n-----   -----\nIda     12\nPer     9", "Name|Score/Ida|12/Per|9")]
    [InlineData("name,price\nlamp,\"1,024\"\nchair,79", "name|price/lamp|1,024/chair|79")]
    [InlineData("名称 | 单价\n灯 | 45\n椅 | 399", "名称|单价/灯|45/椅|399")]
    public void Rows_with_something_between_their_cells_are_parted(string text, string table) => Found(text).ShouldBe([table]);

    [Fact]
    public void Cells_may_each_have_a_line() =>
        Found("We offer two plans.\n\nPlan\nPrice\nUsers\nFree\n$0\n1\nTeam\n$12\n25\n\nPrices are for a month.").ShouldBe(["Plan|Price|Users/Free|$0|1/Team|$12|25"]);

    [Theory]
    [InlineData("Total costs\nWe sold 5 lamps\nThey sold 7 chairs")]
    [InlineData("总营收超过了40亿美元\n平均每人创造了250万美元\n平均每家只有22名员工")]
    [InlineData("Stars\n1.2k\nForks\n310\nIssues\n12")]
    [InlineData("server:\n  port: 8080\n  workers: 4\n  timeout: 30")]
    [InlineData("TeamWinsLosses\nHarbour213\nMill186\nCastle915")]
    public void What_is_no_table_beyond_doubt_is_none(string text) => Found(text).ShouldBeEmpty();

    [Fact]
    public void Cells_point_into_the_lines_as_they_were_given()
    {
        string[] lines = ["  NameScore", "  Ada91%", "  Ben87%"];
        var table = FlatTables.Find(lines).Single();
        table.Rows[1].Select(cell => cell.Span.In(lines[cell.Line]).ToString()).ShouldBe(["Ada", "91%"]);
    }

    [Fact]
    public void A_file_of_tables_gives_the_tables_alone()
    {
        var content = TableFileReader.Read(Readings.Input("# Week\n\nWords.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n", "week.md"));
        content.Kind.ShouldBe(InputKind.Table);
        content.Text.ShouldBe("a\tb\n1\t2");
    }

    [Theory]
    [InlineData("x.csv", "city,note\nYork,\"a, b\"\"c\"\nHull,\n", "city|note/York|a, b\"c/Hull|")]
    [InlineData("x.tsv", "城市\t說明\n臨港\t港口\n", "城市|說明/臨港|港口")]
    [InlineData("x.txt", "city;note\nYork;old\nHull;new\n", "city|note/York|old/Hull|new")]
    public void Files_of_records_are_tables_throughout(string name, string text, string table)
    {
        var content = TableFileReader.Read(Readings.Input(text, name));
        content.Outline.Blocks.Single().Grid!.Shown(content.Text).ShouldBe(table);
    }

    [Theory]
    [InlineData("x.csv", "a,b,c\n1,2,3\n4,5,6,7\n", "a|b|c|/1|2|3|/4|5|6|7", "1 row has another number of cells")]
    [InlineData("x.csv", "a,b,c\n1,2\n4,5,6\n7\n8,9,10", "a|b|c/1|2|/4|5|6/7||/8|9|10", "2 rows have another number of cells")]
    [InlineData("x.csv", "city\nYork\nHull\n", "city/York/Hull", null)]
    public void Uneven_rows_are_filled_up_and_one_column_is_a_table(string name, string text, string table, string? remark)
    {
        var content = TableFileReader.Read(Readings.Input(text, name));
        content.Outline.Blocks.Single().Grid!.Shown(content.Text).ShouldBe(table);
        content.Remarks.ShouldBe(remark is null ? [] : [remark]);
    }

    [Theory]
    [InlineData("x.csv")]
    [InlineData("x.txt")]
    public void Cells_say_nothing_of_their_file(string name)
    {
        var content = TableFileReader.Read(Readings.Input("Report,Date\nby: Finch7,24B\n2025-03-04,May 5 2025\n", name));
        (content.Title, content.Author, content.Published, content.Site).ShouldBe((null, null, null, null));
    }

    [Fact]
    public void A_page_gives_its_tables_alone()
    {
        var content = TableFileReader.Read(Readings.Input(
            "<!DOCTYPE html><html><head><title>Week</title></head><body><article><h1>Week</h1><p>It rained all week, and the wind, which had been light, grew strong on the second day of it.</p>"
            + "<table><tr><th>Day</th><th>Wind</th></tr><tr><td>Mon</td><td>12</td></tr><tr><td>Tue</td><td>30</td></tr></table><p>Then, on the third day, it was dry again, and everybody went out.</p></article></body></html>", "week.html"));
        content.Text.ShouldBe("Day\tWind\nMon\t12\nTue\t30");
        content.Outline.Blocks.Single().Grid!.Shown(content.Text).ShouldBe("Day|Wind/Mon|12/Tue|30");
        content.ShouldHold();
    }

    [Fact]
    public void A_row_of_very_many_cells_is_refused() =>
        Should.Throw<ParseException>(() => TableFileReader.Read(Readings.Input(new string(',', 5_000), "x.csv"))).Message.ShouldBe("a row has more than 1,000 cells");

    [Fact]
    public void A_text_without_tables_is_refused() =>
        Should.Throw<ParseException>(() => TableFileReader.Read(Readings.Input("Nothing but words."))).Message.ShouldBe("no table in it");

    private static string[] Found(string text)
    {
        var lines = text.Split('\n');
        return [.. FlatTables.Find(lines).Select(table => string.Join('/', table.Rows.Select(row => string.Join('|', row.Select(cell => cell.Span.In(lines[cell.Line]).ToString())))))];
    }
}
