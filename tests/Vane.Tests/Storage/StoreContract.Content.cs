using NodaTime;
using Vane.Model;
using Vane.Storage;
using Vane.Tests.Support;
using Vane.Text;

namespace Vane.Tests.Storage;

public abstract partial class StoreContract
{
    private static readonly Item Article = new()
    {
        Key = new DocumentKey("web", "https://news.example/swifts"),
        Title = "Swifts return",
        Text = "Swifts\n\nThey are back.",
        Outline = new Outline([new Block(BlockKind.Heading, new TextSpan(0, 6)) { Level = 2 }, new Block(BlockKind.Paragraph, new TextSpan(8, 14))], []),
        Published = Instant.FromUtc(2031, 4, 3, 8, 0),
    };

    [Fact]
    public void A_text_keeps_its_outline()
    {
        Store.Fill([Article]);
        var stored = new ContentQueries(Store).Of(Article.Key, Instant.MaxValue)!;
        (stored.Title, stored.Text, stored.Published).ShouldBe((Article.Title, Article.Text, Article.Published));
        stored.Outline.Blocks.ShouldBe(Article.Outline.Blocks);
        stored.Outline.Blocks[1].Span.In(stored.Text).ToString().ShouldBe("They are back.");
    }

    [Fact]
    public void A_correction_is_a_new_version_from_when_it_was_made()
    {
        var corrected = Article with { Text = "Swifts\n\nThey are not.", Updated = Instant.FromUtc(2031, 4, 5, 8, 0) };
        Store.Fill([corrected]);
        Store.Fill([Article]);
        var queries = new ContentQueries(Store);
        queries.Of(Article.Key, Instant.FromUtc(2031, 4, 4, 0, 0))!.Text.ShouldBe(Article.Text);
        queries.Of(Article.Key, Instant.FromUtc(2031, 4, 6, 0, 0))!.Text.ShouldBe(corrected.Text);
        queries.Of(Article.Key, Instant.FromUtc(2031, 4, 2, 0, 0)).ShouldBeNull();
        Census.Take(Store).Documents.ShouldBe(1);
    }

    [Fact]
    public void Another_outline_is_other_knowledge() =>
        Hash([[Article]]).ShouldNotBe(Hash([[Article with { Outline = Outline.None }]]));

    [Fact]
    public void What_is_published_nowhere_is_known_since_it_was_found()
    {
        var found = Article with { Published = null, Found = Instant.FromUtc(2031, 4, 9, 8, 0) };
        Store.Fill([found]);
        new ContentQueries(Store).Of(found.Key, Instant.FromUtc(2031, 4, 9, 7, 0)).ShouldBeNull();
        new ContentQueries(Store).Of(found.Key, Instant.FromUtc(2031, 4, 9, 9, 0)).ShouldNotBeNull();
    }
}
