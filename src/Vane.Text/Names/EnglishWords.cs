using System.Collections.Frozen;

namespace Vane.Text.Names;

/// <summary>English (and Chinese) words that tell a number or a hyphen in running text from one in a name.</summary>
internal static class EnglishWords
{
    /// <summary>What is counted: a number before it is no version.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Counted = Lookup("""
        times time days day hours hour hrs hr weeks week months month years year yrs minutes minute min mins seconds second sec
        ways tips people users reasons things steps lessons facts prompts tricks percent million billion trillion thousand
        hundred k x gb tb mb tokens companies countries engineers developers questions examples stars points dollars
        bucks cents gpus cores watts mistakes rules ideas tools apps books papers lines pages words attempts tries
        """);

    /// <summary>What a hyphen joins to a name to make an adjective of it.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Compounds = Lookup("""
        powered based like style styled level class compatible generated native driven first free aware enabled ready only
        assisted inspired augmented enhanced specific related centric friendly optimized optimised accelerated backed
        built made written trained tuned guided controlled led owned funded grade scale sized type era killer fueled
        fuelled supported agnostic integrated heavy induced focused oriented to and or vs in on for with of the as is
        hosted provided wide quality sponsored approved dependent independent equipped proof side run turned using
        """);

    /// <summary>What a hyphen puts before a word, and what numbers are put behind.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Prefixes = Lookup("""
        non anti pre post ex un re self pro multi inter intra cross semi sub super meta ultra pseudo quasi over under
        part chapter section figure fig table vol volume phase level day week top page step stage episode season round
        grade type class number no line lesson article issue category version ver rev area group team unit plan act
        north south east west mid late early all any two three four five six first second third high low full half
        small large big long short fast deep open closed real post-training the a an my our your its this best
        """);

    /// <summary>What stands before a colon and tells the kind of a text, not its subject.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Rubrics = Lookup("""
        psa til ama fyi tldr update updates news breaking help warning question opinion discussion reminder rumor rumour poll
        tutorial guide project research review analysis report survey paper video watch note notes tip tips rip pov eli5
        fact facts rant theory idea ideas request release announcement introducing part day week step summary beyond
        why how what who when where study exclusive editorial interview podcast reality problem solution answer edit
        wtf omg lol fwiw imho nsfw spoiler title subject re fw fwd topic example important attention live leak leaked
        """);

    private static readonly string[] Endings = ["ing", "tion", "sion", "ness", "ment", "ity", "ism", "ance", "ence", "logy", "ics", "ies", "ly"];

    private const string HanCounted = "个個年月日天号號时時分秒周週岁歲次款种種家项項人名台臺倍大亿億万萬千百元块塊条條件篇张張位步层層级級折成％%期集届屆";

    public static bool IsCounted(ReadOnlySpan<char> folded) => Counted.Contains(folded);

    public static bool IsCompound(ReadOnlySpan<char> folded) => Compounds.Contains(folded);

    public static bool IsPrefix(ReadOnlySpan<char> folded) => Prefixes.Contains(folded);

    /// <summary>Words that a single letter and a hyphen stand before in common words: X-ray, e-commerce.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lettered = Lookup("""
        ray rays commerce mail turn pop list suite day shirt shirts reader book books bike bikes scooter level levels wing
        line section class span frame band team waste sports ink tail value axis bomb
        """);

    public static bool IsLettered(ReadOnlySpan<char> folded) => Lettered.Contains(folded);

    public static bool IsRubric(ReadOnlySpan<char> folded) => Rubrics.Contains(folded);

    /// <summary>Whether a word ends as English words derived from others do; few names are made so.</summary>
    public static bool IsDerived(ReadOnlySpan<char> folded)
    {
        foreach (var ending in Endings) if (folded.EndsWith(ending, StringComparison.Ordinal)) return true;
        return false;
    }

    public static bool IsHanCounted(char c) => HanCounted.Contains(c, StringComparison.Ordinal);

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup(string words) =>
        words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
            .ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
