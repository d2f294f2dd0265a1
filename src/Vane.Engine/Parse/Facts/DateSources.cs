using System.Globalization;
using NodaTime;
using Vane.Text;

namespace Vane.Parse;

/// <summary>Gathers the dates that a page states of itself, each with how surely it is that.</summary>
internal sealed class DateSources(PageFindings findings, Instant seen, string? language)
{
    // Lines of the page in which its date stands: before its headline, behind it, and before its end.
    private const int BeforeHeadline = 4;
    private const int BehindHeadline = 8;
    private const int BeforeEnd = 4;

    // Dates within the text are of what it tells, those elsewhere of other pages.
    private const int DeepInside = -6;
    private const int FarAway = -15;

    // A label alone is for the next line.
    private const int LongestLabel = 30;

    // What stands beside a date in a line that is there to tell it.
    private const int FewOtherWords = 40;
    private const int Prose = 120;

    // Names of metas in lower case; the number is how surely what they hold is what they say.
    private static readonly Dictionary<string, (int Weight, bool IsUpdate)> MetaNames = Table("""
        96 article:published_time article:published og:published_time og:article:published_time article.published datepublished rnews:datepublished shareaholic:article_published_time vr:published_time originalpublicationdate
        90 dc.date.issued dcterms.issued dc.issued dc.date.created dcterms.created dc.date.published sailthru.date parsely-pub-date cxenseparse:recs:publishtime article_date_original citation_publication_date citation_online_date
        88 pubdate publishdate publish_date publish-date publication_date publication-date published-date date_published published_time bt:pubdate article-publication-date firstpublished publishtime published firstcreatedtime pubtime video:release_date og:release_date
        72 dc.date dcterms.date citation_date date created date.created datecreated creation_date uploaddate release_date dc.date.available ptime doc_date
        -90 article:modified_time og:updated_time og:modified_time article:updated_time article:modified article:updated dc.date.modified dcterms.modified datemodified lastmod modified last-modified lastmodified date.modified updated_time revised updated last-update dc.modified
        """);

    private readonly List<DateCandidate> _candidates = [];

    /// <summary>All of them.</summary>
    /// <param name="linked">What linked data states.</param>
    /// <param name="headline">The place of the headline among the lines; −1 where there is none.</param>
    /// <param name="addresses">The addresses of the page.</param>
    public IReadOnlyList<DateCandidate> Gather(LinkedArticle linked, int headline, params ReadOnlySpan<string?> addresses)
    {
        Add(linked.Published, DateKind.Linked, 100, false);
        Add(linked.Updated, DateKind.Linked, 100, true);
        foreach (var (name, content) in findings.Metas)
            if (MetaNames.TryGetValue(name, out var meaning)) Add(content, DateKind.Meta, meaning.Weight, meaning.IsUpdate);
        foreach (var marked in findings.Marked)
            if (findings.IsOwn(marked.Order, marked.Of, headline)) AddMarked(marked, headline);
        AddLines(headline);
        foreach (var address in addresses)
            if (AddressDate.Find(address) is { } date) _candidates.Add(new DateCandidate(date, DateKind.Address, date.Precision == TimePrecision.Rough ? 45 : 78, false));
        return _candidates;
    }

    private void Add(string? value, DateKind kind, int weight, bool isUpdate)
    {
        if (value is not { Length: < 200 }) return;
        var date = VisibleDate.Of(value, seen, language)
            ?? (MachineDate.TryRead(value, out var at, out var precision) ? new WrittenDate(new TextSpan(0, value.Length), at.InUtc().Date, at.InUtc().TimeOfDay, Offset.Zero, precision, value) : null);
        if (date is not null)
            _candidates.Add(new DateCandidate(date, kind, weight - (date.Precision == TimePrecision.Rough ? 30 : 0), isUpdate));
    }

    private void AddMarked(MarkedValue marked, int headline)
    {
        var near = Nearness(marked.Order, marked.IsMain, headline) + (marked.IsMain ? 5 : 0);
        switch (marked.Name)
        {
            case "datepublished" or "uploaddate" or "published":
                Add(marked.Value, DateKind.Property, 66 + near, false);
                break;
            case "datecreated" or "created" or "date" or "issued":
                Add(marked.Value, DateKind.Property, 60 + near, false);
                break;
            case "datemodified" or "modified":
                Add(marked.Value, DateKind.Property, 66 + near, true);
                break;
            case "time":
                var role = VisibleDate.LabelBefore(marked.Before);
                if (role == DateRole.Foreign) return;
                var isUpdate = role == DateRole.Updated || (role == DateRole.None && (marked.Hints & (PlaceHint.Updated | PlaceHint.Published)) == PlaceHint.Updated);
                var isPublished = role == DateRole.Published || (marked.Hints & PlaceHint.Published) != 0;
                Add(marked.Value, DateKind.Visible, 44 + near + (isUpdate || isPublished ? 12 : 0), isUpdate);
                break;
        }
    }

    private void AddLines(int headline)
    {
        var carried = DateRole.None;
        foreach (var line in findings.Lines)
        {
            if (!findings.IsOwn(line.Order, line.Of, headline)) continue;
            // A heading is what is told, and what is told of has dates of its own.
            var dates = line.Heading > 0 && line.Order == headline ? [] : VisibleDate.All(line.Text, seen, language);
            foreach (var date in dates) AddLine(line, date with { Role = date.Role == DateRole.None ? carried : date.Role }, headline);
            carried = dates.Count == 0 && line.Text.Length <= LongestLabel ? VisibleDate.LabelBefore(line.Text) : DateRole.None;
        }
    }

    private void AddLine(PageLine line, WrittenDate date, int headline)
    {
        if (date.Role == DateRole.Foreign) return;
        var others = line.Text.Length - date.Span.Length;
        var isUpdate = date.Role == DateRole.Updated || (date.Role == DateRole.None && (line.Hints & (PlaceHint.Updated | PlaceHint.Published)) == PlaceHint.Updated);
        var near = Nearness(line.Order, line.IsMain, headline);
        var weight = 28 + near + (line.IsMain ? 4 : 0)
            + (date.Role != DateRole.None ? 18 : 0)
            + ((line.Hints & (PlaceHint.Date | PlaceHint.Published | PlaceHint.Updated)) != 0 ? 10 : 0)
            + ((line.Hints & PlaceHint.Byline) != 0 ? 4 : 0)
            + (others <= FewOtherWords ? 8 : 0)
            - (others > Prose && date.Span.Start > FewOtherWords ? 30 : 0)
            - (date.Precision == TimePrecision.Rough ? 9 : 0)
            - (line.Heading > 0 ? 10 : 0);
        _candidates.Add(new DateCandidate(date, DateKind.Visible, weight, isUpdate));
    }

    private int Nearness(int order, bool isMain, int headline)
    {
        var (first, last) = findings.Main;
        var best = headline < 0 && last < first ? 0 : isMain ? DeepInside : FarAway;
        if (headline >= 0 && order >= headline - BeforeHeadline && order <= headline + BehindHeadline)
            best = 16 - Math.Abs(order - headline);
        if (last < first) return best;
        if (order >= first - BeforeHeadline && order < first + BeforeHeadline) best = Math.Max(best, 10);
        if (order > last - BeforeEnd && order <= last + BeforeEnd) best = Math.Max(best, 8);
        return best;
    }

    private static Dictionary<string, (int, bool)> Table(string lines)
    {
        var table = new Dictionary<string, (int, bool)>(StringComparer.Ordinal);
        foreach (var line in lines.Split('\n'))
        {
            var words = line.Split([' ', '\r'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0) continue;
            var weight = int.Parse(words[0], CultureInfo.InvariantCulture);
            foreach (var word in words[1..]) table[word] = (Math.Abs(weight), weight < 0);
        }

        return table;
    }
}
