using FsCheck;
using FsCheck.Fluent;
using Vane.Text;

namespace Vane.Tests.Text;

public sealed class TextRepairTests
{
    [Theory]
    [InlineData("Fish &amp; chips &lt;3", "Fish & chips <3")]
    [InlineData("a &amp;amp;amp; b", "a & b")]
    [InlineData("&amp;#38;lt; &#x1F600;&nbsp;x", "< 😀 x")]
    [InlineData("AT&T, R&D; x && y; &unknown;", "AT&T, R&D; x && y; &unknown;")]
    [InlineData("donâ€™t â€œquoteâ€\u009D", "don’t “quote”")]
    [InlineData("ä¸­æ–‡ and cafÃ©, 20Â°C", "中文 and café, 20°C")]
    [InlineData("Donâ\u0080\u0099t", "Don’t")]
    [InlineData("ÐŸÑ€Ð¸Ð²ÐµÑ‚ ðŸ˜€", "Привет 😀")]
    [InlineData("ÃƒÂ©t", "ét")]
    [InlineData("&amp;acirc;\u0080\u0099s", "’s")]
    [InlineData("l’été, «aimé…» MENÜ… São NÃO IRMÃ”", "l’été, «aimé…» MENÜ… São NÃO IRMÃ”")]
    [InlineData("so\u200Bft\u00ADware\uFEFF \u202Eabc\0", "software abc")]
    [InlineData("👨\u200D👩\u200D👧 ❤\uFE0F", "👨\u200D👩\u200D👧 ❤\uFE0F")]
    [InlineData("sm\u0093art\u0094 a\u2028b", "sm“art” a\nb")]
    [InlineData("cafe\u0301", "café")]
    [InlineData("it\\'s 5\\% of \\$x\\_1\\$, \\alpha \\\\ C:\\new", "it's 5% of $x_1$, \\alpha \\\\ C:\\new")]
    [InlineData("技術(shù)融合（AI）", "技術融合（AI）")]
    [InlineData("網絡(luò)(GAN)與（rén）他(he)模型(MoE)", "網絡(GAN)與他(he)模型(MoE)")]
    [InlineData("我們(men)的(de)數(shù)據(jù)集(dataset)大(da)", "我們的數據集(dataset)大(da)")]
    [InlineData("我們(men)的(de)車", "我們(men)的(de)車")]
    [InlineData("f(shù) 重慶(Chóngqìng) 術(shùx)", "f(shù) 重慶(Chóngqìng) 術(shùx)")]
    [InlineData("", "")]
    public void Damaged_texts_become_readable(string damaged, string readable)
    {
        TextRepair.Repair(damaged).Text.ShouldBe(readable);
        TextRepair.Repair(readable).Text.ShouldBeSameAs(readable);
    }

    [Fact]
    public void Spans_lead_back_to_what_they_were_made_of()
    {
        const string damaged = "The &amp;quot;技術(shù)融合&quot; donâ€™t work";
        var repaired = TextRepair.Repair(damaged);
        string Of(string part) => repaired.ToOriginal(new TextSpan(repaired.Text.IndexOf(part, StringComparison.Ordinal), part.Length)).In(damaged).ToString();
        Of("The").ShouldBe("The");
        Of("\"技").ShouldBe("&amp;quot;技");
        Of("技術").ShouldBe("技術");
        Of("術融").ShouldBe("術(shù)融");
        Of("don’t").ShouldBe("donâ€™t");
        Of("work").ShouldBe("work");
        repaired.ToOriginal(new TextSpan(repaired.Text.Length, 0)).ShouldBe(new TextSpan(damaged.Length, 0));
        Should.Throw<ArgumentOutOfRangeException>(() => repaired.ToOriginal(new TextSpan(1, repaired.Text.Length)));
    }

    private static readonly string[] Bits =
        ["&amp;", "amp;", "#38;", "&lt;", "&", ";", "â€™", "Ã©", "Ã", "é", "…", "(shù)", "(de)", "術", "的", "（", "\\", "_", "'s", "e\u0301", "\u0301", "\u200B", "\u200D", "😀", "\uD83D", "\u0085", " ", "x", "\n"];

    private static readonly Arbitrary<string> Damaged =
        Gen.Elements(Bits).ListOf().Select(bits => string.Concat(bits)).ToArbitrary();

    [Fact]
    public void Repairing_twice_changes_nothing_more() =>
        Prop.ForAll(Damaged, text => TextRepair.Repair(TextRepair.Repair(text).Text).IsChanged == false)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Origins_are_in_order_and_characters_copied_are_the_same() =>
        Prop.ForAll(Damaged, text =>
        {
            var repaired = TextRepair.Repair(text);
            var last = new TextSpan(0, 0);
            for (var at = 0; at < repaired.Text.Length; at++)
            {
                var origin = repaired.ToOriginal(new TextSpan(at, 1));
                if (origin.Length < 1 || origin.End > text.Length || (origin != last && origin.Start < last.End)) return false;
                if (origin.Length == 1 && text[origin.Start] != repaired.Text[at] && !char.IsControl(text[origin.Start])) return false;
                last = origin;
            }

            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Theory]
    [InlineData("A title…", true)]
    [InlineData("A title... ", true)]
    [InlineData("A title.", false)]
    [InlineData("&hellip;", true)]
    public void Cut_texts_are_told(string text, bool isCut) => TextRepair.Repair(text).IsCut.ShouldBe(isCut);

    [Theory]
    [InlineData("(((((")]
    [InlineData("&amp;amp;")]
    [InlineData("&&&&&&")]
    [InlineData("術(shù")]
    [InlineData("ÃÃÃÃâ€")]
    [InlineData("\\\\\\\\")]
    [InlineData("\u0301")]
    [InlineData("&#38;amp;\u200B")]
    public void Hostile_texts_take_no_longer_than_others(string unit)
    {
        var text = string.Concat(Enumerable.Repeat(unit, 200_000));
        TextRepair.Repair(text).Text.Length.ShouldBeLessThanOrEqualTo(text.Length);
    }
}
