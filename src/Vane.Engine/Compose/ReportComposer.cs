using Vane.Group;
using Vane.Model;
using Vane.Storage;

namespace Vane.Compose;

/// <summary>Composes a report: facts only, from one snapshot of the store, in a fixed order.</summary>
public static class ReportComposer
{
    /// <summary>Composes the report of an edition. Nothing in it is verified yet.</summary>
    public static Report Compose(Store store, Understanding understanding, Edition edition, string generator)
    {
        var snapshot = Snapshot.Take(store, understanding, edition);
        var evidence = new EvidenceList();
        var window = edition.Span(edition.Period);
        var posts = snapshot.InView(window);
        var comparison = Comparison.Of(snapshot);
        var coverage = Coverage.Of(snapshot, window, posts, evidence);

        var stories = new Stories(snapshot, evidence);
        var sections = new List<Section> { coverage.Section, Takeaways.Of(snapshot, posts, comparison, stories, evidence) };
        if (snapshot.InView(edition.Span(ReportPeriod.Month)).Count > 0)
        {
            foreach (var period in Enum.GetValues<ReportPeriod>().Where(p => p >= edition.Period))
            {
                sections.Add(PostLists.Of(snapshot, period, evidence));
                sections.Add(stories.Of(period));
            }

            sections.Add(Communities.Of(snapshot, evidence));
            sections.Add(Topics.Of(snapshot, comparison, evidence));
            sections.Add(comparison.ToSection(snapshot, evidence));
            sections.Add(Evolution.Of(snapshot, evidence));
        }

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
