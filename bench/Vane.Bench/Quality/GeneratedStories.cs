using NodaTime;
using Vane.Model;

namespace Vane.Bench;

/// <summary>Invented events, each told several times, among posts that nobody takes up. The same every time.</summary>
internal static class GeneratedStories
{
    private const int Events = 30, Alone = 60;
    private static readonly Instant Begin = Instant.FromUtc(2025, 6, 2, 7, 0);

    private static readonly string[] Makers =
    [
        "Norvik", "Aldera", "Quillon", "Tessaro", "Brightmoor", "Oskari", "Pellworm", "Zanthe", "Kestrelin", "Umbrago", "Vantor", "Ledwick", "Marlune", "Hexby", "Ottery",
    ];

    private static readonly string[] Things =
    [
        "weather forecasting", "invoice reading", "subtitle translation", "warehouse robots", "sign language", "tax advice",
        "crop disease", "music mixing", "court transcripts", "bridge inspection", "lip reading", "bird calls",
        "recipe search", "elevator repair", "dental scans", "chess coaching", "flood warnings", "museum guides",
        "traffic lights", "wine labels", "knitting patterns", "harbour cranes", "snow clearing", "letter sorting",
        "coral counting", "steel welding", "bee keeping", "theatre lighting", "parking spaces", "glacier maps",
    ];

    // A kind of event, told in different words.
    private static readonly string[][] Told =
    [
        ["{0} releases open model for {1}", "The new {0} model for {1} is out and it is small", "Tried {0} on {1}: surprisingly good", "{0} open-sources its {1} weights"],
        ["{0} outage leaves {1} customers waiting for hours", "Is {0} down again? {1} jobs stuck", "Post-mortem: how {0} lost its {1} service", "{0} apologises for the {1} outage"],
        ["{0} sued over {1} training data", "Lawsuit says {0} copied archives for {1}", "{0} answers {1} copyright lawsuit", "Judge lets the {1} case against {0} go on"],
        ["{0} raises 80 million for {1}", "Investors put 80 million into {0} and its {1} plans", "{0} funding round: why {1} is suddenly hot", "{1} startup {0} valued at half a billion"],
        ["{0} beats experts at {1}, paper claims", "New {0} paper: superhuman {1}?", "Doubts about the {0} result on {1}", "Reproducing the {1} numbers of {0}"],
    ];

    private static readonly string[] Single =
    [
        "How do you organise your notes about {1}?", "My cat walked over the keyboard during {1}", "Looking for books on {1}",
        "Rant: meetings about {1}", "What desk lamp do people in {1} use", "A beginner question about {1}",
        "Thirty years in {1}, ask me anything", "I quit my job over {1}", "A podcast on {1} that does not bore",
        "Where to study {1} in the evenings", "The history of {1} in old photographs", "Is there any money left in {1}",
    ];

    private static readonly string[] ChineseMakers = ["青禾科技", "远帆智能", "北辰机器", "星澜数据", "松果云", "赤水芯片", "明溪网络", "鹿鸣教育", "安岭汽车", "沧浪电力", "云雀航天", "巨木医疗", "白沙能源", "长亭金融", "雪原通信"];

    private static readonly string[] ChineseThings =
    [
        "天气预报", "发票识别", "字幕翻译", "仓库机器人", "手语", "报税", "作物病害", "音乐混音", "庭审记录", "桥梁检测",
        "唇读", "鸟鸣识别", "菜谱搜索", "电梯维修", "牙科影像", "象棋教学", "洪水预警", "博物馆导览", "红绿灯", "酒标识别",
        "毛衣编织", "港口吊机", "除雪车", "信件分拣", "珊瑚普查", "钢材焊接", "养蜂", "舞台灯光", "停车位", "冰川地图",
    ];

    private static readonly string[][] ChineseTold =
    [
        ["{0}发布{1}开源模型", "{0}新模型上手体验：{1}效果惊人", "专门做{1}的{0}模型开放下载", "{0}开源{1}权重"],
        ["{0}服务中断，{1}客户等待数小时", "{0}又宕机了？{1}任务卡住", "{0}就{1}故障道歉", "复盘：{0}的{1}服务为何中断"],
        ["{0}因{1}训练数据被起诉", "起诉书称{0}抄袭{1}资料", "{0}回应{1}版权诉讼", "法院受理{0}{1}侵权案"],
        ["{0}获八千万融资，主攻{1}", "投资人为何看好{0}的{1}业务", "{0}融资八千万", "做{1}的{0}估值翻倍"],
        ["{0}论文称{1}超过人类专家", "{0}的{1}结果引发质疑", "有人复现{0}的{1}论文", "{0}新论文：{1}能否超越专家"],
    ];

    private static readonly string[] ChineseSingle =
    [
        "大家怎么整理{1}的笔记", "我家的猫打翻了水杯，{1}泡汤", "求推荐{1}入门书", "吐槽开不完的{1}会议", "{1}从业者用什么台灯", "新手提问：{1}难学吗",
        "从事{1}三十年，有问必答", "为了{1}我辞职了", "有没有不无聊的{1}播客", "晚上去哪里上{1}课", "老照片里的{1}历史", "{1}还能赚到钱吗",
    ];

    /// <summary>In English: a post and the number of the event it tells of.</summary>
    public static List<(Item Item, long Event)> English() => Tell("en", Makers, Things, Told, Single);

    /// <summary>In Chinese.</summary>
    public static List<(Item Item, long Event)> Chinese() => Tell("zh", ChineseMakers, ChineseThings, ChineseTold, ChineseSingle);

    private static List<(Item, long)> Tell(string language, string[] makers, string[] things, string[][] told, string[] single)
    {
        var posts = new List<(Item, long)>();
        for (var e = 0; e < Events; e++)
        {
            // A maker is in the news twice, with another thing in another week.
            var (maker, thing, ways) = (makers[e % makers.Length], things[(e * 7) % things.Length], told[(e + (e / makers.Length)) % told.Length]);
            for (var way = 0; way < ways.Length; way++)
                Add(posts, language, ways[way], maker, thing, (e / makers.Length * 8 * 24) + (e % makers.Length * 7) + (way * 9), e);
        }

        for (var i = 0; i < Alone; i++)
            Add(posts, language, single[i % single.Length], "", things[((i * 11) + (i / things.Length)) % things.Length], i * 6, Events + i);
        return posts;
    }

    private static void Add(List<(Item, long)> posts, string language, string template, string maker, string thing, int hour, long told)
    {
        var title = template.Replace("{0}", maker, StringComparison.Ordinal).Replace("{1}", thing, StringComparison.Ordinal);
        posts.Add((new Item
        {
            Key = new DocumentKey("reddit", $"{language}{posts.Count:0000}"),
            Title = title,
            Community = $"r/place{posts.Count % 7}",
            Language = language,
            Published = Begin + Duration.FromHours(hour),
        }, told));
    }
}
