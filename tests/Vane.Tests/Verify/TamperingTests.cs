using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Vane.Group;
using Vane.Model;
using Vane.Storage;
using Vane.Tests.Support;
using Vane.Verify;

namespace Vane.Tests.Verify;

public sealed class TamperingTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("vane-tamper-");

    [Theory]
    [InlineData(3, ReportPeriod.Day)]
    [InlineData(6, ReportPeriod.Week)]
    [InlineData(7, ReportPeriod.Week)]
    [InlineData(11, ReportPeriod.Month)]
    public void No_single_value_can_be_changed_unnoticed(int seed, ReportPeriod period)
    {
        using var store = SyntheticItems.Open(Path.Combine(_folder.FullName, "store.db"), seed);
        var recall = store.Recall();
        var edition = Editions.Of(seed) with { Period = period, Floors = new Floors(seed % 2 * 20, seed % 2) };
        var json = ReportJson.Write(Editions.Compose(store, edition));
        var random = new Random(seed);
        for (var n = 0; n < 200; n++)
        {
            var tampered = JsonNode.Parse(json)!;
            var what = Tamper(tampered, random);
            Caught(store, recall, json, tampered).ShouldBeTrue($"seed {seed}: {what}");
        }
    }

    [Fact]
    public void Whatever_is_removed_or_nulled_gives_a_finding_and_no_exception()
    {
        using var store = SyntheticItems.Open(Path.Combine(_folder.FullName, "store.db"), 8);
        var recall = store.Recall();
        var json = ReportJson.Write(Editions.Compose(store, Editions.Of(8) with { Floors = Floors.None }));
        var random = new Random(8);
        for (var n = 0; n < 300; n++)
        {
            var tampered = JsonNode.Parse(json)!;
            var nodes = Nodes(tampered).Where(v => v.Parent is not null).ToList();
            var victim = nodes[random.Next(nodes.Count)];
            var path = victim.GetPath();
            // A fault of an input or the cut of a title is written only where there is one.
            if (victim.Parent is JsonObject parent && random.Next(2) == 0) parent.Remove(victim.GetPropertyName());
            else Put(victim, null);
            Caught(store, recall, json, tampered).ShouldBeTrue(path);
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static bool Caught(Store store, Func<Instant, Instant, Understanding> recall, byte[] original, JsonNode tampered)
    {
        try
        {
            var report = ReportJson.Read(Encoding.UTF8.GetBytes(tampered.ToJsonString()));
            return ReportJson.Write(report).AsSpan().SequenceEqual(original)
                || ReportVerifier.Verify(store, recall, report, Editions.Generator).Problems.Count > 0
                || IsTrueOfAnotherRequest(store, recall, report);
        }
        catch (FormatException)
        {
            return true;
        }
    }

    // Whoever asks for a floor that nothing lies between gets the same facts: that report is true as well.
    private static bool IsTrueOfAnotherRequest(Store store, Func<Instant, Instant, Understanding> recall, Report report) =>
        ReportJson.Write(Editions.Compose(store, report.Edition, recall)).AsSpan().SequenceEqual(ReportJson.Write(report));

    private static string Tamper(JsonNode root, Random random)
    {
        var leaves = Nodes(root).OfType<JsonValue>().ToList();
        var leaf = leaves[random.Next(leaves.Count)];
        var changed = Changed(leaf, random);
        var what = $"{leaf.GetPath()}: {leaf.ToJsonString()} → {changed.ToJsonString()}";
        Put(leaf, changed);
        return what;
    }

    internal static JsonNode Changed(JsonValue leaf, Random random) => leaf.GetValueKind() switch
    {
        JsonValueKind.True => false,
        JsonValueKind.False => true,
        JsonValueKind.Number => Number(leaf.ToJsonString(), random),
        _ => Text(leaf.GetValue<string>(), random),
    };

    // The last digit by one, or the whole by as much again.
    private static JsonNode Number(string text, Random random)
    {
        var value = decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        var unit = 1m;
        for (var i = value.Scale; i > 0; i--) unit /= 10;
        return random.Next(3) switch { 0 => value + unit, 1 => value - unit, _ => value == 0 ? 2 : value * 2 };
    }

    private static JsonNode Text(string text, Random random)
    {
        if (InstantPattern.ExtendedIso.Parse(text) is { Success: true, Value: var at })
            return InstantPattern.ExtendedIso.Format(at + Duration.FromDays(random.Next(2) == 0 ? 1 : -1));
        if (LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var day }) return LocalDatePattern.Iso.Format(day.PlusDays(1));
        if (text.StartsWith("https://example.org", StringComparison.Ordinal)) return text.Replace("example.org", "example.com", StringComparison.Ordinal);
        return random.Next(3) switch { 0 => text + "x", 1 => text.Length > 1 ? text[1..] : "y", _ => "e2" == text ? "e3" : "e2" };
    }

    internal static void Put(JsonNode old, JsonNode? value)
    {
        if (old.Parent is JsonArray array) array[old.GetElementIndex()] = value;
        else old.Parent![old.GetPropertyName()] = value;
    }

    internal static IEnumerable<JsonNode> Nodes(JsonNode node)
    {
        yield return node;
        var children = node switch
        {
            JsonObject o => o.Select(p => p.Value),
            JsonArray a => a,
            _ => [],
        };
        foreach (var below in children.OfType<JsonNode>().SelectMany(Nodes)) yield return below;
    }
}
