using System.CommandLine;
using System.Globalization;
using NodaTime;
using Vane.Group;
using Vane.Model;
using Vane.Publish;
using Vane.Text;

namespace Vane.Cli;

/// <summary><c>vane show ID</c></summary>
internal static class ShowCommand
{
    public static Command Create(Terminal terminal, IClock clock)
    {
        var id = new Argument<string>("ID") { Description = "A document, SOURCE:ID, or a story, s-…." };
        var db = CommandLine.StoreOption();
        var text = new Option<bool>("--text") { Description = "Print a document's stored text as Markdown; with --json, the text and its outline." };
        var json = CommandLine.JsonOption();
        var command = new Command("show", "All that is known and understood of a document or a story.") { id, text, db, json };
        command.SetAction((parsed, cancel) =>
        {
            using var store = CommandLine.OpenExisting(parsed.GetValue(db)!);
            var pipeline = new Pipeline(store, clock);
            var name = parsed.GetValue(id)!;
            if (parsed.GetValue(text))
            {
                ShowText(terminal, pipeline.Content(KeyOf(name)), parsed.GetValue(json));
                return Task.FromResult(ExitCode.Done);
            }

            object shown = StoryId.Parse(name) is { } story ? pipeline.Show(story, cancel) : pipeline.Show(KeyOf(name), cancel);
            if (parsed.GetValue(json)) terminal.WriteJson(shown);
            else if (shown is StoryProfile life) Show(terminal, life);
            else Show(terminal, (DocumentProfile)shown);
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    private static DocumentKey KeyOf(string text) => text.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon
        ? new DocumentKey(text[..colon], text[(colon + 1)..])
        : throw new ArgumentException($"'{text}' is neither SOURCE:ID nor a story s-….");

    private static void ShowText(Terminal terminal, Item document, bool json)
    {
        if (json) terminal.Line(ParsedJson.Write(document));
        else terminal.Write(new DocumentMarkdown(document.Text ?? "", document.Outline, document.Url).Write());
    }

    private static void Show(Terminal terminal, DocumentProfile document)
    {
        terminal.Line(PlainText.OneLine($"{document.Source}:{document.Id}  {document.Title}"));
        Tell(terminal, "community", document.Community);
        Tell(terminal, "url", document.Url);
        Tell(terminal, "language", document.Language);
        Tell(terminal, "came into view", document.Entered);
        Tell(terminal, "names", string.Join(", ", document.Names.Select(n => $"{n.Name} ({string.Join(" › ", n.Chain)})")));
        Tell(terminal, "topics", string.Join(", ", document.Topics.Select(t => $"{t.Topic} ({string.Join(", ", t.Words)})")));
        Tell(terminal, "terms", string.Join(", ", document.Terms));
        Tell(terminal, "copy of", document.CopyOf is null ? null : $"{document.CopyOf} ({document.Reason})");
        Tell(terminal, "copies", string.Join(", ", document.Copies));
        Tell(terminal, "story", document.Story);
    }

    private static void Show(Terminal terminal, StoryProfile story)
    {
        terminal.Line($"{story.Id}  {PlainText.OneLine(story.Label)}");
        foreach (var document in story.Documents)
            terminal.Line("  " + PlainText.OneLine($"{document.Entered}  {document.Source}:{document.Id}  {document.Title}"));
        foreach (var e in story.Events) terminal.Line($"  {e.Day}  {e.What}");
    }

    private static void Tell(Terminal terminal, string what, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            terminal.Line(string.Create(CultureInfo.InvariantCulture, $"  {what}: {PlainText.OneLine(value)}"));
    }
}
