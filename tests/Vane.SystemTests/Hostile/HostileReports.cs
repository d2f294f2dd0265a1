using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Vane.Model;
using Vane.SystemTests.Machine;
using Vane.Text;

namespace Vane.SystemTests.Hostile;

/// <summary>Reports on items that are hostile wherever a source can put text: titles, communities, categories, authors,
/// addresses, ids, names of sources and of files. Each text has a community of its own, so that every report shows all.</summary>
internal sealed class HostileReports : IDisposable
{
    public static readonly string[] Languages = ["en", "zh-Hans", "zh-Hant"];

    private static readonly string[] Periods = ["day", "month"];

    private readonly Workspace _workspace = new();

    private HostileReports()
    {
    }

    public static async Task<HostileReports> WriteAsync(string[] texts)
    {
        var reports = new HostileReports();
        try
        {
            await reports.ImportAsync(texts);
            foreach (var period in Periods)
                (await reports._workspace.VaneAsync("report", "--date", "2025-05-20", "--period", period)).ShouldEndWith(0);
            return reports;
        }
        catch
        {
            reports.Dispose();
            throw;
        }
    }

    /// <summary>The reports in every language, with the file of a form.</summary>
    public IEnumerable<(Report Report, string Language, string File)> All(string extension) =>
        from period in Periods
        from language in Languages
        let day = _workspace.PathOf("reports/2025/05/20")
        select (ReportJson.Read(File.ReadAllBytes(Path.Combine(day, $"{period}.json"))), language,
            Path.Combine(day, $"{period}.{language}.{extension}"));

    public void Dispose() => _workspace.Dispose();

    private async Task ImportAsync(string[] texts)
    {
        const string whole = "<img src=x onerror=alert(1)>.jsonl", cut = "\"><svg onload=alert(1)>[x](y)|.jsonl.gz";
        await _workspace.WriteAsync(whole, texts.SelectMany(Items));
        await _workspace.WriteAsync(cut, CutShort(texts));
        var read = await _workspace.ImportAsync(whole);
        var rejected = texts.SelectMany((text, i) => Items(text, i).Where(_ => !IsTitle(text)));
        read.GetProperty("rejected").GetInt64().ShouldBe(rejected.Count());
        (await _workspace.VaneAsync("import", cut)).ShouldEndWith(1);
    }

    /// <summary>Whether a text can be a title: what nobody can see is refused.</summary>
    public static bool IsTitle(string text) => PlainText.OneLine(text).Length > 0;

    // Posts of a text: on the last day with an address and without, so that it stands in links and at the start of
    // blocks, and of some texts days before, for comparisons. Posts that say the same count once in a place: each has its
    // own, and stands in the lists as what the other is also in.
    private static string[] Items(string text, int i)
    {
        string[] today = [Item(text, i, "2025-05-20T10:00:00Z", Address(text, i)), Item(text, i, "2025-05-20T11:00:00Z", "")];
        return i % 3 == 0 ? [.. today, Item(text, i, "2025-05-11T10:00:00Z", "")] : today;
    }

    private static string Address(string text, int i) => (i % 4) switch
    {
        0 => text,
        1 => $"https://example.com/{text}",
        2 => $"javascript:alert({i})//{text}",
        _ => $"https://example.com/?q={text}#{text}",
    };

    private static string Item(string text, int i, string at, string url) => JsonSerializer.Serialize(new
    {
        source = i % 10 == 0 ? text : "forum",
        community = url.Length > 0 ? $"{text} #{i}" : $"{text} #{i}+",
        id = $"{at}{i}{text}",
        url,
        title = text,
        category = i % 5 == 0 ? "<b>flair</b>" : text,
        author = text,
        published = at,
        observations = new[] { new { at, score = 1000 - i, comments = i } },
    });

    private static byte[] CutShort(string[] texts)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(string.Join('\n', texts.SelectMany(Items))));
        return stream.ToArray()[..^40];
    }
}
