using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Vane.Net;

namespace Vane.Tests.Net;

public sealed class RobotsRulesTests
{
    [Theory]
    [InlineData("/fish", "/fish.html", true)]
    [InlineData("/fish", "/Fish", false)]
    [InlineData("/fish*", "/fishheads/yummy.html", true)]
    [InlineData("/fish/", "/fish", false)]
    [InlineData("/*.php", "/folder/any.php?parameters", true)]
    [InlineData("/*.php", "/windows.PHP", false)]
    [InlineData("/*.php$", "/filename.php", true)]
    [InlineData("/*.php$", "/filename.php?parameters", false)]
    [InlineData("/fish*.php", "/fishheads/catfish.php?parameters", true)]
    [InlineData("/a$b", "/a$b", true)]
    [InlineData("/a$b", "/a", false)]
    [InlineData("/a%2ab", "/a*b", true)]
    [InlineData("/a%2ab", "/axb", false)]
    [InlineData("/%61bc", "/abc", true)]
    [InlineData("/a%3cd", "/a%3Cd", true)]
    [InlineData("/a/b", "/a%2Fb", false)]
    [InlineData("/ツ", "/%E3%83%84", true)]
    [InlineData("/%e3%83%84", "/ツ", true)]
    [InlineData("*.gif$", "/a.gif", true)]
    [InlineData("fish", "/fish", false)]
    [InlineData("/$", "/", true)]
    [InlineData("/$", "/a", false)]
    [InlineData("/**a*$", "/xab", true)]
    public void A_rule_closes_what_it_matches(string rule, string path, bool isClosed) =>
        Rules($"User-agent: *\nDisallow: {rule}").IsAllowed("Vane", path).ShouldBe(!isClosed);

    [Theory]
    [InlineData("Allow: /p\nDisallow: /", "/page", true)]
    [InlineData("Allow: /folder\nDisallow: /folder", "/folder/page", true)]
    [InlineData("Allow: /page\nDisallow: /*.htm", "/page.htm", false)]
    [InlineData("Disallow: /\nAllow: /$", "/", true)]
    [InlineData("Disallow: /\nAllow: /$", "/page", false)]
    [InlineData("Disallow: /", "/robots.txt", true)]
    [InlineData("Disallow:", "/page", true)]
    public void The_longest_rule_holds_and_of_two_as_long_the_one_that_allows(string rules, string path, bool isAllowed)
    {
        Rules("User-agent: *\n" + rules).IsAllowed("Vane", path).ShouldBe(isAllowed);
        Rules("User-agent: *\n" + string.Join('\n', rules.Split('\n').Reverse())).IsAllowed("Vane", path).ShouldBe(isAllowed);
    }

    [Fact]
    public void The_group_of_the_most_specific_name_holds_with_all_groups_of_that_name()
    {
        var rules = Rules("""
            user-agent: *
            disallow: /all
            USER-AGENT: other
            User-agent: vane/2.0 # we
            Sitemap: https://example.org/map.xml
            Disallow : /first

            User-agent: other
            Disallow: /other
            User-Agent: VANE
            Disallow: /second
            """);
        string[] closed = [.. new[] { "/all", "/first", "/other", "/second" }.Where(path => !rules.IsAllowed("Vane", path))];
        closed.ShouldBe(["/first", "/second"]);
        rules.IsAllowed("Vane-News", "/first").ShouldBeFalse();
        rules.IsAllowed("Other", "/first").ShouldBeFalse();
        rules.IsAllowed("Somebody", "/all").ShouldBeFalse();
        rules.IsAllowed("Somebody", "/first").ShouldBeTrue();
    }

    [Fact]
    public void A_name_followed_by_nothing_leaves_the_rules_for_all_behind() =>
        Rules("User-agent: *\nDisallow: /\n\nUser-agent: Vane\nAllow:").IsAllowed("Vane", "/page").ShouldBeTrue();

    [Fact]
    public void What_comes_after_the_first_500_KiB_is_not_read()
    {
        var filler = string.Concat(Enumerable.Repeat("# nothing to see\n", 40_000));
        Rules("User-agent: *\n" + filler + "Disallow: /").IsAllowed("Vane", "/page").ShouldBeTrue();
        Rules("User-agent: *\nDisallow: /\n" + filler).IsAllowed("Vane", "/page").ShouldBeFalse();
    }

    [Fact]
    public void A_mark_at_the_beginning_and_any_end_of_line_are_taken()
    {
        var rules = RobotsRules.Parse([0xEF, 0xBB, 0xBF, .. "User-agent:*\r\rDisallow:/a\r\nCrawl-delay: 2.5"u8]);
        rules.IsAllowed("Vane", "/a").ShouldBeFalse();
        rules.CrawlDelay("Vane").ShouldBe(Duration.FromSeconds(2.5));
    }

    [Fact]
    public void Matching_is_what_the_pattern_says() =>
        Prop.ForAll(Piece().Zip(Piece()).ToArbitrary(), drawn =>
        {
            var (pattern, path) = ("/" + drawn.Item1, "/" + drawn.Item2.Replace("$", "", StringComparison.Ordinal).Replace("*", "", StringComparison.Ordinal));
            var isAnchored = pattern.EndsWith('$');
            var body = Regex.Escape(isAnchored ? pattern[..^1] : pattern).Replace("\\*", ".*", StringComparison.Ordinal);
            var expected = Regex.IsMatch(path, "^" + body + (isAnchored ? "\\z" : ""), RegexOptions.Singleline);
            return Rules($"User-agent: *\nDisallow: {pattern}").IsAllowed("Vane", path) == !expected;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    private static Gen<string> Piece() => Gen.Elements("a", "b", "/", "*", "$", "ab").ArrayOf().Select(string.Concat);

    private static RobotsRules Rules(string text) => RobotsRules.Parse(Encoding.UTF8.GetBytes(text));
}
