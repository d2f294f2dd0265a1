using System.Text;

namespace Vane.Parse;

/// <summary>Chapters that a description lists before the talk, a line with a time each.</summary>
internal static class Chapters
{
    private const int Fewest = 3;

    /// <summary>Makes the chapters headings in a talk that has none of its own; else their list is a paragraph.</summary>
    /// <param name="cues">All of a transcript; lines before the talk that have a time are its chapters.</param>
    public static List<Cue> Settle(List<Cue> cues)
    {
        var chapters = cues.Where(IsChapter).Select(HeadingOf).OfType<Cue>().ToList();
        if (chapters.Count == 0) return cues;
        var isHeaded = cues.Exists(c => c is { Kind: CueKind.Heading, Level: > 2 });
        return !isHeaded && chapters.Count >= Fewest && Rise(chapters) && cues.Exists(c => c.Kind == CueKind.Speech) ? Placed(cues, chapters) : Listed(cues);
    }

    private static bool IsChapter(Cue cue) => cue is { Kind: CueKind.Paragraph, From: not null };

    private static Cue? HeadingOf(Cue chapter) =>
        LineHead.Read(chapter.Text) is { } head && chapter.Text[head.Length..].Trim() is { Length: > 0 } title
            ? new Cue(title) { Kind = CueKind.Heading, Level = 3, From = head.Time } : null;

    private static bool Rise(List<Cue> chapters)
    {
        for (var at = 1; at < chapters.Count; at++)
            if (chapters[at].From < chapters[at - 1].From) return false;
        return true;
    }

    private static List<Cue> Placed(List<Cue> cues, List<Cue> chapters)
    {
        var placed = new List<Cue>(cues.Count);
        var next = 0;
        foreach (var cue in cues)
        {
            if (IsChapter(cue)) continue;
            while (cue is { Kind: CueKind.Speech, From: { } from } && next < chapters.Count && chapters[next].From <= from) placed.Add(chapters[next++] with { From = null });
            placed.Add(cue);
        }

        placed.AddRange(chapters[next..].Select(c => c with { From = null }));
        return placed;
    }

    private static List<Cue> Listed(List<Cue> cues)
    {
        var listed = new List<Cue>(cues.Count);
        var list = new StringBuilder();
        foreach (var cue in cues)
        {
            if (IsChapter(cue))
            {
                list.Append(list.Length > 0 ? "\n" : "").Append(cue.Text);
                continue;
            }

            Close();
            listed.Add(cue);
        }

        Close();
        return listed;

        void Close()
        {
            if (list.Length > 0) listed.Add(new Cue(list.ToString()) { Kind = CueKind.Paragraph });
            list.Clear();
        }
    }
}
