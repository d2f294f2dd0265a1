using System.Globalization;
using Vane.Text;

namespace Vane.Parse;

/// <summary>What a word beside a date says of it.</summary>
internal enum DateRole
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It is when something was published.</summary>
    Published,

    /// <summary>It is when something was changed.</summary>
    Updated,

    /// <summary>It is of something else: an end, a beginning, a birth.</summary>
    Foreign,
}

/// <summary>The words of dates in the languages that are read, folded for matching.</summary>
internal static class DateWords
{
    // A line a month: English, German, French, Spanish, Italian, Portuguese, Dutch, Polish, the Nordic languages, Russian,
    // then Finnish, Czech, Turkish, Ukrainian and Indonesian. A word stands once, for the first month that has it.
    private const string MonthNames = """
        january jan januar jänner janvier janv enero ene gennaio gen janeiro januari stycznia styczeń sty январь января янв tammikuuta leden ledna ocak січня
        february feb februar feber février fevr fév febrero febbraio fevereiro fev februari lutego luty lut февраль февраля фев helmikuuta únor února şubat лютого pebruari
        march mar märz maerz mrz mars marzo março maart mrt marts marca marzec марта март мар maaliskuuta březen března mart березня maret
        april apr avril avr abril abr aprile kwietnia kwiecień kwi апреля апрель апр huhtikuuta duben dubna nisan квітня
        may mai mayo maggio mag maio mei maj maja мая май toukokuuta květen května mayıs травня
        june jun juni juin junio giugno giu junho czerwca czerwiec cze июня июнь июн kesäkuuta červen června haziran червня
        july jul juli juillet juil julio luglio lug julho lipca lipiec lip июля июль июл heinäkuuta červenec července temmuz липня
        august aug août agosto ago augustus augusti sierpnia sierpień sie августа август авг elokuuta srpen srpna ağustos серпня agustus
        september sept sep septembre septiembre setiembre settembre set setembro września wrzesień wrz сентября сентябрь сен сент syyskuuta září eylül вересня
        october oct oktober okt octobre octubre ottobre ott outubro out października październik paź октября октябрь окт lokakuuta říjen října ekim жовтня
        november nov novembre noviembre novembro listopada listopadu listopad lis ноября ноябрь ноя нояб marraskuuta kasım листопада nopember
        december dec dezember dez décembre déc diciembre dic dicembre dezembro grudnia grudzień gru декабря декабрь дек desember des joulukuuta prosinec prosince aralık грудня desember
        """;

    // Units count in minutes; a month is 30 days, a year 365: what is said in them is rough.
    private const string UnitNames = """
        1 minute minutes min mins minuten minuto minutos minuti minuut minut minuty minuta minutter minuter минуту минуты минут мин
        60 hour hours hr hrs h stunde stunden std heure heures hora horas ora ore uur uren godzina godziny godzin godz godzinę timme timmar timer time tim час часа часов
        1440 day days d tag tag(e) tage tagen jour jours j día días giorno giorni dia dias dag dagen dagar dager dage dzień dni день дня дней
        10080 week weeks wk wks w woche wochen semaine semaines semana semanas settimana settimane weken tydzień tygodni tygodnie vecka veckor uke uker uge uger неделю недели недель
        43200 month months monat monate monaten mois mes meses mese mesi mês maand maanden miesiąc miesiące miesięcy månad månader måned måneder месяц месяца месяцев
        525600 year years yr yrs jahr jahre jahren an ans année années año años anno anni ano anos jaar rok lata lat år год года лет
        """;

    private const string HanUnitNames = "1 分钟 分鐘 分 분 60 小时 個小時 个小时 小時 个钟头 時間 시간 1440 天 日 일 10080 周 个星期 星期 個星期 週 週間 周间 주 주일 43200 个月 個月 月 か月 ヶ月 カ月 ヵ月 개월 달 525600 年 년";

    private const string DayNames = """
        0 today heute aujourd'hui hoy oggi hoje vandaag dzisiaj dziś idag сегодня
        1 yesterday gestern hier ayer ieri ontem gisteren wczoraj igår igar вчера
        2 vorgestern avant-hier anteayer eergisteren przedwczoraj позавчера
        """;

    private const string HanDayNames = "0 今天 今日 오늘 刚刚 剛剛 1 昨天 昨日 어제 2 前天 一昨日 그저께";

    private const string Weekdays = """
        monday mon tuesday tue tues wednesday wed thursday thu thur thurs friday fri saturday sat sunday sun
        montag mo dienstag di mittwoch mi donnerstag do freitag fr samstag sa sonnabend sonntag so
        lundi lun mardi mercredi mer jeudi jeu vendredi ven samedi sam dimanche dim
        lunes martes miércoles mié jueves jue viernes vie sábado sáb domingo dom lunedì martedì mercoledì giovedì venerdì sabato
        """;

    private const string Links = "at um a à alle ore as às las kl klo om o godz godzina ob the den le el il dia w в um, uhr h г года год";

    // Phrases that say what a date is; the ones of Chinese, Japanese and Korean need no blanks around them.
    private const string PublishedWords = """
        published|posted|publish date|publication date|date published|date posted|first published|written on|submitted|created|issued
        veröffentlicht|erschienen|erstellt|publiziert|eingestellt|verfasst|geschrieben|erstveröffentlichung|gepostet|online seit|veröffentlichung|publikationsdatum
        publié|publiée|paru|mis en ligne|mise en ligne|posté|rédigé|écrit le|date de publication|créé|crée
        publicado|publicada|fecha de publicación|escrito el|creado el|pubblicato|pubblicata|data di pubblicazione|inserito il|postado|data de publicação
        gepubliceerd|geplaatst|publicatiedatum|opublikowano|opublikowany|opublikowana|data publikacji|dodano|data dodania|utworzono
        publicerad|publicerat|publicerades|postad|publisert|publiceret|udgivet|offentliggjort|lagt ut|skapad
        опубликовано|опубликована|опубликован|дата публикации|размещено|julkaistu|yayınlanma|опубліковано
        """;

    private const string UpdatedWords = """
        updated|last updated|last modified|modified|edited|revised|last edited|date modified|last reviewed|last change
        aktualisiert|aktualisierung|geändert|bearbeitet|überarbeitet|stand|letzte änderung|änderung|upgedatet|letztes update|update
        mis à jour|mise à jour|modifié|modifiée|maj|actualisé|actualizado|actualizada|modificado|editado|última actualización
        aggiornato|aggiornata|ultimo aggiornamento|modificato|atualizado|atualizada|última atualização|atualização|ultima modifica
        bijgewerkt|aangepast|gewijzigd|laatste wijziging|zaktualizowano|aktualizacja|ostatnia modyfikacja|zmodyfikowano|data modyfikacji
        uppdaterad|uppdaterat|ändrad|oppdatert|endret|opdateret|ændret|обновлено|изменено|обновление|дата изменения|редактировалось|päivitetty|güncelleme|оновлено
        """;

    private const string ForeignWords = """
        until|till|release|release date|released|erscheinungsdatum|erscheint|deadline|expires|expiry|valid|born|died|since|due|from|starts|begins|between|joined|member since|accessed|retrieved|bis|ab|seit|geboren|gestorben|gültig|frist|abgerufen|zuletzt besucht|dabei seit|mitglied seit|registriert seit
        jusqu'au|né le|née le|consulté|inscrit|depuis|hasta|nacido|nato il|fino al|scadenza|até|desde|nascido|geboren|tot|do dnia|ur|dostęp|född|født|registrert|до|с
        """;

    private const string HanPublishedWords = "发布 发表 刊登 刊出 发文 发帖 首发 上传 公开日 公开 投稿 掲载 掲載 配信 作成日 发行 发行日 张贴 时间 日期 입력 등록 게시 발행 작성 写于 撰写";
    private const string HanUpdatedWords = "更新 编辑 编辑于 修改 修订 最终更新 改订 최종수정 수정 업데이트";
    private const string HanForeignWords = "截止 截至 有效期 出生 到期 访问 注册 加入 마감";

    private static readonly Dictionary<string, int> Months = ByLine(MonthNames, (line, _) => line + 1);
    private static readonly Dictionary<string, int> Units = Numbered(UnitNames);
    private static readonly Dictionary<string, int> Days = Numbered(DayNames);
    private static readonly (string Phrase, int Value)[] HanUnits = Longest(Numbered(HanUnitNames));
    private static readonly (string Phrase, int Value)[] HanDays = Longest(Numbered(HanDayNames));
    private static readonly HashSet<string> WeekdayNames = [.. Words(Weekdays)];
    private static readonly HashSet<string> LinkWords = [.. Words(Links)];
    private static readonly Dictionary<string, List<(string Phrase, DateRole Role)>> Labels = LabelsByWord();
    private static readonly (string Phrase, int Value)[] HanLabels = Longest(
    [
        .. Words(HanPublishedWords).Select(w => KeyValuePair.Create(w, (int)DateRole.Published)),
        .. Words(HanUpdatedWords).Select(w => KeyValuePair.Create(w, (int)DateRole.Updated)),
        .. Words(HanForeignWords).Select(w => KeyValuePair.Create(w, (int)DateRole.Foreign)),
    ]);

    private static readonly Dictionary<string, int> Zones = Numbered("0 utc gmt z -300 est -240 edt -300 cdt -420 mst -360 mdt -480 pst -420 pdt 60 cet mez 120 cest mesz eet 60 bst 180 msk eest 480 hkt sgt 540 jst kst 600 aest 660 aedt");

    /// <summary>The month of a folded name, from 1; 0 for none.</summary>
    public static int Month(ReadOnlySpan<char> word) => Value(Months, word, 0);

    /// <summary>The minutes of a folded unit; 0 for none.</summary>
    public static int Unit(ReadOnlySpan<char> word) => Value(Units, word, 0);

    /// <summary>How many days ago a folded word such as "yesterday" is; −1 for other words.</summary>
    public static int DaysAgo(ReadOnlySpan<char> word) => Value(Days, word, -1);

    /// <summary>The offset of a folded zone in minutes; null for none and for those that several zones are called.</summary>
    public static int? Zone(ReadOnlySpan<char> word) => Value(Zones, word, int.MinValue) is var found && found == int.MinValue ? null : found;

    /// <summary>Whether a folded word names a day of the week.</summary>
    public static bool IsWeekday(ReadOnlySpan<char> word) => WeekdayNames.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    /// <summary>Whether a folded word may stand between a day and its time.</summary>
    public static bool IsLink(ReadOnlySpan<char> word) => LinkWords.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    /// <summary>The minutes of the unit a folded text begins with.</summary>
    public static (int Length, int Minutes) HanUnit(ReadOnlySpan<char> text) => Prefix(HanUnits, text);

    /// <summary>How many days ago the words are that a folded text begins with.</summary>
    public static (int Length, int Days) HanDay(ReadOnlySpan<char> text) => Prefix(HanDays, text);

    /// <summary>The label a folded text of Chinese, Japanese or Korean begins with.</summary>
    public static (int Length, DateRole Role) HanLabel(ReadOnlySpan<char> text) => Prefix(HanLabels, text) is var (length, role) ? (length, (DateRole)role) : default;

    /// <summary>The label that a folded text begins with, whose first word is given.</summary>
    public static (int Length, DateRole Role) Label(ReadOnlySpan<char> text, ReadOnlySpan<char> word)
    {
        if (!Labels.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var phrases)) return default;
        foreach (var (phrase, role) in phrases)
            if (text.StartsWith(phrase) && (text.Length == phrase.Length || !char.IsLetter(text[phrase.Length]))) return (phrase.Length, role);
        return default;
    }

    private static int Value(Dictionary<string, int> table, ReadOnlySpan<char> word, int none) =>
        table.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var found) ? found : none;

    private static (int Length, int Value) Prefix((string Phrase, int Value)[] table, ReadOnlySpan<char> text)
    {
        foreach (var (phrase, value) in table)
            if (text.StartsWith(phrase)) return (phrase.Length, value);
        return default;
    }

    private static string[] Words(string words) => Folding.Fold(words).Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);

    private static Dictionary<string, int> ByLine(string lines, Func<int, string, int> value)
    {
        var table = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (at, line) in lines.Split('\n').Index())
            foreach (var word in Words(line)) table.TryAdd(word, value(at, word));
        return table;
    }

    // Numbers and the words behind each.
    private static Dictionary<string, int> Numbered(string words)
    {
        var (table, value) = (new Dictionary<string, int>(StringComparer.Ordinal), 0);
        foreach (var word in Words(words))
            if (int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) value = number;
            else table.TryAdd(word, value);
        return table;
    }

    private static (string, int)[] Longest(IEnumerable<KeyValuePair<string, int>> table) =>
        [.. table.Select(p => (p.Key, p.Value)).OrderByDescending(p => p.Key.Length).ThenBy(p => p.Key, StringComparer.Ordinal)];

    private static Dictionary<string, List<(string, DateRole)>> LabelsByWord()
    {
        var table = new Dictionary<string, List<(string Phrase, DateRole)>>(StringComparer.Ordinal);
        foreach (var (phrases, role) in new[] { (PublishedWords, DateRole.Published), (UpdatedWords, DateRole.Updated), (ForeignWords, DateRole.Foreign) })
        {
            foreach (var phrase in Folding.Fold(phrases).Split(['|', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                var first = phrase.AsSpan(0, WordLength(phrase)).ToString();
                if (!table.TryGetValue(first, out var list)) table[first] = list = [];
                list.Add((phrase, role));
            }
        }

        foreach (var list in table.Values) list.Sort((a, b) => b.Phrase.Length - a.Phrase.Length);
        return table;
    }

    /// <summary>How long the word is that a text begins with.</summary>
    public static int WordLength(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && (char.IsLetter(text[length]) && !IsUnspaced(text[length]))) length++;
        return length;
    }

    /// <summary>Whether a character is of a script without blanks between words, or of Korean, whose units stick to numbers.</summary>
    public static bool IsUnspaced(char c) => c >= '\u1100' && Scripts.Of(c) is Script.Han or Vane.Text.Script.Kana or Vane.Text.Script.Hangul;
}
