using NodaTime;
using Vane.Collect;
using Vane.Model;
using Vane.Parse;
using Vane.Publish;
using Vane.Storage;
using Vane.Text;

namespace Vane.Bench.Fuzzing;

/// <summary>What comes of a case.</summary>
/// <param name="Fault">What does not hold; null where all does.</param>
/// <param name="IsRefused">Whether it was refused, with a reason.</param>
/// <param name="Cost">Processor time of reading it once.</param>
internal sealed record Verdict(string? Fault, bool IsRefused, TimeSpan Cost);

/// <summary>What holds of whatever is read.</summary>
internal static class Invariants
{
    /// <summary>Reads an input and checks what comes of it.</summary>
    public static Verdict Check(RawInput input, InputKind? kind)
    {
        var before = Environment.CpuUsage.TotalTime;
        var first = Read(input, kind, out var refused);
        var cost = Environment.CpuUsage.TotalTime - before;
        var second = Read(input, kind, out var again);
        return new Verdict(Broken(input, first, second, refused, again), first is null, cost);
    }

    private static string? Broken(RawInput input, Parsed? first, Parsed? second, string? refused, string? again)
    {
        if (refused != again) return $"refused for one reason and then for another: {refused} / {again}";
        if (first is null || second is null) return string.IsNullOrWhiteSpace(refused) ? "refused without a reason" : null;
        var json = ParsedJson.Write(first, input.Name);
        if (json != ParsedJson.Write(second, input.Name)) return "read twice it is not the same";
        foreach (var content in first.Contents)
        {
            if (Broken(content) is { } broken) return broken;
            new DocumentMarkdown(content.Text, content.Outline, content.Url).Write();
        }

        foreach (var reading in DocumentsSource.ItemsOf(first, input, "input", entry => entry))
            if (reading is Reading.Accepted(_, var item)) ContentHash.Of(item);
        return null;
    }

    private static Parsed? Read(RawInput input, InputKind? kind, out string? refused)
    {
        refused = null;
        try
        {
            return Parser.Parse(input, kind);
        }
        catch (ParseException e)
        {
            refused = e.Message;
            return null;
        }
    }

    private static string? Broken(Content content)
    {
        if (content.Title is { } title && (title.Length == 0 || title.Any(char.IsControl) || PlainText.OneLine(title) != title)) return $"title: {title}";
        if (content.Url is { } url && WebAddress.Safe(url) is null) return $"address: {url}";
        var at = 0;
        foreach (var block in content.Outline.Blocks)
        {
            if (Broken(block, content.Text, at) is { } broken) return $"{broken}: {block.Kind} at {block.Span.Start}, {block.Span.Length} long, of {content.Text.Length}";
            at = block.Span.End;
        }

        if (content.Outline.Blocks.Count > 0 && !content.Text.AsSpan(at).IsWhiteSpace()) return "text after the last block";
        foreach (var link in content.Outline.Links)
        {
            if (!IsIn(link.Span, 0, content.Text.Length)) return $"a link outside the text: {link.Span}";
            if (WebAddress.Safe(link.Url) is null) return $"address of a link: {link.Url}";
        }

        return null;
    }

    private static string? Broken(Block block, string text, int from)
    {
        if (!IsIn(block.Span, 0, text.Length)) return "outside the text";
        if (block.Span.Start < from) return "before the end of the block before";
        if (!text.AsSpan(from, block.Span.Start - from).IsWhiteSpace()) return "text between blocks";
        if (block.Kind == BlockKind.Heading && block.Level is < 1 or > 6) return $"level {block.Level}";
        if (block.From < Duration.Zero || block.To < block.From) return $"said from {block.From} to {block.To}";
        if (block.Grid is not { } grid) return null;
        if (grid.Columns < 1 || grid.Cells.Count % grid.Columns != 0 || grid.HeaderRows > grid.Rows) return "a table that is none";
        foreach (var cell in grid.Cells)
            if (!IsIn(cell, block.Span.Start, block.Span.End)) return $"a cell outside its table, {cell},";
        return null;
    }

    private static bool IsIn(TextSpan span, int start, int end) => span.Start >= start && span.Length >= 0 && span.End <= end;
}
