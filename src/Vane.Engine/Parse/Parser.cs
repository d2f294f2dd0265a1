using Vane.Text;

namespace Vane.Parse;

/// <summary>
/// Reads whatever comes: a page, a feed, a talk, a text, tables, or the text of a PDF. Pure: it fetches nothing, follows nothing,
/// executes nothing and writes nothing, and what an input may cost is bounded by <see cref="ParseLimits"/>.
/// </summary>
public static class Parser
{
    // What tells the kind of an input stands at its beginning.
    private const int HeadBytes = 4096;

    /// <summary>Reads an input: one document, or as many as a feed has entries.</summary>
    /// <param name="input">The bytes.</param>
    /// <param name="kind">What it is; null to find out.</param>
    /// <exception cref="ParseException">It cannot be read; the message says why.</exception>
    public static Parsed Parse(RawInput input, InputKind? kind = null)
    {
        var raw = input with { Bytes = Inflate.Open(input.Bytes), Address = WebAddress.Safe(input.Address) };
        if (raw.Bytes.Length > ParseLimits.Bytes) throw new ParseException($"larger than {ParseLimits.Bytes >> 20} MiB");
        if (raw.Bytes.Span.IndexOfAnyExcept(" \t\r\n"u8) < 0) throw new ParseException("empty");
        var found = kind ?? KindOf(raw);
        return found switch
        {
            InputKind.Feed => Many(FeedReader.Read(raw)),
            InputKind.Transcript => One(TranscriptReader.Read(raw)),
            InputKind.Text => One(PlainReader.Read(raw)),
            InputKind.Table => One(TableFileReader.Read(raw)),
            InputKind.Pdf => One(PagedText.Read(raw)),
            _ => One(PageReader.Read(raw)),
        };

        Parsed One(Content content) => new(found, [content], null);

        Parsed Many(Feed feed) => new(found, FeedContents.Of(feed, raw), feed);
    }

    /// <summary>What an input looks like: by its beginning first, because names and media types are often wrong.</summary>
    public static InputKind KindOf(RawInput input)
    {
        var bytes = input.Bytes.Span;
        if (input.MediaType == PagedText.MediaType || bytes.StartsWith("%PDF-"u8)) return InputKind.Pdf;
        var beginning = BeginningOf(bytes);
        var (head, _) = Charset.Decode(beginning, input.MediaType);
        var extension = ExtensionOf(input.Name);
        if (FeedReader.LooksLikeFeed(beginning)) return InputKind.Feed;
        var talk = TranscriptReader.LooksLikeTranscript(head);
        if (IsNoText(beginning, head)) throw new ParseException("neither text nor a page, a feed, a talk or a PDF");
        if (talk == TranscriptSign.Strong || extension is ".vtt" or ".srt" or ".json3" or ".srv1" or ".srv2" or ".srv3" or ".ttml")
            return InputKind.Transcript;
        if (extension is ".csv" or ".tsv") return InputKind.Table;
        if (extension is ".md" or ".markdown") return InputKind.Text;
        if (extension is ".html" or ".htm" or ".xhtml" || (extension is not ".txt" && LooksLikePage(head, input.MediaType))) return InputKind.Article;
        if (extension is not ".txt" && head.AsSpan().TrimStart() is ['{' or '[', ..] or ['<', '?', ..])
            throw new ParseException("JSON or XML that is no feed, page or talk");
        return talk == TranscriptSign.Weak ? InputKind.Transcript : InputKind.Text;
    }

    // Text has hardly a control character but those of lines and blanks, and no archive's or picture's mark; mainframes have their own.
    private static bool IsNoText(ReadOnlySpan<byte> bytes, string head)
    {
        if (bytes.StartsWith("PK\u0003\u0004"u8) || bytes.StartsWith("GIF8"u8) || bytes.StartsWith("%!PS"u8)) return true;
        var controls = 0;
        foreach (var c in head)
            if (c < ' ' && c is not ('\t' or '\n' or '\r' or '\f' or '\u001B')) controls++;
        return controls * 50 > head.Length || (bytes.Contains((byte)0) && !head.Contains('<', StringComparison.Ordinal) && controls > 0);
    }

    // A character of UTF-8 cut in two would make of the whole something else.
    private static ReadOnlySpan<byte> BeginningOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length <= HeadBytes) return bytes;
        var end = HeadBytes;
        while (end > HeadBytes - 4 && (bytes[end] & 0xC0) == 0x80) end--;
        return bytes[..end];
    }

    // Plain text may speak of "a < b"; a page opens with a tag or has one that no text has.
    private static bool LooksLikePage(string head, string? mediaType)
    {
        if (mediaType?.Contains("html", StringComparison.OrdinalIgnoreCase) == true) return true;
        var start = head.AsSpan().TrimStart();
        return start is ['<', '!' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'), ..]
            || head.Contains("<html", StringComparison.OrdinalIgnoreCase) || head.Contains("<body", StringComparison.OrdinalIgnoreCase);
    }

    private static string ExtensionOf(string name)
    {
        var extension = Path.GetExtension(name);
        return (extension is ".gz" or ".zst" ? Path.GetExtension(Path.GetFileNameWithoutExtension(name)) : extension).ToLowerInvariant();
    }
}

/// <summary>What was read of an input.</summary>
/// <param name="Kind">What it was taken for.</param>
/// <param name="Contents">Its documents in their order.</param>
/// <param name="Feed">The feed itself, where it is one.</param>
public sealed record Parsed(InputKind Kind, IReadOnlyList<Content> Contents, Feed? Feed);
