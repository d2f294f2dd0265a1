using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Vane.Collect;
using Vane.Model;
using Vane.Net;

namespace Vane.Sources;

/// <summary>
/// Repositories of GitHub by its search (https://docs.github.com/rest/search/search), those with the most stars first. What trends
/// follows from the stars that visit after visit observes.
/// </summary>
/// <param name="settings">What is looked at.</param>
/// <param name="visit">The visit.</param>
public sealed class GitHubSource(SourceSettings settings, Visit visit) : ISource
{
    // A search gives a thousand results at most.
    private const int PerPage = 100, MostPages = 10;

    // Few requests a minute are allowed; thousands of new repositories have hardly a star.
    private const int UsualDays = 30, UsualStars = 10;

    private readonly Records _records = new(visit);
    private Fetched? _last;

    /// <summary>The kind.</summary>
    public static SourceKind Kind { get; } = new(
        "github", "repositories of GitHub by topic or query, with stars", "6h",
        [
            new("topic", "topic; several are asked one after another", IsList: true),
            new("query", "query in GitHub's own words, such as agents in:name,description; several are asked one after another", IsList: true),
            new("created-within", "only what was created within so many days; 30 where no window is written", FieldForm.Number),
            new("pushed-within", "only what was worked on within so many days", FieldForm.Number),
            new("min-stars", "only what has so many stars; 10 where nothing is said", FieldForm.Number),
            new("token", "token, which allows more requests", FieldForm.Secret),
            new("address", "where to ask instead of GitHub", FieldForm.Address),
        ],
        (settings, visit) => new GitHubSource(settings, visit))
    {
        NeedsOneOf = ["topic", "query"],
    };

    /// <inheritdoc />
    public string Name => settings.Name;

    /// <inheritdoc />
    public IAsyncEnumerable<Reading> ReadAsync(CancellationToken cancel) => Answers.UpToBroken(AllAsync(cancel), cancel);

    private async IAsyncEnumerable<Reading> AllAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        var window = Window();
        foreach (var subject in settings.List("topic").Select(topic => "topic:" + topic).Concat(settings.List("query")))
            await foreach (var reading in PagesAsync($"{subject} {window}", cancel)) yield return reading;
    }

    private async IAsyncEnumerable<Reading> PagesAsync(string query, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (var page = 1; page <= MostPages; page++)
        {
            var answer = await AskAsync(query, page, cancel);
            // A page that is as it was says nothing of those after it.
            if (answer.IsUnchanged) continue;
            using var json = Answers.Json(answer);
            var repositories = Answers.List(answer, json.RootElement, "items");
            foreach (var reading in _records.Read(repositories.EnumerateArray(), r => Read(r, answer.At))) yield return reading;
            var total = json.RootElement.TryGetProperty("total_count", out var count) && count.ValueKind == JsonValueKind.Number && count.TryGetInt64(out var all)
                ? all : long.MaxValue;
            if (repositories.GetArrayLength() == 0 || page * PerPage >= total) yield break;
        }
    }

    private async Task<Fetched> AskAsync(string query, int page, CancellationToken cancel)
    {
        var address = ApiAddress.Of(
            settings.Text("address") ?? "https://api.github.com", "search/repositories", ("q", query), ("sort", "stars"), ("order", "desc"),
            ("per_page", PerPage.ToString(CultureInfo.InvariantCulture)), ("page", page.ToString(CultureInfo.InvariantCulture)));
        var request = new FetchRequest(address) { Accept = "application/vnd.github+json", Authorization = settings.Text("token") is { } token ? "Bearer " + token : null };
        return _last = await visit.GetAsync(request, cancel);
    }

    private string Window()
    {
        var (created, pushed) = (settings.Number("created-within"), settings.Number("pushed-within"));
        List<string> parts = [];
        if (created is not null || pushed is null) parts.Add("created:>=" + DayBefore(created ?? UsualDays));
        if (pushed is { } days) parts.Add("pushed:>=" + DayBefore(days));
        parts.Add(string.Create(CultureInfo.InvariantCulture, $"stars:>={settings.Number("min-stars") ?? UsualStars}"));
        return string.Join(' ', parts);
    }

    private string DayBefore(int days) => LocalDatePattern.Iso.Format(visit.Now.InUtc().Date.PlusDays(-days));

    private static Item? Read(JsonRecord repository, Instant at)
    {
        if (repository.IsSet("private")) return null;
        var name = repository.Needed("full_name");
        return new Item
        {
            Key = new DocumentKey("github", name),
            Title = name,
            Community = repository.Text("language") ?? "github",
            Url = repository.Text("html_url") ?? "https://github.com/" + name,
            Text = repository.Text("description"),
            Author = repository.Record("owner")?.Text("login"),
            Published = repository.Time("created_at") ?? throw new RecordException("no created_at"),
            Observations = Records.Seen(at, repository.Figure("stargazers_count") ?? throw new RecordException("no stargazers_count"), null),
        };
    }
}
