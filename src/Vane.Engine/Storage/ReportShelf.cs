using System.IO.Compression;
using Dapper;
using NodaTime.Text;
using Vane.Model;

namespace Vane.Storage;

/// <summary>Reports that were published, one for each distinct request.</summary>
public sealed class ReportShelf(Store store)
{
    /// <summary>Puts a report on the shelf, in place of the same request's earlier one.</summary>
    public void Put(Report report)
    {
        using var connection = store.Connect();
        connection.Execute(
            "INSERT INTO report (date, period, zone, as_of_ms, floors, state, body) " +
            "VALUES (@date, @period, @zone, @asOf, @floors, @state, @body) " +
            "ON CONFLICT (date, period, zone, as_of_ms, floors) DO UPDATE SET state = excluded.state, body = excluded.body",
            new
            {
                date = LocalDatePattern.Iso.Format(report.Edition.Date),
                period = PeriodWord(report.Edition.Period),
                zone = report.Edition.Zone,
                asOf = report.Edition.AsOf.ToUnixTimeMilliseconds(),
                floors = FloorsWord(report.Edition.Floors),
                state = report.State.ToString(),
                body = Compress(ReportJson.Write(report)),
            });
    }

    /// <summary>The report of a request, null where it was never published.</summary>
    public Report? Find(Edition edition)
    {
        using var connection = store.Connect();
        var body = connection.ExecuteScalar<byte[]?>(
            "SELECT body FROM report WHERE date = @date AND period = @period AND zone = @zone AND as_of_ms = @asOf " +
            "AND floors = @floors",
            new
            {
                date = LocalDatePattern.Iso.Format(edition.Date),
                period = PeriodWord(edition.Period),
                zone = edition.Zone,
                asOf = edition.AsOf.ToUnixTimeMilliseconds(),
                floors = FloorsWord(edition.Floors),
            });
        return body is null ? null : ReportJson.Read(Decompress(body));
    }

    /// <summary>The word a period goes by in files and in the store.</summary>
    public static string PeriodWord(ReportPeriod period) => period switch
    {
        ReportPeriod.Day => "day",
        ReportPeriod.Week => "week",
        _ => "month",
    };

    private static string FloorsWord(Floors floors) => $"{floors.Score}/{floors.Comments}";

    private static byte[] Compress(byte[] json)
    {
        using var stream = new MemoryStream();
        using (var brotli = new BrotliStream(stream, CompressionLevel.Fastest)) brotli.Write(json);
        return stream.ToArray();
    }

    private static byte[] Decompress(byte[] body)
    {
        using var brotli = new BrotliStream(new MemoryStream(body), CompressionMode.Decompress);
        using var stream = new MemoryStream();
        brotli.CopyTo(stream);
        return stream.ToArray();
    }
}
