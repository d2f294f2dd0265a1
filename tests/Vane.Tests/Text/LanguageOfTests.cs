using Vane.Text;

namespace Vane.Tests.Text;

public sealed class LanguageOfTests
{
    [Theory]
    [InlineData("A new model for speech", "en")]
    [InlineData("GPT-5", "en")]
    [InlineData("Le modèle est dans la base pour les tests", "und")]
    [InlineData("El nuevo modelo de los datos para el equipo", "und")]
    [InlineData("Das ist nicht das Modell, das wir haben", "und")]
    [InlineData("新的语音模型发布了", "zh-Hans")]
    [InlineData("新的語音模型發佈了", "zh-Hant")]
    [InlineData("佢哋嘅模型喺香港發佈咗", "zh-Hant")]
    [InlineData("OpenAI 發佈 GPT-5 Turbo", "zh-Hant")]
    [InlineData("大模型", "zh-Hans")]
    [InlineData("新しいモデルを発表", "und")]
    [InlineData("새로운 모델", "und")]
    [InlineData("Новая модель", "und")]
    [InlineData("2025 — 100%", "und")]
    [InlineData("", "und")]
    public void Languages_are_told(string text, string tag) => LanguageOf.Detect(text).Tag().ShouldBe(tag);

    [Fact]
    public void Runs_of_one_script_cover_the_text()
    {
        const string text = "“OpenAI 5” 发布 モデル!";
        Scripts.Runs(text).Select(run => (run.Span.In(text).ToString(), run.Script))
            .ShouldBe([("“OpenAI 5” ", Script.Latin), ("发布 ", Script.Han), ("モデル!", Script.Kana)]);
        Scripts.Runs("").ShouldBeEmpty();
        Scripts.Runs("12 3").ShouldBe([new ScriptRun(new TextSpan(0, 4), Script.Common)]);
    }
}
