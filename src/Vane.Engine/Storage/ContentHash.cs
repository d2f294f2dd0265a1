using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Vane.Model;

namespace Vane.Storage;

/// <summary>Address of a document's content: the first 16 bytes of SHA-256 over every field that can be edited.</summary>
public static class ContentHash
{
    /// <summary>Bytes in an address.</summary>
    public const int Length = 16;

    /// <summary>The address of an item's content. Fields are prefixed with their length, so that none can pass for
    /// part of its neighbour; an absent field differs from an empty one.</summary>
    public static byte[] Of(Item item)
    {
        var outline = OutlineJson.Write(item.Outline);
        var size = 8 + 1 + Field(item.Community) + Field(item.Url) + Field(item.Title) + Field(item.Text)
            + Field(item.Author) + Field(item.Category) + Field(item.Language) + (outline is null ? 0 : Field(outline));
        var buffer = ArrayPool<byte>.Shared.Rent(size);
        var at = buffer.AsSpan();
        BinaryPrimitives.WriteInt64LittleEndian(at, item.Published?.ToUnixTimeMilliseconds() ?? long.MinValue);
        at[8] = item.Truncated ? (byte)1 : (byte)0;
        at = at[9..];
        at = Put(at, item.Community);
        at = Put(at, item.Url);
        at = Put(at, item.Title);
        at = Put(at, item.Text);
        at = Put(at, item.Author);
        at = Put(at, item.Category);
        at = Put(at, item.Language);
        // Most documents have none; their addresses stay what they were before there were outlines.
        if (outline is not null) at = Put(at, outline);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(buffer.AsSpan(0, buffer.Length - at.Length), digest);
        ArrayPool<byte>.Shared.Return(buffer);
        return digest[..Length].ToArray();
    }

    private static int Field(string? value) => 4 + (value is null ? 0 : Encoding.UTF8.GetMaxByteCount(value.Length));

    private static Span<byte> Put(Span<byte> at, string? value)
    {
        var length = value is null ? -1 : Encoding.UTF8.GetBytes(value, at[4..]);
        BinaryPrimitives.WriteInt32LittleEndian(at, length);
        return at[(4 + Math.Max(0, length))..];
    }
}

/// <summary>An item with the address of its content, which is worked out where items are read, not where they wait to be
/// written.</summary>
/// <param name="Item">The item.</param>
/// <param name="Hash">Address of its content.</param>
public readonly record struct AddressedItem(Item Item, byte[] Hash)
{
    /// <summary>Works out the address.</summary>
    public static AddressedItem Of(Item item) => new(item, ContentHash.Of(item));
}
