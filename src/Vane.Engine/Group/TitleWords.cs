namespace Vane.Group;

/// <summary>Words that decide whether two titles say the same.</summary>
internal static class TitleWords
{
    // Parts, dates and variants: two titles that differ in one of them speak of different things.
    private static readonly Dictionary<string, string> Marks = Words("""
        one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 first=1st second=2nd third=3rd
        fourth=4th ii=2 iii=3 iv=4 vi=6 vii=7 viii=8 ix=9 january=m1 february=m2 march=m3 april=m4 may=m5 june=m6
        july=m7 august=m8 september=m9 october=m10 november=m11 december=m12 jan=m1 feb=m2 mar=m3 apr=m4 jun=m6
        jul=m7 aug=m8 sep=m9 sept=m9 oct=m10 nov=m11 dec=m12
        """).Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    private static readonly HashSet<string> Variants = SetOf("""
        monday tuesday wednesday thursday friday saturday sunday spring summer autumn winter
        pro mini max flash ultra nano lite turbo plus preview base instruct beta alpha large small
        medium opus sonnet haiku air coder thinking omni vl audio vision code math edge xl se
        left right north south east west up down before after vs survey benchmark review tutorial
        live update updated recap trailer teaser preorder ios android windows linux mac macos
        """);

    private static readonly HashSet<string> Negations = SetOf("""
        not no never none nobody nothing without neither nor cannot cant dont doesnt didnt isnt arent
        wasnt werent wont wouldnt shouldnt couldnt hasnt havent hadnt aint fail fails failed failing
        deny denies denied cancel cancels cancelled canceled delay delays delayed halt halts halted stop
        stops stopped refuse refuses refused reject rejects rejected drop drops dropped end ends ended
        against fake false myth wrong unlike hardly barely un non anti lose loses lost ban bans banned
        almost nearly former ex less fewer worse dead debunked hoax retracted fixed reverts reverted
        formally officially finally again still already soon reportedly allegedly rumor rumored rumour
        confirms confirmed plans considers unconfirmed proposed approved
        """);

    private static readonly HashSet<string> Fillers = SetOf("""
        a an the of for in on to and with is are was be by from at as that this it
        its has have just now new s here so very really our your my i ive we you via pdf
        video 的 了 是 在 和 与 及 也 就 都 被 把 啦 吗 呢 吧 啊 这 那
        """);

    private static readonly HashSet<string> Periods = SetOf("""
        week weekly daily monthly month today tonight yesterday morning digest roundup newsletter episode
        megathread thread hiring hired recap edition weekend nightly annual quarterly bulletin briefing
        """);

    private static readonly string[] HanPeriods =
        ["日报", "周报", "月报", "周刊", "月刊", "早报", "晚报", "早知道", "每日", "每周", "每月", "本周", "今日", "今天", "昨日", "快讯", "播报", "合集", "汇总"];

    // Titles that many give to different things, folded, without blanks and marks.
    private static readonly HashSet<string> Generic = SetOf("""
        help helpneeded needhelp pleasehelp needadvice advice adviceneeded question quickquestion noobquestion
        beginnerquestion anysuggestions suggestions thoughts anythoughts whatdoyouthink whatdoyouguysthink yourthoughts
        discussion feedback feedbackwanted introduction introduceyourself welcome news ainews update updates itshappening
        amiwrong amitheonlyone isitjustme ishouldhaveknown changemymind showandtell selfpromotion selfpromotionthread
        whoishiring whowantstobehired whatareyouworkingon whatareyoubuilding openthread technicalreport readme untitled
        introducing announcement lookingforhelp lookingforadvice justwondering helpmeunderstand whereistart wheretostart
        howtogetstarted gettingstarted howdoistart deletedbyuser removed deleted relatable accurate thisistheway finally
        求助 求助帖 问题 请教 请教一下 请问 新人报到 大家怎么看 讨论 求推荐 求建议 无标题 转发微博 分享 通知 公告
        有没有人 怎么办 好消息 分享图片 每日一问 来聊聊
        """);

    /// <summary>The mark of a word, or null for an ordinary one.</summary>
    public static string? MarkOf(string word) => Marks.TryGetValue(word, out var mark) ? mark : Variants.Contains(word) ? word : null;

    /// <summary>Whether it turns what is said into its opposite.</summary>
    public static bool Negates(string word) => word.Length == 1 ? word[0] is '不' or '没' or '无' or '未' or '非' or '否' or '假' or '拒' or '再' or '又' or '将' or '疑' or '拟' or '停' or '禁' : Negations.Contains(word);

    /// <summary>Whether a title says the same without it.</summary>
    public static bool Fills(string word) => Fillers.Contains(word);

    /// <summary>Whether it is in the titles of what appears again and again.</summary>
    public static bool Recurs(string word) => Periods.Contains(word);

    /// <summary>Whether a title has words in it of what appears again and again.</summary>
    public static bool RecursIn(string folded)
    {
        foreach (var period in HanPeriods)
            if (folded.Contains(period, StringComparison.Ordinal)) return true;
        return false;
    }

    /// <summary>Whether a title, its letters only, is one that many use.</summary>
    public static bool IsGeneric(string letters) => Generic.Contains(letters);

    /// <summary>Whether two words are forms of one, or one of them is misspelt.</summary>
    public static bool AreForms(string a, string b)
    {
        if (a == b) return true;
        if (a[0] != b[0] || a.Length < 4 || b.Length < 4 || Math.Abs(a.Length - b.Length) > 3) return false;
        if (a.AsSpan().ContainsAnyInRange('0', '9') || b.AsSpan().ContainsAnyInRange('0', '9')) return false;
        var common = a.AsSpan().CommonPrefixLength(b);
        if (common >= 3 && IsEnding(a.AsSpan(common)) && IsEnding(b.AsSpan(common))) return true;
        if (a.Length < 7 || b.Length < 7) return false;
        var tail = Math.Max(a.Length, b.Length) - common - 1;
        return tail >= 1 && (a.Length == b.Length
            ? a.AsSpan(common + 1).SequenceEqual(b.AsSpan(common + 1)) || Swapped(a, b, common)
            : a.Length > b.Length
                ? a.Length == b.Length + 1 && a.AsSpan(common + 1).SequenceEqual(b.AsSpan(common))
                : b.Length == a.Length + 1 && b.AsSpan(common + 1).SequenceEqual(a.AsSpan(common)));
    }

    private static bool Swapped(string a, string b, int at) =>
        at + 1 < a.Length && a[at] == b[at + 1] && a[at + 1] == b[at] && a.AsSpan(at + 2).SequenceEqual(b.AsSpan(at + 2));

    private static bool IsEnding(ReadOnlySpan<char> ending) => ending is "" or "s" or "es" or "ed" or "d" or "ing" or "e";

    private static HashSet<string> SetOf(string words) => [.. Words(words)];

    private static string[] Words(string words) => words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
}
