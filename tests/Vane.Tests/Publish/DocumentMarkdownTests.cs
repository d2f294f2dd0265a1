using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using NodaTime;
using Vane.Model;
using Vane.Publish;
using Vane.Tests.Support;
using Vane.Text;
using Block = Vane.Model.Block;

namespace Vane.Tests.Publish;

public sealed class DocumentMarkdownTests
{
    [Fact]
    public void Every_kind_of_block_is_written_as_what_it_is()
    {
        const string text = "Swifts\n\nThey are back.\n\none\ntwo\n\nA wish.\n\n  if x:\n\nModel\tScore\nAlder\t61.2";
        Block[] blocks =
        [
            new(BlockKind.Heading, new TextSpan(0, 6)) { Level = 2 },
            new(BlockKind.Paragraph, new TextSpan(8, 14)),
            new(BlockKind.Item, new TextSpan(24, 3)) { Level = 1 },
            new(BlockKind.Item, new TextSpan(28, 3)) { Level = 2 },
            new(BlockKind.Quote, new TextSpan(33, 7)),
            new(BlockKind.Code, new TextSpan(42, 7)),
            new(BlockKind.Table, new TextSpan(51, 22)) { Grid = new Grid(2, 1, [new(51, 5), new(57, 5), new(63, 5), new(69, 4)], "Scores") },
        ];
        Written(text, blocks).ShouldBe("""
            ## Swifts

            They are back.

            - one
              - two

            > A wish.

            ```
              if x:
            ```

            *Scores*

            | Model | Score |
            |---|---|
            | Alder | 61.2 |

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void What_is_said_opens_its_talk_at_the_second()
    {
        Block[] blocks = [new(BlockKind.Speech, new TextSpan(0, 12)) { From = Duration.FromSeconds(123.4), Speaker = "Ines" }];
        new DocumentMarkdown("Which fifth?", new Outline(blocks, []), "https://www.youtube.com/watch?v=Fx0ferryP0s").Write()
            .ShouldBe("[2:03](https://www.youtube.com/watch?v=Fx0ferryP0s&t=123s) **Ines** Which fifth?\n");
    }

    [Fact]
    public void Links_stand_where_they_stood_and_unsafe_ones_do_not()
    {
        Block[] blocks = [new(BlockKind.Paragraph, new TextSpan(0, 15))];
        Link[] links = [new(new TextSpan(4, 3), "https://a.example/"), new(new TextSpan(8, 3), "javascript:alert(1)")];
        new DocumentMarkdown("See the old map", new Outline(blocks, links)).Write().ShouldBe("See [the](https://a.example/) old map\n");
    }

    [Theory]
    [InlineData(BlockKind.Heading)]
    [InlineData(BlockKind.Paragraph)]
    [InlineData(BlockKind.Item)]
    [InlineData(BlockKind.Quote)]
    [InlineData(BlockKind.Caption)]
    [InlineData(BlockKind.Speech)]
    public void No_text_becomes_a_link_an_image_or_markup(BlockKind kind) => Foreign.Visible.Holds(text =>
    {
        var markdown = Written(text, new Block(kind, new TextSpan(0, text.Length)) { Level = 1 });
        var page = Markdown.Parse(markdown, new MarkdownPipelineBuilder().UseAdvancedExtensions().Build());
        page.Descendants<LinkInline>().ShouldBeEmpty();
        page.Descendants<AutolinkInline>().ShouldBeEmpty();
        page.Descendants<HtmlInline>().ShouldBeEmpty();
        page.Descendants<HtmlBlock>().ShouldBeEmpty();
    }, 150);

    private static string Written(string text, params Block[] blocks) => new DocumentMarkdown(text, new Outline(blocks, [])).Write();
}
