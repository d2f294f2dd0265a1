using System.CommandLine;
using System.Globalization;
using NodaTime;
using Vane.Group;
using Vane.Model;
using Vane.Text;

namespace Vane.Cli;

/// <summary><c>vane stories</c></summary>
internal static class StoriesCommand
{
    public static Command Create(Terminal terminal, IClock clock)
    {
        var which = new EditionOptions();
        var limit = CommandLine.LimitOption("At most so many.", 50);
        var least = new Option<int>("--min-documents")
        {
            Description = "Only stories told by so many originals.",
            DefaultValueFactory = _ => 2,
            CustomParser = given => (int)CommandLine.Whole(given, 1, int.MaxValue),
        };
        var db = CommandLine.StoreOption();
        var json = CommandLine.JsonOption();
        var command = new Command("stories", "The stories of a period, the most widely told first.")
        {
            which.Date, which.Period, which.Zone, which.AsOf, limit, least, db, json,
        };
        command.SetAction((parsed, cancel) =>
        {
            using var store = CommandLine.OpenExisting(parsed.GetValue(db)!);
            var edition = which.EditionOf(parsed, clock.GetCurrentInstant());
            var (stories, understanding) = new Pipeline(store, clock).Stories(edition, parsed.GetValue(least), cancel);
            var told = stories.Take(parsed.GetValue(limit)).Select(s => Told(s, understanding)).ToList();
            if (parsed.GetValue(json)) terminal.WriteJson(told);
            else foreach (var story in told) Show(terminal, story);
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    private static ToldStory Told(Storyline story, Understanding understanding)
    {
        var texts = understanding.TextsOf(story.Terms);
        var named = story.Terms.Where(texts.ContainsKey).ToLookup(t => t.Kind == TermKind.Name, t => texts[t]);
        return new ToldStory(
            story.Id.ToString(), story.Label.Title, [.. named[false]], [.. named[true]],
            story.FirstSeen.ToString(), story.LastSeen.ToString(), story.Originals,
            [.. story.Documents.Select(d => new ToldDocument(
                d.Key.Source, d.Key.Id, d.Community, d.Digest.Language, d.Title, d.Digest.Original is not null))],
            [.. story.Places.Select(p => p.Name)], story.Languages);
    }

    private static void Show(Terminal terminal, ToldStory story)
    {
        terminal.Line(string.Create(CultureInfo.InvariantCulture,
            $"{story.Id}  {PlainText.OneLine(story.Label)}"));
        terminal.Line(string.Create(CultureInfo.InvariantCulture,
            $"  {story.Originals} told, {story.Documents.Count} with copies · {string.Join(", ", story.Communities)} · {string.Join(", ", story.Languages)} · {story.FirstSeen} – {story.LastSeen}"));
        if (story.Names.Count + story.Terms.Count > 0)
            terminal.Line($"  {PlainText.OneLine(string.Join(", ", story.Names.Concat(story.Terms)))}");
        foreach (var document in story.Documents)
            terminal.Line($"  - {PlainText.OneLine(document.Title)} ({document.Community ?? document.Source}{(document.Copy ? ", copy" : "")})");
    }

    private sealed record ToldStory(
        string Id, string Label, IReadOnlyList<string> Terms, IReadOnlyList<string> Names, string FirstSeen, string LastSeen,
        int Originals, IReadOnlyList<ToldDocument> Documents, IReadOnlyList<string> Communities, IReadOnlyList<string> Languages);

    private sealed record ToldDocument(string Source, string Id, string? Community, string Language, string Title, bool Copy);
}
