using System.Text;
using NodaTime;
using Vane.Bench.Fuzzing;
using Vane.Parse;

namespace Vane.SystemTests.Documents;

public sealed class HostileInputTests
{
    // A guard against what never ends; how long each takes is told by "vane-bench bombs".
    private const int Longest = 120_000;

    public static TheoryData<string> Names => [.. Bomb.All.Select(b => b.Name)];

    [Theory(Timeout = Longest)]
    [MemberData(nameof(Names))]
    public async Task Whatever_is_made_to_cost_much_ends(string name)
    {
        var bomb = Bomb.All.Single(b => b.Name == name);
        await Task.Run(
            () =>
            {
                var (parsed, reason) = Read(bomb.Make(), bomb.Kind, bomb.File, bomb.MediaType);
                if (parsed is null) reason.ShouldNotBeNullOrWhiteSpace();
                else parsed.Contents.ShouldAllBe(c => c.Outline.Blocks.All(b => b.Span.Start >= 0 && b.Span.End <= c.Text.Length));
            },
            TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Names_of_bombs_are_their_own() => Bomb.All.Select(b => b.Name).ShouldBeUnique();

    [Fact]
    public void No_file_of_the_machine_comes_in_by_an_entity()
    {
        var secret = Path.GetTempFileName();
        try
        {
            File.WriteAllText(secret, "never told");
            var feed = FeedBombs.ExternalEntity.Replace("/etc/passwd", secret, StringComparison.Ordinal);
            foreach (var kind in Enum.GetValues<InputKind>())
            {
                var (parsed, _) = Read(Encoding.UTF8.GetBytes(feed), kind, "feed.xml", null);
                foreach (var content in parsed?.Contents ?? []) $"{content.Title}{content.Text}".ShouldNotContain("never told");
                (parsed?.Feed?.Title?.Value ?? "").ShouldNotContain("never told");
            }
        }
        finally
        {
            File.Delete(secret);
        }
    }

    [Theory]
    [InlineData("<title>wind\u202E\u2066htron\u2069</title><p>The wind blows north.</p>", InputKind.Article)]
    [InlineData("<rss><channel><title>a</title><item><title>wind\u202Ehtron\u2069&#x202E;</title></item></channel></rss>", InputKind.Feed)]
    [InlineData("# wind\u202Ehtron\u2069\n\nThe wind blows north.", InputKind.Text)]
    public void Titles_turn_no_direction(string input, InputKind kind)
    {
        var (parsed, _) = Read(Encoding.UTF8.GetBytes(input), kind, kind == InputKind.Text ? "input.md" : "input", null);
        var title = parsed!.Contents[0].Title.ShouldNotBeNull();
        title.ShouldStartWith("wind");
        title.ShouldAllBe(c => c < '\u2000');
    }

    [Fact]
    public void What_is_over_the_limit_is_refused_with_the_limit()
    {
        var (parsed, reason) = Read(new byte[ParseLimits.Bytes + 1], null, "input", null);
        parsed.ShouldBeNull();
        reason!.ShouldContain("16 MiB");
    }

    private static (Parsed? Parsed, string? Reason) Read(byte[] bytes, InputKind? kind, string name, string? mediaType)
    {
        try
        {
            return (Parser.Parse(new RawInput(bytes, name, Instant.FromUtc(2026, 3, 4, 5, 6)) { MediaType = mediaType }, kind), null);
        }
        catch (ParseException e)
        {
            return (null, e.Message);
        }
    }
}
