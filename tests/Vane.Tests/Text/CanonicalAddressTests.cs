using Vane.Tests.Support;
using Vane.Text;

namespace Vane.Tests.Text;

public sealed class CanonicalAddressTests
{
    [Theory]
    [InlineData("http://www.example.org:80/a/b/", "https://example.org/a/b")]
    [InlineData("https://M.Example.ORG/a//b/index.html#part", "https://example.org/a/b")]
    [InlineData("https://example.org:8443/a", "https://example.org:8443/a")]
    [InlineData("https://example.org/a?b=2&a=1&utm_source=x&fbclid=y", "https://example.org/a?a=1&b=2")]
    [InlineData("https://example.org/a?utm_source=x", "https://example.org/a")]
    [InlineData("https://example.org/a?from=timeline&source=hn", "https://example.org/a")]
    [InlineData("https://example.org/a?from=2024&source=code", "https://example.org/a?from=2024&source=code")]
    [InlineData("https://example.org/%7euser/%e8%b7%af", "https://example.org/~user/%E8%B7%AF")]
    [InlineData("https://example.org/路", "https://example.org/%E8%B7%AF")]
    [InlineData("https://例子.example/a", "https://xn--fsqu00a.example/a")]
    [InlineData("https://app.example.org/#!/place", "https://app.example.org/#!/place")]
    [InlineData("https://amp.example.org/news/a.amp.html", "https://example.org/news/a.html")]
    [InlineData("https://www.example.org/news/a/amp/", "https://example.org/news/a")]
    [InlineData("https://en.m.wikipedia.org/wiki/Vane", "https://en.wikipedia.org/wiki/Vane")]
    [InlineData("https://m.co/a", "https://m.co/a")]
    [InlineData("https://www.bbc.co.uk/news/1", "https://bbc.com/news/1")]
    [InlineData("https://news.ycombinator.com/item?id=1", "https://news.ycombinator.com/item?id=1")]
    [InlineData("https://mp.weixin.qq.com/s?__biz=B&mid=1&idx=2&sn=3&chksm=4&scene=5", "https://mp.weixin.qq.com/s?__biz=B&idx=2&mid=1&sn=3")]
    public void Ways_to_write_an_address_come_to_one(string address, string identity) => Identity(address).ShouldBe(identity);

    [Theory]
    [InlineData("https://www.google.com/url?q=https%3A%2F%2Fexample.org%2Fa%3Futm_medium%3Dx&sa=D", "https://example.org/a")]
    [InlineData("https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2Fa&h=AT", "https://example.org/a")]
    [InlineData("https://out.reddit.com/t3_x?url=https%3A%2F%2Fexample.org%2Fa&token=T", "https://example.org/a")]
    [InlineData("https://link.zhihu.com/?target=https%3A//example.org/a", "https://example.org/a")]
    [InlineData("https://weibo.cn/sinaurl?u=https%3A%2F%2Fexample.org%2Fa", "https://example.org/a")]
    [InlineData("https://web.archive.org/web/20250102030405/http://www.example.org/a", "https://example.org/a")]
    [InlineData("https://12ft.io/https://example.org/a", "https://example.org/a")]
    [InlineData("https://www.google.com/amp/s/www.example.org/a/amp", "https://example.org/a")]
    [InlineData("https://example-org.cdn.ampproject.org/c/s/example.org/a", "https://example.org/a")]
    [InlineData("https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.google.com%2Furl%3Fq%3Dhttps%253A%252F%252Fyoutu.be%252FabcdefghijK", "youtube:abcdefghijK")]
    public void Wrappers_are_taken_off(string address, string identity) => Identity(address).ShouldBe(identity);

    [Theory]
    [InlineData("https://arxiv.org/abs/2509.01909v2", "arxiv:2509.01909")]
    [InlineData("http://arxiv.org/pdf/2509.01909.pdf", "arxiv:2509.01909")]
    [InlineData("https://arxiv.org/html/2509.01909v1#S2", "arxiv:2509.01909")]
    [InlineData("https://huggingface.co/papers/2509.01909", "arxiv:2509.01909")]
    [InlineData("https://www.alphaxiv.org/abs/2509.01909", "arxiv:2509.01909")]
    [InlineData("https://ar5iv.labs.arxiv.org/html/2509.01909", "arxiv:2509.01909")]
    [InlineData("https://doi.org/10.48550/arXiv.2509.01909", "arxiv:2509.01909")]
    [InlineData("https://arxiv.org/abs/cs/0112017", "arxiv:cs/0112017")]
    [InlineData("https://dx.doi.org/10.1000/ABC.1", "doi:10.1000/abc.1")]
    [InlineData("https://dl.acm.org/doi/abs/10.1145/12345.67890", "doi:10.1145/12345.67890")]
    [InlineData("https://www.youtube.com/watch?v=abcdefghijK&t=10s", "youtube:abcdefghijK")]
    [InlineData("https://youtu.be/abcdefghijK?si=Q", "youtube:abcdefghijK")]
    [InlineData("https://m.youtube.com/shorts/abcdefghijK", "youtube:abcdefghijK")]
    [InlineData("https://github.com/Owner/Name.git", "github:owner/name")]
    [InlineData("https://github.com/owner/name/tree/main", "github:owner/name")]
    [InlineData("https://github.com/owner/name#readme", "github:owner/name")]
    [InlineData("https://github.com/owner/name/issues/1", "https://github.com/owner/name/issues/1")]
    [InlineData("https://github.com/owner/name/releases/tag/v1", "https://github.com/owner/name/releases/tag/v1")]
    [InlineData("https://github.com/topics/name", "https://github.com/topics/name")]
    [InlineData("https://old.reddit.com/r/Name/comments/1AbCdE/title_of_it/", "reddit:1abcde")]
    [InlineData("https://redd.it/1abcde", "reddit:1abcde")]
    [InlineData("https://www.reddit.com/comments/1abcde", "reddit:1abcde")]
    [InlineData("https://twitter.com/someone/status/1234567890123?s=20", "x:1234567890123")]
    [InlineData("https://mobile.x.com/i/web/status/1234567890123", "x:1234567890123")]
    [InlineData("https://hf.co/Owner/Model-7B", "huggingface:owner/model-7b")]
    [InlineData("https://huggingface.co/datasets/Owner/Data", "huggingface:datasets/owner/data")]
    [InlineData("https://huggingface.co/blog/owner/post", "https://huggingface.co/blog/owner/post")]
    public void Known_things_have_one_name(string address, string identity) => Identity(address).ShouldBe(identity);

    [Theory]
    [InlineData("https://example.org/", true)]
    [InlineData("https://www.example.org", true)]
    [InlineData("https://example.org/blog", true)]
    [InlineData("https://x.com/someone", true)]
    [InlineData("https://www.reddit.com/r/name/", true)]
    [InlineData("https://s.weibo.com/weibo?q=%23某个话题%23", true)]
    [InlineData("https://www.google.com/search?q=vane", true)]
    [InlineData("https://example.org/blog/a-post", false)]
    [InlineData("https://arxiv.org/abs/2509.01909", false)]
    [InlineData("https://github.com/owner/name", false)]
    public void Places_where_things_come_and_go_are_weak(string address, bool weak) =>
        CanonicalAddress.Of(address)!.IsWeak.ShouldBe(weak);

    [Theory]
    [InlineData("https://example.org/n/1?print=1", "https://example.org/n/1")]
    [InlineData("https://example.org/n/1?Print", "https://example.org/n/1")]
    [InlineData("https://example.org/n?id=1&printable=yes", "https://example.org/n?id=1")]
    [InlineData("https://example.org/n/1?output=print", "https://example.org/n/1")]
    [InlineData("https://example.org/n/1?view=print", "https://example.org/n/1")]
    [InlineData("https://example.org/shop?print=poster", "https://example.org/shop?print=poster")]
    [InlineData("https://example.org/n/1?view=map", "https://example.org/n/1?view=map")]
    public void A_page_for_paper_is_the_page(string address, string identity) => Identity(address).ShouldBe(identity);

    [Fact]
    public void A_search_keeps_what_is_sought() =>
        Identity("https://s.weibo.com/weibo?q=%23a%23").ShouldNotBe(Identity("https://s.weibo.com/weibo?q=%23b%23"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/relative")]
    [InlineData("mailto:a@example.org")]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://localhost/a")]
    [InlineData("http://127.0.0.1/a")]
    [InlineData("http://machine/a")]
    [InlineData("https://")]
    [InlineData("arxiv:not-a-number")]
    public void Nobodys_page_has_no_identity(string? address) => CanonicalAddress.Of(address).ShouldBeNull();

    [Fact]
    public void The_identity_of_an_identity_is_itself() => Foreign.Address.Holds(address =>
    {
        if (CanonicalAddress.Of(address) is { } canonical) CanonicalAddress.Of(canonical.Identity).ShouldBe(canonical);
    }, 3000);

    [Fact]
    public void Wrapping_on_and_on_comes_to_an_end()
    {
        var address = "https://example.org/a";
        for (var i = 0; i < 40 && address.Length < 3000; i++) address = "https://12ft.io/" + address;
        Should.NotThrow(() => CanonicalAddress.Of(address));
        CanonicalAddress.Of("https://example.org/" + new string('/', 5000)).ShouldBeNull();
        CanonicalAddress.Of("https://example.org/\uD800%zz%").ShouldBe(CanonicalAddress.Of(CanonicalAddress.Of("https://example.org/\uD800%zz%")?.Identity));
    }

    private static string? Identity(string address) => CanonicalAddress.Of(address)?.Identity;
}
