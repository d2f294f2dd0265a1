using Vane.Text;
using Vane.Understand;

namespace Vane.Tests.Understand.Topics;

public sealed class TopicReaderTests
{
    private static readonly Taxonomy Garden = new()
    {
        Dimensions = [new Dimension("craft", Same("craft")), new Dimension("talk", Same("talk"))],
        Field = new Vocabulary { Strong = ["garden(s|ing)", "花园"] },
        Topics =
        [
            new Topic("roses", "craft", Same("roses"), new Vocabulary { Strong = ["rose(s)", "玫瑰", "学习"], Not = ["rose window(s)", "rose to"] }),
            new Topic("tools", "craft", Same("tools"), new Vocabulary { InField = ["spade(s)", "=RAKE"], Weak = ["sharp*", "steel"] }),
            new Topic("help", "talk", Same("help"), new Vocabulary()),
        ],
        Flairs =
        [
            new Flair { Words = ["help", "[h]"], Topics = ["help"], Dimension = "talk" },
            new Flair { Words = ["help yourself"], Dimension = "craft" },
            new Flair { Words = ["steelware"], Supports = ["tools"] },
        ],
        Communities = [new Flair { Words = ["*gardeners"], InField = true }],
    };

    private static readonly TopicReader Reader = new(Garden);

    [Theory]
    [InlineData("A rose is a rose", "roses")]
    [InlineData("ROSES, ｒｏｓｅ and roses", "roses")]
    [InlineData("Prose and primrose", "")]
    [InlineData("The rose window of the church", "")]
    [InlineData("She rose to speak of a rose", "roses")]
    [InlineData("送你玫瑰", "roses")]
    [InlineData("A spade for the lawn", "")]
    [InlineData("A spade for the garden", "tools")]
    [InlineData("A spade for the roses", "roses,tools")]
    [InlineData("A garden rake", "")]
    [InlineData("A garden RAKE", "tools")]
    [InlineData("A sharp garden knife", "")]
    [InlineData("A sharp, sharpened garden knife", "")]
    [InlineData("A sharp steel garden knife", "tools")]
    [InlineData("A sharp steel knife", "")]
    public void Words_of_a_title_count_by_the_rule(string title, string topics) => Topics(new TopicSource { Title = title }).ShouldBe(topics);

    [Theory]
    [InlineData("rose", "")]
    [InlineData("rose rose", "roses")]
    [InlineData("garden garden spade spade", "")]
    [InlineData("garden garden spade spade RAKE", "tools")]
    [InlineData("garden garden sharp steel sharp steel", "")]
    public void A_text_needs_more_than_a_title(string text, string topics) => Topics(new TopicSource { Text = text }).ShouldBe(topics);

    [Fact]
    public void Only_the_beginning_of_a_text_is_read()
    {
        var far = new string('x', TopicReader.MostText) + " rose rose";
        Topics(new TopicSource { Text = far }).ShouldBe("");
    }

    [Theory]
    [InlineData("A spade", null, "weekend gardeners", "tools")]
    [InlineData("Any ideas", "Help!", "gardeners", "help")]
    [InlineData("Any ideas", "Help!", null, "")]
    [InlineData("[H] Any ideas", null, "gardeners", "help")]
    [InlineData("Any [h] ideas", null, "gardeners", "")]
    [InlineData("Any ideas", "help yourself", "gardeners", "")]
    [InlineData("Any ideas", "steelware", "gardeners", "")]
    [InlineData("Any sharp ideas", "steelware", "gardeners", "tools")]
    public void Flairs_and_communities_are_witnesses(string title, string? flair, string? community, string topics) =>
        Topics(new TopicSource { Title = title, Flair = flair, Community = community }).ShouldBe(topics);

    [Fact]
    public void A_flair_names_a_dimension_without_a_topic()
    {
        var reading = Reader.Read(new TopicSource { Title = "Nothing", Flair = "help yourself" });
        reading.Topics.ShouldBeEmpty();
        reading.Dimensions.Select(dimension => dimension.Id).ShouldBe(["craft"]);
    }

    [Fact]
    public void What_counts_is_said_and_nothing_else()
    {
        var source = new TopicSource { Title = "[h] sharp roses, rose window", Text = "rose ROSE rose", Flair = "steelware", Community = "gardeners" };
        var said = Reader.Read(source).Topics.Select(finding =>
            $"{finding.Topic.Id}: {string.Join(", ", finding.Witnesses.Select(w => $"{w.Part} {w.Span.In(source[w.Part])}"))}");
        said.ShouldBe(["roses: Title roses, Text rose, Text ROSE", "tools: Title sharp, Flair steelware", "help: Title [h]"]);
    }

    [Theory]
    [InlineData("开源大模型训练与视频生成的评测", "開源大模型訓練與視頻生成的評測")]
    [InlineData("智能体起诉芯片厂商侵权", "智能體起訴芯片廠商侵權")]
    [InlineData("医疗机器人的语音识别与隐私监管", "醫療機器人的語音識別與隱私監管")]
    public void Traditional_and_simplified_titles_get_the_same_topics(string simplified, string traditional)
    {
        var reader = new TopicReader(Lens.Open("ai").Taxonomy);
        var read = reader.Read(simplified);
        read.Topics.Count.ShouldBeGreaterThan(1);
        reader.Read(traditional).Topics.Select(finding => finding.Topic.Id).ShouldBe(read.Topics.Select(finding => finding.Topic.Id));
    }

    [Fact]
    public void Hostile_input_is_read_like_any_other()
    {
        foreach (var title in new[] { "", "\uD83D", "\uDC00 rose \uD800", "[", "【】", "\0\uFFFF[[[[ \u3000" })
            foreach (var text in new[] { null, "", title, string.Concat(Enumerable.Repeat(title, 1_000)) })
                Should.NotThrow(() => Reader.Read(new TopicSource { Title = title, Text = text, Flair = text, Community = text }));
        Topics(new TopicSource { Title = "\uDC00 rose \uD800" }).ShouldBe("roses");
        Topics(default).ShouldBe("");
    }

    [Fact]
    public void A_title_of_nothing_but_words_is_read_in_part()
    {
        var title = string.Concat(Enumerable.Repeat("rose ", 1_000_000));
        Reader.Read(title).Topics.Single().Witnesses.ShouldBe([new Witness(Part.Title, new TextSpan(0, 4))]);
    }

    private static string Topics(TopicSource source) => string.Join(',', Reader.Read(source).Topics.Select(finding => finding.Topic.Id));

    private static Labels Same(string label) => new(label, label, label);
}
