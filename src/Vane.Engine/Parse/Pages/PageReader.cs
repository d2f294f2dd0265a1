namespace Vane.Parse;

/// <summary>Reads web pages.</summary>
public static class PageReader
{
    /// <summary>What a page says: its main text with its structure, and what it states of itself.</summary>
    /// <param name="input">The page, in any encoding, perhaps as gzip.</param>
    /// <exception cref="ParseException">It is over a limit of <see cref="ParseLimits"/>, or its gzip is damaged.</exception>
    public static Content Read(RawInput input)
    {
        var page = Page.Open(input, out var remarks);
        var text = PageText.Of(page, input.Address);
        var facts = PageFacts.Of(page, text.Main, input);
        return new Content
        {
            Kind = InputKind.Article,
            Title = facts.Title,
            Text = text.Text,
            Outline = text.Outline,
            Author = facts.Author,
            Published = facts.Published,
            Updated = facts.Updated,
            Site = facts.Site,
            Language = facts.Language,
            Url = facts.Url,
            Image = facts.Image,
            Categories = facts.Categories,
            Remarks = [.. remarks, .. text.Remarks],
        };
    }
}
