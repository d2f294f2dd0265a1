using System.Reflection;

namespace Vane.Web;

/// <summary>Style sheets, set into pages so that a page is one file.</summary>
internal static class Styles
{
    /// <summary>The style of reports.</summary>
    public static readonly string Report = Read("report.css");

    /// <summary>What backtests add to it.</summary>
    public static readonly string Backtest = Read("backtest.css");

    private static string Read(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream($"styles/{name}")!);
        return reader.ReadToEnd();
    }
}
