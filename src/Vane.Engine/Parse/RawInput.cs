using NodaTime;

namespace Vane.Parse;

/// <summary>Bytes as they came, and what is known of where they came from.</summary>
/// <param name="Bytes">The bytes, not decompressed yet where they are gzip.</param>
/// <param name="Name">Name for messages: a file or an address.</param>
/// <param name="Seen">When they were fetched or the file was written; what is stated as "two weeks ago" counts from here.</param>
public sealed record RawInput(ReadOnlyMemory<byte> Bytes, string Name, Instant Seen)
{
    /// <summary>The address they were fetched from; relative addresses are relative to it.</summary>
    public string? Address { get; init; }

    /// <summary>The media type that their sender declared, with its parameters.</summary>
    public string? MediaType { get; init; }
}

/// <summary>An input cannot be read; the message says why, for quarantine.</summary>
public sealed class ParseException(string reason) : Exception(reason);

/// <summary>What an input may cost before it is refused.</summary>
public static class ParseLimits
{
    /// <summary>Bytes of an input, after decompression.</summary>
    public const int Bytes = 16 << 20;

    /// <summary>How many lines a text may have.</summary>
    public const int Lines = 500_000;

    /// <summary>How deep elements may be nested.</summary>
    public const int Depth = 512;

    /// <summary>How many elements a page or a feed may have.</summary>
    public const int Elements = 150_000;

    /// <summary>How many entries of a feed are read.</summary>
    public const int Entries = 20_000;

    /// <summary>How many attributes an element may have.</summary>
    public const int Attributes = 1_000;
}
