using System.Runtime.CompilerServices;
using NodaTime;
using Vane.Collect;
using Vane.Model;

namespace Vane.Sources;

/// <summary>Models of Hugging Face: those that trend there, with their ranks, and the newest.</summary>
/// <param name="settings">What is looked at.</param>
/// <param name="visit">The visit.</param>
public sealed class HuggingFaceModelsSource(SourceSettings settings, Visit visit) : ISource
{
    private const string Source = "hf-models";

    private readonly HuggingFaceApi _api = new(settings, visit);
    private readonly Records _records = new(visit);

    /// <summary>The kind.</summary>
    public static SourceKind Kind { get; } = new(
        "hf-models", "models of Hugging Face with likes and ranks", "6h",
        [
            new("listing", "trending or new; trending where nothing is said", IsList: true) { Allowed = ["trending", "new"] },
            new("task", "only models for this task, such as text-generation"),
            HuggingFaceApi.Address,
        ],
        (settings, visit) => new HuggingFaceModelsSource(settings, visit));

    /// <inheritdoc />
    public string Name => settings.Name;

    /// <inheritdoc />
    public IAsyncEnumerable<Reading> ReadAsync(CancellationToken cancel) => Answers.UpToBroken(AllAsync(cancel), cancel);

    private async IAsyncEnumerable<Reading> AllAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        // What trends has a rank; so it goes before the same model among the newest.
        foreach (var listing in settings.Choice("listing", "trending").OrderDescending(StringComparer.Ordinal))
        {
            var isRanked = listing == "trending";
            var readings = await _api.ListAsync(
                "api/models", _records, (model, at, place) => Read(model, at, isRanked ? place : null), cancel,
                ("sort", isRanked ? "trendingScore" : "createdAt"), ("direction", "-1"), ("limit", "100"), ("full", "true"), ("pipeline_tag", settings.Text("task")));
            foreach (var reading in readings) yield return reading;
        }

        await foreach (var reading in _api.DueAsync(Source, "api/models/", "likes", _records, cancel)) yield return reading;
    }

    private static Item? Read(JsonRecord model, Instant at, int? rank)
    {
        if (model.IsSet("private")) return null;
        var id = model.Text("id") ?? model.Needed("modelId");
        return new Item
        {
            Key = new DocumentKey(Source, id),
            Title = id,
            Community = model.Text("pipeline_tag") ?? Source,
            Url = "https://huggingface.co/" + id,
            Author = model.Text("author") ?? (id.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash ? id[..slash] : null),
            Published = model.Time("createdAt") ?? throw new RecordException("no createdAt"),
            Observations = Records.Seen(at, model.Figure("likes"), null, rank),
        };
    }
}
