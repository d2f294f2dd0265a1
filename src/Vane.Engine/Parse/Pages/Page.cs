using System.IO.Compression;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Vane.Parse;

/// <summary>Turns the bytes of a page into its tree; nothing is run and nothing is loaded.</summary>
internal static class Page
{
    /// <summary>The tree of a page, whatever its encoding.</summary>
    /// <param name="input">The page, perhaps as gzip.</param>
    /// <param name="remarks">What was wrong with its encoding.</param>
    /// <exception cref="ParseException">It is over a limit, or its gzip is damaged.</exception>
    public static IHtmlDocument Open(RawInput input, out IReadOnlyList<string> remarks)
    {
        var bytes = input.Bytes.Span is [0x1F, 0x8B, ..] ? Decompressed(input.Bytes) : input.Bytes;
        if (bytes.Length > ParseLimits.Bytes) throw new ParseException($"the page has more than {ParseLimits.Bytes >> 20} MB");
        var (text, remark) = Charset.Decode(bytes.Span, input.MediaType);
        remarks = remark is null ? [] : [remark];
        return Parse(text);
    }

    /// <summary>The tree of markup that is text already.</summary>
    /// <exception cref="ParseException">It is over a limit.</exception>
    public static IHtmlDocument Parse(string markup)
    {
        markup = MarkupCost.Lean(markup);
        var growth = new TreeGrowth();
        var parser = new HtmlParser(new HtmlParserOptions
        {
            // With scripting, <noscript> is one text, which nobody who reads the page sees.
            IsScripting = true,
            SkipComments = true,
            DisableElementPositionTracking = true,
            MaximumDepth = 2 * ParseLimits.Depth,
            OnCreated = (element, _) => growth.Add(element),
        });
        return parser.ParseDocument(markup);
    }

    private static ReadOnlyMemory<byte> Decompressed(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var gzip = new GZipStream(new MemoryStream(bytes.ToArray()), CompressionMode.Decompress);
            using var whole = new MemoryStream();
            Span<byte> part = stackalloc byte[8192];
            while (gzip.Read(part) is > 0 and var read)
            {
                if (whole.Length + read > ParseLimits.Bytes) throw new ParseException($"the page has more than {ParseLimits.Bytes >> 20} MB after decompression");
                whole.Write(part[..read]);
            }

            return whole.GetBuffer().AsMemory(0, (int)whole.Length);
        }
        catch (InvalidDataException)
        {
            throw new ParseException("the gzip archive is damaged or cut short");
        }
    }

    /// <summary>Watches a tree grow, and stops it where its building would take more than linear time.</summary>
    private sealed class TreeGrowth
    {
        private const int Stride = 64;
        private const int Displaced = 10_000;

        private IElement? _last;
        private int _elements;
        private int _displaced;

        // An element is not in the tree yet when it is made; the one before is.
        public void Add(IElement element)
        {
            // Markup that is closed wrongly makes more elements than it has tags.
            if (++_elements > ParseLimits.Elements) throw new ParseException($"the page has more than {ParseLimits.Elements:N0} elements");
            if (_last?.ParentElement is { } parent)
            {
                // What does not belong into a table is moved before it, each time past all that was moved before.
                if (IsBeforeOthers(_last, parent.ChildNodes) && ++_displaced > Displaced)
                    throw new ParseException("the page has too many elements in wrong places");
                if (_elements % Stride == 0 && IsTooDeep(parent)) throw new ParseException($"the page nests more than {ParseLimits.Depth} elements");
            }

            _last = element;
        }

        // Looked for from the end, over the text and the comments that may follow an element in its place.
        private static bool IsBeforeOthers(IElement element, INodeList siblings)
        {
            var end = Math.Max(0, siblings.Length - 4);
            for (var i = siblings.Length - 1; i >= end; i--)
                if (siblings[i] is IElement other) return !ReferenceEquals(other, element);
            return false;
        }

        private static bool IsTooDeep(IElement element)
        {
            var depth = 0;
            for (var e = element; e is not null; e = e.ParentElement)
                if (++depth > ParseLimits.Depth) return true;
            return false;
        }
    }
}
