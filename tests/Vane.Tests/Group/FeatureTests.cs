using Vane.Group;

namespace Vane.Tests.Group;

public sealed class FeatureTests
{
    // Stored assignments outlive the process: these must never change.
    [Fact]
    public void A_term_has_the_same_address_in_every_process()
    {
        Feature.Of("bridge").Id.ShouldBe(0x637FD41601488BA4UL);
        Feature.Of("大桥", 3).ShouldBe(new Feature(0x6B84984CC22A5DD1, 3));
        Feature.Of("").Id.ShouldBe(0xEFD01F60BA992926);
    }

    [Fact]
    public void Terms_do_not_share_addresses() =>
        Enumerable.Range(0, 20_000).Select(i => Feature.Of($"term{i}").Id).Distinct().Count().ShouldBe(20_000);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 6)]
    [InlineData(2, 9)]
    [InlineData(100, 30)]
    [InlineData(int.MaxValue, 127)]
    public void Levels_are_quarters_of_doublings(int count, int level)
    {
        Rarity.Level(count).ShouldBe(level);
        level.ShouldBe((int)Math.Floor(4 * Math.Log2((2.0 * count) + 1)));
    }
}
