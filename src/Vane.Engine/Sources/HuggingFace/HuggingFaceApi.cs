using System.Runtime.CompilerServices;
using NodaTime;
using Vane.Collect;
using Vane.Model;
using Vane.Net;

namespace Vane.Sources;

/// <summary>Asks Hugging Face (https://huggingface.co/docs/hub/api).</summary>
/// <param name="settings">What is looked at.</param>
/// <param name="visit">The visit.</param>
internal sealed class HuggingFaceApi(SourceSettings settings, Visit visit)
{
    // There is no batch call: one request each.
    private const int MostDue = 20;

    /// <summary>The field with another address.</summary>
    public static readonly SourceField Address = new("address", "where to ask instead of Hugging Face", FieldForm.Address);

    /// <summary>A list of records, read one by one; nothing where it is as it was.</summary>
    /// <param name="path">What is asked for.</param>
    /// <param name="records">Reads them.</param>
    /// <param name="read">Reads one, seen at an instant, at its place from 1.</param>
    /// <param name="cancel">Ends it.</param>
    /// <param name="query">The query.</param>
    public async Task<IReadOnlyList<Reading>> ListAsync(
        string path, Records records, Func<JsonRecord, Instant, int, Item?> read, CancellationToken cancel, params (string Name, string? Value)[] query)
    {
        var answer = await AskAsync(path, query, cancel);
        if (answer.IsUnchanged) return [];
        using var json = Answers.Json(answer);
        var place = 0;
        return records.Read(Answers.List(answer, json.RootElement).EnumerateArray(), record => read(record, answer.At, ++place));
    }

    /// <summary>Looks again at scores that are due and were not in a list.</summary>
    /// <param name="source">Source of the keys.</param>
    /// <param name="path">Where one stands, before its id.</param>
    /// <param name="score">The field with its score.</param>
    /// <param name="records">Reads them.</param>
    /// <param name="cancel">Ends it.</param>
    public async IAsyncEnumerable<Reading> DueAsync(string source, string path, string score, Records records, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var key in visit.Due(source, null, 100).Where(key => !records.Has(key)).Take(MostDue))
        {
            if (await SingleAsync(path + string.Join('/', key.Id.Split('/').Select(Uri.EscapeDataString)), cancel) is not { } answer) continue;
            using var json = Answers.Json(answer);
            var reading = records.Read(json.RootElement, r => records.AsStored(key, Records.Seen(answer.At, r.Figure(score), r.Figure("numComments"))));
            if (reading is not null) yield return reading;
        }
    }

    private async Task<Fetched?> SingleAsync(string path, CancellationToken cancel)
    {
        try
        {
            return await AskAsync(path, [], cancel) is { IsUnchanged: false } answer ? answer : null;
        }
        catch (FetchException e) when (e.Fault == FetchFault.Refused)
        {
            return null; // Taken down, or closed: no reason not to look at the others.
        }
    }

    private Task<Fetched> AskAsync(string path, (string Name, string? Value)[] query, CancellationToken cancel) =>
        visit.GetAsync(ApiAddress.Json(ApiAddress.Of(settings.Text("address") ?? "https://huggingface.co", path, query)), cancel);
}
