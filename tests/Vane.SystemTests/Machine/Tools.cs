namespace Vane.SystemTests.Machine;

/// <summary>Programs of the machine that tests cannot do without.</summary>
internal static class Tools
{
    public static readonly string Chromium = "/usr/bin/chromium";

    public static readonly string Zstd = "/usr/bin/zstd";

    public static readonly string PdfToText = "/usr/bin/pdftotext";

    /// <summary>The path of a program; one that is missing fails the test and says what to install.</summary>
    public static string Require(string path) => File.Exists(path)
        ? path
        : throw new InvalidOperationException(
            $"{path} is missing. These tests need it: apt-get install {Path.GetFileName(path)} (.ci/run does).");
}
