using Vane.Model;
using Vane.Words;

namespace Vane.Publish;

/// <summary>Words evidence.</summary>
public static class EvidenceWords
{
    private const int ShownHash = 12;

    /// <summary>What evidence is, as a sentence.</summary>
    public static IReadOnlyList<Piece> Say(Wording wording, Evidence evidence) => evidence switch
    {
        Evidence.Post post => Say(wording, post),
        Evidence.Selection selection => Say(wording, selection),
        Evidence.Input input => Say(wording, input),
        _ => throw new ArgumentOutOfRangeException(nameof(evidence)),
    };

    private static IReadOnlyList<Piece> Say(Wording wording, Evidence.Post post)
    {
        var slots = new Dictionary<string, Slot>
        {
            ["title"] = new Slot.Title(post.Title, post.Url, false),
            ["source"] = new Slot.Name(post.Source),
            ["id"] = new Slot.Name(post.Id),
            ["content"] = new Slot.Name(post.Content[..Math.Min(post.Content.Length, ShownHash)]),
        };
        if (post.Observed is not { } observed) return wording.Say("evidence.post-unobserved", slots);
        slots["observed"] = new Slot.Moment(observed);
        return wording.Say("evidence.post", slots);
    }

    private static IReadOnlyList<Piece> Say(Wording wording, Evidence.Selection selection)
    {
        var slots = new Dictionary<string, Slot>
        {
            ["from"] = new Slot.Moment(selection.From),
            ["to"] = new Slot.Moment(selection.To),
            ["posts"] = new Slot.Count(selection.Posts),
            ["source"] = new Slot.Name(selection.Source ?? ""),
            ["community"] = new Slot.Name(selection.Community ?? ""),
            ["category"] = new Slot.Name(selection.Category ?? ""),
        };
        var key = selection switch
        {
            { Community: not null } => "evidence.selection-place",
            { Category: not null } => "evidence.selection-category",
            _ => "evidence.selection",
        };
        return wording.Say(key, slots);
    }

    private static IReadOnlyList<Piece> Say(Wording wording, Evidence.Input input) => wording.Say(
        input.Fault is null ? "evidence.input" : "evidence.fault",
        new Dictionary<string, Slot>
        {
            ["input"] = new Slot.Name(input.Name),
            ["read"] = new Slot.Count(input.Read),
            ["rejected"] = new Slot.Count(input.Rejected),
            ["fault"] = new Slot.Name(input.Fault ?? ""),
        });
}
