namespace Vane.Text;

/// <summary>What a text may need.</summary>
[Flags]
internal enum Suspect : byte
{
    None = 0,
    Entity = 1,
    Mojibake = 2,
    Invisible = 4,
    Backslash = 8,
    Mark = 16,

    /// <summary>A vowel with a tone mark: no gloss is taken out of a text that has none.</summary>
    Gloss = 32,
}

/// <summary>The one scan all texts pass: which repairs are worth a look at all.</summary>
internal static class Suspects
{
    private static readonly byte[] Of = Make();

    public static Suspect In(ReadOnlySpan<char> text)
    {
        var found = 0;
        var of = Of;
        foreach (var c in text) found |= of[c];
        return (Suspect)found;
    }

    private static byte[] Make()
    {
        var of = new byte[char.MaxValue + 1];
        for (var at = 0; at < of.Length; at++)
        {
            var c = (char)at;
            var suspect = Suspect.None;
            if (c == '&') suspect |= Suspect.Entity;
            if (c == '\\') suspect |= Suspect.Backslash;
            if (Mojibake.IsLead(c)) suspect |= Suspect.Mojibake;
            if (Invisibles.IsSuspect(c)) suspect |= Suspect.Invisible;
            if (LooseMarks.IsMark(c)) suspect |= Suspect.Mark;
            if (PinyinSyllables.IsToned(c)) suspect |= Suspect.Gloss;
            of[at] = (byte)suspect;
        }

        return of;
    }
}
