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

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>Whether bytes are a PDF.</summary>
    public static bool IsPdf(ReadOnlySpan<byte> bytes) => bytes[..Math.Min(bytes.Length, 1024)].IndexOf("%PDF-"u8) >= 0;

    /// <summary>The words of a PDF, as <see cref="PagedText"/> reads them.</summary>
    /// <exception cref="ParseException">poppler is not here, or cannot read it; the message says which.</exception>
    public static async Task<RawInput> TakeAsync(RawInput pdf, CancellationToken cancel)
    {
        var about = await RunAsync("pdfinfo", ["-enc", "UTF-8", "-isodates", "-"], pdf.Bytes, cancel);
        var words = await RunAsync("pdftotext", ["-q", "-enc", "UTF-8", "-l", $"{MostPages}", "-tsv", "-", "-"], pdf.Bytes, cancel);
        return pdf with { Bytes = Encoding.UTF8.GetBytes(about + PagedText.Divider + words), MediaType = PagedText.MediaType };
    }

    private static async Task<string> RunAsync(string program, string[] arguments, ReadOnlyMemory<byte> input, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Longest);
        using var process = Start(program, arguments);
        try
        {
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            var feeding = FeedAsync(process, input, limit.Token);
            var output = await RawFile.ReadAsync(process.StandardOutput.BaseStream, limit.Token);
            await feeding;
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode == 0 ? Encoding.UTF8.GetString(output.Span) : throw new ParseException(Why(await errors));
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new ParseException($"{program} took longer than {Longest.TotalSeconds:0} s");
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
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
