using Vane.Model;
using Vane.Parse;

namespace Vane.Tests.Parse.Pages;

public sealed class FragmentTests
{
    [Fact]
    public void All_of_it_is_read_but_what_is_not_shown()
    {
        var (text, outline) = Fragment.Read("<p>By <a href='/ada'>Ada</a></p><script>x()</script><p hidden>no</p>Tags: <a href=//b.org/t>bridge</a><ul><li>one<li>two</ul>", "https://a.org/");
        text.ShouldBe("By Ada\n\nTags: bridge\n\none\ntwo");
        outline.Links.Select(l => (l.Url, l.Span.In(text).ToString())).ShouldBe([("https://a.org/ada", "Ada"), ("https://b.org/t", "bridge")]);
        outline.Blocks.Count(b => b.Kind == BlockKind.Item).ShouldBe(2);
    }

    [Theory]
    [InlineData("plain words &amp; no tags", "plain words & no tags")]
    [InlineData("", "")]
    [InlineData("<p> </p>", "")]
    public void Plain_text_stays_as_it_is(string html, string text) => Fragment.Read(html, null).Text.ShouldBe(text);

    [Fact]
    public void What_is_too_large_is_refused() =>
        Should.Throw<ParseException>(() => Fragment.Read(string.Concat(Enumerable.Repeat("<div>", 5_000)), null));
}
