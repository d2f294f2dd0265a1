using NodaTime;
using Vane.Group;
using Vane.Model;
using Vane.Storage;
using Vane.Tests.Support;

namespace Vane.Tests.Verify;

/// <summary>Reports over synthetic stores.</summary>
internal static class Editions
{
    public const string Generator = "vane test";

    private static readonly string[] Zones = ["UTC", "Asia/Shanghai", "America/New_York", "Asia/Kathmandu"];

    /// <summary>An edition for a number: dates about the change of clocks in New York, known early and late.</summary>
    public static Edition Of(int n)
    {
        var date = SyntheticItems.Middle.PlusDays((n * 5 % 31) - 14);
        var zone = Zones[n % Zones.Length];
        var end = Edition.ZoneOf(zone).AtStartOfDay(date.PlusDays(1)).ToInstant();
        var asOf = end + Duration.FromHours((n % 5) switch { 0 => 0, 1 => -7, 2 => 31, 3 => 24 * 30, _ => -24 * 12 });
        var floors = (n % 3) switch { 0 => Floors.None, 1 => new Floors(25, 2), _ => new Floors(n % 2 == 0 ? 90_000 : 60, 1) };
        return new Edition(date, (ReportPeriod)(n % 7 % 3), zone, asOf, floors);
    }

    /// <summary>A report as it would be published.</summary>
    public static Report Compose(Store store, Edition edition) => Counted(store.Compose(edition));

    /// <summary>The same, of what is recalled.</summary>
    public static Report Compose(Store store, Edition edition, Func<Instant, Instant, Understanding> recall) => Counted(store.Compose(edition, recall));

    /// <summary>A report whose counts say that everything in it is supported.</summary>
    public static Report Counted(Report report, long withheld = 0)
    {
        var present = report.Sections.Sum(s => s.Statements.Count + s.Tables.Sum(t => t.Rows.Count));
        return ReportJson.Read(ReportJson.Write(report with
        {
            Verification = new Verification(present + withheld, present, withheld),
        }));
    }
}
