using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using Vane.Group;
using Vane.Model;
using Vane.Tests.Support;
using Vane.Verify;

namespace Vane.Tests.Verify;

/// <summary>Nothing that a report says of trends and attention can be changed, moved or left out unnoticed.</summary>
public sealed class TrendTamperingTests : IDisposable
{
    private static readonly string[] Told = ["trends", "deep-dive", "attention", "takeaways", "evolution", "day-against-week"];

    // Every place would take a minute; which are taken moves with what the report says.
    private const int Step = 4;

    private readonly TestStore _store = new(Seasons.Items());
    private readonly Func<Instant, Instant, Understanding> _recall;
    private readonly byte[] _json;

    public TrendTamperingTests()
    {
        _recall = _store.Store.Recall();
        _json = ReportJson.Write(Editions.Compose(_store.Store, Make.Edition("2025-06-20")));
    }

    public void Dispose() => _store.Dispose();

    [Fact]
    public void The_report_tells_of_all_that_was_planted()
    {
        var report = ReportJson.Read(_json);
        Problems(JsonNode.Parse(_json)!).ShouldBeEmpty();
        Told.ShouldBeSubsetOf(report.Sections.Select(s => s.Kind));
        report.Of("trends").Tables.Select(t => t.Kind).ShouldBe(["trends-new", "trends-returning", "trends-fading"]);
        report.Kinds("trends").ShouldContain("trends-too-short");
        report.Kinds("takeaways").ShouldContain("takeaway-trend-new");
        report.Kinds("deep-dive").ShouldBe(["deep-trend", "deep-story", "deep-first", "deep-places"]);
        report.Kinds("attention").ShouldContain("gaining");
        report.Of("evolution").Tables.ShouldContain(t => t.Kind == "trend-weeks");
        report.Kinds("day-against-week").ShouldBe(["trends-entered", "trends-left", "no-shift"]);
    }

    [Fact]
    public void No_single_value_can_be_changed()
    {
        var random = new Random(1);
        var leaves = Sections(JsonNode.Parse(_json)!).Sum(s => Leaves(s).Count);
        for (var i = 0; i < leaves; i += 1 + random.Next(13))
        {
            var root = JsonNode.Parse(_json)!;
            var leaf = Sections(root).SelectMany(Leaves).ElementAt(i);
            var changed = TamperingTests.Changed(leaf, random);
            var what = $"{leaf.GetPath()}: {leaf.ToJsonString()} → {changed.ToJsonString()}";
            TamperingTests.Put(leaf, changed);
            if (root.ToJsonString() != JsonNode.Parse(_json)!.ToJsonString()) IsCaught(root).ShouldBeTrue(what);
        }
    }

    [Fact]
    public void No_two_neighbours_can_change_places()
    {
        var lists = Lists(JsonNode.Parse(_json)!).Count;
        for (var i = 0; i < lists; i += Step)
        {
            var root = JsonNode.Parse(_json)!;
            var list = Lists(root)[i];
            var first = list[0];
            if (first?.ToJsonString() == list[1]?.ToJsonString()) continue;
            list.RemoveAt(0);
            list.Insert(1, first);
            IsCaught(root).ShouldBeTrue(list.GetPath());
        }
    }

    [Fact]
    public void No_section_table_row_statement_or_piece_of_evidence_can_be_left_out()
    {
        var lists = Lists(JsonNode.Parse(_json)!, least: 1).Count;
        for (var i = 0; i < lists; i += Step)
        {
            var root = JsonNode.Parse(_json)!;
            var list = Lists(root, least: 1)[i];
            var path = list.GetPath();
            list.RemoveAt(list.Count - 1);
            IsCaught(root).ShouldBeTrue(path);
        }

        foreach (var kind in Told)
        {
            var root = JsonNode.Parse(_json)!;
            root["sections"]!.AsArray().Remove(root["sections"]!.AsArray().Single(s => (string)s!["kind"]! == kind));
            IsCaught(root).ShouldBeTrue(kind);
        }
    }

    private bool IsCaught(JsonNode root)
    {
        try
        {
            return Problems(root).Count > 0;
        }
        catch (FormatException)
        {
            return true;
        }
    }

    // The counts of what was verified agree with the report, whatever was left out.
    private IReadOnlyList<Finding> Problems(JsonNode root)
    {
        var report = ReportJson.Read(Encoding.UTF8.GetBytes(root.ToJsonString()));
        return ReportVerifier.Verify(_store.Store, _recall, Editions.Counted(report), Editions.Generator).Problems;
    }

    private static List<JsonNode> Sections(JsonNode root) =>
        [.. root["sections"]!.AsArray().Where(s => Told.Contains((string)s!["kind"]!)).Select(s => s!)];

    private static List<JsonValue> Leaves(JsonNode section) => [.. TamperingTests.Nodes(section).OfType<JsonValue>()];

    private static List<JsonArray> Lists(JsonNode root, int least = 2) =>
        [.. Sections(root).SelectMany(TamperingTests.Nodes).OfType<JsonArray>().Where(a => a.Count >= least)];
}
