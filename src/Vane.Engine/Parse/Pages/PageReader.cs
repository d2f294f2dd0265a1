using Vane.Text;

namespace Vane.Parse;

/// <summary>Reads web pages.</summary>
public static class PageReader
{
    /// <summary>What a page says: its main text with its structure, and its title.</summary>
    /// <param name="input">The page, in any encoding, perhaps as gzip.</param>
    /// <exception cref="ParseException">It is over a limit of <see cref="ParseLimits"/>, or its gzip is damaged.</exception>
    public static Content Read(RawInput input)
    {
        var page = Page.Open(input, out var remarks);
        var text = PageText.Of(page, input.Address);
        return new Content
        {
            Kind = InputKind.Article,
            Title = PlainText.OneLine(page.Title ?? "") is { Length: > 0 } title ? title : null,
            Text = text.Text,
            Outline = text.Outline,
            Url = WebAddress.Safe(input.Address),
            Remarks = [.. remarks, .. text.Remarks],
        };
    }
}
