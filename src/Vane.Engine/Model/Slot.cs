using System.Text.Json.Serialization;
using NodaTime;

namespace Vane.Model;

/// <summary>A typed value in a statement or a table: the only way a number, name, title, date or link reaches a
/// report's words.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Count), "count")]
[JsonDerivedType(typeof(Score), "score")]
[JsonDerivedType(typeof(Rank), "rank")]
[JsonDerivedType(typeof(Mean), "mean")]
[JsonDerivedType(typeof(Share), "share")]
[JsonDerivedType(typeof(Probability), "probability")]
[JsonDerivedType(typeof(Moment), "moment")]
[JsonDerivedType(typeof(Day), "day")]
[JsonDerivedType(typeof(Name), "name")]
[JsonDerivedType(typeof(Names), "names")]
[JsonDerivedType(typeof(Title), "title")]
[JsonDerivedType(typeof(Move), "move")]
[JsonDerivedType(typeof(Trajectory), "trajectory")]
[JsonDerivedType(typeof(Term), "term")]
[JsonDerivedType(typeof(Label), "label")]
public abstract record Slot
{
    /// <summary>Number of things counted.</summary>
    public sealed record Count(long Value) : Slot;

    /// <summary>A figure a source shows: points, comments, or a difference of such.</summary>
    public sealed record Score(long Value) : Slot;

    /// <summary>Place in a list, 1 is the top.</summary>
    public sealed record Rank(long Value) : Slot;

    /// <summary>Mean or median, rounded to one decimal; an expectation to two.</summary>
    public sealed record Mean(double Value) : Slot
    {
        /// <summary>Rounds half away from zero.</summary>
        public static Mean Of(double value, int decimals = 1) => new(Math.Round(value, decimals, MidpointRounding.AwayFromZero));
    }

    /// <summary>Part of a whole between 0 and 1 (or a change of one, between −1 and 1), rounded to four decimals.</summary>
    public sealed record Share(double Value) : Slot
    {
        /// <summary>Rounds half away from zero; never to a negative zero, which would be written with its sign.</summary>
        public static Share Of(double value) => new(Math.Round(value, 4, MidpointRounding.AwayFromZero) + 0.0);
    }

    /// <summary>A probability or q value, rounded to four decimals.</summary>
    public sealed record Probability(double Value) : Slot
    {
        /// <summary>Rounds half away from zero.</summary>
        public static Probability Of(double value) => new(Math.Round(value, 4, MidpointRounding.AwayFromZero));
    }

    /// <summary>A point in time.</summary>
    public sealed record Moment(Instant Value) : Slot;

    /// <summary>A calendar day of the edition's zone.</summary>
    public sealed record Day(LocalDate Value) : Slot;

    /// <summary>Name of a source, community, category or input, as stored.</summary>
    public sealed record Name(string Value) : Slot;

    /// <summary>Several names or, with counts, their frequencies, in order.</summary>
    public sealed record Names(IReadOnlyList<string> Values, IReadOnlyList<long>? Counts = null) : Slot
    {
        /// <inheritdoc />
        public bool Equals(Names? other) =>
            other is not null && Values.SequenceEqual(other.Values, StringComparer.Ordinal)
            && (Counts is null ? other.Counts is null : other.Counts is not null && Counts.SequenceEqual(other.Counts));

        /// <inheritdoc />
        public override int GetHashCode() => Values.Count;
    }

    /// <summary>Title of a document as stored, uncut, with its address where that is http or https.</summary>
    public sealed record Title(string Value, string? Url, bool Truncated) : Slot;

    /// <summary>What moved since the previous period: the rank held then (null: not listed) and the score gained
    /// (null: no score known then).</summary>
    public sealed record Move(long? PreviousRank, long? Gained) : Slot;

    /// <summary>Scores over time, oldest first.</summary>
    public sealed record Trajectory(IReadOnlyList<long> Values) : Slot
    {
        /// <inheritdoc />
        public bool Equals(Trajectory? other) => other is not null && Values.SequenceEqual(other.Values);

        /// <inheritdoc />
        public override int GetHashCode() => Values.Count;
    }

    /// <summary>A word of Vane's own vocabulary, said in each language by its resource <c>term.KEY</c>.</summary>
    public sealed record Term(string Key) : Slot;

    /// <summary>What the lens calls something, in the languages of reports.</summary>
    /// <param name="Key">Identity within the lens.</param>
    /// <param name="En">In English.</param>
    /// <param name="ZhHans">In Simplified Chinese.</param>
    /// <param name="ZhHant">In Traditional Chinese.</param>
    public sealed record Label(string Key, string En, string ZhHans, string ZhHant) : Slot;
}
