using Vane.Parse;

namespace Vane.Bench.Fuzzing;

/// <summary>Texts, Markdown, and tables of all forms.</summary>
internal static class PlainSeeds
{
    private const string Markdown = """
        ---
        title: "On winds"
        date: 2026-03-04
        author: Ada Gale
        tags: [wind, rain]
        ---
        # On winds #

        The wind *has* **turned** ***north***, `says` ``the ` desk``, see [the report](https://vane.example/r "R") and
        ![a vane](v.png) or <https://vane.example/auto> or [ref][1] or [1].\
        A ~~hard~~ soft break &amp; an entity &copy; \*escaped\*.

        Setext heading
        --------------

        1. one
           - inner
             > quoted
        2. two
        * [ ] to do

        > A quote
        lazily continued
        >> deeper

        ```c#
        var x = "<b>";
        ```

            indented code

        | Day | Speed | Note |
        |:----|------:|:----:|
        | Mon | 12    | a\|b |
        | Tue |       |      |

        <div align="center"><p>html block</p></div>

        [1]: https://vane.example/one 'One'
        ***
        Footnote[^1]
        [^1]: at the foot
        """;

    private const string Copied = """
        WIND TURNS NORTH
        By Ada Gale
        March 4, 2026

        The wind, which came from the south for a week, has turned north, the desk
        says. It brings rain and snow, and it will be unpre-
        dictable for days.

          • rain
          • snow
          1) sleet

        Day        Speed      From
        Monday     12 km/h    north
        Tuesday    20 km/h    north-west

        Page 1 of 3
        """;

    private const string Glued = """
        今日风向报告
        2026年3月4日 来源：风向标
        城市风速方向北京12北上海8东广州5南
        Rank Name Score Change 1 North 98.5 +2% 2 South 97.1 -1% 3 East 12 n/a
        一、概况
        今天的风从北边来，带着雨。明天更冷。
        （一）详情
        1、风速每小时十二公里；
        """;

    private const string Csv = """
        day,"speed, km/h",from,note
        2026-03-04,12.5,north,"said ""cold"" twice"
        2026-03-05,20,,"two
        lines"
        ,,,
        2026-03-06,1e300,-∞,=1+1
        """;

    private const string Tsv = "name\tscore\trank\nNorth\t98.5\t1\nSouth\t97\t2\n\nEast\t\t\n";

    private const string Semicolons = "Tag;Wert;Prozent\r\n04.03.2026;1.234,5;12 %\r\n05.03.2026;-7;n. v.\r\n";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Seed> All { get; } =
    [
        Seed.Of(InputKind.Text, "winds.md", Markdown),
        Seed.Of(InputKind.Text, "winds.txt", Copied),
        Seed.Of(InputKind.Text, "glued.txt", Glued),
        Seed.Of(InputKind.Table, "winds.csv", Csv),
        Seed.Of(InputKind.Table, "winds.tsv", Tsv),
        Seed.Of(InputKind.Table, "winde.csv", Semicolons),
        Seed.Of(InputKind.Table, "glued.txt", Glued),
    ];
}
