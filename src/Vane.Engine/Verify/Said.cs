using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Vane.Model;

namespace Vane.Verify;

/// <summary>Values in words, for findings only.</summary>
internal static class Said
{
    public const string Nothing = "nothing";

    public static string Of(Slot? slot) => slot switch
    {
        null => Nothing,
        Slot.Count s => $"count {Of(s.Value)}",
        Slot.Score s => $"score {Of(s.Value)}",
        Slot.Rank s => $"rank {Of(s.Value)}",
        Slot.Mean s => $"mean {Of(s.Value)}",
        Slot.Share s => $"share {Of(s.Value)}",
        Slot.Probability s => $"probability {Of(s.Value)}",
        Slot.Moment s => $"moment {Of(s.Value)}",
        Slot.Day s => $"day {LocalDatePattern.Iso.Format(s.Value)}",
        Slot.Name s => $"name '{s.Value}'",
        Slot.Names s => $"names {Of(s.Values)} counts {Of(s.Counts)}",
        Slot.Title s => $"title '{s.Value}' url {s.Url ?? Nothing}{(s.Truncated ? " truncated" : "")}",
        Slot.Move s => $"move from {Of(s.PreviousRank)} gained {Of(s.Gained)}",
        Slot.Trajectory s => $"trajectory {Of(s.Values)}",
        Slot.Term s => $"term '{s.Key}'",
        Slot.Label s => $"label '{s.Key}' '{s.En}' '{s.ZhHans}' '{s.ZhHant}'",
        _ => slot.GetType().Name,
    };

    public static string Of(Evidence? evidence) => evidence switch
    {
        null => Nothing,
        Evidence.Post e =>
            $"post {e.Source}/{e.Id} content {e.Content} '{e.Title}' url {e.Url ?? Nothing} observed {Of(e.Observed)}",
        Evidence.Selection e =>
            $"selection {Of(new Window(e.From, e.To))} source {e.Source ?? "any"} community {e.Community ?? "any"} " +
            $"category {e.Category ?? "any"} posts {Of(e.Posts)}",
        Evidence.Input e =>
            $"input {e.Name} read {Of(e.Read)} rejected {Of(e.Rejected)} fault {e.Fault ?? Nothing}",
        _ => evidence.GetType().Name,
    };

    public static string Of(LensMark? lens) => lens is null ? Nothing : $"'{lens.Name}' ({lens.Fingerprint})";

    public static string Of(Window window) => $"[{Of(window.From)}, {Of(window.To)})";

    public static string Of(IEnumerable<string?>? words) =>
        words is null ? Nothing : $"[{string.Join(", ", words.Select(w => w ?? Nothing))}]";

    public static string Of(IEnumerable<long>? numbers) =>
        numbers is null ? Nothing : $"[{string.Join(", ", numbers.Select(Of))}]";

    public static string Of(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Of(long? number) => number is { } known ? Of(known) : Nothing;

    private static string Of(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static string Of(Instant? at) => at is { } known ? InstantPattern.ExtendedIso.Format(known) : Nothing;
}
