using System.Text.Json;
using Vane.SystemTests.Machine;

namespace Vane.SystemTests.Commanding;

public sealed class TrendsTests : IDisposable
{
    private static readonly string[] Launch = [.. Enumerable.Range(0, 8).Select(n =>
        $$"""{"source":"sample-forum","community":"Apprentices","id":"launch{{n}}","title":"What {{n}} neighbours do with Kestrel-7B","published":"2025-05-20T{{n + 8:00}}:00:00Z"}""")];

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task Trends_gives_a_JSON_value_with_the_fields_of_each()
    {
        var items = Workspace.SampleItems(16, days: 72);
        var community = JsonElement.Parse(items.First(i => i.Contains("\"sample-forum\"", StringComparison.Ordinal))).GetProperty("community").GetString()!;
        await _workspace.WriteAsync("items.jsonl", [.. items, .. Launch.Select(l => l.Replace("Apprentices", community, StringComparison.Ordinal))]);
        await _workspace.ImportAsync("items.jsonl");
        var trends = (await _workspace.VaneAsync("trends", "--json", "--date", "2025-05-20")).ShouldEndWith(0).Json;
        var launch = trends.EnumerateArray().Single(t => t.GetProperty("term").GetString() == "Kestrel-7B");
        launch.EnumerateObject().Select(p => p.Name).ShouldBe(
        [
            "term", "aliases", "kind", "state", "source", "isOfField", "window", "count", "expected", "lift", "liftLow", "q", "share",
            "firstSeen", "onset", "days", "communities", "lead", "story", "documents", "daily",
        ]);
        launch.GetProperty("state").GetString().ShouldBe("new");
        launch.GetProperty("kind").GetString().ShouldBe("name");
        launch.GetProperty("onset").GetString().ShouldBe("2025-05-20");
        launch.GetProperty("communities").EnumerateArray().Select(c => c.GetString()).ShouldBe([community]);
        launch.GetProperty("documents").EnumerateArray().Select(d => d.GetProperty("id").GetString())
            .ShouldBe(Enumerable.Range(0, 8).Select(n => $"launch{n}"));
    }

    [Fact]
    public async Task Too_little_history_is_said()
    {
        await _workspace.WriteAsync("items.jsonl", Workspace.SampleItems(20, days: 5));
        await _workspace.ImportAsync("items.jsonl");
        (await _workspace.VaneAsync("trends", "--date", "2025-05-20")).ShouldEndWith(0).Output.ShouldContain("Too little history to tell: ");
        (await _workspace.VaneAsync("trends", "--json", "--date", "2025-05-20")).ShouldEndWith(0).Json.GetArrayLength().ShouldBe(0);
    }
}
