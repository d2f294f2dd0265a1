using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Vane.Parse;

/// <summary>Turns the bytes of a page into its tree; nothing is run and nothing is loaded.</summary>
internal static class Page
{
    /// <summary>The tree of a page, whatever its encoding.</summary>
    /// <param name="input">The page, perhaps as gzip.</param>
    /// <param name="remarks">What was wrong with its encoding.</param>
    /// <exception cref="ParseException">It is over a limit, or its gzip is damaged.</exception>
    public static IHtmlDocument Open(RawInput input, out IReadOnlyList<string> remarks)
    {
        var (text, remark) = Charset.Decode(Inflate.Open(input.Bytes).Span, input.MediaType);
        remarks = remark is null ? [] : [remark];
        return Parse(text);
    }

    /// <summary>The tree of markup that is text already.</summary>
    /// <param name="markup">The markup.</param>
    /// <param name="growth">What the trees of several fragments have together; null for one by itself.</param>
    /// <exception cref="ParseException">It is over a limit, or the parser cannot follow it.</exception>
    public static IHtmlDocument Parse(string markup, TreeGrowth? growth = null)
    {
        markup = MarkupCost.Lean(markup);
        growth ??= new TreeGrowth();
        growth.Begin();
        var parser = new HtmlParser(new HtmlParserOptions
        {
            // With scripting, <noscript> is one text, which nobody who reads the page sees.
            IsScripting = true,
            SkipComments = true,
            DisableElementPositionTracking = true,
            MaximumDepth = 2 * ParseLimits.Depth,
            OnCreated = (element, _) => growth.Add(element),
        });
        try
        {
            // Read where it lies: from a string AngleSharp would make a copy that scripts may write to.
            return parser.ParseDocument(markup.AsMemory());
        }
        catch (Exception e) when (e is NullReferenceException or ArgumentOutOfRangeException or InvalidOperationException)
        {
            // It loses its place in some markup that nobody writes, such as cells and templates in a choice.
            throw new ParseException("the markup is nested in a way that its parser cannot follow");
        }
    }
}
