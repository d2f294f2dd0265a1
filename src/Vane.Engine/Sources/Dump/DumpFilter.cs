using System.Text;

namespace Vane.Sources;

/// <summary>Whether a line of a dump may hold a post of some communities, told by its bytes: of a month's forty million lines nearly
/// all are somebody else's, and to parse them takes many times as long. What stands within another post or in a text may deceive
/// it; who parses the line finds out.</summary>
/// <param name="communities">Names of communities, without <c>r/</c>.</param>
internal sealed class DumpFilter(IEnumerable<string> communities)
{
    private readonly byte[][] _names = [.. communities.Select(Encoding.UTF8.GetBytes)];

    /// <summary>Whether a line may hold one.</summary>
    public bool MayHold(ReadOnlySpan<byte> line)
    {
        while (line.IndexOf("\"subreddit\""u8) is var at and >= 0)
        {
            line = line[(at + "\"subreddit\"".Length)..];
            var value = line.TrimStart(" \t"u8);
            if (value.IsEmpty || value[0] != ':') continue;
            value = value[1..].TrimStart(" \t"u8);
            if (value.IsEmpty || value[0] != '"') continue;
            var end = value[1..].IndexOf((byte)'"');
            if (end >= 0 && IsWanted(value.Slice(1, end))) return true;
        }

        return false;
    }

    private bool IsWanted(ReadOnlySpan<byte> name)
    {
        foreach (var wanted in _names)
            if (Ascii.EqualsIgnoreCase(name, wanted)) return true;
        return false;
    }
}
