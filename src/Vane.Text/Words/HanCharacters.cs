namespace Vane.Text;

/// <summary>What a single Han character is used for, both scripts.</summary>
[Flags]
internal enum HanUse : ushort
{
    /// <summary>Nothing particular.</summary>
    None = 0,

    /// <summary>A surname of one character.</summary>
    Surname = 1,

    /// <summary>Common in given names.</summary>
    Given = 2,

    /// <summary>Used for the sound when foreign names are written.</summary>
    Sound = 4,

    /// <summary>A numeral.</summary>
    Numeral = 8,

    /// <summary>Grammar: never part of a name.</summary>
    Grammar = 16,

    /// <summary>Makes a longer word of nearly any noun or verb before it.</summary>
    Suffix = 32,

    /// <summary>Names a kind of thing, place or body behind what it is of.</summary>
    KindNoun = 64,

    /// <summary>An adverb, auxiliary or pronoun that dictionaries like to glue to what follows.</summary>
    Head = 128,

    /// <summary>A measure word: stands between a numeral and what is counted.</summary>
    Measure = 256,

    /// <summary>Begins a phrase of two characters that is no word (<see cref="HanPhrases"/>).</summary>
    PhraseStart = 512,

    /// <summary>Begins a surname of two characters.</summary>
    DoubleSurname = 1024,
}

/// <summary>Lists of characters by use. Written for this project from general knowledge of the language.</summary>
internal static class HanCharacters
{
    private const string Surnames =
        "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林高罗羅郑鄭梁谢謝宋唐许許邓鄧冯馮韩韓曹曾彭萧蕭肖蔡潘田董袁于余叶葉蒋蔣杜苏蘇" +
        "魏程吕呂丁沈任姚卢盧傅钟鍾姜崔谭譚廖范汪陆陸金石戴贾賈韦韋夏邱方侯邹鄒熊孟秦白江阎閻薛尹段雷黎史龙龍陶贺賀顾顧毛郝龚龔邵万萬钱錢" +
        "严嚴赖賴武莫孔汤湯常温溫康施牛樊葛邢安齐齊易乔喬伍庞龐颜顏倪庄莊聂聶章鲁魯岳翟殷詹申欧歐耿关關兰蘭焦俞柳甘祝包宁寧尚符舒阮柯纪紀梅" +
        "童凌毕畢单單季裴霍涂塗成苗谷盛曲翁冉骆駱蓝藍路游辛靳管柴蒙鲍鮑华華喻祁蒲房滕屈饶饒解牟艾尤阳陽时時穆农農司卓古吉缪繆简簡车車项項连連" +
        "芦蘆麦麥褚娄婁窦竇戚岑景党黨宫宮费費卜冷晏席卫衛米柏宗瞿桂全佟应應臧闵閔苟邬鄔边邊卞姬师師和仇栾欒隋商刁沙荣榮巫寇桑郎甄丛叢仲虞敖巩鞏" +
        "明佘池查麻苑迟遲邝鄺官封谈談匡鞠惠荆荊乐樂冀郁胥南班储儲原栗燕楚鄢劳勞谌諶奚皮粟冼蔺藺楼樓盘盤满滿闻聞位厉厲伊仝区區郜海阚闞花权權强強帅帥" +
        "屠豆朴樸盖蓋练練廉禹井祖漆巴丰豐支卿国國狄平计計索宣晋晉相初门門云雲容敬来來扈晁芮都普阙闕浦戈伏鹿薄邸雍辜羊阿乌烏母裘亓修邰赫杭况況那宿" +
        "鲜鮮印逯隆茹诺諾战戰慕危玉银銀亢嵇公哈湛宾賓戎勾茅利于呼居揭干干但尉冶斯元束檀衣信展阴陰昝智幸奉植衡富尧堯闭閉由";

    private const string DoubleSurnames =
        "欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 东方 東方 皇甫 尉迟 尉遲 公孙 公孫 令狐 宇文 长孙 長孫 慕容 司徒 司空 夏侯 端木 南宫 南宮 轩辕 軒轅 独孤 獨孤 呼延 钟离 鍾離 申屠 闻人 聞人 公羊 澹台 拓跋 西门 西門 东郭 東郭 太史 淳于";

    private const string GivenNames =
        "伟偉芳娜秀英敏静靜丽麗强強磊军軍洋勇艳艷杰傑娟涛濤明超兰蘭霞平刚剛桂文辉輝玲华華红紅建国國梅鹏鵬飞飛燕玉珍凤鳳云雲海波志林龙龍春生荣榮" +
        "德福康宁寧永庆慶贵貴祥宏洪俊峰彬斌博浩宇轩軒子涵欣怡佳嘉雨雪婷倩颖穎慧琳琪瑶瑤璐琴莉莲蓮萍蓉薇晓曉晨晶东東北南西山川江河湖锋鋒钢鋼铁鐵" +
        "金银銀瑞祺安邦民宝寶君义義仁礼禮智信忠孝良善美淑惠贤賢雅芬芝花菊月香秋冬夏松柏竹柱树樹森木水火土炎焱阳陽光亮星辰辉昌盛兴興旺富达達启啟发發" +
        "成功胜勝利凯凱旋立新正清廉洁潔维維武威雄豪毅力坚堅恒恆长長远遠泽澤天乐樂悦悅喜欢歡琦瑜璇珊珠瑾琬琼瓊碧翠青兵友益家宗祖耀学學" +
        "书書诗詩画畫棋哲思远鸿鴻雁鹤鶴麟虎豹骏駿骥驥卫衛保全根元亨贞貞道法铭銘锦錦绣繡彩虹霖润潤泉源沛淳淇淼渊淵溪滨濱湘沁汉漢洲景晖暉旭昊昕昆晴曦" +
        "朝振世界士少小大一之本守定敬绍紹继繼承传傳光裕庭廷仲伯叔季孟彦彥弘彤彪征律徽心恩慈意愛爱懿戈才承扬揚政敦斐方旗昂昭晟曙曼朋权權栋棟梁" +
        "楠榕樂桐桦樺武殿毓沙泰津浦涌湛溥滢瀅灿燦炜煒炳焕煥然煌熙燁烨牧献獻玮瑋珂珏珺理琛琨瑛璋璞璟甫男畅暢盈盼真睿石砚硯磐社祖禄祿秉程稳穩穗章端" +
        "筠简簡紫红纪紀纯純绮綺维缘緣羽翔翰耘聪聰肖育胤臣舒航舟艺藝芸芹苏蘇若苗茂茜茵荷莎莹瑩菁菲萌葵蓓蓝藍蔚蕾衡裔襄言誉譽诚誠谦謙谨謹" +
        "豫赞贊超越跃躍轶軼连連迪迅进進通逸邓都郁采钊釗钦欽钧鈞铎鐸铮錚锐銳镇鎮闯闖阔闊隆雄雯震霄霏露韬韜韵韻顺順颂頌飒颯馨骁驍高鲁魯鸣鳴鹃鵑黎齐齊" +
        "娅婭妍妮姗姍姝娇嬌婉媛嫣丹乃亚亞仪儀任传伦倫侠俠修倪健儒允先兆克冠冰凌凡利劲勁勤卓博原可吉向吾周和咏詠品哲喆唯嘉四圆圓坤培基堂增壮壯夫奇奎奕" +
        "妙姿娥宪憲宽寬寿壽尔爾尚岩岚嵐岳崇崑巍巧帆希常干年开開弼強彭彬得微念怀懷性恺愷惟愚慎懋";

    private const string Sounds =
        "阿埃艾爱愛安昂奥奧巴白拜班邦保堡鲍鮑贝貝本比彼毕畢宾賓波玻伯勃博卜布采查察楚茨慈达達大戴丹道德登邓鄧狄迪底蒂丁东東杜敦顿頓多厄恩尔爾法" +
        "凡范方菲费費芬丰夫弗福富盖蓋冈岡高戈哥格葛根贡貢古瓜圭哈海汉漢赫黑亨胡华華霍基吉加嘉贾賈简簡杰傑金卡凯凱坎康考柯科克肯孔库庫夸奎昆拉腊" +
        "莱萊兰蘭朗劳勞勒雷累黎里利丽麗莉理廉良列林琳留龙龍隆卢盧鲁魯路伦倫罗羅洛吕呂马馬玛瑪麦麥曼芒毛梅门門蒙孟米密敏明摩莫默姆木穆拿娜纳納" +
        "瑙内南尼涅宁寧纽紐努诺諾欧歐帕派潘庞龐佩彭皮平珀普奇齐齊恰钱強乔喬切琴丘屈让讓热熱仁日荣榮茹瑞若撒萨薩塞赛賽桑瑟森莎沙山尚绍紹舍申圣聖施" +
        "什史士舒朔丝絲司思斯松苏蘇所索塔泰坦汤湯唐陶特滕提廷图圖托陀瓦万萬旺威维維韦韋魏温溫文翁沃乌烏吴吳伍武西希锡錫喜夏香肖谢謝辛欣休修逊遜雅亚亞" +
        "扬揚娃耶叶葉伊易因英尤于约約云雲扎泽澤曾詹珍芝治朱兹茲佐";

    /// <summary>Numerals, also the formal ones.</summary>
    private const string Numerals = "〇零一二三四五六七八九十百千万萬亿億兆两兩廿卅壹贰貳叁參肆伍陆陸柒捌玖拾佰仟";

    private const string Grammars =
        "的了着著过過是在有和与與及或而但就也都还還又再才只不没沒很太更最已将將会會能可要应應该該把被给給对對向从從自到由于於以因为為如若则則所其之" +
        "这這那此每各某哪什么麼怎谁誰我你他她它们們您自己吗嗎呢吧啊呀哦嘛啦得地来來去上下里裡内內外前后後中间間时時个個只隻条條张張位名次种種些点點等说說" +
        "比按据據占達达附当當等被用靠离離距副总總各全本该該某并並且即使让讓叫请請做作用看想知道出起";

    private const string Suffixes = "者性化率员員";

    private const string KindNouns =
        "区區县縣市省镇鎮村学學业業机機器厂廠院馆館室部站局署所权權法费費税稅券卡品量力度型式类類界族团團班组組队隊案史论論级級线線路街桥橋山河湖岛島" +
        "港湾灣城园園庙廟寺病症剂劑药藥菌酒茶店会會长長师師家生价價网網报報书書车車船表图圖片剧劇迷风風热熱感物体體系层層期日节節额額司处處厅廳委";

    private const string Heads = "也都就才又还還更仍却卻并並则則将將只像但最很太较較越不我你妳他她它在是会會能要想可应應有没沒每各某这這那此";

    private const string Measures =
        "个個种種项項位条條只隻张張场場间間次家名天年件份部座栋棟颗顆架辆輛群股段块塊篇款本支号號台臺套批组組届屆期所户戶句首幅匹头頭层層片双雙对對杯元角";

    private static readonly HanUse[] Uses = Fill();

    /// <summary>What a character is used for.</summary>
    public static HanUse Of(char character) => Uses[character];

    /// <summary>Whether a character has a use.</summary>
    public static bool Is(char character, HanUse use) => (Uses[character] & use) != 0;

    /// <summary>Whether a surname of two characters begins at a place.</summary>
    public static bool IsDoubleSurname(ReadOnlySpan<char> run, int at) =>
        at + 1 < run.Length && (Uses[run[at]] & HanUse.DoubleSurname) != 0 && DoubleSurnames.AsSpan().IndexOf(run.Slice(at, 2)) >= 0;

    private static HanUse[] Fill()
    {
        var uses = new HanUse[char.MaxValue + 1];
        foreach (var (characters, use) in new[]
        {
            (Surnames, HanUse.Surname), (GivenNames, HanUse.Given), (Sounds, HanUse.Sound), (Numerals, HanUse.Numeral),
            (Grammars, HanUse.Grammar), (Suffixes, HanUse.Suffix), (KindNouns, HanUse.KindNoun), (Heads, HanUse.Head),
            (Measures, HanUse.Measure), (HanPhrases.Starts, HanUse.PhraseStart),
            (string.Concat(DoubleSurnames.Split(' ').Select(name => name[0])), HanUse.DoubleSurname),
        })
        {
            foreach (var character in characters) uses[character] |= use;
        }

        return uses;
    }
}
