using System.Text.RegularExpressions;
using Vane.Model;
using Vane.Tests.Support;
using Vane.Understand;
using Vane.Words;

namespace Vane.Tests.Words;

public sealed partial class LanguageTests
{
    private static readonly Language English = Language.Of("en");

    public static TheoryData<string> Others => [.. Language.All.Select(l => l.Code).Where(code => code != "en")];

    public static TheoryData<string> Codes => [.. Language.All.Select(l => l.Code)];

    [Fact]
    public void Reports_are_written_in_three_languages()
    {
        Language.All.Select(l => l.Code).ShouldBe(["en", "zh-Hans", "zh-Hant"]);
        Should.Throw<ArgumentException>(() => Language.Of("fr")).Message.ShouldContain("en, zh-Hans, zh-Hant");
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void Every_language_has_the_same_keys(string code) => Language.Of(code).Keys.ShouldBe(English.Keys, ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Others))]
    public void A_template_says_the_same_slots_in_every_language(string code)
    {
        var language = Language.Of(code);
        foreach (var key in English.Keys)
            Said(language, key).Order(StringComparer.Ordinal).ShouldBe(Said(English, key).Order(StringComparer.Ordinal), key);

        // The places where a slot itself is said: a plural's word says none.
        static IEnumerable<string> Said(Language language, string key) =>
            language.TemplateOf(key).Parts.Where(p => p.IsSlot && p.One is null).Select(p => p.Text);
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void A_template_holds_the_same_digits_in_every_language(string code)
    {
        foreach (var key in English.Keys)
            DigitsOf(Language.Of(code)[key]).ShouldBe(DigitsOf(English[key]), key);

        static IEnumerable<string> DigitsOf(string text) => Digits().Matches(text).Select(m => m.Value).Order(StringComparer.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_word_that_follows_a_number_follows_one_that_is_said(string code)
    {
        var language = Language.Of(code);
        foreach (var key in language.Keys)
        {
            var parts = language.TemplateOf(key).Parts;
            foreach (var plural in parts.Where(p => p.One is not null))
                parts.ShouldContain(p => p.IsSlot && p.One == null && p.Text == plural.Text, key);
        }
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void No_text_is_empty_or_markup(string code)
    {
        var language = Language.Of(code);
        foreach (var key in language.Keys)
        {
            language[key].ShouldNotBeNullOrWhiteSpace(key);
            language[key].IndexOfAny([.. "<`*_["]).ShouldBe(-1, key);
        }
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Week_days_are_seven(string code) =>
        Language.Of(code)["format.weekdays"].Split(',').Distinct().Count().ShouldBe(7);

    [Fact]
    public void The_two_chinese_texts_are_written_in_their_own_characters()
    {
        string All(string code) => string.Concat(Language.Of(code).Keys.Select(k => Language.Of(code)[k]));
        All("zh-Hans").IndexOfAny([.. "來數據證貼週與這為"]).ShouldBe(-1);
        All("zh-Hant").IndexOfAny([.. "来数证帖与这为报"]).ShouldBe(-1);
    }

    // Right characters are not yet Taiwan's words: each of these is another word there, or means something else.
    [Fact]
    public void Traditional_chinese_has_none_of_the_words_of_the_mainland()
    {
        string[] words =
        [
            "智慧體", "智能", "訪問", "採集", "本地推理", "可穿戴", "公網", "榜單", "視頻", "音頻", "軟件", "硬件", "芯片", "內存", "屏幕", "網絡", "信息", "數據", "默認", "用戶",
            "服務器", "程序", "編程", "代碼", "文檔", "文本", "鏈接", "搜索", "帖子", "點讚", "優化", "調用", "響應", "加載", "算法", "博客", "質量", "項目", "提示詞", "融資", "合規",
            "減排", "碳捕集", "聚變", "光伏",
        ];
        var written = Language.Of("zh-Hant").Keys.Select(key => Language.Of("zh-Hant")[key]).ToList();
        foreach (var lens in LensFile.EmbeddedLenses.Select(Lens.Open))
            written.AddRange(lens.Taxonomy.Topics.Select(t => t.Labels).Concat(lens.Taxonomy.Dimensions.Select(d => d.Labels)).Append(lens.Titles).Select(l => l.In("zh-Hant")));
        written.SelectMany(text => words.Where(text.Contains).Select(word => $"{word}: {text}")).ShouldBeEmpty();
    }

    [Fact]
    public void Every_statement_of_the_report_format_has_words()
    {
        var page = File.ReadAllText(Repository.PathOf("docs/report-format.md"));
        var sections = page[page.IndexOf("## Sections", StringComparison.Ordinal)..];
        var named = Names().Matches(sections).Select(m => m.Groups[1].Value).Distinct().ToList();
        named.Count.ShouldBeGreaterThan(60);
        foreach (var name in named)
        {
            string[] keys = [name, $"column.{name}", $"note.{name}", $"section.{name}", $"term.{name}", $"reason.{name}", $"state.{name}", $"table.{name}"];
            if (!IsSlotOrTable(name)) keys.ShouldContain(key => English.Keys.Contains(key), name);
        }

        bool IsSlotOrTable(string name) =>
            name is "sources" or "community" or "stories" or "shares-communities" or "shares-categories" or "weeks" or "-week" or "-month"
            || English.Keys.Any(key => English.TemplateOf(key).Slots.Contains(name));
    }

    [Fact]
    public void Every_slot_type_has_words()
    {
        var wording = new Wording(English, NodaTime.DateTimeZone.Utc);
        Slot[] slots =
        [
            new Slot.Count(1), new Slot.Score(1), new Slot.Rank(1), new Slot.Mean(1), new Slot.Share(1), new Slot.Probability(1),
            new Slot.Moment(default), new Slot.Day(default), new Slot.Name("n"), new Slot.Names(["n"]), new Slot.Title("t", null, false),
            new Slot.Move(1, 1), new Slot.Trajectory([1, 2]), new Slot.Term("new"),
            new Slot.Label("key", "e", "s", "t"),
        ];
        slots.Select(s => s.GetType()).ShouldBe(typeof(Slot).GetNestedTypes(), ignoreOrder: true);
        foreach (var slot in slots) wording.Cell(new Row([new Slot.Rank(1), slot]), 1).Text.ShouldNotBeEmpty();
    }

    [GeneratedRegex("[0-9]+(\\.[0-9]+)?")]
    private static partial Regex Digits();

    [GeneratedRegex("`([a-z-]+)`")]
    private static partial Regex Names();
}
