using Vane.Model;
using Vane.Storage;
using Vane.Words;

namespace Vane.Publish;

/// <summary>What stands at a report's head and foot, in a language.</summary>
/// <param name="report">The report.</param>
/// <param name="wording">Its wording.</param>
public sealed class Summary(Report report, Wording wording)
{
    /// <summary><c>day</c>, <c>week</c> or <c>month</c>.</summary>
    public string PeriodWord => ReportShelf.PeriodWord(report.Edition.Period);

    /// <summary><c>ok</c>, <c>partial</c> or <c>no-data</c>.</summary>
    public string StateWord => WordOf(report.State);

    /// <summary>That the period was not over, and until when it is told of; null where it was.</summary>
    public string? SoFar => report.Edition.AsOf < report.Window.To
        ? wording.SayPlain("state.so-far", new Dictionary<string, Slot> { ["asOf"] = new Slot.Moment(report.Edition.AsOf) })
        : null;

    /// <summary>How whole it is, in words.</summary>
    public string State => report.State == ReportState.Ok && SoFar is { } soFar ? soFar : wording.Language["state." + StateWord];

    /// <summary>Title with the date.</summary>
    public string Title => wording.Language[$"title.{PeriodWord}"]
        .Replace("{date}", wording.LongDate(report.Edition.Date), StringComparison.Ordinal);

    /// <summary>One sentence: how much, from when to when.</summary>
    public string Description
    {
        get
        {
            var slots = new Dictionary<string, Slot>
            {
                ["from"] = new Slot.Moment(report.Window.From),
                ["to"] = new Slot.Moment(report.Window.To),
                ["asOf"] = new Slot.Moment(report.Edition.AsOf),
            };
            var covered = report.Sections[0].Statements.FirstOrDefault(s => s.Kind is "coverage-posts" or "coverage-over-floors");
            if (report.State == ReportState.NoData || covered is null) return wording.SayPlain("description.none", slots);
            slots["posts"] = covered.Slots["posts"];
            slots["sources"] = covered.Slots["sources"];
            return wording.SayPlain("description", slots);
        }
    }

    /// <summary>Outcome of the check.</summary>
    public string Verification => wording.SayPlain("verification", new Dictionary<string, Slot>
    {
        ["statements"] = new Slot.Count(report.Verification.Statements),
        ["supported"] = new Slot.Count(report.Verification.Supported),
        ["withheld"] = new Slot.Count(report.Verification.Withheld),
    });

    /// <summary>Who composed it, as of when.</summary>
    public string Footer => wording.SayPlain("footer", new Dictionary<string, Slot>
    {
        ["generator"] = new Slot.Name(report.Generator),
        ["asOf"] = new Slot.Moment(report.Edition.AsOf),
        ["file"] = new Slot.Name($"{PeriodWord}.json"),
        ["lens"] = new Slot.Name(report.Lens.Name),
        ["fingerprint"] = new Slot.Name(report.Lens.Fingerprint),
    });

    /// <summary>The word of a state.</summary>
    public static string WordOf(ReportState state) => state switch
    {
        ReportState.Ok => "ok",
        ReportState.Partial => "partial",
        _ => "no-data",
    };
}
