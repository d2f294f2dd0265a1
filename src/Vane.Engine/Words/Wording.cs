using System.Globalization;
using NodaTime;
using Vane.Model;
using Vane.Text;

namespace Vane.Words;

/// <summary>Words a report in a language, with the times of its zone. Every number, name, title and date comes from a
/// slot; the digits are the same in every language.</summary>
/// <param name="language">The language.</param>
/// <param name="zone">The edition's zone.</param>
public sealed class Wording(Language language, DateTimeZone zone)
{
    private const int LongestTitle = 120, LongestName = 60;

    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>The language.</summary>
    public Language Language => language;

    /// <summary>Wording for a report.</summary>
    public static Wording For(Report report, Language language) => new(language, Edition.ZoneOf(report.Edition.Zone));

    /// <summary>A statement's sentence.</summary>
    public IReadOnlyList<Piece> Say(Statement statement) => Say(statement.Kind, statement.Slots);

    /// <summary>The sentence of a key.</summary>
    public IReadOnlyList<Piece> Say(string key, IReadOnlyDictionary<string, Slot> slots)
    {
        var pieces = new List<Piece>();
        foreach (var part in language.TemplateOf(key).Parts)
        {
            if (!part.IsSlot) pieces.Add(new Piece(part.Text, PieceKind.Words));
            else if (part.One is not null) pieces.Add(new Piece(IsOne(slots[part.Text]) ? part.One : part.Other!, PieceKind.Words));
            else pieces.Add(PieceOf(slots[part.Text]));
        }

        return pieces;
    }

    /// <summary>The sentence of a key as plain text.</summary>
    public string SayPlain(string key, IReadOnlyDictionary<string, Slot> slots) =>
        string.Concat(Say(key, slots).Select(p => p.Text));

    /// <summary>A table's cell as a piece; an empty one says that nothing is known.</summary>
    public Piece Cell(Row row, int column) => row.Cells[column] switch
    {
        null => new Piece("–", PieceKind.Words),
        Slot.Move move => new Piece(Say(move, row), PieceKind.Number),
        Slot.Probability q => Number(q.Value < 0.001 ? "<0.001" : q.Value.ToString("0.000", Invariant)),
        Slot.Rank rank when column > 0 => new Piece($"#{rank.Value.ToString(Invariant)}", PieceKind.Number),
        var slot => PieceOf(slot),
    };

    /// <summary>Languages by their tags, in words.</summary>
    public Piece Languages(Slot.Names tags) => new(
        string.Join(language["format.separator"], tags.Values.Select(tag => language[$"language.{tag}"])), PieceKind.Words);

    /// <summary>A score gained or lost, signed.</summary>
    public static string Gain(long gained) => gained.ToString("+#,0;−#,0;+0", Invariant);

    /// <summary>A change of share in percentage points, signed.</summary>
    public static string Points(Slot.Share change) =>
        (change.Value * 100).ToString("+0.0;−0.0;0.0", Invariant);

    /// <summary>The day with its weekday.</summary>
    public string LongDate(LocalDate date) => language["format.dated"]
        .Replace("{date}", DateText(date), StringComparison.Ordinal)
        .Replace("{weekday}", language["format.weekdays"].Split(',')[(int)date.DayOfWeek - 1], StringComparison.Ordinal);

    /// <summary>A time in the edition's zone with its offset from UTC.</summary>
    public string MomentText(Instant at)
    {
        var local = at.InZone(zone);
        var offset = local.Offset == Offset.Zero ? "" : local.Offset.ToString("+HH:mm", Invariant);
        return $"{local.LocalDateTime.ToString("uuuu-MM-dd HH:mm", Invariant)} UTC{offset}";
    }

    private Piece PieceOf(Slot slot) => slot switch
    {
        Slot.Count count => Number(count.Value.ToString("N0", Invariant)),
        Slot.Score score => Number(score.Value.ToString("N0", Invariant)),
        Slot.Rank rank => Number(rank.Value.ToString("N0", Invariant)),
        Slot.Mean mean => Number(mean.Value.ToString("#,0.##", Invariant)),
        Slot.Share share => Number((share.Value * 100).ToString("0.0", Invariant) + "%"),
        Slot.Probability { Value: < 0.001 } => Number("< 0.001"),
        Slot.Probability q => Number(q.Value.ToString("'= '0.000", Invariant)),
        Slot.Moment moment => Number(MomentText(moment.Value)),
        Slot.Day day => Number(DateText(day.Value)),
        Slot.Name name => new Piece(Short(name.Value, LongestName), PieceKind.Name),
        Slot.Names names => new Piece(NamesText(names), PieceKind.Name),
        Slot.Title title => new Piece(TitleText(title), PieceKind.Title, title.Url),
        Slot.Trajectory trajectory => new Piece(Sparkline.Of(trajectory.Values), PieceKind.Words),
        Slot.Term term => new Piece(language[$"term.{term.Key}"], PieceKind.Words),
        Slot.Label label => new Piece(Short(LabelText(label), LongestName), PieceKind.Name),
        _ => throw new ArgumentOutOfRangeException(nameof(slot), slot, "A slot without words."),
    };

    private string LabelText(Slot.Label label) => language.Code switch
    {
        "zh-Hans" => label.ZhHans,
        "zh-Hant" => label.ZhHant,
        _ => label.En,
    };

    private static Piece Number(string text) => new(text, PieceKind.Number);

    private string DateText(LocalDate date) => date.ToString(language["format.date"], Invariant);

    private static string TitleText(Slot.Title title)
    {
        var text = Short(title.Value, LongestTitle);
        return title.Truncated && !text.EndsWith('…') && !text.EndsWith("...", StringComparison.Ordinal) ? text + "…" : text;
    }

    private string NamesText(Slot.Names names)
    {
        // The name last: it may itself read "{count}".
        var texts = names.Values.Select((name, i) => names.Counts is null
            ? Short(name, LongestName)
            : language["format.counted"].Replace("{count}", names.Counts[i].ToString("N0", Invariant), StringComparison.Ordinal)
                .Replace("{name}", Short(name, LongestName), StringComparison.Ordinal));
        return string.Join(language["format.separator"], texts);
    }

    private string Say(Slot.Move move, Row row)
    {
        var rank = row.Cells.OfType<Slot.Rank>().First().Value;
        var moved = move.PreviousRank switch
        {
            null => language["term.new"],
            { } previous when previous > rank => $"▲{(previous - rank).ToString(Invariant)}",
            { } previous when previous < rank => $"▼{(rank - previous).ToString(Invariant)}",
            _ => "=",
        };
        return move.Gained is { } gained ? $"{moved} {Gain(gained)}" : moved;
    }

    private static bool IsOne(Slot slot) => slot is Slot.Count { Value: 1 } or Slot.Score { Value: 1 };

    private static string Short(string text, int graphemes) => Graphemes.Shorten(PlainText.OneLine(text), graphemes);
}
