using System.Text;

namespace Vane.Bench.Fuzzing;

/// <summary>What has broken parsers before.</summary>
internal static class Fragments
{
    // A line a fragment; \u, \n and the like as in C#.
    private const string Lines = """
        <div>
        </div>
        <p>
        </p>
        <b><i>
        <a href="
        <a href='javascript:alert(1)' href=//x>
        <table><tr><td>
        </table>
        <td colspan=65535 rowspan=65534>
        <td colspan=-1>
        <col span=1000>
        <ul><li>
        <dl><dt><dd>
        <select><option>
        <svg><desc><p>
        <math><annotation-xml encoding="text/html"><p>
        <template><tr>
        <frameset><frame>
        <body onload=x class=y>
        <html lang=xx-invalid-language-tag-that-goes-on>
        <base href="http://[::1">
        <meta charset=utf-7>
        <meta charset="utf-16">
        <meta http-equiv=refresh content="0;url=file:///etc/passwd">
        <meta property="article:published_time" content="99999-99-99T99:99:99Z">
        <meta name=author content="a,a,a,a,a,a,a,a,a,a">
        <link rel=canonical href="http://\ud800.example/">
        <time datetime="-0001-01-01">
        <time datetime="9999-12-31T23:59:59-23:59">
        <script>
        </script>
        <script type="application/ld+json">{"@type":["Article",{}],"author":[[[[]]]],"datePublished":{}}</script>
        <style>
        <title>
        <textarea>
        <plaintext>
        <xmp>
        <noscript>
        <!--
        -->
        <!-->
        <![CDATA[
        ]]>
        <!DOCTYPE x [<!ENTITY a "b"><!ENTITY c SYSTEM "file:///etc/passwd">]>
        <!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;
        <?xml version="1.0" encoding="ebcdic-cp-us"?>
        <?xml version="1.1" encoding="utf-16"?>
        <?php
        <item>
        </item>
        <entry>
        <content type="xhtml" xml:base="..">
        <link href="http://[
        <x:y xmlns:x="
        xmlns="http://www.w3.org/2005/Atom"
        xml:base="http://a.example/\u0000"
        <pubDate>32 Foo 20260 99:99:99 +99999</pubDate>
        <guid isPermaLink="maybe">
        &#x0;
        &#xFFFFFFFFF;
        &#55296;
        &amp;amp;amp;amp;amp;
        &c;
        &
        &#
        %s%n%x
        ../../../../etc/passwd
        00:00:00.000 --> 00:00:00.000
        99:59:59,999 --> 00:00:00,000
        999999999:99:99.999 --> -1:-1:-1
        [99999999999999:00]
        00:60:60
         --> 
        WEBVTT
        <v >
        <00:00:00.000><c.
        {\an8}{\
        {"events":[{"tStartMs":1e999,"segs":[{"utf8":null}]}]}
        {"utf8":"\ud800"},
        "tStartMs":-9223372036854775808
        "dDurationMs":9223372036854775807
        [[[[[[[[[[[[[[[[
        {"a":{"a":{"a":{"a":
        ]}
        ,"items":[{}]
        "id":1e400
        null
        - - - - - - - -
        > > > > > > > >
        1. 1. 1. 1.
        99999999999. 
        `````
        ~~~
        ***___***
        [a](<b> "c
        ![[[[](((
        [x]: y "z
        <!-- 
        |:-:|
        ||||||||
        ---
        ===
        \\\\\\\\
        	                    \n
        \r\r\n\n\r
        \u0085\u2028\u2029\u000b\u000c
        \u00a0\u3000\u00ad\ufeff
        \u0000
        \ud800
        \udc00
        \uffff\ufffe\ufffd
        \u202e\u2066\u2067\u202d\u2069
        \u200b\u200c\u200d\u2060
        e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301
        \ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67
        \u0410\u0440\u0440l\u0435
        \u7684\u4e00\u662f\uff0c\u3002
        \u0130\u0131\u1e9e\u00df\ufb01
        99999999999999999999999999999999999999
        -2147483648
        1e309
        NaN
        0x7fffffff
        "
        ""
        ","
        ;;;;
        \t\t\t\t
        2026-13-45T25:61:61+99:99
        February 30, 0000
        1 second ago
        99999999999999 years ago
        昨天 23:59
        100年100月100日
        """;

    // What is no text in UTF-8.
    private static readonly byte[][] Binary =
    [
        [0], [0xFF], [0xFE, 0xFF], [0xFF, 0xFE], [0xFF, 0xFE, 0, 0], [0xEF, 0xBB, 0xBF], [0xED, 0xA0, 0x80], [0xC0, 0xAF], [0xF4, 0x90, 0x80, 0x80],
        [0xF8, 0x88, 0x80, 0x80, 0x80], [0xE2, 0x28, 0xA1], [0x80, 0x80, 0x80], [0x81, 0x30], [0x8E, 0xA1], [0x1B, 0x24, 0x42], [0x1F, 0x8B, 8, 0],
        [0x2B, 0x41, 0x47, 0x45, 0x2D], [0x28, 0xB5, 0x2F, 0xFD], [0x25, 0x50, 0x44, 0x46, 0x2D], [0xD8, 0x00], [0x00, 0xD8],
    ];

    /// <summary>All of them, as bytes.</summary>
    public static IReadOnlyList<byte[]> All { get; } =
        [.. Lines.ReplaceLineEndings("\n").Split('\n').Select(line => Encoding.UTF8.GetBytes(Unescaped(line))), .. Binary];

    // Lone surrogates become what broken writers make of them: three bytes each, or the replacement character.
    private static string Unescaped(string line)
    {
        var text = new StringBuilder();
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] != '\\' || i + 1 == line.Length) text.Append(line[i]);
            else if (line[i + 1] == 'u' && i + 5 < line.Length
                && ushort.TryParse(line.AsSpan(i + 2, 4), System.Globalization.NumberStyles.HexNumber, null, out var code))
            {
                text.Append((char)code);
                i += 5;
            }
            else if ("nrt".IndexOf(line[i + 1], StringComparison.Ordinal) is >= 0 and var at)
            {
                text.Append("\n\r\t"[at]);
                i++;
            }
            else text.Append(line[i]);
        }

        return text.ToString();
    }
}
