using NodaTime;
using Vane.Group;
using Vane.Model;
using Vane.Storage;
using Vane.Tests.Support;
using Vane.Understand;

namespace Vane.Tests.Group;

public sealed class AnalysisTests
{
    private static readonly Lens Ai = Lens.Open("ai");

    [Fact]
    public void Any_split_of_the_input_ends_in_what_a_rebuild_ends_in() => Chatter.Shuffled.Holds(given =>
    {
        using var whole = new TestStore(given.Items);
        Analyse(whole.Store);
        var expected = Census.HashUnderstanding(whole.Store);

        using var parts = new TestStore();
        foreach (var batch in given.Batches)
        {
            parts.Store.Fill(batch);
            Analyse(parts.Store);
        }

        Census.HashUnderstanding(parts.Store).ShouldBe(expected);
        Analyse(parts.Store, rebuild: true);
        Census.HashUnderstanding(parts.Store).ShouldBe(expected);
    }, 40);

    [Fact]
    public void What_is_imported_again_is_not_read_again()
    {
        var items = Chatter.Prompt(1, 80);
        using var store = new TestStore(items);
        Analyse(store.Store).Documents.ShouldBe(80);
        var before = Census.HashUnderstanding(store.Store);
        store.Store.Fill(items);
        Analyse(store.Store).Documents.ShouldBe(0);
        Census.HashUnderstanding(store.Store).ShouldBe(before);
    }

    [Fact]
    public void Only_the_days_from_the_first_new_document_on_are_read()
    {
        var items = Chatter.Prompt(2, 120).OrderBy(i => i.FirstSeen).ToList();
        using var store = new TestStore([.. items[..110]]);
        Analyse(store.Store);
        store.Store.Fill([.. items[110..]]);
        var firstDay = items[110].FirstSeen.InUtc().Date;
        Analyse(store.Store).Documents.ShouldBe(items.Count(i => i.FirstSeen.InUtc().Date >= firstDay));
    }

    [Theory]
    [InlineData(1, "2025-05-12T00:00")]
    [InlineData(2, "2025-05-20T13:37")]
    [InlineData(3, "2025-08-01T23:59")]
    public void What_was_understood_as_of_an_instant_does_not_change_with_what_comes_later(int seed, string asOf)
    {
        var items = Chatter.Prompt(seed, 300);
        var at = Make.At(asOf);
        using var then = new TestStore([.. items.Where(i => i.FirstSeen <= at)]);
        using var now = new TestStore(items);
        Told(now.Store, at).ShouldBe(Told(then.Store, at));
        Told(now.Store, at).ShouldContain(line => line.Contains("copy of", StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_published_long_before_it_was_seen_changes_no_earlier_answer()
    {
        var at = Make.At("2025-05-12T00:00");
        Item[] early = [.. Chatter.Prompt(7, 60), PostOf("b", "2025-05-10T08:00", "2025-05-10T08:00")];
        using var store = new TestStore(early);
        var before = Told(store.Store, at);
        store.Store.Fill(PostOf("a", "2025-05-09T08:00", "2025-05-20T08:00"));
        Told(store.Store, at).ShouldBe(before);
        Told(store.Store, Make.At("2025-05-21T00:00")).ShouldContain(line => line.StartsWith("forum:a ", StringComparison.Ordinal)
            && line.Contains("copy of", StringComparison.Ordinal));
    }

    private static Item PostOf(string id, string published, string seen) => new()
    {
        Key = new DocumentKey("forum", id),
        Title = "A very particular question about lighthouse maintenance schedules",
        Published = Make.At(published),
        Observations = [Make.Seen(seen, 1)],
    };

    [Fact]
    public void A_run_that_was_overtaken_stores_nothing_more()
    {
        using var store = new TestStore(Worlds.Sample(5000));
        var analysis = new Analysis(store.Store, Ai);
        var late = new Item { Key = new DocumentKey("forum", "late"), Title = "Told long ago, heard today", Published = Make.At("2001-05-10T08:00") };
        var others = 0;
        analysis.Run(rebuild: false, (_, _) =>
        {
            if (others++ > 0) return;
            store.Store.Fill(late);
            using var stop = new CancellationTokenSource();
            Should.Throw<OperationCanceledException>(() => new Analysis(store.Store, Ai).Run(rebuild: false, (_, _) => stop.Cancel(), stop.Token));
        }, CancellationToken.None);
        Analyse(store.Store);
        var ended = Census.HashUnderstanding(store.Store);
        Analyse(store.Store, rebuild: true);
        Census.HashUnderstanding(store.Store).ShouldBe(ended);
    }

    [Fact]
    public void A_late_copy_leaves_the_stories_of_others_alone()
    {
        var items = Chatter.Prompt(4, 200);
        using var store = new TestStore(items);
        var end = Make.At("2025-12-01T00:00");
        var before = Told(store.Store, end);
        store.Store.Fill(new Item { Key = new DocumentKey("forum", "stranger"), Title = "Beekeeping on balconies in three easy seasons", Published = Make.At("2025-05-09T10:00") });
        Told(store.Store, end).Where(line => !line.Contains("stranger", StringComparison.Ordinal)).ShouldBe(before);
    }

    [Fact]
    public void A_document_is_read_alike_whatever_was_read_before()
    {
        var submissions = Chatter.Prompt(5, 60).Select((item, i) => new Submission
        {
            Document = i,
            Key = item.Key,
            Entered = item.FirstSeen,
            FirstSeen = item.FirstSeen,
            Known = item.FirstSeen,
            Title = item.Title + (i % 4 == 0 ? "…" : ""),
            Text = item.Text,
            Url = item.Url,
        }).ToList();
        var used = new DocumentReader(Ai);
        foreach (var submission in submissions) used.Read(submission);
        foreach (var submission in submissions)
        {
            var (again, fresh) = (used.Read(submission), new DocumentReader(Ai).Read(submission));
            again.Digest.Terms.ShouldBe(fresh.Digest.Terms);
            again.Texts.ShouldBe(fresh.Texts);
            again.Digest.Topics.ShouldBe(fresh.Digest.Topics);
        }
    }

    [Fact]
    public void Another_lens_understands_everything_anew()
    {
        using var store = new TestStore(Chatter.Prompt(6, 50));
        Analyse(store.Store);
        new Analysis(store.Store, Lens.Open("energy")).Run(rebuild: false, null, CancellationToken.None).Documents.ShouldBe(50);
        new AnalysisLog(store.Store).Lens().ShouldBe("energy");
    }

    [Fact]
    public void A_stopped_run_goes_on_where_it_stopped()
    {
        var items = Worlds.Sample(5000);
        using var store = new TestStore(items);
        using var stop = new CancellationTokenSource();
        Should.Throw<OperationCanceledException>(() =>
            new Analysis(store.Store, Ai).Run(rebuild: false, (_, _) => stop.Cancel(), stop.Token));
        Analyse(store.Store).Documents.ShouldBeLessThan(5000);
        var resumed = Census.HashUnderstanding(store.Store);
        Analyse(store.Store, rebuild: true);
        Census.HashUnderstanding(store.Store).ShouldBe(resumed);
    }

    private static AnalysisTally Analyse(Store store, bool rebuild = false) =>
        new Analysis(store, Ai).Run(rebuild, null, CancellationToken.None);

    private static List<string> Told(Store store, Instant asOf)
    {
        Analyse(store);
        var understanding = new Analysis(store, Ai).AsOf(Make.At("2025-04-01T00:00"), asOf);
        return [.. understanding.Documents.Select(d =>
            $"{d.Key.Source}:{d.Key.Id} {d.Digest.Story} {understanding.LabelOf(d.Digest.Story)?.Key.Id} " +
            $"{(d.Digest.Original is null ? "" : "copy of " + understanding.OriginalOf(d.Key))} {string.Join(',', d.Digest.Terms.Select(t => t.Value))}")];
    }
}
