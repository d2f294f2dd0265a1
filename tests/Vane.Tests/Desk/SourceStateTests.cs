using NodaTime;
using Vane.Collect;
using Vane.Desk;
using Vane.Model;

namespace Vane.Tests.Desk;

public sealed class SourceStateTests
{
    private static readonly Instant Begin = Instant.FromUtc(2025, 5, 20, 6, 0);

    [Fact]
    public void An_edition_counts_each_source_once_by_its_last_visit()
    {
        VisitOutcome[] outcomes = [.. Enum.GetValues<VisitOutcome>().Where(o => o != VisitOutcome.Running)];
        var states = outcomes.Select((outcome, i) => State($"lamp {i}", outcome, Begin + Duration.FromHours(i))).Append(new SourceState(Source("new"), null, null)).ToList();
        var health = EditionHealth.Of(states, Begin);
        health.ShouldBe(new EditionHealth(Begin, Begin + Duration.FromHours(outcomes.Length - 1), 13, Answering: 3, Doubtful: 3, Waiting: 1, Failing: 5, NotVisited: 1));
    }

    [Fact]
    public void An_edition_without_sources_is_told_of() => EditionHealth.Of([], null).ShouldBe(new EditionHealth(null, null, 0, 0, 0, 0, 0, 0));

    [Fact]
    public void Without_a_store_nothing_was_visited()
    {
        var edition = SettingsTests.Read("editions: [{name: a}]\nsources: [{name: one, kind: hackernews}, {name: two, kind: hf-papers}]").Edition("a")!;
        SourceState.Of(edition, null).ShouldBe([new SourceState(edition.Sources[0], null, null), new SourceState(edition.Sources[1], null, null)]);
    }

    private static SourceState State(string name, VisitOutcome outcome, Instant answered) =>
        new(Source(name), new SourceVisit(1, name, Begin, null, Begin, outcome, default, 1, 0, null, null), answered);

    private static SourceSettings Source(string name) => new(name, "feed", new Dictionary<string, IReadOnlyList<string>>());
}
