using Vane.Model;

namespace Vane.Parse;

/// <summary>Reads a piece of HTML that is content all of it, such as that of an entry of a feed.</summary>
internal static class Fragment
{
    /// <summary>Its text and outline: everything but scripts, styles and what is hidden.</summary>
    /// <param name="html">The markup, or plain text.</param>
    /// <param name="address">What relative addresses in it are relative to.</param>
    /// <param name="growth">What several fragments have together; null for one by itself.</param>
    /// <exception cref="ParseException">It is over a limit.</exception>
    public static (string Text, Outline Outline) Read(string html, string? address, TreeGrowth? growth = null)
    {
        if (html.Length > ParseLimits.Bytes) throw new ParseException($"the content has more than {ParseLimits.Bytes >> 20} MB");
        var page = Page.Parse(html, growth);
        var tree = PageTree.Of(page.Body ?? page.DocumentElement);
        Pruning.Hide(tree);
        var draft = BlockWriter.Write(tree, [0], address);
        return draft.Assemble(draft.Pieces);
    }
}
