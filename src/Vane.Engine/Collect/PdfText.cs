using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Vane.Parse;

namespace Vane.Collect;

/// <summary>Takes the words of a PDF and where they stand out of it, by poppler's <c>pdfinfo</c> and <c>pdftotext</c>.</summary>
public static class PdfText
{
    // A page of words is about 20 KB of what pdftotext prints; a longer book is cut, and says so.
    private const int MostPages = 600;

    // Complaints are read so far; damaged files make poppler complain of each of their objects.
    private const int MostErrors = 4096;

    // Both programs together.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>Whether bytes are a PDF: its mark stands at their beginning, behind a byte order mark, white space or what is no
    /// text. A page that tells of the mark is none.</summary>
    public static bool IsPdf(ReadOnlySpan<byte> bytes)
    {
        var mark = bytes[..Math.Min(bytes.Length, 1024)].IndexOf("%PDF-"u8);
        if (mark < 0) return false;
        var before = bytes[..mark];
        if (before.StartsWith(Encoding.UTF8.Preamble)) before = before[Encoding.UTF8.Preamble.Length..];
        before = before.Trim(" \t\r\n\f"u8);
        foreach (var b in before)
            if (b is 0x7F or < (byte)' ' and not ((byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'\f')) return true;
        return before.IsEmpty;
    }

    /// <summary>The words of a PDF, as <see cref="PagedText"/> reads them.</summary>
    /// <exception cref="ParseException">poppler is not here, or cannot read it; the message says which.</exception>
    public static async Task<RawInput> TakeAsync(RawInput pdf, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Longest);
        try
        {
            var about = await RunAsync("pdfinfo", ["-enc", "UTF-8", "-isodates", "-"], pdf.Bytes, limit.Token);
            var words = await RunAsync("pdftotext", ["-q", "-enc", "UTF-8", "-l", $"{MostPages}", "-tsv", "-", "-"], pdf.Bytes, limit.Token);
            return pdf with { Bytes = Encoding.UTF8.GetBytes(about + PagedText.Divider + words), MediaType = PagedText.MediaType };
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new ParseException($"a PDF that poppler reads for longer than {Longest.TotalSeconds:0} s");
        }
    }

    private static async Task<string> RunAsync(string program, string[] arguments, ReadOnlyMemory<byte> input, CancellationToken cancel)
    {
        using var process = Start(program, arguments);
        try
        {
            var errors = ErrorsAsync(process.StandardError, cancel);
            var feeding = FeedAsync(process, input, cancel);
            var output = await RawFile.ReadAsync(process.StandardOutput.BaseStream, cancel);
            await feeding;
            await process.WaitForExitAsync(cancel);
            return process.ExitCode == 0 ? Encoding.UTF8.GetString(output.Span) : throw new ParseException(Why(await errors));
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    // What comes behind the first is read too, lest the program waits for somebody to do so, and dropped.
    private static async Task<string> ErrorsAsync(StreamReader errors, CancellationToken cancel)
    {
        var (first, dropped) = (new char[MostErrors], new char[MostErrors]);
        var length = await errors.ReadBlockAsync(first, cancel);
        while (await errors.ReadAsync(dropped, cancel) > 0)
        {
        }

        return new string(first, 0, length);
    }

    private static Process Start(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new ParseException(
                $"a PDF, and poppler's {program} is not here ({e.Message}); install it: apt install poppler-utils, brew install poppler");
        }
    }

    // A program that has seen enough closes its input; what it then says is told by its exit code.
    private static async Task FeedAsync(Process process, ReadOnlyMemory<byte> input, CancellationToken cancel)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(input, cancel);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
        }
    }

    private static string Why(string errors)
    {
        if (errors.Contains("Incorrect password", StringComparison.Ordinal)) return "a PDF protected by a password";
        var first = errors.Split('\n', 2)[0].Trim();
        return first.Length == 0 ? "a PDF that poppler cannot read" : $"a PDF that poppler cannot read: {first}";
    }
}
