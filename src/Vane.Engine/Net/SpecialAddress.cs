using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Vane.Net;

/// <summary>
/// Tells addresses that no public page is at: the special-purpose registries of IANA (RFC 6890 and the registries as they
/// stand since), multicast, and addresses at which clouds tell their secrets.
/// </summary>
public static class SpecialAddress
{
    // First address and length of prefix. What the registries call globally reachable but is a relay, an anycast service or a
    // sink for stray questions (AS112, AMT, 6to4) holds no pages either.
    private static readonly (uint First, int Length)[] Ranges4 =
    [
        At4(0, 0, 0, 0, 8), // this network, RFC 791
        At4(10, 0, 0, 0, 8), // private, RFC 1918
        At4(100, 64, 0, 0, 10), // shared by carriers, RFC 6598; a cloud's metadata at 100.100.100.200
        At4(127, 0, 0, 0, 8), // loopback, RFC 1122
        At4(168, 63, 129, 16, 32), // a cloud's host, which machines in it are told their configuration by
        At4(169, 254, 0, 0, 16), // link-local, RFC 3927; clouds' metadata at 169.254.169.254
        At4(172, 16, 0, 0, 12), // private, RFC 1918
        At4(192, 0, 0, 0, 24), // protocol assignments, RFC 6890
        At4(192, 0, 2, 0, 24), // documentation, RFC 5737
        At4(192, 31, 196, 0, 24), // AS112, RFC 7535
        At4(192, 52, 193, 0, 24), // AMT, RFC 7450
        At4(192, 88, 99, 0, 24), // 6to4 relays, RFC 7526
        At4(192, 168, 0, 0, 16), // private, RFC 1918
        At4(192, 175, 48, 0, 24), // AS112, RFC 7534
        At4(198, 18, 0, 0, 15), // benchmarking, RFC 2544
        At4(198, 51, 100, 0, 24), // documentation, RFC 5737
        At4(203, 0, 113, 0, 24), // documentation, RFC 5737
        At4(224, 0, 0, 0, 4), // multicast, RFC 5771
        At4(240, 0, 0, 0, 4), // reserved and broadcast, RFC 1112 and RFC 919
    ];

    // Only 2000::/3 is given out as global unicast (RFC 4291); of it, these are not.
    private static readonly (UInt128 First, int Length)[] Ranges6 =
    [
        At6("2001::", 23), // protocol assignments, RFC 2928: Teredo, ORCHID, benchmarking, AMT, AS112 and more
        At6("2001:db8::", 32), // documentation, RFC 3849
        At6("2002::", 16), // 6to4, RFC 3056: a tunnel to any IPv4 address
        At6("2620:4f:8000::", 48), // AS112, RFC 7534
        At6("3ffe::", 16), // the former 6bone, RFC 3701
        At6("3fff::", 20), // documentation, RFC 9637
    ];

    private static readonly (UInt128 First, int Length) Global6 = At6("2000::", 3);
    private static readonly (UInt128 First, int Length) Mapped4 = At6("::ffff:0:0", 96);
    private static readonly (UInt128 First, int Length) Translated4 = At6("64:ff9b::", 96);

    /// <summary>
    /// Whether an address is in no public network. An IPv4 address written as IPv6 (<c>::ffff:a.b.c.d</c>, and
    /// <c>64:ff9b::a.b.c.d</c> of RFC 6052, by which networks without IPv4 reach all of it) is what the IPv4 address is;
    /// tunnels to IPv4 (6to4, Teredo, ISATAP to special ones) and compatible addresses (<c>::a.b.c.d</c>) are special.
    /// </summary>
    public static bool IsSpecial(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        Span<byte> bytes = stackalloc byte[16];
        if (!address.TryWriteBytes(bytes, out var length)) return true;
        return address.AddressFamily switch
        {
            AddressFamily.InterNetwork when length == 4 => IsSpecial(BinaryPrimitives.ReadUInt32BigEndian(bytes)),
            AddressFamily.InterNetworkV6 when length == 16 => IsSpecial(BinaryPrimitives.ReadUInt128BigEndian(bytes)),
            _ => true,
        };
    }

    private static bool IsSpecial(uint address)
    {
        foreach (var range in Ranges4)
            if ((address ^ range.First) >> (32 - range.Length) == 0)
                return true;
        return false;
    }

    private static bool IsSpecial(UInt128 address)
    {
        if (IsIn(address, Mapped4) || IsIn(address, Translated4)) return IsSpecial((uint)address);
        if (!IsIn(address, Global6)) return true;
        foreach (var range in Ranges6)
            if (IsIn(address, range))
                return true;

        // ISATAP (RFC 5214): the lower half of the address is 0:5efe or 200:5efe and an IPv4 address.
        return (uint)(address >> 32) is 0x0000_5EFE or 0x0200_5EFE && IsSpecial((uint)address);
    }

    private static bool IsIn(UInt128 address, (UInt128 First, int Length) range) => (address ^ range.First) >> (128 - range.Length) == 0;

    private static (uint First, int Length) At4(byte a, byte b, byte c, byte d, int length) =>
        (BinaryPrimitives.ReadUInt32BigEndian([a, b, c, d]), length);

    private static (UInt128 First, int Length) At6(string first, int length) =>
        (BinaryPrimitives.ReadUInt128BigEndian(IPAddress.Parse(first).GetAddressBytes()), length);
}
