using System.Text.Json.Serialization;
using NodaTime;

namespace Vane.Model;

/// <summary>What a statement rests on. It can be found again in the store from what stands here alone.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Post), "post")]
[JsonDerivedType(typeof(Selection), "selection")]
[JsonDerivedType(typeof(Input), "input")]
public abstract record Evidence
{
    /// <summary>A document's title in the content of that hash, and the observation its figures come from.</summary>
    /// <param name="Source">Platform.</param>
    /// <param name="Id">Identity within the source.</param>
    /// <param name="Content">Hash of the content, hexadecimal.</param>
    /// <param name="Title">The title there, whole.</param>
    /// <param name="Url">Address, where it is http or https.</param>
    /// <param name="Observed">When the figures were last observed; null where they never were.</param>
    public sealed record Post(
        string Source, string Id, string Content, string Title, string? Url, Instant? Observed) : Evidence;

    /// <summary>All posts that came into view in a span, narrowed by source, community or category.</summary>
    /// <param name="From">First instant inside.</param>
    /// <param name="To">First instant after.</param>
    /// <param name="Source">Only this source.</param>
    /// <param name="Community">Only this community.</param>
    /// <param name="Category">Only this category.</param>
    /// <param name="Posts">How many there are.</param>
    public sealed record Selection(
        Instant From, Instant To, string? Source, string? Community, string? Category, long Posts) : Evidence;

    /// <summary>An input as it was read last: a file, or standard input.</summary>
    /// <param name="Name">File name without its folder.</param>
    /// <param name="Read">Records read.</param>
    /// <param name="Rejected">Records sent to quarantine.</param>
    /// <param name="Fault">Why reading broke off; null where it did not.</param>
    public sealed record Input(string Name, long Read, long Rejected, string? Fault) : Evidence;
}
