using System.Buffers.Binary;
using System.Net;
using FsCheck;
using FsCheck.Fluent;
using Vane.Net;

namespace Vane.Tests.Net;

public sealed class SpecialAddressTests
{
    private static readonly string[] Special =
    [
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "168.63.129.16/32", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
        "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
    ];

    [Theory]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::8.8.8.8")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:0:8.8.8.8")]
    [InlineData("64:ff9b::10.0.0.1")]
    [InlineData("64:ff9b:1::8.8.8.8")]
    [InlineData("100::1")]
    [InlineData("2001::1")]
    [InlineData("2001:2::1")]
    [InlineData("2001:10::1")]
    [InlineData("2001:20::1")]
    [InlineData("2001:db8::1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("2a00:1450::200:5efe:7f00:1")]
    [InlineData("3fff::1")]
    [InlineData("5f00::1")]
    [InlineData("fc00::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fe80::1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    [InlineData("169.254.169.254")]
    [InlineData("100.100.100.200")]
    [InlineData("255.255.255.255")]
    public void What_no_page_is_at_is_special(string address) => SpecialAddress.IsSpecial(IPAddress.Parse(address)).ShouldBeTrue();

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("9.255.255.255")]
    [InlineData("11.0.0.0")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("126.255.255.255")]
    [InlineData("128.0.0.0")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("192.167.255.255")]
    [InlineData("192.169.0.0")]
    [InlineData("198.17.255.255")]
    [InlineData("198.20.0.0")]
    [InlineData("223.255.255.255")]
    [InlineData("::ffff:1.1.1.1")]
    [InlineData("64:ff9b::1.1.1.1")]
    [InlineData("2001:200::1")]
    [InlineData("2606:4700::1111")]
    [InlineData("2a00:1450:4001::200e")]
    public void What_pages_are_at_is_not(string address) => SpecialAddress.IsSpecial(IPAddress.Parse(address)).ShouldBeFalse();

    [Fact]
    public void Every_address_of_a_special_range_is_special() =>
        Prop.ForAll(Gen.Elements(Special).Zip(Numbers()).ToArbitrary(), drawn => SpecialAddress.IsSpecial(Inside(IPNetwork.Parse(drawn.Item1), drawn.Item2)))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void An_address_written_as_IPv6_is_what_it_is() =>
        Prop.ForAll(Numbers().ToArbitrary(), number =>
        {
            var plain = Of(number);
            var translated = IPAddress.Parse($"64:ff9b::{plain}");
            return SpecialAddress.IsSpecial(plain) == SpecialAddress.IsSpecial(plain.MapToIPv6())
                && SpecialAddress.IsSpecial(plain) == SpecialAddress.IsSpecial(translated);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Outside_of_what_is_given_out_all_IPv6_is_special() =>
        Prop.ForAll(Gen.Choose(0, 255).ArrayOf(16).ToArbitrary(), bytes =>
        {
            var address = new IPAddress([.. bytes.Select(b => (byte)b)]);
            return bytes[0] >> 5 == 1 || address.IsIPv4MappedToIPv6 || SpecialAddress.IsSpecial(address);
        }).QuickCheckThrowOnFailure();

    private static Gen<uint> Numbers() => Gen.Choose(0, 0xFFFF).Zip(Gen.Choose(0, 0xFFFF)).Select(halves => ((uint)halves.Item1 << 16) | (uint)halves.Item2);

    private static IPAddress Inside(IPNetwork range, uint number)
    {
        var mask = range.PrefixLength == 32 ? 0 : uint.MaxValue >> range.PrefixLength;
        return Of(BinaryPrimitives.ReadUInt32BigEndian(range.BaseAddress.GetAddressBytes()) | (number & mask));
    }

    private static IPAddress Of(uint number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        return new IPAddress(bytes);
    }
}
