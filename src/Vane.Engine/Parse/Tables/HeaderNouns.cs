using System.Collections.Frozen;

namespace Vane.Parse;

/// <summary>Words that headers of tables end in, and words that they do not have.</summary>
internal static class HeaderNouns
{
    private const int Longest = 6;

    private const string Chinese = """
        名称 名稱 名 姓名 名字 产品 產品 模型 型号 型號 版本 方法 方案 算法 演算法 任务 任務 基准 基準 数据集 資料集 數據集 指标 指標 参数 參數 参数量 參數量 规模 規模 大小 得分 分数 分數 评分 評分 成绩 成績
        准确率 準確率 精度 召回率 速度 延迟 延遲 时延 吞吐 吞吐量 成本 价格 價格 单价 單價 售价 售價 费用 費用 金额 金額 收入 营收 營收 利润 利潤 净利润 淨利 市值 估值 融资 融資 融资额 融資額 销量 銷量 产量 產量 数量 數量 总数 總數 人数 人數 人口 面积 面積
        用户 用戶 用户数 用戶數 下载量 下載量 星标 星標 点赞 讚數 评论 評論 评论数 評論數 阅读 閱讀 日期 时间 時間 年份 月份 季度 年度 发布 發布 发布日期 發布日期 发布时间 發布時間 上线时间 上線時間
        公司 机构 機構 企业 企業 厂商 廠商 开发者 開發者 开发商 開發商 作者 团队 團隊 品牌 国家 國家 地区 地區 城市 省份 行业 行業 产业 產業 领域 領域 部门 部門 学校 學校 大学 大學
        类型 類型 类别 類別 分类 分類 种类 種類 状态 狀態 等级 等級 级别 級別 排名 名次 序号 序號 编号 編號 特点 特點 特征 特徵 优势 優勢 优点 優點 缺点 缺點 功能 用途 场景 場景 说明 說明 描述 备注 備註 简介 簡介 内容 內容 项目 項目 标题 標題
        比例 占比 佔比 份额 份額 增长 成長 增长率 成長率 增幅 涨幅 漲幅 跌幅 降幅 同比 环比 環比 变化 變化 提升 下降 百分比 率 平均 合计 合計 总计 總計 上下文 长度 長度 宽度 高度 重量 温度 溫度 电池 電池 续航 續航 内存 記憶體 显存 显卡 处理器 处理器 容量 功耗 频率 頻率
        许可证 許可證 授权 授權 协议 協議 开源 開源 语言 語言 平台 支持 支援 输入 輸入 输出 輸出 来源 來源 链接 連結 地址 职位 職位 年龄 年齡 性别 性別 球队 球隊 胜 勝 负 負 积分 積分 股价 股價 代码 代碼 工具 框架 架构 架構 配置 结果 結果 效果 性能 效率 能力 训练 訓練 推理 步骤 步驟 阶段 階段 目标 目標 主题 主題 课程 課程 学分 學分 票房 评级 評級 热度 熱度
        票价 票價 站点 車站 车站 线路 路線 菜品 菜名 热量 熱量 蛋白质 蛋白質 脂肪 原料 用量 尺寸 颜色 顏色 材质 材質 库存 庫存 供应商 供應商 客户 客戶 订单 訂單 利率 期限 余额 餘額 房价 房價 租金 户型 楼层 樓層 主办方 主辦方 地点 地點 场馆 場館 选手 選手 机型 機型 屏幕 螢幕 像素 重量 单位 單位 预算 預算 支出 距离 距離 里程 航班 座位 层数 層數 显存占用 温差 湿度 濕度 降雨量 气温 氣溫 书名 書名 出版社 页数 頁數 定价 定價 歌曲 歌手 专辑 專輯 导演 導演 片名 影片
        """;

    private const string English = """
        name model models product version method approach algorithm task benchmark dataset metric parameters params param size score scores accuracy precision recall f1 speed latency throughput cost price prices fee amount
        revenue profit income valuation funding sales volume quantity count total users downloads stars likes comments views rank ranking position date time year month quarter released release launch published
        company organization organisation vendor developer author team brand country region city state province industry sector department school university type category class kind status level grade no id
        feature features strengths advantage advantages pros cons use description notes note remarks summary title item content share growth change increase decrease rate percent percentage ratio average mean median sum
        context length width height weight temperature battery memory ram vram storage gpu cpu processor capacity power frequency license licence open language languages platform support input output source link url
        age gender position player club goals wins losses draws points population area code tool framework architecture config result results performance efficiency training inference step stage goal topic course credits rating
        dish calories protein fat ingredient colour color stock supplier customer order rent floor venue distance flight seat humidity rainfall book publisher pages song artist album director film role salary station line fare budget spending employees founded tokens window layers heads epochs loss tps qps
        """;

    private static readonly FrozenSet<string> Han = Set(Chinese);
    private static readonly FrozenSet<string> Latin = Set(English);
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> HanLookup = Han.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string> Functions = Set("the a an is are was were be been of we our you your this that these those it its they their has have had will would can could should by with from into than as at how why what when where and but");

    private static readonly string[] Clauses = ["以下", "如下", "下面", "我们", "我們", "他们", "他們", "这", "這些", "是", "了", "在", "会", "將", "将", "不仅", "还", "也", "就", "让", "讓", "把", "被", "对于", "對於", "如果", "因为", "因為", "所以", "但", "吗", "嗎", "呢", "吧", "着", "著名"];

    /// <summary>Whether words end in a noun that headers end in: 2 if they are one, 1 if they end in one, else 0.</summary>
    public static int Rank(ReadOnlySpan<char> cell)
    {
        cell = WithoutUnit(cell.Trim());
        if (cell.IsEmpty) return 0;
        if (PlainLine.IsHanOrItsSign(cell[^1])) return HanRank(cell);
        var word = cell[(cell.LastIndexOf(' ') + 1)..].TrimEnd('.').ToString().ToLowerInvariant();
        return Latin.Contains(word) ? (word.Length == cell.Length ? 2 : 1) : 0;
    }

    /// <summary>Whether a line has words that headers do not have.</summary>
    public static bool IsClause(string line)
    {
        foreach (var clause in Clauses)
            if (line.Contains(clause, StringComparison.Ordinal)) return true;
        foreach (var range in line.AsSpan().Split(' '))
            if (line.AsSpan()[range] is { Length: > 0 and < 8 } word && Functions.Contains(word.ToString())) return true;
        return false;
    }

    private static int HanRank(ReadOnlySpan<char> cell)
    {
        for (var length = Math.Min(Longest, cell.Length); length > 0; length--)
            if (HanLookup.Contains(cell[^length..])) return length == cell.Length ? 2 : 1;
        return 0;
    }

    private static ReadOnlySpan<char> WithoutUnit(ReadOnlySpan<char> cell) =>
        cell is [.., ')' or '）'] && cell.LastIndexOfAny('(', '（') is > 0 and var open ? cell[..open].TrimEnd() : cell;

    private static FrozenSet<string> Set(string words) =>
        words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
