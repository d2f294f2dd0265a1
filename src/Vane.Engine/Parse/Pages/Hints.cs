using System.Collections.Frozen;

namespace Vane.Parse;

/// <summary>What the names of an element, in its class, id, role or other attributes, say of it.</summary>
[Flags]
internal enum Hints : ushort
{
    None = 0,

    /// <summary>Nobody sees it.</summary>
    Hidden = 1,

    /// <summary>It stands around the text: navigation, sharing, advertisement, related pages.</summary>
    Around = 2,

    /// <summary>Readers' answers.</summary>
    Comment = 4,

    /// <summary>Who, when, where; a line at most.</summary>
    Meta = 8,

    /// <summary>It calls itself the text of the page.</summary>
    Text = 16,

    /// <summary>It may hold the text of the page.</summary>
    Content = 32,

    /// <summary>The text as schema.org marks it.</summary>
    Marked = 64,

    /// <summary>A post of a thread, a question or an answer.</summary>
    Post = 128,

    /// <summary>The lead of an article.</summary>
    Lead = 256,

    /// <summary>Words under a picture.</summary>
    Caption = 512,

    /// <summary>A window over the page, such as one that asks about cookies.</summary>
    Window = 1024,
}

/// <summary>Reads class names and ids: words in several languages, in whatever style they are joined.</summary>
internal static class NameWords
{
    private const int LongestWord = 32;

    private static readonly FrozenDictionary<string, Word> Known = Words();
    private static readonly FrozenDictionary<string, Word>.AlternateLookup<ReadOnlySpan<char>> Lookup = Known.GetAlternateLookup<ReadOnlySpan<char>>();

    private enum Word : byte
    {
        Around,
        Comment,
        Meta,
        Piece,
        Whole,
        Compound,
        Post,
        Lead,
        Caption,
        Hidden,
        Part,
        Teaser,
        Both,
        Window,
    }

    /// <summary>What the blank-separated names of a class or an id say.</summary>
    public static Hints Read(ReadOnlySpan<char> names)
    {
        var hints = Hints.None;
        foreach (var range in names.SplitAny(' ', '\t', '\n', '\r'))
        {
            var name = names[range];
            if (!name.IsEmpty && !SaysOfOthers(name)) hints |= ReadName(name);
        }

        return hints;
    }

    // States and taxonomies: what the page has elsewhere, or which tags an article bears.
    private static bool SaysOfOthers(ReadOnlySpan<char> name) =>
        Starts(name, "has-") || Starts(name, "no-") || Starts(name, "is-") || Starts(name, "with-") || Starts(name, "without-") || Starts(name, "tag-")
        || Starts(name, "category-") || Starts(name, "type-") || Starts(name, "status-") || Starts(name, "js-") || Starts(name, "wp-")
        || Starts(name, "format-") || name.Contains(':');

    private static bool Starts(ReadOnlySpan<char> name, string prefix) => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);

    private static Hints ReadName(ReadOnlySpan<char> name)
    {
        if (name.Contains("sr-only", StringComparison.OrdinalIgnoreCase) || name.Contains("screen-reader", StringComparison.OrdinalIgnoreCase)
            || name.Contains("visually-hidden", StringComparison.OrdinalIgnoreCase)) return Hints.Hidden;
        if (name is "widget" || name.StartsWith("widget_") || name.StartsWith("widget-area")) return Hints.Around;
        Span<char> word = stackalloc char[LongestWord];
        var (length, words, seen) = (0, 0, 0);
        for (var i = 0; i <= name.Length; i++)
        {
            var letter = i < name.Length && char.IsAsciiLetter(name[i]);
            var rises = letter && char.IsAsciiLetterUpper(name[i]) && i > 0 && char.IsAsciiLetterLower(name[i - 1]);
            if ((!letter || rises) && length > 0)
            {
                words++;
                if (length <= LongestWord && Lookup.TryGetValue(word[..length], out var found)) seen |= 1 << (int)found;
                length = 0;
            }

            if (!letter) continue;
            if (length < LongestWord) word[length] = char.ToLowerInvariant(name[i]);
            length++;
        }

        return Meaning(seen, words);
    }

    private static Hints Meaning(int seen, int words)
    {
        bool Has(Word word) => (seen & (1 << (int)word)) != 0;
        if (Has(Word.Hidden)) return Hints.Hidden;
        if (Has(Word.Both)) return Hints.None;
        if (Has(Word.Window)) return Hints.Window;
        if (Has(Word.Around)) return Hints.Around;
        if (Has(Word.Comment)) return Hints.Comment;
        if (Has(Word.Meta)) return Hints.Meta;
        if (Has(Word.Caption)) return Hints.Caption;
        if (Has(Word.Lead)) return Hints.Lead;
        if (Has(Word.Teaser)) return Has(Word.Piece) || Has(Word.Whole) ? Hints.Lead : Hints.Around;
        if (Has(Word.Part)) return Hints.None;
        if (Has(Word.Compound) || (Has(Word.Piece) && Has(Word.Whole))) return Hints.Text | Hints.Content;
        if (Has(Word.Post)) return words <= 2 ? Hints.Post : Hints.None;
        return (Has(Word.Piece) || Has(Word.Whole)) && words <= 2 ? Hints.Content : Hints.None;
    }

    private static FrozenDictionary<string, Word> Words()
    {
        const string lists = """
            Around: nav navbar navi navigation subnav topnav menu submenu menubar mainmenu breadcrumb breadcrumbs crumb crumbs sidebar sidenav sidemenu sidebox
            Window: cookie cookies cookiebar cookiebanner cookieconsent consent gdpr dsgvo popup popups modal overlay lightbox borlabs
            Around: share sharing shares sharer sharebar sharebox sharethis sharedaddy addthis addtoany jiathis bdshare bdsharebuttonbox social socials socialmedia shariff socialbar newsletter newsletters subscribe subscription subscriptions signup login signin register paywall
            Around: related relateds relatedposts recommended recommend recommends recommendation recommendations recirc recirculation readmore seealso readalso crosslinks crosssell trending mostread mostviewed mostpopular popular
            Around: promo promos promotion promotions promoted advert adverts advertisement advertisements advertising advertorial ad ads advert adsense adsbygoogle adbox adslot adunit adwrapper adcontainer dfp gpt sponsor sponsored sponsors sponsorship outbrain taboola mgid plista
            Around: banner banners toolbar toolbox toolbars tooltip pagination pager paging pagenav pagenavi prevnext postnav skip skiplink skiplinks copyright colophon impressum disclaimer
            Around: rating ratings vote votes voting likes tagcloud tags taglist tagged keywords footer foot footnav masthead topbar ticker flyout offcanvas dropdown qrcode donate donation
            Around: authorbox authorinfo authorbio bio aboutauthor noprint printonly search searchform searchbox teasers teaserlist
            Around: werbung anzeige anzeigen teilen verwandt empfehlungen empfehlung drucken suche partage partager publicite compartir publicidad relacionados relacionadas relacionada condividi correlati compartilhar reklama podelitsya daohang guanggao xiangguan tuijian fenxiang kanren
            Comment: comment comments commentlist commentform commentarea commentbox commentary respond disqus kommentar kommentare commentaire commentaires comentarios comentario commenti reacties pinglun guestbook kommentarer replies
            Meta: byline bylines author authors authorname date datum time timestamp pubdate pubtime published publication publish dateline postdate meta metadata postmeta entrymeta postinfo articleinfo info infos credit credits cats kicker viewcount views counter autor auteur fecha fecha category categories postcategory filed
            Piece: article articles artikel articulo artigo articolo post entry hentry story news blog blogpost blogentry arti noticia nota beitrag pressrelease journal
            Whole: body content contents text txt inhalt contenido contenu conteudo contenuto copy main corps cuerpo corpo con cont fulltext
            Compound: articlebody articlecontent articlecontents articletext articlemain articledetail postbody postcontent postcontents posttext entrycontent entrytext entrybody storybody storycontent storytext newsbody newscontent newstext newsdetail blogcontent contenttext contentbody bodytext bodycontent textbody maintext maincontent zhengwen prose bodycopy artikeltext artikelinhalt contentdetail contentnews newscon articlecon artibody
            Post: message messages postbit answer answers question threadpost forumpost reply
            Lead: lead lede intro standfirst dek subtitle subheadline subhead subheading abstract summary vorspann chapo entradilla excerpt anleser bajada sommario
            Caption: caption captions figcaption imagecaption imgcaption bildunterschrift legende wp-caption-text
            Teaser: teaser anriss
            Both: and with without und has use
            Hidden: visuallyhidden invisible displaynone screenreader nodisplay
            Part: header head headline title heading titel titulo titre image images img imgs thumbnail thumb thumbs photo picture gallery list item items link links preview card cards icon logo button buttons btn media video
            """;
        var words = new Dictionary<string, Word>(StringComparer.Ordinal);
        foreach (var line in lists.Split('\n'))
        {
            var (kind, list) = (line[..line.IndexOf(':', StringComparison.Ordinal)], line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..]);
            foreach (var word in list.Split(' ', StringSplitOptions.RemoveEmptyEntries)) words.TryAdd(word, Enum.Parse<Word>(kind));
        }

        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
