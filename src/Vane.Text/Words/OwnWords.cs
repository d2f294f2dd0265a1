namespace Vane.Text;

/// <summary>Words that the breaker knows by itself, on every machine. Written for this project.</summary>
internal static class OwnWords
{
    // As frequent as a common noun; rarer than the words of grammar.
    private const int UsualCost = 75;

    /// <summary>Words younger than the common dictionaries, mostly of the trade.</summary>
    private const string Modern =
        "人工智能 人工智慧 大模型 智能体 智能體 智慧體 多模态 多模態 开源 開源 闭源 閉源 可视化 視覺化 笔记本 機器學習 机器学习 深度学习 深度學習 神经网络 神經網路 " +
        "提示词 提示詞 微调 微調 预训练 預訓練 算力 算法 演算法 芯片 晶片 显卡 顯卡 云计算 雲端運算 云端 雲端 短视频 直播 主播 网红 網紅 热搜 熱搜 粉丝 粉絲 " +
        "手机 手機 智能手机 智慧型手機 平板 充电 電動車 电动车 新能源 自动驾驶 自動駕駛 无人机 無人機 机器人 機器人 元宇宙 区块链 區塊鏈 比特币 比特幣 " +
        "大数据 大數據 数据集 資料集 数据库 資料庫 服务器 伺服器 浏览器 瀏覽器 操作系统 作業系統 软件 軟體 硬件 硬體 程序员 工程師 编程 代码 程式碼 框架 " +
        "推理 推論 基准 基準 参数 參數 词元 幻觉 幻覺 知识图谱 知識圖譜 向量 检索 檢索 对齐 對齊 强化学习 強化學習 计算机 电脑 電腦 互联网 網際網路 网络 網路 " +
        "首席执行官 執行長 创始人 創辦人 初创 新創 融资 融資 估值 上市 独角兽 獨角獸 高铁 高鐵 外卖 外賣 快递 快遞 共享 疫苗 疫情";

    /// <summary>The commonest words, for machines without a dictionary.</summary>
    private const string Basic =
        "我们 我們 你们 你們 他们 他們 她们 她們 它们 它們 自己 大家 什么 什麼 怎么 怎麼 怎样 怎樣 为什么 為什麼 这个 这些 這些 那个 那些 这里 這裡 那里 那裡 哪里 哪裡 " +
        "因为 因為 所以 但是 可是 不过 不過 如果 虽然 雖然 然而 而且 并且 並且 或者 还是 還是 以及 以后 以後 之后 之後 以前 之前 现在 現在 今天 明天 昨天 今年 去年 明年 " +
        "已经 已經 正在 可以 可能 应该 應該 必须 必須 需要 能够 能夠 没有 沒有 不是 不能 不会 不會 不要 一些 一个 一样 一樣 一起 一直 一定 一般 非常 特别 特別 十分 " +
        "中国 中國 美国 美國 日本 台湾 台灣 香港 北京 上海 世界 国家 國家 社会 社會 政府 经济 經濟 政治 文化 历史 歷史 教育 科学 科學 技术 技術 科技 " +
        "公司 企业 企業 市场 市場 产品 產品 服务 服務 工作 学习 學習 学生 學生 老师 老師 学校 學校 大学 大學 孩子 父母 朋友 先生 女士 小姐 人们 人們 人民 " +
        "问题 問題 方法 方式 方面 时候 時候 时间 時間 地方 东西 東西 事情 情况 情況 关系 關係 原因 结果 結果 影响 影響 作用 意义 意義 内容 內容 信息 資訊 消息 新闻 新聞 " +
        "发展 發展 提高 增加 减少 減少 发现 發現 研究 分析 认为 認為 表示 指出 知道 觉得 覺得 喜欢 喜歡 希望 开始 開始 进行 進行 使用 成为 成為 作为 作為 通过 透過 " +
        "根据 根據 关于 關於 对于 對於 由于 由於 其中 其他 包括 许多 許多 很多 主要 重要 不同 相同 新的 最新 发布 發布 推出 宣布 宣佈 支持 提供 实现 實現 建立 解决 解決 " +
        "项目 項目 专案 系统 系統 模型 数据 數據 智能 智慧 机器 機器 语言 語言 图像 圖像 视频 影片 音乐 音樂 电影 電影 游戏 遊戲 汽车 汽車 火车 飞机 飛機 天气 天氣 " +
        "生活 健康 医院 醫院 医生 醫生 安全 环境 環境 能源 石油 农业 農業 工业 工業 银行 銀行 金融 投资 投資 股票 价格 價格 增长 成長 城市 农村 農村 地区 地區 " +
        "全球 国际 國際 组织 組織 会议 會議 报告 報告 计划 計畫 目标 目標 政策 法律 领导 領導 主席 总统 總統 总理 總理 部长 部長 记者 記者 作者 用户 用戶 使用者 开发者 開發者";

    /// <summary>What every breaker knows.</summary>
    public static WordTree Always { get; } = Grow(Modern);

    /// <summary>What a breaker without a dictionary knows.</summary>
    public static WordTree Alone { get; } = Grow(Modern, Basic);

    private static WordTree Grow(params string[] lists)
    {
        var tree = new WordTree();
        foreach (var list in lists)
            foreach (var word in list.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                tree.Add(word, UsualCost);
        return tree;
    }
}
