using Vane.Model;
using Vane.Parse;

namespace Vane.Collect;

/// <summary>Reads the transcripts that items of videos hold as their text, so that what is said in them can be pointed at by the
/// second.</summary>
internal static class TalkItem
{
    private const string Videos = "youtube";

    /// <summary>The item with its talk read; the item as it is where its text is no transcript with time codes.</summary>
    public static Item Of(Item item)
    {
        if (item.Key.Source != Videos || item.Text is not { Length: > 0 } text || item.Outline.Blocks.Count > 0) return item;
        try
        {
            var talk = TranscriptReader.ReadText(text, item.Url);
            return talk.Outline.Blocks.Any(b => b.From is not null)
                ? item with { Text = talk.Text, Outline = talk.Outline, Url = item.Url ?? talk.Url }
                : item;
        }
        catch (ParseException)
        {
            return item; // A description, or whatever else stands with a video.
        }
    }
}
