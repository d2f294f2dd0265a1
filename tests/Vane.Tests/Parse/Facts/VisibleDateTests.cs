using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NodaTime.Text;
using Vane.Parse;

namespace Vane.Tests.Parse;

public sealed class VisibleDateTests
{
    // A Tuesday.
    private static readonly Instant Seen = Instant.FromUtc(2025, 6, 10, 12, 0);

    [Theory]
    [InlineData("Published on 3 March 2025")]
    [InlineData("March 3, 2025")]
    [InlineData("Mar. 3rd, 2025 at the latest")]
    [InlineData("Monday, 3rd of March, 2025")]
    [InlineData("03-Mar-2025")]
    [InlineData("2025-03-03")]
    [InlineData("2025/3/3")]
    [InlineData("03.03.25")]
    [InlineData("3. 3. 2025")]
    [InlineData("Veröffentlicht am 3. März 2025")]
    [InlineData("Montag, 03.03.2025")]
    [InlineData("le 3 mars 2025")]
    [InlineData("3 de marzo de 2025")]
    [InlineData("3 marzo 2025")]
    [InlineData("3 de março de 2025")]
    [InlineData("3 maart 2025")]
    [InlineData("3 marca 2025")]
    [InlineData("3 mars 2025")]
    [InlineData("3 марта 2025 г.")]
    [InlineData("2025年3月3日")]
    [InlineData("發表於 2025 年 3 月 3 日")]
    [InlineData("民國114年3月3日")]
    [InlineData("令和7年3月3日")]
    [InlineData("2025년 3월 3일")]
    [InlineData("2025. 3. 3.")]
    [InlineData("Mon Mar  3 08:10:00 2025")]
    [InlineData("Mon, 03 Mar 2025 08:10:00 GMT")]
    public void A_day_is_read_in_many_ways(string text) => VisibleDate.First(text, Seen)!.Day.ShouldBe(new LocalDate(2025, 3, 3));

    [Theory]
    [InlineData("2025-03-03T23:30:00+08:00", "2025-03-03T15:30:00Z")]
    [InlineData("2025-03-03T23:30:00.123Z", "2025-03-03T23:30:00Z")]
    [InlineData("March 3, 2025 at 11:30 p.m. EST", "2025-03-04T04:30:00Z")]
    [InlineData("March 3, 2025 | 12:05 am (UTC+1)", "2025-03-02T23:05:00Z")]
    public void A_time_is_read_with_its_offset(string text, string at)
    {
        var stated = VisibleDate.First(text, Seen)!.ToStated();
        stated.At.ShouldBe(InstantPattern.General.Parse(at).Value);
        stated.Precision.ShouldBe(TimePrecision.Instant);
    }

    [Theory]
    [InlineData("2025-03-03 23:30")]
    [InlineData("3. März 2025, 23:30 Uhr")]
    [InlineData("3. März 2025 um 23.30 Uhr")]
    [InlineData("3 mars 2025 à 23h30")]
    [InlineData("2025年3月3日 星期一 下午11:30")]
    [InlineData("2025年3月3日 23時30分")]
    [InlineData("2025.03.03 오후 11:30")]
    [InlineData("2025年3月3日 00:30")]
    public void A_time_without_an_offset_tells_the_day(string text)
    {
        var date = VisibleDate.First(text, Seen)!;
        date.Time.ShouldNotBeNull();
        var stated = date.ToStated();
        (stated.At, stated.Precision).ShouldBe((Instant.FromUtc(2025, 3, 3, 0, 0), TimePrecision.Day));
    }

    [Theory]
    [InlineData("2 周前", "2025-05-27")]
    [InlineData("3小时前", "2025-06-10")]
    [InlineData("昨天 12:30", "2025-06-09")]
    [InlineData("2 hours ago", "2025-06-10")]
    [InlineData("1 day 13 hours ago", "2025-06-08")]
    [InlineData("an hour ago", "2025-06-10")]
    [InlineData("vor 3 Tagen", "2025-06-07")]
    [InlineData("vor einer Woche", "2025-06-03")]
    [InlineData("il y a 3 jours", "2025-06-07")]
    [InlineData("hace 3 días", "2025-06-07")]
    [InlineData("3 giorni fa", "2025-06-07")]
    [InlineData("há 3 dias", "2025-06-07")]
    [InlineData("3 dagen geleden", "2025-06-07")]
    [InlineData("3 dni temu", "2025-06-07")]
    [InlineData("för 3 dagar sedan", "2025-06-07")]
    [InlineData("3 дня назад", "2025-06-07")]
    [InlineData("3日前", "2025-06-07")]
    [InlineData("3일 전", "2025-06-07")]
    [InlineData("Yesterday", "2025-06-09")]
    [InlineData("i går 14:10", "2025-06-09")]
    [InlineData("今日", "2025-06-10")]
    [InlineData("March 2025", "2025-03-01")]
    [InlineData("2025年3月", "2025-03-01")]
    [InlineData("7月4日", "2024-07-04")]
    [InlineData("4. Juni", "2025-06-04")]
    public void What_counts_from_when_it_was_seen_is_rough(string text, string day)
    {
        var date = VisibleDate.First(text, Seen)!;
        date.Day.ShouldBe(LocalDatePattern.Iso.Parse(day).Value);
        date.Precision.ShouldBe(TimePrecision.Rough);
    }

    [Theory]
    [InlineData("Published on 3 March 2025", "Published")]
    [InlineData("Posted by Ada Example on March 3, 2025", "Published")]
    [InlineData("Last updated: March 3, 2025", "Updated")]
    [InlineData("发布时间：2025-03-03", "Published")]
    [InlineData("更新於 2025-03-03", "Updated")]
    [InlineData("2025-03-03 發表", "Published")]
    [InlineData("編輯：2025年3月3日", "Updated")]
    [InlineData("Zuletzt geändert am 3.3.2025", "Updated")]
    [InlineData("Publié le 3 mars 2025", "Published")]
    [InlineData("Mis à jour le 3 mars 2025", "Updated")]
    [InlineData("Deadline: 3 March 2025", "Foreign")]
    [InlineData("3 March 2025", "None")]
    public void Words_beside_a_date_tell_what_it_is(string text, string role) => VisibleDate.First(text, Seen)!.Role.ToString().ShouldBe(role);

    [Fact]
    public void Each_date_of_a_line_has_its_own_label() =>
        string.Join(", ", VisibleDate.All("Published 3 March 2025 · Updated 5 March 2025", Seen).Select(d => $"{d.Day.Day} {d.Role}"))
            .ShouldBe("3 Published, 5 Updated");

    [Theory]
    [InlineData("version 1.2.14 and 10.3.2025.1")]
    [InlineData("31.02.2025")]
    [InlineData("call 2025-03-03-01")]
    [InlineData("© 2024 Example")]
    [InlineData("3 out of 4, 5 set, 12 sie")]
    [InlineData("5 years of age; a day in June's sun")]
    [InlineData("20250303")]
    [InlineData("")]
    public void What_is_no_date_is_none(string text) => VisibleDate.First(text, Seen).ShouldBeNull();

    [Theory]
    [InlineData("en", "03/04/2025", 3)]
    [InlineData("en-GB", "03/04/2025", 4)]
    [InlineData("es", "03/04/2025", 4)]
    [InlineData("en", "13/02/2025", 2)]
    [InlineData("es", "02/13/2025", 2)]
    [InlineData("en", "03.04.2025", 4)]
    public void Day_and_month_stand_as_the_language_has_them(string language, string text, int month) =>
        VisibleDate.First(text, Seen, language)!.Day.Month.ShouldBe(month);

    [Fact]
    public void A_value_for_machines_may_be_eight_digits() => VisibleDate.Of("20250303T101500Z", Seen)!.Day.ShouldBe(new LocalDate(2025, 3, 3));

    [Fact]
    public void Where_it_stands_is_told()
    {
        const string Text = "By Ada, 3 March 2025, Sometown";
        VisibleDate.First(Text, Seen)!.Span.In(Text).ToString().ShouldBe("3 March 2025");
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("en-GB")]
    [InlineData("de-DE")]
    [InlineData("de-AT")]
    [InlineData("fr-FR")]
    [InlineData("es-ES")]
    [InlineData("it-IT")]
    [InlineData("pt-BR")]
    [InlineData("nl-NL")]
    [InlineData("pl-PL")]
    [InlineData("sv-SE")]
    [InlineData("da-DK")]
    [InlineData("nb-NO")]
    [InlineData("ru-RU")]
    [InlineData("ja-JP")]
    [InlineData("ko-KR")]
    [InlineData("zh-CN")]
    [InlineData("zh-TW")]
    [InlineData("fi-FI")]
    [InlineData("cs-CZ")]
    [InlineData("uk-UA")]
    public void Every_day_of_a_year_in_the_long_form_of_a_language_is_that_day(string language)
    {
        var culture = System.Globalization.CultureInfo.GetCultureInfo(language);
        for (var day = new LocalDate(2024, 1, 1); day.Year == 2024; day = day.PlusDays(1))
        {
            var text = day.ToDateOnly().ToString(culture.DateTimeFormat.LongDatePattern, culture);
            (VisibleDate.First(text, Seen)?.Day).ShouldBe(day, text);
        }
    }

    [Fact]
    public void Any_characters_are_read_without_harm()
    {
        var pieces = Gen.Elements("2025", "3", "-", ".", "/", "年", "月", "日", "前", "vor", "March", "ago", "T", ":", "30", " ", "+", "Z", "il y a", "週", "오후", "99", "\ud83d", "更新");
        Prop.ForAll(pieces.ListOf().Select(string.Concat).ToArbitrary(), text =>
        {
            var end = 0;
            foreach (var date in VisibleDate.All(text, Seen))
            {
                date.Span.Start.ShouldBeGreaterThanOrEqualTo(end);
                date.Span.Length.ShouldBeGreaterThan(0);
                end = date.Span.End;
                date.ToStated();
            }

            end.ShouldBeLessThanOrEqualTo(text.Length);
        }).QuickCheckThrowOnFailure();
    }
}
