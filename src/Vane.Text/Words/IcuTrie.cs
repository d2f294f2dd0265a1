namespace Vane.Text;

/// <summary>ICU's compact word tree (UCharsTrie, as described in ICU's <c>ucharstrie.h</c>), walked where it lies: nothing
/// is built at the start. Values are costs: a tenth of the negative logarithm of a word's frequency.</summary>
internal sealed class IcuTrie(ushort[] units)
{
    private const int LongestLinearBranch = 5;
    private const int FirstLinearMatch = 0x30;
    private const int FirstValue = 0x40;
    private const int Final = 0x8000;

    // Position behind a first character plus one; 0 not looked for yet, -1 not there. Threads may fill it twice, alike.
    private readonly int[] roots = new int[char.MaxValue + 1];

    /// <summary>Where a walk stands.</summary>
    internal struct Walk
    {
        /// <summary>The next unit to read; negative when nothing can follow.</summary>
        public int Position;

        /// <summary>How many units of a linear stretch remain, less one.</summary>
        public int Rest;

        /// <summary>The cost of the word that ends here, or -1.</summary>
        public int Cost;
    }

    /// <summary>Begins a walk with a first character.</summary>
    /// <returns>False when no word begins with it.</returns>
    public bool Begin(char first, out Walk walk)
    {
        var known = roots[first];
        walk = new Walk { Position = Math.Max(0, known - 1), Rest = -1, Cost = -1 };
        if (known < 0) return false;
        if (known > 0)
        {
            walk.Cost = CostAt(walk.Position);
            return true;
        }

        var found = Follow(ref walk, first);
        // A root inside a linear stretch cannot be kept as one number; a dictionary's root branches, so none is lost.
        if (walk.Rest < 0) roots[first] = found ? walk.Position + 1 : -1;
        return found;
    }

    /// <summary>Goes on with the next character.</summary>
    /// <returns>False when no word goes on so.</returns>
    public bool Next(ref Walk walk, char next)
    {
        if (walk.Position < 0) return false;
        if (walk.Rest < 0) return Follow(ref walk, next);
        if (units[walk.Position++] != next) return Stop(ref walk);
        walk.Cost = --walk.Rest < 0 ? CostAt(walk.Position) : -1;
        return true;
    }

    private bool Follow(ref Walk walk, char next)
    {
        var at = walk.Position;
        var node = (int)units[at++];
        while (true)
        {
            if (node < FirstLinearMatch) return Branch(ref walk, at, node, next);
            if (node < FirstValue)
            {
                if (units[at++] != next) return Stop(ref walk);
                walk.Rest = node - FirstLinearMatch - 1;
                walk.Position = at;
                walk.Cost = walk.Rest < 0 ? CostAt(at) : -1;
                return true;
            }

            if ((node & Final) != 0) return Stop(ref walk);
            at += node < 0x4040 ? 0 : node < 0x7FC0 ? 1 : 2;
            node &= FirstValue - 1;
        }
    }

    private bool Branch(ref Walk walk, int at, int length, char next)
    {
        if (length == 0) length = units[at++];
        length++;
        while (length > LongestLinearBranch)
        {
            if (next < units[at++])
            {
                length >>= 1;
                at = Jump(at);
            }
            else
            {
                length -= length >> 1;
                at += units[at] < 0xFC00 ? 1 : units[at] == 0xFFFF ? 3 : 2;
            }
        }

        for (; length > 1; length--)
        {
            var hit = units[at++] == next;
            var lead = units[at];
            if (hit) return Land(ref walk, (lead & Final) != 0 ? at : at + ValueLength(lead) + ValueAt(at));
            at += ValueLength(lead & 0x7FFF);
        }

        return units[at++] == next ? Land(ref walk, at) : Stop(ref walk);
    }

    private bool Land(ref Walk walk, int at)
    {
        walk.Position = at;
        walk.Rest = -1;
        walk.Cost = CostAt(at);
        return true;
    }

    private static bool Stop(ref Walk walk)
    {
        walk.Position = -1;
        walk.Cost = -1;
        return false;
    }

    private int Jump(int at)
    {
        var delta = (int)units[at++];
        if (delta < 0xFC00) return at + delta;
        if (delta == 0xFFFF) return at + 2 + (units[at] << 16 | units[at + 1]);
        return at + 1 + (delta - 0xFC00 << 16 | units[at]);
    }

    private static int ValueLength(int lead) => lead < 0x4000 ? 1 : lead < 0x7FFF ? 2 : 3;

    private int ValueAt(int at)
    {
        var lead = units[at] & 0x7FFF;
        if (lead < 0x4000) return lead;
        return lead < 0x7FFF ? lead - 0x4000 << 16 | units[at + 1] : units[at + 1] << 16 | units[at + 2];
    }

    private int CostAt(int at)
    {
        var lead = (int)units[at];
        if (lead < FirstValue) return -1;
        if ((lead & Final) != 0) return ValueAt(at);
        if (lead < 0x4040) return (lead >> 6) - 1;
        return lead < 0x7FC0 ? (lead & 0x7FC0) - 0x4040 << 10 | units[at + 1] : units[at + 1] << 16 | units[at + 2];
    }
}
