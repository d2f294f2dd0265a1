namespace Vane.Parse;

/// <summary>Mends the times of cues so that none goes back.</summary>
internal static class Timing
{
    // Where nothing tells: a usual pace of speech, and how much slower than the talk's own pace one may be before it is a pause.
    private const double UsualPace = 70;
    private const double SlowestPace = 2.5;
    private const long LongestGap = 60_000;
    private const long Rest = 1_000;

    /// <summary>Brings cues into order: those of a caption file by their times; in other files the times that break the order are dropped.</summary>
    public static void Order(TalkScript script)
    {
        var cues = script.Cues;
        var (last, isOrdered) = (0L, true);
        foreach (var cue in cues)
        {
            isOrdered &= !(cue.From < last);
            last = cue.From ?? last;
        }

        if (isOrdered) return;
        if (script.IsCaptions) Sort(script);
        else DropStrays(script);
    }

    private static void Sort(TalkScript script)
    {
        var keys = new (long From, int At)[script.Cues.Count];
        var (last, back) = (0L, 0);
        for (var at = 0; at < keys.Length; at++)
        {
            if (script.Cues[at].From < last) back++;
            last = script.Cues[at].From ?? last;
            keys[at] = (last, at);
        }

        Array.Sort(keys);
        script.Cues = [.. keys.Select(key => script.Cues[key.At])];
        script.Count(back, "caption stood behind a later one", "captions stood behind later ones");
    }

    /// <summary>Keeps the longest row of times that rises (patience sorting).</summary>
    private static void DropStrays(TalkScript script)
    {
        var cues = script.Cues;
        var (ends, before) = (new List<int>(), new int[cues.Count]);
        for (var at = 0; at < cues.Count; at++)
        {
            if (cues[at].From is not { } from) continue;
            var (low, high) = (0, ends.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (cues[ends[middle]].From <= from) low = middle + 1;
                else high = middle;
            }

            before[at] = low == 0 ? -1 : ends[low - 1];
            if (low == ends.Count) ends.Add(at);
            else ends[low] = at;
        }

        var inRow = new bool[cues.Count];
        for (var at = ends.Count == 0 ? -1 : ends[^1]; at >= 0; at = before[at]) inRow[at] = true;
        var strays = 0;
        for (var at = 0; at < cues.Count; at++)
        {
            if (cues[at].From is null || inRow[at]) continue;
            cues[at] = cues[at] with { From = null, To = null, Words = [] };
            strays++;
        }

        script.Count(strays, "time code is out of order and left out", "time codes are out of order and left out");
    }

    /// <summary>Milliseconds a character, as the talk goes.</summary>
    public static double Pace(List<Cue> cues)
    {
        var (time, letters) = (0L, 0L);
        for (var at = 0; at + 1 < cues.Count; at++)
        {
            if (cues[at + 1].From - cues[at].From is not { } gap || gap > LongestGap) continue;
            time += gap;
            letters += cues[at].Text.Length;
        }

        return letters > 0 && time > 0 ? (double)time / letters : UsualPace;
    }

    /// <summary>Gives every cue behind the first one with a time its beginning and its end, none over its neighbours'; only the
    /// last may have no end.</summary>
    public static void Fill(TalkScript script, double pace)
    {
        var cues = script.Cues;
        var overlaps = 0;
        var spoken = Enumerable.Range(0, cues.Count).Where(at => cues[at].Kind == CueKind.Speech).ToList();
        for (var place = 0; place < spoken.Count;)
        {
            if (cues[spoken[place]].From is not { } from)
            {
                place++;
                continue;
            }

            var next = place + 1;
            while (next < spoken.Count && cues[spoken[next]].From is null) next++;
            var until = next < spoken.Count ? cues[spoken[next]].From : null;
            var group = spoken[place..next];
            if (cues[group[^1]].To > until) overlaps++;
            Spread(cues, group, from, until, pace);
            place = next;
        }

        if (script.IsCaptions && overlaps * 2 < spoken.Count) script.Count(overlaps, "caption runs into the next one", "captions run into the next ones");
    }

    // A cue with a time and those without behind it share the time to the next.
    private static void Spread(List<Cue> cues, List<int> group, long from, long? until, double pace)
    {
        var letters = group.Sum(at => (long)cues[at].Text.Length);
        var stated = cues[group[^1]].To is { } end && end > from ? end : (long?)null;
        var to = stated ?? (until is null ? null : (from + (long)(letters * pace * SlowestPace) + Rest));
        if (to > until) to = until;
        var said = 0L;
        foreach (var at in group)
        {
            var begin = Share(said);
            said += cues[at].Text.Length;
            var isLast = at == group[^1];
            var finish = isLast ? to : Share(said);
            cues[at] = cues[at] with { From = begin, To = finish, Words = Within(cues[at].Words, begin, finish) };
        }

        long Share(long letter) => to is { } finish && letters > 0 ? from + ((finish - from) * letter / letters) : from + (long)(letter * pace);
    }

    private static WordTime[] Within(IReadOnlyList<WordTime> words, long from, long? to)
    {
        var kept = new WordTime[words.Count];
        var last = from;
        for (var at = 0; at < kept.Length; at++)
        {
            last = Math.Clamp(words[at].Time, last, Math.Max(last, to ?? long.MaxValue));
            kept[at] = words[at] with { Time = last };
        }

        return kept;
    }
}
