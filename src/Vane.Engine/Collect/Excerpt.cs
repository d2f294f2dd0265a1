using System.Text;

namespace Vane.Collect;

/// <summary>Beginnings of records, made printable for quarantine.</summary>
internal static class Excerpt
{
    /// <summary>Bytes kept of a record.</summary>
    public const int Bytes = 160;

    /// <summary>The beginning of a record; what is no text shows as U+FFFD, control characters as their pictures.</summary>
    public static string Of(ReadOnlySpan<byte> record)
    {
        var text = Encoding.UTF8.GetString(record[..Math.Min(record.Length, Bytes)]);
        return string.Create(text.Length, text, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = source[i] < 0x20 ? (char)(0x2400 + source[i]) : source[i] == 0x7F ? '␡' : source[i];
        });
    }

    /// <inheritdoc cref="Of(ReadOnlySpan{byte})" />
    public static string Of(string record) => Of(Encoding.UTF8.GetBytes(record));
}
