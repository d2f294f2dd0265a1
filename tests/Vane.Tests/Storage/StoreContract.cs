using Dapper;
using Vane.Model;
using Vane.Storage;
using Vane.Tests.Support;

namespace Vane.Tests.Storage;

/// <summary>What every store has to keep, whatever database it is in.</summary>
public abstract partial class StoreContract : IDisposable
{
    private readonly Lazy<Store> _store;

    protected StoreContract() => _store = new Lazy<Store>(Open);

    protected Store Store => _store.Value;

    /// <summary>A new, empty store.</summary>
    protected abstract Store Open();

    /// <summary>Opens the same database once more.</summary>
    protected abstract Store Reopen();

    /// <summary>Drops what a store holds and where it is kept.</summary>
    protected abstract void Drop(Store store);

    public void Dispose()
    {
        if (_store.IsValueCreated) Drop(_store.Value);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Writing_again_changes_nothing()
    {
        Item[] items = [.. Worlds.Sample(20)];
        Store.Fill(items).ShouldBe(new Tally(20, 20, 0, items.Sum(i => i.Observations.Count), 0));
        var before = Census.HashKnowledge(Store);
        Store.Fill(items).ShouldBe(new Tally(20, 0, 0, 0, 0));
        Census.HashKnowledge(Store).ShouldBe(before);
        (Census.Take(Store).Documents, Census.Take(Store).Versions).ShouldBe((20, 20));
    }

    [Fact]
    public void The_order_and_the_batches_of_items_do_not_matter() =>
        Worlds.Shuffled.Holds(given => Hash([given.Items]).ShouldBe(Hash(given.Batches)), 25);

    [Fact]
    public void Another_title_score_instant_or_community_is_other_knowledge()
    {
        var post = Make.Post("a", "2025-05-01T00:00", 5);
        Item[] others =
        [
            post, post with { Title = "Other" }, post with { Community = "c/other" }, post with { Url = null },
            post with { Observations = [Make.Seen("2025-05-01T01:00", 6)] }, post with { Observations = [Make.Seen("2025-05-01T02:00", 5)] },
            post with { Published = null }, post with { Key = new DocumentKey("forum", "b") }, post with { Truncated = true },
        ];
        others.Select(o => Hash([[o]])).ShouldBeUnique();
    }

    [Fact]
    public void A_batch_rolled_back_leaves_nothing_and_the_writer_goes_on()
    {
        var empty = Census.HashKnowledge(Store);
        Item[] items = [.. Worlds.Sample(100)];
        using var connection = Store.Connect();
        using var writer = new DocumentWriter(connection, Store.Dialect);
        Should.Throw<InvalidOperationException>(() => writer.Write(items, _ => throw new InvalidOperationException()));
        Census.HashKnowledge(Store).ShouldBe(empty);
        writer.Write(items).New.ShouldBe(100);
        Census.HashKnowledge(Store).ShouldBe(Hash([items]));
    }

    [Fact]
    public void Migrating_again_changes_nothing()
    {
        Store.Fill([.. Worlds.Sample(5)]);
        var before = (Census.HashKnowledge(Store), Migrations());
        using (var again = Reopen()) Census.HashKnowledge(again).ShouldBe(before.Item1);
        (Census.HashKnowledge(Store), Migrations()).ShouldBe(before);
        before.Item2.ShouldBeGreaterThan(0);

        long Migrations()
        {
            using var connection = Store.Connect();
            return connection.ExecuteScalar<long>("SELECT count(*) FROM migration");
        }
    }

    [Fact]
    public void Keys_that_lead_nowhere_are_refused()
    {
        using var connection = Store.Connect();
        foreach (var sql in new[]
        {
            "INSERT INTO document (source_id, external_id, first_seen_ms) VALUES (99, 'x', 0)",
            "INSERT INTO observation (document_id, at_ms, score, comments, rank) VALUES (99, 0, 1, 1, 1)",
            "INSERT INTO sighting (document_id, at_ms, version_id) VALUES (99, 0, 99)",
        })
            Should.Throw<System.Data.Common.DbException>(() => connection.Execute(sql), sql);
    }

    private string Hash(IReadOnlyList<IReadOnlyList<Item>> batches)
    {
        var store = Open();
        try
        {
            foreach (var batch in batches) store.Fill(batch);
            return Census.HashKnowledge(store);
        }
        finally
        {
            Drop(store);
        }
    }
}
