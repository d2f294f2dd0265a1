using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Vane.Tests.Support;
using Vane.Text;

namespace Vane.Tests.Text;

public sealed class MarkdownTextTests
{
    private static readonly MarkdownPipeline Reader = new MarkdownPipelineBuilder().UseAdvancedExtensions().Build();

    [Theory]
    [InlineData("Plain words, 1.5 times: fine (really).", "Plain words, 1.5 times: fine (really).")]
    [InlineData("1. first", "1\\. first")]
    [InlineData("a. first, iv) fourth", "a\\. first, iv) fourth")]
    [InlineData("iv) fourth", "iv\\) fourth")]
    [InlineData("C++ and 1+1 \"so\" \"\"said\"\"", "C\\+\\+ and 1+1 \"so\" \\\"\\\"said\\\"\\\"")]
    [InlineData("- x - y", "\\- x - y")]
    [InlineData("*a* <b>", "\\*a\\* \\<b\\>")]
    [InlineData("{{ x }} @me A&B", "&#123;&#123; x &#125;&#125; &#64;me A&#38;B")]
    [InlineData("https://x.example", "https\\://x.example")]
    [InlineData("www.x.example", "www\\.x.example")]
    public void Only_what_means_something_is_escaped(string text, string escaped) => MarkdownText.Escape(text).ShouldBe(escaped);

    [Fact]
    public void Text_alone_is_a_paragraph() =>
        Shows("{0}", document => ((ParagraphBlock)Only(document)).Inline!);

    [Fact]
    public void Text_shows_in_a_heading() =>
        Shows("## {0}\n", document => ((HeadingBlock)Only(document)).Inline!);

    [Fact]
    public void Text_shows_in_a_list_item() =>
        Shows("- {0}\n", document => ((ParagraphBlock)Only((ContainerBlock)Only((ListBlock)Only(document)))).Inline!);

    [Fact]
    public void Text_shows_in_a_link() => Shows("x [{0}](https://example.org/) y", document =>
        ((ParagraphBlock)Only(document)).Inline!.OfType<LinkInline>().Single(l => l.Url == "https://example.org/"));

    [Fact]
    public void Text_shows_in_a_table_cell() => Shows("| a | b |\n|---|---|\n| {0} | y |\n", document =>
    {
        var table = (Table)Only(document);
        table.Count.ShouldBe(2);
        var row = (TableRow)table[1];
        row.Count.ShouldBe(2);
        return ((ParagraphBlock)Only((TableCell)row[0])).Inline!;
    });

    private static void Shows(string around, Func<MarkdownDocument, ContainerInline> where) => Foreign.Text.Holds(foreign =>
    {
        var line = PlainText.OneLine(foreign);
        if (line.Length == 0) return;
        var markdown = around.Replace("{0}", MarkdownText.Escape(line), StringComparison.Ordinal);
        var inlines = where(Markdown.Parse(markdown, Reader)).ToList();
        inlines.ShouldAllBe(i => i is LiteralInline || i is HtmlEntityInline, markdown);
        string.Concat(inlines.Select(i => i is HtmlEntityInline entity ? entity.Transcoded.ToString() : i.ToString()))
            .ShouldBe(line, markdown);
    }, 1500);

    private static Block Only(ContainerBlock container) => container.Count == 1
        ? container[0]
        : throw new ShouldAssertException($"One block expected, found {string.Join(", ", container.Select(b => b.GetType().Name))}.");
}
