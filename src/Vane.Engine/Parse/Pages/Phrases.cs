using System.Buffers;

namespace Vane.Parse;

/// <summary>Words that pages put before, between and after their text, in several languages.</summary>
internal static class Phrases
{
    private static readonly string[] Ends = Lines("""
        related articles|related posts|related stories|related content|related news|related topics|related reading|related links|related:|you may also like|you might also like|more from|more on this|more stories|more news|more articles|more like this
        read next|up next|recommended|most read|most popular|popular posts|trending|latest news|latest stories|comments|leave a comment|leave a reply|post a comment|add a comment|join the conversation|share this|share on|share:|share
        about the author|about author|about the writer|tags:|tags|tagged|filed under|topics:|subscribe|newsletter|sign up|follow us|similar posts|similar articles|like this:|like loading|previous post|next post|post navigation|trackback|discussion|what do you think
        mehr zum thema|zum thema|mehr zu|mehr aus|mehr von|ähnliche artikel|ähnliche beiträge|ähnliche themen|das könnte sie|das könnte dich|lesen sie auch|weitere artikel|weitere beiträge|weitere meldungen|weitere nachrichten|weitere themen|weiterführende links|verwandte artikel|verwandte themen|verwandte beiträge|kommentare|kommentar schreiben|kommentar verfassen|schreibe einen kommentar|schreiben sie einen kommentar|hinterlasse|teilen|teilen mit|artikel teilen|beitrag teilen|diesen artikel|schlagwörter|schlagworte|über den autor|über die autorin|meistgelesen|auch interessant|beitrags-navigation|beitragsnavigation|gefällt mir|veröffentlicht in|empfohlen|aktuelle artikel|neueste artikel
        à lire aussi|lire aussi|articles similaires|articles liés|sur le même sujet|sur le même thème|dans la même rubrique|commentaires|laisser un commentaire|partager|à propos de l|voir aussi|les plus lus
        te puede interesar|artículos relacionados|noticias relacionadas|lee también|lea también|comentarios|deja un comentario|dejar un comentario|compartir|más noticias|más información sobre|etiquetas
        leia também|veja também|leia mais|notícias relacionadas|comentários|compartilhe|deixe um comentário|leggi anche|articoli correlati|commenti|condividi|lascia un commento
        lees ook|gerelateerde|reacties|meer over|czytaj także|czytaj też|zobacz także|zobacz też|komentarze|udostępnij|podobne|читайте также|комментарии|похожие|поделиться|по теме|смотрите также|читать также|διαβάστε επίσης|σχετικά άρθρα|ilgili haberler|xem thêm|tin liên quan|bài viết liên quan
        相关阅读|相关新闻|相关文章|相关推荐|相关报道|相关链接|推荐阅读|延伸阅读|延伸閱讀|相關新聞|相關文章|相關閱讀|相關報導|相關報道|热门推荐|热门文章|熱門|热点推荐|猜你喜欢|猜你喜歡|网友评论|發表評論|发表评论|最新评论|留言|更多新闻|更多新聞|责任编辑|責任編輯|上一篇|下一篇|打赏|分享到|標籤|标签|免责声明|免責聲明
        関連記事|関連ニュース|おすすめ記事|あわせて読みたい|コメント|シェアする|この記事をシェア|タグ|관련기사|관련 기사|댓글
        """);

    private static readonly string[] Asides = Lines("""
        read more|read also|also read|also see|see also:|read:|watch:|listen:|click here|advertisement|sponsored|story continues|article continues|continue reading|scroll down|share this|share on|tweet|follow us|follow @|subscribe to|sign up for|sign up to|download our|get our|copyright|©|(c) 20|all rights reserved|loading|skip to|print this|print |email this|save article|posted in|filed under|posted by|image source|share article
        lesen sie auch|lesen sie mehr|lesen sie hier|lies auch|mehr dazu|mehr zum thema|anzeige|werbung|weiterlesen|zur startseite|artikel drucken|drucken|nach oben|alle rechte vorbehalten|auch interessant:|hier geht es|abonnieren
        lire aussi|à lire aussi|lire la suite|publicité|tous droits|lee también|lea también|publicidad|leer más|leia também|leia mais|publicidade|leggi anche|pubblicità|lees ook|advertentie|czytaj także|czytaj też|reklama|читайте также|реклама|подписывайтесь
        das könnte sie auch|das könnte dich auch|das könnte ihnen auch|sehen sie auch|siehe auch:|lesen sie dazu|lesen sie jetzt|lesetipp|passend dazu|mehr lesen|jetzt lesen|externer inhalt|klicken sie auf den|klicke auf den|mit dem laden des|an dieser stelle|wir benötigen ihre zustimmung|bitte aktivieren sie|datenschutzhinweis|inhaltsverzeichnis|table of contents|jump to|in this article
        le puede interesar|te puede interesar|también puede leer|también puedes leer|también lee|vea también|ver también|vea además|mira también|mirá también|puedes ver|lea además|además lee|leia mais|saiba mais|confira|approfondisci|polecamy|zobacz:|czytaj:|czytaj więcej|dowiedz się więcej|по теме|bekijk ook|lue myös|læs også|les også|läs också
        相关阅读|延伸閱讀|延伸阅读|原标题：|责任编辑|責任編輯|（责任编辑|(责任编辑|【责任编辑|（责编|责编：|編輯：|编辑：|来源：|來源：|更多精彩|扫描二维码|扫码|长按|关注我们|点击|點擊|广告|廣告|版权所有|版權所有|未经授权|未經授權|転載|関連記事|広告
        """);

    private static readonly string[] Credits = Lines("""
        photo:|photos:|photo by|photo credit|photograph|image:|images:|image credit|image by|picture:|credit:|credits:|getty|illustration:|foto:|fotos:|foto |bild:|bilder:|bildquelle|bildnachweis|symbolbild|titelbild|beitragsbild|quelle:|grafik:|© |©|(c) |crédit|crédits|(crédito|crédito|créditos|fuente:|fonte:|zdjęcie:|fot.|źródło|фото|источник|图片来源|图源|圖片來源|圖／|圖:|写真
        """);

    private static readonly string[] Bylines = Lines("""
        by |written by|posted by|posted on|published|updated|last updated|last modified|author:|reporter|von |autor:|verfasst von|geschrieben von|veröffentlicht|erstellt|stand:|aktualisiert|par |publié|mis à jour|por |publicado|actualizado|di |pubblicato|door |gepubliceerd|geplaatst|dodano|opublikowano|автор|опубликовано|作者|记者|記者|来源|來源|发布|發布|发表|時間|时间|編輯|编辑|責任|责任|更新|投稿|公開|문자|입력|기자
        """);

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");

    /// <summary>Whether a line begins what is put after a text.</summary>
    public static bool IsEnd(string line) => Begins(line, Ends, 30);

    /// <summary>Whether a line points elsewhere, or is about the page and not of it.</summary>
    /// <param name="line">The line.</param>
    /// <param name="linked">Whether it is mostly a link.</param>
    public static bool IsAside(string line, bool linked) => Begins(line, Asides, linked ? 140 : Short(line));

    /// <summary>Whether a line says whose a picture is, and no more.</summary>
    public static bool IsCredit(string line) => line.Length <= 110 && !EndsSentence(line) && Begins(line, Credits, 90);

    /// <summary>Whether a line says who wrote and when, and no more.</summary>
    public static bool IsByline(string line) =>
        line.Length <= 100 && !EndsSentence(line) && (Begins(line, Bylines, 60) || IsTime(line));

    /// <summary>Whether a line ends as sentences do.</summary>
    public static bool EndsSentence(string line) => line.AsSpan().TrimEnd("\"”»’')）】 ") is [.., '.' or '!' or '?' or '。' or '！' or '？' or '…' or ':' or '：'];

    // "Read more: why the bridge was closed" may be long, a sentence that only begins so is text.
    private static int Short(string line) => EndsSentence(line) ? 30 : 110;

    // Little else than a time: four digits of a year and few words.
    private static bool IsTime(string line)
    {
        if (line.Length > 60) return false;
        var digits = 0;
        for (var rest = line.AsSpan(); rest.IndexOfAny(Digits) is >= 0 and var at; rest = rest[(at + 1)..]) digits++;
        var letters = 0;
        foreach (var c in line) if (char.IsLetter(c)) letters++;
        return digits >= 4 && digits * 4 >= letters && HasYear(line);
    }

    private static bool HasYear(ReadOnlySpan<char> line)
    {
        for (var i = 0; i + 4 <= line.Length; i++)
            if (line.Slice(i, 2) is "19" or "20" && char.IsAsciiDigit(line[i + 2]) && char.IsAsciiDigit(line[i + 3])
                && (i == 0 || !char.IsAsciiDigit(line[i - 1])) && (i + 4 == line.Length || !char.IsAsciiDigit(line[i + 4]))) return true;
        return false;
    }

    private static bool Begins(string line, string[] phrases, int rest)
    {
        var text = line.AsSpan().TrimStart("\"“„«»>›→|•·-–—*#[【（( \t▶►");
        foreach (var phrase in phrases)
        {
            if (!text.StartsWith(phrase, StringComparison.OrdinalIgnoreCase) || text.Length > phrase.Length + rest) continue;
            // A whole word: "Share" begins no "Shareholders". Chinese has no such ends.
            if (text.Length == phrase.Length || !char.IsLetter(text[phrase.Length]) || !char.IsLetter(phrase[^1]) || phrase[^1] > '\u2E80' || text[phrase.Length - 1] == ' ') return true;
        }

        return false;
    }

    private static string[] Lines(string list) => list.Split(['|', '\n'], StringSplitOptions.RemoveEmptyEntries);
}
