using NodaTime;
using Vane.Collect;
using Vane.Model;
using Vane.Tests.Support;

namespace Vane.Tests.Collect;

public sealed class TalkItemTests
{
    private const string Transcript = """
        ![](https://www.youtube.com/watch?v=Fx0ferryP0s)

        ## Transcript

        **0:03** · Good morning everyone and welcome to the talk.

        **0:09** · Today we plan a whole day with one machine.

        **1:02** · And that is all, thank you.
        """;

    private static readonly Item Talk = Make.Post("Fx0ferryP0s", "2031-05-01T00:00", 5) with
    {
        Key = new DocumentKey("youtube", "Fx0ferryP0s"),
        Text = Transcript,
        Url = null,
    };

    [Fact]
    public void A_transcript_of_a_video_becomes_sentences_with_their_times()
    {
        var item = TalkItem.Of(Talk);
        var speech = item.Outline.Blocks.Where(b => b.Kind == BlockKind.Speech).ToList();
        speech[0].From.ShouldBe(Duration.FromSeconds(3));
        speech[^1].From.ShouldBe(Duration.FromSeconds(62));
        speech[^1].Span.In(item.Text).ToString().ShouldContain("thank you");
        item.Url.ShouldBe("https://www.youtube.com/watch?v=Fx0ferryP0s");
    }

    [Fact]
    public void A_description_of_a_video_stays_as_it_is()
    {
        var described = Talk with { Text = "We talk about planners.\nLinks below." };
        TalkItem.Of(described).ShouldBe(described);
    }

    [Fact]
    public void A_post_that_quotes_time_codes_stays_as_it_is()
    {
        var post = Talk with { Key = new DocumentKey("forum", "1") };
        TalkItem.Of(post).ShouldBe(post);
    }
}
