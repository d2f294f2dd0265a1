using System.Text;
using Vane.Parse;

namespace Vane.Tests.Parse;

public sealed class CharsetTests
{
    private const string Chinese = "风向标每天读新闻，写报告，说出处。今天的风从北边来，带着雨。";
    private const string Traditional = "風向標每天讀新聞，寫報告，說出處。今天的風從北邊來，帶著雨。";

    static CharsetTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("utf-8", Chinese)]
    [InlineData("gb18030", Chinese)]
    [InlineData("big5", Traditional)]
    [InlineData("utf-16", Chinese)]
    [InlineData("windows-1252", "Größe und Café")]
    [InlineData("windows-1251", "Ветер дует с севера, говорят синоптики.")]
    [InlineData("iso-8859-2", "Wiatr wieje z północy, a więc będzie chłodniej; służba każe się ciepło ubrać, gdyż łatwo zmarznąć.")]
    [InlineData("windows-1250", "Wiatr wieje z północy, a więc będzie chłodniej; służba każe się ciepło ubrać. Ktoś pośpiesznie dodał coś, coś prościej.")]
    [InlineData("shift_jis", "今日の風は北から吹いている。")]
    [InlineData("euc-kr", "바람은 오늘 북쪽에서 불어온다고 한다.")]
    public void Undeclared_bytes_are_read_by_what_they_look_like(string name, string text)
    {
        var encoding = Encoding.GetEncoding(name);
        Charset.Decode([.. encoding.GetPreamble(), .. encoding.GetBytes(text)]).Text.ShouldBe(text);
    }

    [Theory]
    [InlineData("big5", "標題：臺灣半導體趨勢\n\n第一段，講述晶片。第二句！")]
    [InlineData("big5", "名稱,數量\n蘋果,3\n香蕉,5")]
    [InlineData("gb18030", "名称,数量\n苹果,3\n香蕉,5")]
    [InlineData("gb18030", "标题：台湾半导体趋势\n\n第一段，讲述芯片。第二句！")]
    [InlineData("gb18030", "苹果")]
    [InlineData("euc-jp", "りんごとバナナの数を数える。")]
    [InlineData("euc-kr", "사과와 바나나, 그리고 배를 팔았다")]
    [InlineData("shift_jis", "りんご,3\nバナナ,5")]
    [InlineData("windows-1252", "20 °C, then 30 °C – said Zoé’s “Café”")]
    [InlineData("windows-1251", "Яблоки,3\nБананы,5")]
    public void Short_text_is_read_by_what_its_language_writes(string name, string text)
    {
        var read = Charset.Decode(Encoding.GetEncoding(name).GetBytes(text));
        read.ShouldBe((text, $"no encoding is declared; read as {name}"));
    }

    [Fact]
    public void A_damaged_byte_does_not_change_the_language()
    {
        var bytes = Encoding.GetEncoding("gb18030").GetBytes(string.Concat(Enumerable.Repeat(Chinese, 20)));
        bytes[^1] = (byte)' ';
        Charset.Decode(bytes).Text.ShouldStartWith(Chinese);
    }

    [Theory]
    [InlineData("text/html; charset=GB2312", "gb18030", Chinese)]
    [InlineData("text/html; charset=\"shift_jis\"", "shift_jis", "今日の風は北から吹く")]
    [InlineData("text/xml;charset=koi8-r", "koi8-r", "Ветер с севера")]
    public void The_senders_word_is_taken_for_what_is_no_UTF8(string type, string name, string text) =>
        Charset.Decode(Encoding.GetEncoding(name).GetBytes(text), type).Text.ShouldBe(text);

    [Theory]
    [InlineData("<?xml version=\"1.0\" encoding=\"windows-1251\"?><p>Ветер</p>", "windows-1251")]
    [InlineData("<html><meta charset=gbk><p>今天的风从北边来</p>", "gb18030")]
    [InlineData("<meta http-equiv=Content-Type content=\"text/html; charset=euc-jp\"><p>北の風</p>", "euc-jp")]
    public void A_page_may_say_it_itself(string text, string name) =>
        Charset.Decode(Encoding.GetEncoding(name).GetBytes(text)).Text.ShouldBe(text);

    [Fact]
    public void What_is_valid_UTF8_is_UTF8_whatever_is_said_of_it()
    {
        var (text, remark) = Charset.Decode(Encoding.UTF8.GetBytes(Chinese), "text/html; charset=iso-8859-1");
        text.ShouldBe(Chinese);
        remark.ShouldBe("declared as windows-1252, but UTF-8");
    }

    [Fact]
    public void What_calls_itself_UTF8_and_is_not_is_told()
    {
        var (text, remark) = Charset.Decode(Encoding.GetEncoding("gb18030").GetBytes(Chinese), "text/html; charset=utf-8");
        text.ShouldBe(Chinese);
        remark!.ShouldStartWith("declared as UTF-8, but not");
    }

    [Fact]
    public void NULs_are_left_out() => Charset.Decode("a\0b"u8).Text.ShouldBe("ab");

    [Fact]
    public void Any_bytes_are_some_text()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var bytes = new byte[seed];
            new Random(seed).NextBytes(bytes);
            Charset.Decode(bytes).Text.ShouldNotContain('\0');
        }
    }
}
