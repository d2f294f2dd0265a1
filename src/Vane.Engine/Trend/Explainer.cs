using MathNet.Numerics;
using Vane.Model;

namespace Vane.Trend;

/// <summary>Tells why a term is called a trend, or is not.</summary>
/// <param name="corpus">The documents the trends are of.</param>
/// <param name="edition">Their edition.</param>
/// <param name="trends">The trends.</param>
public sealed class Explainer(Corpus corpus, Edition edition, Trends trends)
{
    private const int DaysShown = 14, MostNear = 5, MostSlips = 2;
    private const double Usual = 0.95;

    private readonly ScanOptions _options = ScanOptions.Of(edition.Period);

    /// <summary>Why a term is a trend or not: in each source that has it, the clearest first.</summary>
    /// <param name="term">A term as it is shown, an alias of a trend, or the label or key of a topic; case, blanks and hyphens do
    /// not matter.</param>
    /// <exception cref="ArgumentException">No document of the days looked at has it.</exception>
    public IReadOnlyList<Explanation> Explain(string term)
    {
        var found = Find(Folded(term)) ?? throw new ArgumentException(NotFound(term));
        return [.. trends.Scanned.Where(s => HoldersIn(s, found.Subject).Any()).Select(s => Of(s, found.Subject, found.Text))
            .OrderBy(e => e.State is null).ThenBy(e => !e.Reading.IsTested).ThenBy(e => e.Reading.P).ThenBy(e => e.Source, StringComparer.Ordinal)];
    }

    private (Subject Subject, string Text)? Find(string folded)
    {
        if (trends.All.FirstOrDefault(t => Folded(t.Term) == folded) is { } shown) return (shown.Subject, shown.Term);
        var documents = Documents();
        var stored = corpus.Understanding.TermsLike(text => Folded(text) == folded).Select(t => (Subject: Subject.Of(t.Id), t.Text))
            .Where(t => documents.ContainsKey(t.Subject)).OrderByDescending(t => documents[t.Subject]).ThenByDescending(t => t.Subject).ToList();
        if (stored.Count > 0) return stored[0];
        if (trends.All.FirstOrDefault(t => t.Aliases.Any(a => Folded(a) == folded)) is { } alias) return (alias.Subject, alias.Term);
        var topics = corpus.Understanding.Lens.Taxonomy.Topics;
        for (var i = 0; i < topics.Count; i++)
        {
            string[] names = [topics[i].Id, topics[i].Labels.En, topics[i].Labels.ZhHans, topics[i].Labels.ZhHant];
            var subject = new Subject(SubjectKind.Topic, i);
            if (names.Any(n => Folded(n) == folded) && documents.ContainsKey(subject)) return (subject, topics[i].Labels.En);
        }

        return null;
    }

    // How many documents of the days looked at hold each subject.
    private Dictionary<Subject, int> Documents() => trends.Scanned.SelectMany(s => s.Source.Documents)
        .SelectMany(d => corpus.SubjectsOf(d.Document)).CountBy(s => s).ToDictionary();

    private string NotFound(string term)
    {
        var folded = Folded(term);
        var documents = Documents();
        var near = corpus.Understanding.TermsLike(text => IsNear(Folded(text), folded)).Where(t => documents.ContainsKey(Subject.Of(t.Id)))
            .GroupBy(t => Folded(t.Text), StringComparer.Ordinal).Select(g => g.MaxBy(t => documents[Subject.Of(t.Id)]))
            .OrderBy(t => Slips(Folded(t.Text), folded) > MostSlips).ThenByDescending(t => documents[Subject.Of(t.Id)]).ThenBy(t => t.Text, StringComparer.Ordinal)
            .Take(MostNear).Select(t => $"'{t.Text}'").ToList();
        var said = $"No document of the {_options.DaysOfAll} days up to {edition.Date:uuuu-MM-dd} has the term '{term}'.";
        return near.Count == 0 ? said : $"{said} Near it: {string.Join(", ", near)}.";
    }

    private static bool IsNear(string text, string other) =>
        other.Length > 1 && text.Length < other.Length * 4 && (text.Contains(other, StringComparison.Ordinal) || Slips(text, other) <= MostSlips);

    // Letters to change, insert or leave out (Levenshtein); more than enough where lengths tell already.
    private static int Slips(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > MostSlips || Math.Min(a.Length, b.Length) <= MostSlips || Math.Max(a.Length, b.Length) > 64) return MostSlips + 1;
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var before = row[0]++;
            for (var j = 1; j <= b.Length; j++)
            {
                var changed = before + (a[i - 1] == b[j - 1] ? 0 : 1);
                before = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }

    private Explanation Of(SourceTrends source, Subject subject, string text)
    {
        var holders = HoldersIn(source, subject).ToList();
        var reading = source.ReadingOf(subject) is { IsTested: true } tested ? tested : Untested(source, holders);
        var last = source.Ground.Day;
        var places = holders.Where(d => d.Day > last - reading.Window && d.Day <= last).CountBy(d => d.Document.Place)
            .OrderByDescending(p => p.Value).ThenBy(p => p.Key).Select(p => new PlaceCount(p.Key, p.Value)).ToList();
        var least = source.LeastOf(subject);
        var became = source.All().FirstOrDefault(t => t.Subject == subject);
        var stands = trends.All.FirstOrDefault(t => t.Aliases.Contains(text, StringComparer.OrdinalIgnoreCase) && t.Subject != subject);
        return new Explanation
        {
            Subject = subject,
            Term = text,
            Source = source.Source.Source,
            Date = edition.Date,
            IsEnough = source.IsEnough,
            Reading = reading,
            BaselineDays = _options.BaselineDays,
            Windows = _options.Windows,
            Daily = [.. Enumerable.Range(last - DaysShown + 1, DaysShown).Select(day => new DayCount(
                source.Source.First.PlusDays(day), holders.Count(d => d.Day == day), source.Ground.TotalOf(day)))],
            Places = places,
            UsualUpTo = reading.IsTested ? UsualUpTo(reading) : 0,
            Tests = source.TestsWith(subject),
            Level = _options.Level,
            Least = least,
            CountedPlaces = source.CountedPlaces,
            IsCalled = Course.IsCalled(new Course.Look(reading, places.Count, least, 1), source.CountedPlaces, _options),
            State = became?.State,
            Onset = became is { } trend ? source.Source.First.PlusDays(trend.Burst.From) : null,
            ToldUnder = trends.All.Any(t => t.Subject == subject) ? null : stands?.Term,
        };
    }

    private IEnumerable<Counted> HoldersIn(SourceTrends source, Subject subject)
    {
        var documents = source.IsEnough ? source.CountedDocuments : source.Source.Documents;
        return documents.Where(d => corpus.SubjectsOf(d.Document).Contains(subject));
    }

    private SeriesReading Untested(SourceTrends source, List<Counted> holders)
    {
        var (ground, documents) = (source.Ground, source.IsEnough ? source.CountedDocuments : source.Source.Documents);
        int[] days = [.. documents.Select(d => d.Day)];
        return new SeriesReading
        {
            Window = _options.Windows[^1],
            Count = holders.Count(d => d.Day >= ground.WindowFrom),
            Exposure = days.Count(d => d >= ground.WindowFrom),
            Before = holders.Count(d => d.Day >= ground.From && d.Day < ground.WindowFrom),
            ExposureBefore = days.Count(d => d >= ground.From && d < ground.WindowFrom),
            P = 1,
            Q = 1,
        };
    }

    private static int UsualUpTo(SeriesReading reading)
    {
        if (reading.Expected <= 0) return 0;
        var size = 1 / Math.Max(reading.Dispersion, 1e-6);
        var ratio = reading.Expected / (size + reading.Expected);
        var (low, high) = (0, (int)Math.Min(int.MaxValue / 2, 20 + (20 * reading.Expected * (1 + reading.Dispersion))));
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            // The chance of more than so many.
            if (SpecialFunctions.BetaRegularized(middle + 1.0, size, ratio) <= 1 - Usual) high = middle;
            else low = middle + 1;
        }

        return low;
    }

    // Case, width, blanks and hyphens do not matter.
    private static string Folded(string text) =>
        string.Concat(Text.Folding.Fold(text).Where(c => !char.IsWhiteSpace(c) && c is not '-' and not '_'));
}
