using System.CommandLine;
using System.Globalization;
using NodaTime;
using Vane.Collect;
using Vane.Model;
using Vane.Parse;
using Vane.Publish;
using Vane.Text;

namespace Vane.Cli;

/// <summary><c>vane read URL|FILE…</c></summary>
internal static class ReadCommand
{
    public static Command Create(Terminal terminal, IClock clock)
    {
        var inputs = new Argument<string[]>("URL|FILE")
        {
            Description = "Pages, feeds, talks (.vtt, .srt, .json3), texts, Markdown and PDFs; addresses of http and https are fetched.",
            Arity = ArgumentArity.OneOrMore,
        };
        var kind = new Option<string?>("--as") { Description = "What they are: article, feed, transcript or table; found out by default." };
        kind.AcceptOnlyFromAmong("article", "feed", "transcript", "table");
        var json = CommandLine.JsonOption();
        var command = new Command("read", "Show what Vane makes of pages, feeds, talks and texts, without storing it.") { inputs, kind, json };
        command.SetAction(async (parsed, cancel) =>
        {
            var fetch = new Fetch(clock);
            var reading = new Reading(terminal, fetch, KindOf(parsed.GetValue(kind)), parsed.GetValue(json));
            return await reading.RunAsync(parsed.GetValue(inputs)!, cancel);
        });
        return command;
    }

    private static InputKind? KindOf(string? name) => name switch
    {
        "article" => InputKind.Article,
        "feed" => InputKind.Feed,
        "transcript" => InputKind.Transcript,
        "table" => InputKind.Table,
        _ => null,
    };

    /// <summary>Reads several inputs one after another; one that fails does not stop the others.</summary>
    private sealed class Reading(Terminal terminal, Fetch fetch, InputKind? kind, bool json)
    {
        private bool _isFirst = true;

        public async Task<int> RunAsync(string[] inputs, CancellationToken cancel)
        {
            var failed = 0;
            foreach (var input in inputs)
            {
                try
                {
                    var raw = await OpenAsync(input, cancel);
                    Show(input, await Patience.LimitAsync(() => Parser.Parse(raw, kind), cancel));
                }
                catch (Exception e) when (e is IOException or ParseException or UnauthorizedAccessException or InvalidDataException)
                {
                    failed++;
                    terminal.Error($"{input}: {e.Message}");
                }
            }

            return failed == 0 ? ExitCode.Done : failed < inputs.Length ? ExitCode.Failed : ExitCode.Unusable;
        }

        private async Task<RawInput> OpenAsync(string input, CancellationToken cancel) =>
            !input.Contains("://", StringComparison.Ordinal) ? await RawFile.ReadAsync(input, null, cancel)
            : Uri.TryCreate(input, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? await fetch.GetAsync(address, cancel)
            : throw new IOException("is no address of http or https");

        private void Show(string input, Parsed parsed)
        {
            if (json)
            {
                terminal.Line(ParsedJson.Write(parsed, input));
                return;
            }

            if (parsed.Contents.Count == 0) terminal.Line($"{PlainText.OneLine(input)}: a feed without entries");
            foreach (var content in parsed.Contents)
            {
                if (!_isFirst) terminal.Line("");
                _isFirst = false;
                Show(content);
            }
        }

        private void Show(Content content)
        {
            var (title, lookalikes) = Homoglyphs.Show(PlainText.OneLine(content.Title ?? "(no title)"));
            terminal.Line($"# {MarkdownText.Escape(title)}\n");
            Tell("by", content.Author);
            TellAsIs("published", Shown(content.Published));
            TellAsIs("updated", Shown(content.Updated));
            Tell("site", content.Site);
            Tell("language", content.Language);
            TellAsIs("address", Linked(content.Url));
            TellAsIs("image", Linked(content.Image));
            Tell("categories", string.Join(", ", content.Categories));
            foreach (var remark in content.Remarks) Tell("note", remark);
            Tell("note", lookalikes);
            terminal.Line("");
            terminal.Write(new DocumentMarkdown(content.Text, WithoutTitle(content), content.Url).Write());
        }

        // Texts often hold their title as their first heading; once is enough to a reader.
        private static Outline WithoutTitle(Content content) =>
            content.Outline.Blocks is [{ Kind: BlockKind.Heading } first, ..]
            && PlainText.OneLine(first.Span.In(content.Text).ToString()) == PlainText.OneLine(content.Title ?? "")
                ? content.Outline with { Blocks = [.. content.Outline.Blocks.Skip(1)] }
                : content.Outline;

        private void Tell(string what, string? value) =>
            TellAsIs(what, string.IsNullOrWhiteSpace(value) ? null : MarkdownText.Escape(PlainText.OneLine(value)));

        private void TellAsIs(string what, string? markdown)
        {
            if (markdown is not null) terminal.Line($"- {what}: {markdown}");
        }

        private static string? Linked(string? url) => WebAddress.Safe(url) is { } safe ? $"<{safe}>" : null;

        private static string? Shown(StatedTime? time) => time is null ? null : time.Precision switch
        {
            TimePrecision.Instant => time.At.ToString("uuuu-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            TimePrecision.Day => time.At.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture),
            _ => $"about {time.At.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)} ({MarkdownText.Escape(PlainText.OneLine(time.Stated))})",
        };
    }
}
