using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace Vane.Model;

/// <summary>Reports as JSON: the stored and published form. Writing is deterministic to the byte.</summary>
public static class ReportJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        TypeInfoResolver = ReportJsonContext.Default,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // The file is no web page: Chinese stays readable. Pages are drawn by components that encode for themselves.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        WriteIndented = true,
        NewLine = "\n",
        Converters =
        {
            new InstantConverter(),
            new LocalDateConverter(),
            new JsonStringEnumConverter<ReportState>(JsonNamingPolicy.KebabCaseLower),
            new JsonStringEnumConverter<ReportPeriod>(JsonNamingPolicy.KebabCaseLower),
        },
    };

    /// <summary>Writes a report as UTF-8 JSON that ends with a line feed.</summary>
    public static byte[] Write(Report report)
    {
        using var stream = new MemoryStream();
        JsonSerializer.Serialize(stream, report, Options);
        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    /// <summary>Reads a report.</summary>
    /// <exception cref="FormatException">Not a report of this format; the message says where.</exception>
    public static Report Read(ReadOnlySpan<byte> json)
    {
        try
        {
            var report = JsonSerializer.Deserialize<Report>(json, Options) ?? throw new FormatException("The report is null.");
            if (report.Schema != Report.CurrentSchema)
                throw new FormatException($"The report is of format {report.Schema}; this program reads {Report.CurrentSchema}.");
            return report;
        }
        catch (JsonException e)
        {
            throw new FormatException($"Not a report of this format at {e.Path ?? "its beginning"}.", e);
        }
        catch (NotSupportedException e)
        {
            throw new FormatException($"Not a report of this format: {e.Message}", e);
        }
    }

    private sealed class InstantConverter : JsonConverter<Instant>
    {
        public override Instant Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            var parsed = InstantPattern.ExtendedIso.Parse(reader.GetString()!);
            return parsed.Success ? parsed.Value : throw new JsonException("Not an instant.");
        }

        public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString("uuuu-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture));
    }

    private sealed class LocalDateConverter : JsonConverter<LocalDate>
    {
        public override LocalDate Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            var parsed = LocalDatePattern.Iso.Parse(reader.GetString()!);
            return parsed.Success ? parsed.Value : throw new JsonException("Not a date.");
        }

        public override void Write(Utf8JsonWriter writer, LocalDate value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture));
    }
}

[JsonSerializable(typeof(Report))]
internal sealed partial class ReportJsonContext : JsonSerializerContext;
