using System.Globalization;
using System.Text;
using NodaTime;
using Vane.Model;
using Vane.Parse;
using Vane.Tests.Support;

namespace Vane.Tests.Parse.Paged;

public sealed class PagedTextTests
{
    private readonly StringBuilder _words = new("level\tpage_num\tpar_num\tblock_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n");
    private int _page;

    [Fact]
    public void Lines_become_paragraphs_and_words_cut_at_a_line_end_are_whole_again()
    {
        Page();
        Block((80, 100, "The weather of the coming"), (80, 112, "months will be unpre-"), (80, 124, "dictable, they say."));
        Read().Text.ShouldBe("The weather of the coming months will be unpredictable, they say.");
    }

    [Fact]
    public void A_sentence_goes_on_on_the_next_page_and_its_block_keeps_the_page_where_it_begins()
    {
        Page();
        Block((80, 100, "Rain is expected on all days that"));
        Page();
        Block((80, 100, "follow the full moon."));
        var content = Read();
        content.Text.ShouldBe("Rain is expected on all days that follow the full moon.");
        content.Outline.Blocks.ShouldHaveSingleItem().Page.ShouldBe(1);
    }

    [Fact]
    public void Headings_are_known_by_their_height_and_the_first_is_the_title()
    {
        Page();
        Block(24, (80, 60, "Winds of change"));
        Block((80, 100, "Some words about the wind that fill the line up to its end here."));
        Block(16, (80, 140, "Winds from the north"));
        Block((80, 170, "Other words about the wind that fill the line up to its end too."));
        var content = Read();
        content.Title.ShouldBe("Winds of change");
        content.Outline.Blocks.Where(b => b.Kind == BlockKind.Heading).Select(b => (b.Level, b.Span.In(content.Text).ToString()))
            .ShouldBe([(1, "Winds of change"), (2, "Winds from the north")]);
    }

    [Fact]
    public void What_comes_again_on_every_page_and_page_numbers_are_left_out()
    {
        for (var page = 1; page <= 3; page++)
        {
            Page();
            Block((80, 20, $"Report on winds, part {page}"));
            Block((80, 300, $"Winds of page {page} are told of here."));
            Block((300, 760, $"- {page} -"));
        }

        var content = Read();
        content.Text.ShouldBe("Winds of page 1 are told of here.\n\nWinds of page 2 are told of here.\n\nWinds of page 3 are told of here.");
        content.Remarks.ShouldContain("left out 6 lines at heads and feet of pages");
    }

    [Fact]
    public void What_is_aligned_in_rows_is_a_table()
    {
        Page();
        Block((80, 100, "Model"), (200, 100, "Score"), (300, 100, "Year"));
        Block((80, 116, "Alder"), (200, 116, "61.2"), (300, 116, "2030"));
        Block((80, 132, "Birch"), (300, 132, "2031"));
        var content = Read();
        content.Text.ShouldBe("Model\tScore\tYear\nAlder\t61.2\t2030\nBirch\t\t2031");
        var grid = content.Outline.Blocks.ShouldHaveSingleItem().Grid!;
        (grid.Rows, grid.Columns, grid.HeaderRows).ShouldBe((3, 3, 1));
        grid[2, 2].In(content.Text).ToString().ShouldBe("2031");
    }

    [Fact]
    public void Narrow_cells_begin_where_those_around_them_do()
    {
        Page();
        Block((80, 84, "Of the winds this is told."));
        // "Wind" ends four points before "Days", less than words of other tables are apart.
        Words(100, (80, "North"), (106, "Wind"), (130, "Days"));
        Words(116, (80, "Alder"), (130, "12"));
        Words(132, (80, "Birch"), (130, "9"));
        Words(148, (80, "Cedar"), (130, "8"));
        var content = Read();
        content.Text.ShouldStartWith("Of the winds this is told.\n\nNorth Wind\tDays\nAlder\t12\n");
    }

    [Fact]
    public void Indented_lines_are_no_table()
    {
        Page();
        Block((80, 100, "x = 1"), (160, 100, "one"), (200, 100, "a"));
        Block((80, 112, "y = 22"), (160, 112, "two"), (200, 112, "b"));
        Block((100, 124, "return x"));
        Read().Outline.Blocks.ShouldNotContain(b => b.Kind == BlockKind.Table);
    }

    [Fact]
    public void Chinese_lines_are_joined_without_a_blank()
    {
        Page();
        Block((80, 100, "这一行写到页面的右边就断开了，下一"), (80, 114, "行接着写。"));
        Read().Text.ShouldBe("这一行写到页面的右边就断开了，下一行接着写。");
    }

    [Fact]
    public void What_the_file_says_of_itself_is_kept()
    {
        Page();
        Block((80, 100, "Words."));
        var content = Read("Title: Winds of the year\nAuthor: Ada Quill\nPages: 9\n");
        (content.Title, content.Author).ShouldBe(("Winds of the year", "Ada Quill"));
        content.Remarks.ShouldContain("read up to page 1 of 9");
    }

    [Fact]
    public void When_the_file_was_made_is_publication_only_roughly()
    {
        Page();
        Block((80, 100, "Words."));
        var content = Read("CreationDate: 2031-03-01T10:00:00+02\nModDate: 2031-03-01T11:00:00+02\n");
        (content.Published!.At, content.Published.Precision).ShouldBe((Instant.FromUtc(2031, 3, 1, 8, 0), TimePrecision.Rough));
        content.Updated.ShouldBeNull();
        content.Remarks.ShouldBe(["published is when the file was made"]);
    }

    [Fact]
    public void A_file_changed_days_after_it_was_made_is_updated()
    {
        Page();
        Block((80, 100, "Words."));
        Read("CreationDate: 2031-03-01T10:00:00Z\nModDate: 2031-03-05T11:00:00Z\n").Updated!.Precision.ShouldBe(TimePrecision.Rough);
    }

    [Theory]
    [InlineData("3 March 2025")]
    [InlineData("发布时间：2025年3月3日 10:30")]
    [InlineData("Vale Institute, 3 March 2025")]
    public void The_date_on_the_first_page_is_before_that_of_the_file(string line)
    {
        Page();
        Block((80, 60, "31.3.2031, 10:15"));
        Block((80, 100, line));
        Block((80, 140, "The winds of 7 May 2024 blew from the north for all of the day."));
        var content = Read("CreationDate: 2031-03-31T10:15:00Z\n");
        (content.Published!.At, content.Published.Precision).ShouldBe((Instant.FromUtc(2025, 3, 3, 0, 0), TimePrecision.Day));
        content.Remarks.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("By Ada Quill", "Ada Quill")]
    [InlineData("作者：林溪", "林溪")]
    [InlineData("By the end of the year", "Ben Marl")]
    public void The_author_on_the_first_page_is_before_that_of_the_file(string line, string author)
    {
        Page();
        Block((80, 100, line));
        Read("Author: Ben Marl\n").Author.ShouldBe(author);
    }

    [Fact]
    public void Pages_without_words_are_refused()
    {
        Page();
        Should.Throw<ParseException>(() => Read()).Message.ShouldContain("may be pictures");
    }

    [Fact]
    public void Any_rows_at_all_give_blocks_that_lie_in_the_text() => Foreign.Text.Holds(text =>
    {
        var rows = string.Join('\n', text.Split('\n').Select((line, i) => $"{(i % 3) + 3}\t1\t0\t0\t0\t0\t{i % 7 * 31}\t{i * 5}\t40\t9\t1\t{line}"));
        Content content;
        try
        {
            content = PagedText.Read(Input("", rows));
        }
        catch (ParseException)
        {
            return;
        }

        var end = 0;
        foreach (var block in content.Outline.Blocks)
        {
            block.Span.Start.ShouldBeGreaterThanOrEqualTo(end);
            end = block.Span.End;
        }

        end.ShouldBeLessThanOrEqualTo(content.Text.Length);
    });

    private void Page() => _words.Append(CultureInfo.InvariantCulture, $"1\t{++_page}\t0\t0\t0\t0\t0\t0\t612\t792\t-1\t###PAGE###\n");

    // A line of words at places.
    private void Words(double top, params (double Left, string Text)[] words)
    {
        _words.Append(CultureInfo.InvariantCulture, $"4\t{_page}\t0\t0\t0\t0\t{words[0].Left}\t{top}\t100\t10\t-1\t###LINE###\n");
        foreach (var (left, text) in words)
            _words.Append(CultureInfo.InvariantCulture, $"5\t{_page}\t0\t0\t0\t0\t{left}\t{top}\t{(text.Length * 5) - (text.Length > 3 ? 0 : 1)}\t10\t100\t{text}\n");
    }

    private void Block(params (double Left, double Top, string Text)[] lines) => Block(10, lines);

    private void Block(double height, params (double Left, double Top, string Text)[] lines)
    {
        _words.Append(CultureInfo.InvariantCulture, $"3\t{_page}\t0\t0\t0\t0\t0\t0\t0\t0\t-1\t###FLOW###\n");
        foreach (var (left, top, text) in lines)
        {
            var width = text.Length * height / 2;
            _words.Append(CultureInfo.InvariantCulture, $"4\t{_page}\t0\t0\t0\t0\t{left}\t{top}\t{width}\t{height}\t-1\t###LINE###\n");
            var at = left;
            foreach (var word in text.Split(' '))
            {
                _words.Append(CultureInfo.InvariantCulture, $"5\t{_page}\t0\t0\t0\t0\t{at}\t{top}\t{word.Length * height / 2}\t{height}\t100\t{word}\n");
                at += (word.Length + 1) * height / 2;
            }
        }
    }

    private Content Read(string about = "") => PagedText.Read(Input(about, _words.ToString()));

    private static RawInput Input(string about, string words) => new(
        Encoding.UTF8.GetBytes(about + PagedText.Divider + words), "report.pdf", Instant.FromUtc(2031, 4, 1, 0, 0))
    { MediaType = PagedText.MediaType };
}
