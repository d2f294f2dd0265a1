using FsCheck;
using FsCheck.Fluent;
using Vane.Text;

namespace Vane.Tests.Text;

public sealed class FoldingTests
{
    [Theory]
    [InlineData("Café ÉLAN naïve Đại học", "cafe elan naive dai hoc")]
    [InlineData("ＧＰＴ－４　Ｔｕｒｂｏ", "gpt-4 turbo")]
    [InlineData("İstanbul ŁÓDŹ Ørsted", "istanbul lodz orsted")]
    [InlineData("機器學習與資料庫", "机器学习与资料库")]
    [InlineData("他說後來在臺灣發佈", "他说后来在台湾发布")]
    [InlineData("機器学习", "机器学习")]
    [InlineData("“a” ‘b’ – — 「c」", "\"a\" 'b' - - \"c\"")]
    [InlineData("plain, 0.5% of x_1", "plain, 0.5% of x_1")]
    [InlineData("ΑΒΓ Άλφα", "αβγ αλφα")]
    [InlineData("😀 K \uD83D", "😀 k \uD83D")]
    [InlineData("", "")]
    public void Texts_fold_to_what_they_are_matched_by(string text, string folded) => Folding.Fold(text).ShouldBe(folded);

    [Theory]
    [InlineData("皇后在里面的台子上松树下面")]
    [InlineData("这是简体中文著名的干部与后天")]
    [InlineData("ひらがなカタカナ 한국어")]
    public void Characters_that_simplified_text_and_others_use_stay(string text) => Folding.Fold(text).ShouldBeSameAs(text);

    [Fact]
    public void Folding_twice_changes_nothing_more()
    {
        for (var c = 0; c <= char.MaxValue; c++) Folding.Fold(Folding.Fold((char)c)).ShouldBe(Folding.Fold((char)c));
    }

    [Fact]
    public void The_kinds_of_characters_that_matter_to_others_stay_what_they_are()
    {
        for (var c = 0; c <= char.MaxValue; c++)
        {
            var folded = Folding.Fold((char)c);
            char.IsSurrogate(folded).ShouldBe(char.IsSurrogate((char)c));
            if (char.IsLetter((char)c) && c != 0x2BC) char.IsLetter(folded).ShouldBeTrue($"U+{c:X4}");
            if (char.IsDigit((char)c)) char.IsDigit(folded).ShouldBeTrue($"U+{c:X4}");
            if (c < 0x80 && c is < 'A' or > 'Z' && c != '`') folded.ShouldBe((char)c);
        }
    }

    [Fact]
    public void Every_offset_stays() =>
        Prop.ForAll<NonNull<string>>(text =>
        {
            var folded = new char[text.Get.Length];
            Folding.Fold(text.Get, folded);
            return new string(folded) == Folding.Fold(text.Get)
                && folded.Select((c, at) => c == Folding.Fold(text.Get[at])).All(same => same);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_buffer_too_short_is_refused() =>
        Should.Throw<ArgumentException>(() => Folding.Fold("abc", new char[2]));
}
