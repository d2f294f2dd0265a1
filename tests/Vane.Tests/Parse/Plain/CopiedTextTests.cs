using NodaTime;
using Vane.Model;
using Vane.Parse;

namespace Vane.Tests.Parse.Plain;

public sealed class CopiedTextTests
{
    private const string Body = "河上的老橋在去年秋天重新開放，工程一共進行了三年，花費比原先估計的少了一成。";

    [Fact]
    public void An_article_is_taken_out_of_the_page_around_it()
    {
        var content = Readings.Plain($"""
            全部版块
            木工
            刨子   凿子   锯子   台钳
            书法
            毛笔   宣纸   砚台
            论坛  »  木工

            老桥重开!三年修缮终于完成

            桥边人 • 2 周前 • 116 次点击

            点击下方关注我们

            缘起

            河上的老桥在去年秋天重新开放，工程一共进行了三年，花费比原先估计的少了一成。

            如今怎样?

            每天约有两千人走过这座桥，周末更多；桥头的茶馆也重新开了门，生意比从前好。

            推荐阅读

            [1]怎样磨一把凿子

            [2]木桥为何会响

            116 次点击
            """);
        content.Title.ShouldBe("老桥重开!三年修缮终于完成");
        content.Author.ShouldBe("桥边人");
        content.Published.ShouldBe(new StatedTime(Instant.FromUtc(2025, 6, 1, 0, 0), TimePrecision.Rough, "2 周前"));
        content.Shown().Select(b => b[..Math.Min(b.Length, 14)]).ShouldBe(["Heading1 老桥重开!", "Heading2 缘起", "Paragraph 河上的老", "Heading2 如今怎样?", "Paragraph 每天约有"]);
        content.Remarks.ShouldBe(
        [
            "6 lines before the article were left out as navigation",
            "4 lines behind the article were left out as what pages add to it",
            "1 line that asks to follow or subscribe was left out",
        ]);
        content.ShouldHold();
    }

    [Fact]
    public void An_English_page_is_read_alike()
    {
        var content = Readings.Plain("""
            Home
            News   Maps   Archive
            Log in

            The old bridge is open again
            By Eva Lind | March 3, 2025 | 12 comments

            The old bridge over the river was opened again last autumn, after three years of work.

            What it cost

            It cost a tenth less than the town had reckoned with, because the stone could be used again.

            Related articles
            Why bridges creak
            Share this post
            """);
        content.Title.ShouldBe("The old bridge is open again");
        content.Author.ShouldBe("Eva Lind");
        content.Published!.At.ShouldBe(Instant.FromUtc(2025, 3, 3, 0, 0));
        content.Outline.Blocks.Select(b => b.Kind).ShouldBe([BlockKind.Heading, BlockKind.Paragraph, BlockKind.Heading, BlockKind.Paragraph]);
        content.Text.ShouldNotContain("Log in");
        content.Text.ShouldNotContain("creak");
    }

    [Theory]
    [InlineData("作者：林安  2025-03-01  来源：河报", "林安", "河报")]
    [InlineData("林安 · 2025年3月1日 · 閱讀 1,024", "林安", null)]
    [InlineData("2025/03/01 來源：河報", null, "河報")]
    [InlineData("Eva Lind — 1 March 2025", "Eva Lind", null)]
    public void Bylines_tell_author_day_and_source(string line, string? author, string? site)
    {
        var content = Readings.Plain($"老橋重新開放\n{line}\n\n{Body}");
        content.Title.ShouldBe("老橋重新開放");
        content.Author.ShouldBe(author);
        content.Site.ShouldBe(site);
        content.Published!.At.ShouldBe(Instant.FromUtc(2025, 3, 1, 0, 0));
        content.Published.Precision.ShouldBe(TimePrecision.Day);
    }

    [Theory]
    [InlineData("今天这期讲三座桥")]
    [InlineData("他在2025年3月1日到了那里")]
    [InlineData("Chapter 3")]
    public void A_line_that_merely_names_a_day_is_no_byline(string line)
    {
        var content = Readings.Plain($"老桥的故事\n{line}\n\n{Body}");
        content.Author.ShouldBeNull();
        content.Published.ShouldBeNull();
        content.Text.ShouldContain(line);
    }

    [Theory]
    [InlineData("Home is where the kettle is.\n\nWe bought ours in 1998, and it has boiled every morning since then.")]
    [InlineData("春天来了\n院子里的树开了花\n鸟飞来又飞走\n没有人看见")]
    [InlineData("2 eggs\n500 g flour\n\nMix everything, and leave it to rest under a cloth for about an hour.")]
    [InlineData("第一句\n第二句\n第三句\n第四句\n第五句\n第六句\n第七句\n第八句\n這裡是一個比較長的句子，它看起來像是一段完整的文章，而且有句號。")]
    public void Text_without_menus_keeps_every_line(string text)
    {
        var content = Readings.Plain(text);
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries)) content.Text.ShouldContain(line);
        content.Remarks.ShouldNotContain(r => r.Contains("left out", StringComparison.Ordinal));
    }

    [Fact]
    public void What_looks_like_a_tail_in_the_midst_is_text()
    {
        var content = Readings.Plain($"标题\n\n{Body}\n\n相关阅读\n\n{Body}\n\n{Body}\n\n{Body}");
        content.Text.ShouldContain("相关阅读");
        content.Remarks.ShouldNotContain(r => r.Contains("left out", StringComparison.Ordinal));
    }

    [Fact]
    public void Tables_in_damaged_text_are_found_after_its_repair()
    {
        var content = Readings.Plain("""
            各種方法的比較

            測試結(jié)果如下，每種方法都在同一個(gè)數(shù)據(jù)集上運(yùn)行了三次，取平均值:

            方法準(zhǔn)確率提升
            基線約71.2%約0.0%
            加入檢索約75.8%約4.6%
            各方法的柱狀圖

            可以看到，檢索帶來了明顯的提升，而且不需要更多的訓(xùn)練數(shù)據(jù)，這一點(diǎn)很重要。
            """);
        content.Shown()[2].ShouldBe("Table 方法|準確率|提升/基線|約71.2%|約0.0%/加入檢索|約75.8%|約4.6%");
        content.Shown()[3].ShouldBe("Caption 各方法的柱狀圖");
        content.Remarks[0].ShouldStartWith("pinyin was left in the text");
        content.ShouldHold();
    }

    [Fact]
    public void Items_keep_what_is_indented_under_them() =>
        Readings.Plain($"影響\n\n  1. 城鎮\n    城裡的店家都說好。\n  2. 鄉村\n    鄉間沒有什麼改變。\n\n{Body}").Shown()[..3]
            .ShouldBe(["Heading1 影響", "Item1 城鎮⏎城裡的店家都說好。", "Item1 鄉村⏎鄉間沒有什麼改變。"]);

    [Fact]
    public void Lines_wrapped_at_a_width_are_joined() =>
        Readings.Plain("""
            The old bridge over the river was opened again last autumn, and the
            whole town came to see it, although it rained from morning to night
            and nobody had thought of umbrellas.
            """).Shown().Single().ShouldContain("and the whole town came to see it, although it rained from morning to night and nobody");

    [Fact]
    public void Lines_of_a_talk_are_kept_as_they_are()
    {
        var text = string.Join('\n', Enumerable.Range(1, 40).Select(i => i % 3 == 0 ? $"去年出货{i}亿片" : i % 3 == 1 ? "我们再来看" : $"同比增长了{i}%"));
        var content = Readings.Plain(text);
        content.Shown().Length.ShouldBe(1);
        content.Text.ShouldBe(text);
    }

    [Fact]
    public void Labels_at_the_beginning_describe_the_text_and_are_none_of_it()
    {
        var content = Readings.Plain($"標題：雨後的橋\n作者：林一\n日期：2025年3月4日\n來源：河岸日報\n\n{Body}");
        (content.Title, content.Author, content.Site).ShouldBe(("雨後的橋", "林一", "河岸日報"));
        (content.Published!.At, content.Published.Precision).ShouldBe((Instant.FromUtc(2025, 3, 4, 0, 0), TimePrecision.Day));
        content.Text.ShouldStartWith(Body[..8]);
        Readings.Plain($"Title: The bridge\nAuthor: Ida Holm\n\n{Body}").Title.ShouldBe("The bridge");
    }

    [Fact]
    public void One_label_alone_is_a_line_of_the_text() =>
        Readings.Plain($"Source: a neighbour who saw it\n\n{Body}").Text.ShouldStartWith("Source: a neighbour");

    [Fact]
    public void Short_lines_with_Chinese_numbers_are_headings() =>
        Readings.Plain($"標題：橋\n\n一、背景\n{Body}\n（一）歷史\n{Body}\n\n二、現在\n\n{Body}").Shown().Where(b => b.StartsWith("Heading", StringComparison.Ordinal))
            .ShouldBe(["Heading2 一、背景", "Heading3 （一）歷史", "Heading2 二、現在"]);

    [Fact]
    public void Items_with_Chinese_numbers_are_no_headings() =>
        Readings.Plain($"標題：果\n\n一、蘋果\n二、梨\n三、桃\n\n{Body}").Shown().ShouldNotContain(b => b.StartsWith("Heading2", StringComparison.Ordinal));

    [Fact]
    public void What_a_lost_character_left_is_remarked() =>
        Readings.Plain($"{Body}這裡的發展?jié)摿很大，大家都看好。").Remarks.ShouldContain("1 place could not be mended");

    [Fact]
    public void Tables_cut_by_guess_are_remarked() =>
        Readings.Plain($"{Body}\n\nNameScoreGain\nAda12.534.1\nBen9.828.0\n\n{Body}").Remarks.ShouldContain("1 table had lost its form and was put together by guess");

    [Fact]
    public void More_characters_than_any_book_has_are_refused() =>
        Should.Throw<ParseException>(() => Readings.Plain(new string('w', 3_000_001))).Message.ShouldBe("the text has more than 3,000,000 characters");

    [Fact]
    public void Nothing_to_read_is_refused() => Should.Throw<ParseException>(() => Readings.Plain(" \n\t\n")).Message.ShouldBe("empty");

    [Fact]
    public void More_than_the_limit_is_refused() =>
        Should.Throw<ParseException>(() => PlainReader.Read(new RawInput(new byte[ParseLimits.Bytes + 1], "x", Readings.Seen))).Message.ShouldBe("larger than 16 MiB");
}
