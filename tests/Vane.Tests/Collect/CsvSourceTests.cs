using System.Text;
using NodaTime;
using Vane.Collect;
using Vane.Model;

namespace Vane.Tests.Collect;

public sealed class CsvSourceTests
{
    private const string Header = "source,id,title,published,score,at\n";
    private const string Good = "forum,1,A title,2025-03-01,5,2025-03-02T10:00:00Z\n";

    [Fact]
    public async Task Every_field_is_read_whatever_the_order_and_case_of_the_columns()
    {
        var all = await Readings.OfCsvAsync("""
            Title,ID,SOURCE,community,url,text,author,category,lang,published,truncated,at,score,comments,rank
            T,7,forum,c/x,https://e.org/7,Body,Ann,News,en,2025-03-01T08:00:00Z,true,2025-03-02,5,3,1
            """);
        var item = all.Items.ShouldHaveSingleItem();
        item.Key.ShouldBe(new DocumentKey("forum", "7"));
        (item.Title, item.Community, item.Url, item.Text).ShouldBe(("T", "c/x", "https://e.org/7", "Body"));
        (item.Author, item.Category, item.Language, item.Truncated).ShouldBe(("Ann", "News", "en", true));
        item.Published.ShouldBe(Instant.FromUtc(2025, 3, 1, 8, 0));
        item.Observations.ShouldBe([new Observation(Instant.FromUtc(2025, 3, 2, 0, 0), 5, 3, 1)]);
    }

    [Fact]
    public async Task A_byte_order_mark_and_unknown_columns_are_passed_over()
    {
        var all = await Readings.OfCsvAsync("\uFEFFsource,mood,id,title,published\r\nforum,glad,1,A,2025-01-01\r\n");
        all.Items.ShouldHaveSingleItem().Key.Id.ShouldBe("1");
        all.Refused.ShouldBeEmpty();
    }

    [Fact]
    public async Task Quoted_cells_hold_commas_quotes_and_line_ends()
    {
        var all = await Readings.OfCsvAsync(
            "source,id,title,text,published\nforum,1,\"a, \"\"b\"\"\",\"one\r\n\r\ntwo\",2025-01-01\nforum,2,B,,2025-01-01");
        all.Items[0].Title.ShouldBe("a, \"b\"");
        all.Items[0].Text.ShouldBe("one\n\ntwo");
        all.Items[1].Title.ShouldBe("B");
        all.Lines.ShouldBe([2, 5]);
    }

    [Fact]
    public async Task A_column_of_observations_holds_their_json()
    {
        var all = await Readings.OfCsvAsync("""
            source,id,title,observations
            forum,1,A,"[{""at"":""2025-01-01"",""score"":1},{""at"":""2025-01-02"",""score"":4}]"
            forum,2,B,"[{""at"":""2025-01-01"",""score"":1}] []"
            forum,3,C,"[{""at"":""\ud800"",""score"":1}]"
            forum,4,D,nothing
            """);
        all.Items.ShouldHaveSingleItem().Observations.Select(o => o.Score).ShouldBe([1, 4]);
        all.Refused.Select(r => r.Line).ShouldBe([3, 4, 5]);
        all.Reasons[1].ShouldBe("lone surrogate");
    }

    [Theory]
    [InlineData("forum,9,T,2025-01-01", "4 cells where the header has 6")]
    [InlineData("forum,9,T,2025-01-01,1,2025-01-01,more", "7 cells where the header has 6")]
    [InlineData("forum,9,,2025-01-01,,", "no title")]
    [InlineData("forum,,T,2025-01-01,,", "no id")]
    [InlineData(",9,T,2025-01-01,,", "no source")]
    [InlineData("forum,9,T,2025-02-30,,", "impossible time in published: 2025-02-30")]
    [InlineData("forum,9,T,,1,soon", "impossible time in at: soon")]
    [InlineData("forum,9,T,,,", "neither published nor observed: nothing places it in time")]
    [InlineData("forum,9,T,2025-01-01,7,", "an observation has no time")]
    [InlineData("forum,9,T,,12.5,2025-01-01", "score is no whole number")]
    [InlineData("forum,9,T,,many,2025-01-01", "score is no number")]
    [InlineData("forum,9,T,,NaN,2025-01-01", "score is no number")]
    [InlineData("forum,9,T,,1e400,2025-01-01", "score is no number")]
    [InlineData("forum,9,T,,-1,2025-01-01", "negative score -1")]
    [InlineData("forum,9,\"T\" x,2025-01-01,,", "bad quoting")]
    [InlineData("forum,9,T \"x\",2025-01-01,,", "bad quoting")]
    [InlineData("forum,9,T\0,2025-01-01,,", "NUL character")]
    [InlineData("forum,9,T,2025-01-01,,\rforum", "a carriage return outside quotes")]
    public async Task A_bad_record_is_refused_and_the_rest_goes_on(string record, string reason)
    {
        var all = await Readings.OfCsvAsync(Header + record + "\n" + Good);
        var refused = all.Refused.ShouldHaveSingleItem();
        (refused.Line, refused.Reason).ShouldBe((2L, reason));
        refused.Excerpt.ShouldNotBeEmpty();
        all.Items.ShouldHaveSingleItem().Title.ShouldBe("A title");
        all.Broke.ShouldBeNull();
    }

    [Theory]
    [InlineData("FF")]
    [InlineData("EDA080")]
    [InlineData("C3")]
    public async Task Only_the_record_with_bytes_that_are_no_text_is_refused(string hex)
    {
        byte[] csv = [.. Bytes(Header + "forum,9,T"), .. Convert.FromHexString(hex), .. Bytes(",2025-01-01,,\n" + Good)];
        var all = await Readings.OfCsvAsync(csv);
        all.Reasons.ShouldBe(["invalid UTF-8"]);
        all.Items.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_replacement_character_the_author_wrote_is_kept()
    {
        var all = await Readings.OfCsvAsync(Header + "forum,9,what � is,2025-01-01,,\n");
        all.Items.ShouldHaveSingleItem().Title.ShouldBe("what � is");
    }

    [Fact]
    public async Task A_stray_quote_costs_one_record_and_not_the_file()
    {
        var all = await Readings.OfCsvAsync(Header + "forum,9,\"T,2025-01-01,,\n" + Good + Good);
        all.Refused.ShouldHaveSingleItem().Line.ShouldBe(2);
        all.Reasons.ShouldBe(["a quote is never closed"]);
        all.Lines.ShouldBe([3, 4]);
    }

    [Fact]
    public async Task A_stray_quote_before_a_quoted_cell_costs_one_record()
    {
        var all = await Readings.OfCsvAsync(
            Header + "forum,9,\"T,2025-01-01,,\nforum,10,\"U, v\",2025-01-01,,\n" + Good);
        all.Reasons.ShouldBe(["bad quoting"]);
        all.Lines.ShouldBe([3, 4]);
    }

    [Fact]
    public async Task A_record_over_the_limit_is_refused_alone()
    {
        var text = new string('x', JsonLinesSource.LongestLineBytes);
        var all = await Readings.OfCsvAsync(Header + $"forum,9,{text},2025-01-01,,\n" + Good);
        all.Reasons.ShouldBe(["longer than 8 MiB"]);
        all.Lines.ShouldBe([3]);
    }

    [Fact]
    public async Task A_record_of_many_lines_over_the_limit_is_refused()
    {
        var half = new string('x', (JsonLinesSource.LongestLineBytes / 2) + 1);
        var all = await Readings.OfCsvAsync(Header + $"forum,9,\"{half}\n{half}\",2025-01-01,,\n" + Good);
        all.Reasons[0].ShouldBe("longer than 8 MiB");
        all.Lines.ShouldBe([4]);
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("\n\n", "the file is empty")]
    [InlineData("source,title\nforum,A\n", "no column id")]
    [InlineData("id;source;title\n1;forum;A\n", "no column source, id, title")]
    [InlineData("id,source,title,ID\n", "column id twice")]
    [InlineData("id,\"source,title\n", "a quote is never closed")]
    public async Task Without_a_usable_header_nothing_is_read(string csv, string reason)
    {
        var all = await Readings.OfCsvAsync(csv);
        all.Broke.ShouldNotBeNull().Reason.ShouldStartWith($"no usable header: {reason}");
        all.Items.ShouldBeEmpty();
        all.Refused.ShouldBeEmpty();
    }

    [Fact]
    public async Task Blank_lines_between_records_are_passed_over()
    {
        var all = await Readings.OfCsvAsync("\n" + Header + "\n" + Good + "\r\n" + Good);
        all.Lines.ShouldBe([4, 6]);
        all.Refused.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_broken_stream_gave_before_stays()
    {
        var stream = new BreakingStream(Bytes(Header + Good + "forum,2,ha"), "the disk is gone");
        var all = await Readings.OfAsync(new CsvSource("a.csv", stream));
        all.Items.ShouldHaveSingleItem();
        var size = Header.Length + Good.Length;
        all.Broke.ShouldBe(
            new Reading.Broke(3, $"broken after line 2 (byte {size} of the content): the disk is gone"));
        stream.IsDisposed.ShouldBeTrue();
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
