namespace Vane.Text;

/// <summary>
/// Makes damaged text readable and keeps the way back: HTML entities however often escaped, backslashes of escapers,
/// UTF-8 read as Windows-1252, invisible and control characters, letters apart from their marks, and pinyin glosses
/// that a converter left behind characters. Changes nothing it cannot be sure of. Linear in the length of the text;
/// text that needs nothing costs one scan and comes back as the same instance.
/// </summary>
public static class TextRepair
{
    // One repair can lay bare another (an entity inside broken UTF-8). More rounds than this nobody's text needs.
    private const int MostRounds = 8;

    /// <summary>Repairs a text. Repairing the result changes nothing more.</summary>
    public static RepairedText Repair(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Draft? draft = null;
        for (var round = 0; round < MostRounds; round++)
            if (!RunRound(text, ref draft)) break;
        if (draft is null) return new RepairedText(text, text.Length, [], IsCut(text));
        return new RepairedText(draft.Text.ToString(), text.Length, draft.Pieces(), IsCut(draft.Text));
    }

    private static bool RunRound(string text, ref Draft? draft)
    {
        var suspects = Suspects.In(draft is null ? text : draft.Text);
        var changed = false;
        if (suspects.HasFlag(Suspect.Entity) && Entities.AreIn(Current(text, draft))) Entities.Decode(Edit(ref draft));
        if (suspects.HasFlag(Suspect.Mojibake) && Mojibake.IsIn(Current(text, draft))) Mojibake.Decode(Edit(ref draft));
        if (suspects.HasFlag(Suspect.Invisible) && Invisibles.AreIn(Current(text, draft))) Invisibles.Remove(Edit(ref draft));
        if (suspects.HasFlag(Suspect.Backslash) && Backslashes.AreIn(Current(text, draft))) Backslashes.Remove(Edit(ref draft));
        if (suspects.HasFlag(Suspect.Mark) && LooseMarks.AreIn(Current(text, draft))) LooseMarks.Compose(Edit(ref draft));
        if (suspects.HasFlag(Suspect.Gloss) && PinyinGlosses.AreIn(Current(text, draft))) PinyinGlosses.Remove(Edit(ref draft));
        return changed;

        Draft Edit(ref Draft? edited)
        {
            changed = true;
            return edited ??= new Draft(text);
        }
    }

    private static ReadOnlySpan<char> Current(string text, Draft? draft) => draft is null ? text : draft.Text;

    private static bool IsCut(ReadOnlySpan<char> text)
    {
        var end = text.TrimEnd();
        return end.EndsWith("…", StringComparison.Ordinal) || end.EndsWith("...", StringComparison.Ordinal);
    }
}
