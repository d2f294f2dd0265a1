using Vane.Group;
using Vane.Model;
using Vane.Storage;
using Vane.Trend;

namespace Vane.Compose;

/// <summary>Composes a report: facts only, from one snapshot of the store, in a fixed order.</summary>
public static class ReportComposer
{
    /// <summary>Composes the report of an edition. Nothing in it is verified yet.</summary>
    /// <param name="store">Where everything is kept.</param>
    /// <param name="understanding">What was understood of the edition's month and the one before it.</param>
    /// <param name="trends">The edition's trends.</param>
    /// <param name="edition">The edition.</param>
    /// <param name="generator">What composes it.</param>
    public static Report Compose(Store store, Understanding understanding, Trends trends, Edition edition, string generator)
    {
        var snapshot = Snapshot.Take(store, understanding, trends, edition);
        var evidence = new EvidenceList();
        var window = edition.Span(edition.Period);
        var posts = snapshot.InView(window);
        var comparison = Comparison.Of(snapshot);
        var collection = Collection.Of(snapshot);
        var coverage = Coverage.Of(snapshot, window, posts, collection.Reason, evidence);

        var (stories, told) = (new Stories(snapshot, evidence), new ToldTrends(snapshot, evidence));
        var sections = new List<Section> { coverage.Section, Takeaways.Of(snapshot, posts, told, comparison, stories, evidence) };
        if (snapshot.InView(edition.Span(ReportPeriod.Month)).Count > 0)
        {
            foreach (var period in Enum.GetValues<ReportPeriod>().Where(p => p >= edition.Period))
            {
                sections.Add(PostLists.Of(snapshot, period, evidence));
                sections.Add(stories.Of(period));
            }

            sections.Add(Communities.Of(snapshot, evidence));
            sections.Add(Topics.Of(snapshot, comparison, evidence));
            sections.Add(TrendSection.Of(snapshot, told, evidence));
            sections.Add(comparison.ToSection(snapshot, told, evidence));
            sections.Add(Evolution.Of(snapshot, told, evidence));
            if (DeepDive.Of(snapshot, told, evidence) is { } deep) sections.Add(deep);
            if (AttentionSection.Of(snapshot, store, evidence) is { } attention) sections.Add(attention);
        }

        if (collection.Section is { } collected) sections.Add(collected);
        return new Report
        {
            Generator = generator,
            Edition = edition,
            Lens = LensMark.Of(understanding.Lens.Name, understanding.Lens.Fingerprint),
            Window = window,
            State = coverage.State,
            Reasons = coverage.Reasons,
            Sections = sections,
            Evidence = evidence.All,
            Verification = new Verification(0, 0, 0),
        };
    }
}
