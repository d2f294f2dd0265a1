using System.Globalization;
using System.Text;
using System.Text.Json;
using Vane.Model;
using Vane.Text;
using Vane.Words;

namespace Vane.Publish;

/// <summary>Writes a report as Markdown: front matter that Hugo and Jekyll accept, GitHub-flavoured tables, evidence as
/// footnotes.</summary>
public static class MarkdownReport
{
    // Columns that only a drawing can show.
    private static readonly string[] Drawn = ["trajectory"];

    /// <summary>The report in a language.</summary>
    public static string Write(Report report, Language language)
    {
        var wording = Wording.For(report, language);
        var page = new StringBuilder(1 << 15);
        WriteFrontMatter(page, report, wording);
        WriteState(page, report, wording);
        foreach (var section in report.Sections) WriteSection(page, section, wording);
        WriteFooter(page, report, wording);
        WriteEvidence(page, report, wording);
        return page.ToString();
    }

    private static void WriteFrontMatter(StringBuilder page, Report report, Wording wording)
    {
        var language = wording.Language;
        var summary = new Summary(report, wording);
        page.Append("---\n");
        Field("title", summary.Title);
        page.Append(CultureInfo.InvariantCulture, $"date: {report.Edition.Date:uuuu-MM-dd}\n");
        Field("description", summary.Description);
        Field("lang", language.Code);
        page.Append(CultureInfo.InvariantCulture,
            $"tags: [{Quote(language["tag.trends"])}, {Quote(language["tag." + summary.PeriodWord])}]\n");
        Field("state", summary.StateWord);
        Field("generator", report.Generator);
        page.Append(CultureInfo.InvariantCulture, $"as_of: {Quote(report.Edition.AsOf.ToString())}\n");
        page.Append("---\n\n");

        void Field(string name, string value) => page.Append(CultureInfo.InvariantCulture, $"{name}: {Quote(value)}\n");
    }

    private static void WriteState(StringBuilder page, Report report, Wording wording)
    {
        var summary = new Summary(report, wording);
        if (report.State == ReportState.Ok && summary.SoFar is null) return;
        page.Append(CultureInfo.InvariantCulture, $"> **{Own(summary.State)}**");
        if (report.State != ReportState.Ok && summary.SoFar is { } soFar) page.Append("  \n> ").Append(Own(soFar));
        foreach (var reason in report.Reasons) page.Append("  \n> ").Append(Own(wording.Language[$"reason.{reason}"]));
        page.Append("\n\n");
    }

    private static void WriteSection(StringBuilder page, Section section, Wording wording)
    {
        page.Append(CultureInfo.InvariantCulture, $"## {wording.Language["section." + section.Kind]}\n\n");
        foreach (var statement in section.Statements)
        {
            page.Append("- ");
            foreach (var piece in wording.Say(statement)) page.Append(Inline(piece));
            // Apart, because Markdig takes "[^a][^b]" for one link with the text "^a".
            page.AppendJoin(' ', statement.Evidence.Select(id => $"[^{id}]")).Append('\n');
        }

        if (section.Statements.Count > 0) page.Append('\n');
        foreach (var table in section.Tables) WriteTable(page, table, wording);
        foreach (var note in section.Notes)
            page.Append(CultureInfo.InvariantCulture, $"*{Own(wording.Language["note." + note])}*\n\n");
    }

    private static void WriteTable(StringBuilder page, Table table, Wording wording)
    {
        if (Columns.HeadingOf(wording, table) is { } heading)
            page.Append(CultureInfo.InvariantCulture, $"### {Inline(heading)}\n\n");
        var columns = Columns.Shown(table).Where(c => !Drawn.Contains(table.Columns[c])).ToList();
        page.Append('|');
        foreach (var column in columns) page.Append(' ').Append(Own(wording.Language[$"column.{table.Columns[column]}"])).Append(" |");
        page.Append("\n|");
        foreach (var column in columns) page.Append(Columns.IsNumeric(table.Columns[column]) ? "---:|" : "---|");
        page.Append('\n');
        foreach (var row in table.Rows)
        {
            page.Append('|');
            foreach (var column in columns)
            {
                page.Append(' ').Append(Inline(Columns.Piece(wording, table, row, column)));
                foreach (var id in Columns.References(table, row, column))
                    page.Append(CultureInfo.InvariantCulture, $" [^{id}]");
                page.Append(" |");
            }

            page.Append('\n');
        }

        page.Append('\n');
    }

    private static void WriteFooter(StringBuilder page, Report report, Wording wording)
    {
        var summary = new Summary(report, wording);
        page.Append(CultureInfo.InvariantCulture, $"## {wording.Language["section.verification"]}\n\n");
        page.Append(Own(summary.Verification)).Append("  \n").Append(Own(summary.Footer)).Append("\n\n");
    }

    private static void WriteEvidence(StringBuilder page, Report report, Wording wording)
    {
        if (report.Evidence.Count == 0) return;
        page.Append(CultureInfo.InvariantCulture, $"## {wording.Language["section.evidence"]}\n\n");
        foreach (var (id, evidence) in report.Evidence)
        {
            page.Append(CultureInfo.InvariantCulture, $"[^{id}]: ");
            foreach (var piece in EvidenceWords.Say(wording, evidence)) page.Append(Inline(piece));
            page.Append('\n');
        }
    }

    // Vane's own words and numbers hold nothing foreign; only these could mean something.
    private static string Own(string text) =>
        text.Replace("<", "\\<", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal);

    private static string Inline(Piece piece)
    {
        var text = piece.Kind is PieceKind.Title or PieceKind.Name ? MarkdownText.Escape(piece.Text) : Own(piece.Text);
        return piece.Url is { } url && text.Length > 0 ? $"[{text}]({Destination(url)})" : text;
    }

    // Entities are read in destinations too: "&copy;" in an address would become another one.
    private static string Destination(string url) =>
        url.Contains(';', StringComparison.Ordinal) ? url.Replace("&", "&amp;", StringComparison.Ordinal) : url;

    // A JSON string is a YAML double-quoted scalar.
    private static string Quote(string text) => JsonSerializer.Serialize(PlainText.OneLine(text), QuoteOptions);

    private static readonly JsonSerializerOptions QuoteOptions = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
