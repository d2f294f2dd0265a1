using System.Collections.Frozen;

namespace Vane.Understand;

/// <summary>
/// The form in which words of a lens and texts are compared: lower case, half width, simplified, and every blank, hyphen
/// and underscore one blank. A code unit stays a code unit, so places in the folded form are places in the text.
/// </summary>
internal static class VocabularyFold
{
    // Traditional and simplified in turn.
    private const string Traditional =
        "開开語语訓训練练視视頻频圖图機机器器學学習习醫医療疗藥药無无風风電电網网絡络規规範范監监會会員员產产業业資资融融購购併并裁裁職职場场" +
        "見见觀观點点測测評评評评試试數数據据據据標标準准覺觉識识別别聲声樂乐創创寫写畫画畫画設设計计課课題题問问題题幫帮請请調调應应" +
        "對对齊齐釋释實实驗验證证審审訴诉訟讼權权隱隐護护漏漏擊击詐诈騙骗偽伪軍军國国際际禁禁關关稅税選选舉举戰战爭争對对話话" +
        "動动車车駕驾駛驶飛飞腦脑體体雲云端端層层晶晶圓圆片片顯显卡卡處处理理儲储記记憶忆長长結结構构擴扩散散變变換换蒸蒸餾馏" +
        "優优量量壓压縮缩參参微微調调獎奖勵励強强化化鏈链條条邏逻輯辑幾几何何複复雜杂繪绘編编輯辑剪剪輯辑劇剧漫漫遊游戲戏與与" +
        "協协議议連连接接搜搜尋寻檢检索索庫库匯汇報报論论文文雜杂誌志發发佈布佈布推推出出上上線线線线筆笔電电腦脑手手環环鏡镜" +
        "財财務务虧亏損损營营收收漲涨價价錢钱費费訂订閱阅廣广告告賬账號号個个為为們们這这時时間间從从來来後后過过還还進进" +
        "遠远運运達达並并華华為为騰腾訊讯億亿萬万億亿贏赢獲获賽赛競竞爭争術术質质純纯準准確确錯错誤误幻幻覺觉" +
        "陽阳熱热氫氢氣气鋰锂鈉钠儲储蓄蓄輸输變变壓压綠绿環环煤煤炭炭減减碳碳補补貼贴廠厂礦矿層层儀仪預预針针診诊斷断蛋蛋" +
        "傳传統统單单雙双區区塊块驅驱滿满眾众籌筹約约聘聘筆笔試试簡简歷历薪薪師师畢毕業业歲岁節节" +
        "鑑鉴賞赏歡欢樂乐梗梗圖图搞搞笑笑沒没讓让說说讀读聽听錄录講讲義义詞词該该誰谁譯译註注詳详談谈論论諮咨詢询" +
        "軟软硬硬體体裝装置置貓猫鳥鸟魚鱼麗丽麼么齡龄龍龙龐庞夠够帶带塗涂歸归當当彙汇徵征態态慮虑戶户擬拟攝摄" +
        "敗败書书極极樣样橋桥檔档殺杀殼壳毀毁決决涼凉淨净漸渐潔洁濾滤災灾燒烧爾尔狀状獨独現现瑣琐畝亩異异癒愈皺皱" +
        "盤盘監监禍祸種种穩稳竊窃節节範范築筑簽签紅红級级細细終终組组經经維维總总續续繼继罰罚聯联脈脉節节舊旧藝艺" +
        "蘋苹藍蓝蟲虫術术衛卫補补觸触許许訪访評评誇夸諾诺謀谋謊谎識识譽誉豐丰貝贝負负貢贡貨货販贩貴贵買买貸贷貿贸" +
        "賣卖賠赔賦赋跡迹軌轨較较載载輔辅輕轻輛辆輪轮轉转辦办農农邊边鄰邻釋释針针鈕钮銀银銷销鋼钢錶表鍊炼鏡镜鐘钟" +
        "駭骇離离輝辉碼码連连結结貨货排排閉闭閘闸閱阅隊队陣阵階阶險险隨随難难雖虽靈灵靜静響响頁页項项順顺須须領领頻频願愿顧顾顯显類类餘余館馆驚惊齒齿";

    private static readonly FrozenDictionary<char, char> Simplified = Pairs();

    /// <summary>The folded form of a text, in a buffer of at least its length.</summary>
    public static void Fold(ReadOnlySpan<char> text, Span<char> folded)
    {
        for (var i = 0; i < text.Length; i++) folded[i] = Fold(text[i]);
    }

    /// <summary>The folded form of a word.</summary>
    public static string Fold(string word) => string.Create(word.Length, word, static (folded, word) => Fold(word, folded));

    private static char Fold(char c)
    {
        if (c < 0x80) return c is '-' or '_' or < ' ' ? ' ' : char.ToLowerInvariant(c);
        if (c is '\u00A0' or '\u3000' or (>= '\u2000' and <= '\u2015') or '\u202F') return ' ';
        if (c is '\u2018' or '\u2019') return '\'';
        if (c is >= '\uFF01' and <= '\uFF5E') return Fold((char)(c - 0xFEE0));
        if (c is >= '\u4E00' and <= '\u9FFF') return Simplified.GetValueOrDefault(c, c);
        return char.ToLowerInvariant(c);
    }

    private static FrozenDictionary<char, char> Pairs()
    {
        var pairs = new Dictionary<char, char>();
        for (var i = 0; i + 1 < Traditional.Length; i += 2) pairs[Traditional[i]] = Traditional[i + 1];
        return pairs.ToFrozenDictionary();
    }
}
