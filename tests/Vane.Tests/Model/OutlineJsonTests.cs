using NodaTime;
using Vane.Model;
using Vane.Text;

namespace Vane.Tests.Model;

public sealed class OutlineJsonTests
{
    [Fact]
    public void An_outline_is_read_as_it_was_written()
    {
        var outline = new Outline(
            [
                new Block(BlockKind.Heading, new TextSpan(0, 5)) { Level = 2 },
                new Block(BlockKind.Table, new TextSpan(7, 9)) { Grid = new Grid(2, 1, [new(7, 1), new(9, 1), new(11, 0), new(12, 4)], "Caption") },
                new Block(BlockKind.Speech, new TextSpan(18, 3)) { From = Duration.FromMilliseconds(1250), To = Duration.FromSeconds(2), Speaker = "墨" },
                new Block(BlockKind.Paragraph, new TextSpan(22, 1)) { Page = 3 },
            ],
            [new Link(new TextSpan(0, 2), "https://example.org/?a=1&b=2")]);
        var read = OutlineJson.Read(OutlineJson.Write(outline));
        read.Blocks.Select(b => b with { Grid = null }).ShouldBe(outline.Blocks.Select(b => b with { Grid = null }));
        read.Blocks[1].Grid!.Cells.ShouldBe(outline.Blocks[1].Grid!.Cells);
        (read.Blocks[1].Grid!.Columns, read.Blocks[1].Grid!.HeaderRows, read.Blocks[1].Grid!.Caption).ShouldBe((2, 1, "Caption"));
        read.Links.ShouldBe(outline.Links);
    }

    [Fact]
    public void The_form_is_the_one_described() => OutlineJson
        .Write(new Outline([new Block(BlockKind.Heading, new TextSpan(0, 12)) { Level = 2 }], [new Link(new TextSpan(3, 4), "https://example.org/")]))
        .ShouldBe("""{"blocks":[{"kind":"heading","at":[0,12],"level":2}],"links":[{"at":[3,4],"url":"https://example.org/"}]}""");

    [Fact]
    public void Nothing_is_written_of_nothing()
    {
        OutlineJson.Write(Outline.None).ShouldBeNull();
        OutlineJson.Read(null).ShouldBe(Outline.None);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("[]")]
    [InlineData("""{"blocks":[{"kind":"heading","at":[0,-1]}],"links":[]}""")]
    [InlineData("""{"blocks":[{"kind":7,"at":[0,1]}],"links":[]}""")]
    public void What_is_no_outline_is_refused(string json) => Should.Throw<FormatException>(() => OutlineJson.Read(json));
}
