using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Vane.Tests.Publish;

/// <summary>What a page is made of, its texts left out.</summary>
internal static class Shape
{
    private static readonly MarkdownPipeline Reader =
        new MarkdownPipelineBuilder().UseAdvancedExtensions().UseYamlFrontMatter().Build();

    public static MarkdownDocument Parse(string markdown) => Markdown.Parse(markdown, Reader);

    /// <summary>Headings, lists, tables with their rows and cells, footnotes; in each the links and references.</summary>
    public static string OfMarkdown(string markdown)
    {
        var shape = new StringBuilder();
        foreach (var block in Parse(markdown)) Append(shape, block, 0);
        return shape.ToString();
    }

    public static AngleSharp.Html.Dom.IHtmlDocument ParseHtml(string html) => new HtmlParser().ParseDocument(html);

    /// <summary>Elements with the names of their attributes.</summary>
    public static string OfHtml(string html)
    {
        var shape = new StringBuilder();
        Append(shape, ParseHtml(html).DocumentElement, 0);
        return shape.ToString();
    }

    /// <summary>Tells the first difference: whole shapes are long.</summary>
    public static void Same(string shape, string other)
    {
        var (lines, others) = (shape.Split('\n'), other.Split('\n'));
        for (var i = 0; i < Math.Min(lines.Length, others.Length); i++)
            if (lines[i] != others[i]) lines[Math.Max(0, i - 5)..(i + 1)].ShouldBe(others[Math.Max(0, i - 5)..(i + 1)], $"at {i}");
        lines.Length.ShouldBe(others.Length);
    }

    private static void Append(StringBuilder shape, Block block, int depth)
    {
        shape.Append(' ', depth).Append(block.GetType().Name);
        if (block is HeadingBlock heading) shape.Append(heading.Level);
        if (block is LeafBlock { Inline: { } inline })
        {
            // Neighbouring literals and entities are one text, however many pieces it was read in.
            foreach (var part in inline.Descendants().Where(i => i is not LiteralInline and not HtmlEntityInline))
                shape.Append(' ').Append(part is LinkInline { IsImage: true } ? "Image" : part.GetType().Name);
        }

        shape.Append('\n');
        if (block is not ContainerBlock container || block is LinkReferenceDefinitionGroup) return;
        foreach (var child in container) Append(shape, child, depth + 1);
    }

    private static void Append(StringBuilder shape, IElement element, int depth)
    {
        shape.Append(' ', depth).Append(element.LocalName);
        foreach (var attribute in element.Attributes) shape.Append(' ').Append(attribute.Name);
        shape.Append('\n');
        foreach (var child in element.Children) Append(shape, child, depth + 1);
    }
}
