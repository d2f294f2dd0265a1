using FsCheck;
using FsCheck.Fluent;
using Vane.Text;

namespace Vane.Tests.Text;

public sealed class HomoglyphsTests
{
    [Theory]
    [InlineData("p\u0430ypal asks for your password", "paypal asks for your password")]
    [InlineData("\u0410pple and Goo\u0261le", "Apple and Google")]
    [InlineData("G\u0420T-5 is here", "GPT-5 is here")]
    [InlineData("Micr\u03BFs\u03BFft", "Microsoft")]
    [InlineData("\u0392itcoin and \u0415thereum", "Bitcoin and Ethereum")]
    [InlineData("\uFF50\u0430\uFF59", "\uFF50a\uFF59")]
    [InlineData("p\u200D\u0430\u0301y", "p\u200Da\u0301y")]
    public void What_only_looks_Latin_is_shown_as_what_it_looks_like(string line, string shown) => Homoglyphs.Show(line).Line.ShouldBe(shown);

    [Theory]
    [InlineData("µ-law, Δx, α-GaN, β-carotene, 5 kΩ, 3 μm, Ω")]
    [InlineData("hν and ρgh in the νMSM, ΔE and Δν, λ-calculus, π0, σ-algebra, εr")]
    [InlineData("Компания OpenAI представила GPT-5, а Google — Gemini")]
    [InlineData("USBшный разъём, IT-отдел, 3D-принтер, сор, рука")]
    [InlineData("Το ChatGPT και η Αθήνα")]
    [InlineData("Größe, naïve, İstanbul, ﬁne, ＡＢＣ, 𝐛𝐨𝐥𝐝")]
    [InlineData("今天的风从北边来，OpenAI 发布 GPT-5")]
    [InlineData("")]
    public void Honest_mixes_stay_as_they_are(string line)
    {
        Homoglyphs.Find(line).ShouldBeEmpty();
        Homoglyphs.Show(line).ShouldBe((line, null));
    }

    [Fact]
    public void The_words_are_told()
    {
        const string line = "Win at p\u0430ypal and \u0410pple";
        Homoglyphs.Find(line).Select(w => line.Substring(w.Start, w.Length)).ShouldBe(["p\u0430ypal", "\u0410pple"]);
        Homoglyphs.Show(line).Remark.ShouldBe("letters of another script stood for Latin ones in 2 words, first in \"paypal\"");
        Homoglyphs.Show("p\u0430ypal").Remark.ShouldBe("letters of another script stood for Latin ones in \"paypal\"");
    }

    [Fact]
    public void Whatever_the_line_its_length_stays_and_nothing_is_left_to_show() =>
        Prop.ForAll<NonNull<string>>(text =>
        {
            var line = Mixed(text.Get);
            var (shown, remark) = Homoglyphs.Show(line);
            shown.Length.ShouldBe(line.Length);
            (remark is null).ShouldBe(shown == line);
            Homoglyphs.Find(shown).ShouldBeEmpty();
        }).QuickCheckThrowOnFailure();

    // Arbitrary strings seldom hold a Cyrillic letter beside a Latin one.
    private static string Mixed(string text) => string.Concat(text.Select(c => (c % 5) switch { 0 => 'а', 1 => 'ο', 2 => 'b', 3 => 'Т', _ => c }));
}
