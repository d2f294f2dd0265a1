using System.Globalization;
using System.Text;

namespace Vane.Text.Names;

/// <summary>What a character is to a name.</summary>
public enum CharClass : byte
{
    /// <summary>Neither letter nor digit.</summary>
    Other,

    /// <summary>A letter of a script that parts words by blanks.</summary>
    Letter,

    /// <summary>A digit 0–9.</summary>
    Digit,

    /// <summary>A character of a script that does not part words: Han, kana.</summary>
    Ideograph,
}

/// <summary>The form names are matched in: lower case, narrow, without diacritics, simplified. A character becomes one
/// character, so that places in the folded text are places in the original.</summary>
public static class NameFolding
{
    // Only what names are written with. Pairs: traditional, simplified.
    private const string Simplified =
        "問问義义騰腾訊讯雲云盤盘實实學学習习機机議议會会計计畫画圖图書书開开關关網网絡络電电視视頻频訓训練练調调優优強强" +
        "評评測测試试數数據据標标準准資资語语言言詞词譯译識识記记憶忆時时間间動动態态環环節节點点線线鏈链連连進进過过還还" +
        "選选達达遠远運运適适邏逻輯辑長长門门東东車车輛辆軟软銳锐鋒锋錄录錯错鍵键鏡镜閱阅陣阵陽阳隊队階阶際际隱隐雙双難难" +
        "靈灵項项頂顶順顺預预領领頭头題题顏颜類类顯显風风飛飞馬马驅驱驗验魯鲁鴻鸿鵬鹏麗丽龍龙龜龟齊齐齡龄燈灯燒烧營营爾尔" +
        "獨独獎奖獲获現现產产當当療疗發发監监碼码確确礎础禮礼種种稱称穩稳積积競竞筆笔築筑簡简糾纠約约級级紀纪純纯紅红納纳" +
        "紙纸細细終终組组結结給给統统經经綜综維维編编緩缓總总績绩織织繪绘續续罰罚聯联聲声聽听職职腦脑臉脸興兴舊旧藝艺華华" +
        "萬万葉叶藍蓝蘋苹蘭兰處处號号虛虚術术衛卫補补裝装見见規规覺觉觀观觸触訂订認认誌志誤误說说課课誰谁請请論论證证謝谢" +
        "護护讀读變变讓让貝贝財财責责貴贵費费賽赛賞赏質质賴赖購购趙赵趨趋跡迹軌轨輸输轉转農农遊游邊边鄭郑醫医釋释鐵铁鑰钥" +
        "啟启啓启單单嘯啸國国圓圆壓压夢梦媽妈師师帶带幫帮庫库應应廣广張张彈弹後后從从復复惡恶慮虑憑凭懷怀戰战戲戏擇择擊击" +
        "擬拟擴扩攜携攝摄敵敌於于曉晓曆历條条東东極极構构樂乐樓楼樹树橋桥檢检權权歐欧歷历殘残決决沒没涼凉淺浅減减滅灭潛潜" +
        "澤泽濾滤濤涛瀏浏瀾澜無无煉炼煩烦熱热爭争個个們们備备傳传債债傷伤僅仅價价儀仪億亿儲储內内兩两冊册軍军凍冻劃划劇剧" +
        "創创務务勝胜勢势匯汇區区協协卻却參参吳吴員员響响嗎吗團团執执報报場场塊块墻墙夠够奧奥媒媒嬌娇孫孙寫写寶宝將将導导" +
        "層层島岛幣币幾几廠厂廳厅徑径徵征慶庆攬揽滾滚潔洁牆墙猶犹瑪玛電电異异盧卢眾众睜睁鯨鲸鳥鸟麥麦黃黄點点鼠鼠體体龐庞" +
        "薩萨這这與与嚴严臺台灣湾範范衝冲為为爲为譜谱湯汤璣玑輝辉裡里裏里麼么個个還还請请隻只錢钱銀银鋼钢針针鐘钟銷销鑄铸閃闪閑闲闡阐" +
        "陳陈陸陆隨随險险雜杂靜静韓韩響响頻频額额願愿飯饭飲饮餘余館馆駕驾駛驶騎骑鬥斗魚鱼鮮鲜鳳凤鴨鸭麵面黨党齒齿糧粮穀谷藥药蟻蚁螞蚂" +
        "訪访診诊詩诗話话該该詳详誠诚謀谋講讲豐丰貓猫貨货貼贴買买費费賣卖賬账賺赚躍跃踐践辦办農农郵邮釘钉銘铭閣阁闊阔雖虽霧雾韻韵頓顿" +
        "頗颇類类飄飘駁驳騙骗髮发鬆松鬧闹鹽盐點点齋斋橫横櫃柜氣气漢汉漲涨澀涩濕湿濟济灑洒爐炉爛烂牽牵犧牺獵猎瘋疯癥症盜盗睏困瞭了矯矫";

    private static readonly char[] Folded = BuildFolded();
    private static readonly CharClass[] Classes = BuildClasses();

    /// <summary>The folded form of a character.</summary>
    public static char Fold(char c) => Folded[c];

    /// <summary>Folds a text into a buffer of at least its length.</summary>
    public static void Fold(ReadOnlySpan<char> text, Span<char> folded)
    {
        var table = Folded;
        for (var i = 0; i < text.Length; i++) folded[i] = table[text[i]];
    }

    /// <summary>The folded form of a text.</summary>
    public static string Fold(string text) =>
        string.Create(text.Length, text, static (folded, original) => Fold(original, folded));

    /// <summary>What a folded character is.</summary>
    public static CharClass ClassOf(char folded) => Classes[folded];

    /// <summary>Whether a folded character is a letter or a digit that words are made of.</summary>
    public static bool IsWord(char folded) => Classes[folded] is CharClass.Letter or CharClass.Digit;

    private static char[] BuildFolded()
    {
        var table = new char[char.MaxValue + 1];
        for (var c = 0; c < table.Length; c++) table[c] = FoldSlowly((char)c);
        for (var i = 0; i + 1 < Simplified.Length; i += 2) table[Simplified[i]] = Simplified[i + 1];
        return table;
    }

    private static char FoldSlowly(char c) => c switch
    {
        >= '！' and <= '～' => FoldSlowly((char)(c - '！' + '!')),
        '\u3000' or '\u00A0' or '\t' => ' ',
        (>= '\u2010' and <= '\u2015') or '\u2212' => '-',
        '\u2018' or '\u2019' => '\'',
        >= '\u00C0' and <= '\u024F' => char.ToLowerInvariant(Letter(c)),
        _ when char.IsSurrogate(c) => c,
        _ => char.ToLowerInvariant(c),
    };

    // A letter with a mark is its letter first when taken apart.
    private static char Letter(char c) => c.ToString().Normalize(NormalizationForm.FormD)[0];

    private static CharClass[] BuildClasses()
    {
        var table = new CharClass[char.MaxValue + 1];
        for (var c = 0; c < table.Length; c++) table[c] = Classify((char)c);
        return table;
    }

    private static CharClass Classify(char c)
    {
        if (char.IsAsciiDigit(c)) return CharClass.Digit;
        if (c is (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u4DBF') or (>= '\u4E00' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF'))
            return CharClass.Ideograph;
        return CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter
            or UnicodeCategory.TitlecaseLetter or UnicodeCategory.OtherLetter
            ? CharClass.Letter
            : CharClass.Other;
    }
}
