namespace Vane.Text;

/// <summary>Counts of short stretches of text, open addressing, bounded: when it is full, the rarest are forgotten.</summary>
internal sealed class FragmentTable
{
    /// <summary>The longest stretch: eight UTF-16 code units fill a key.</summary>
    public const int Longest = 8;

    private readonly int most;
    private Fragment[] slots = new Fragment[1 << 12];

    /// <param name="most">How many stretches at most are kept at a time.</param>
    public FragmentTable(int most) => this.most = most;

    /// <summary>A stretch of text with its counts.</summary>
    internal struct Fragment
    {
        /// <summary>Its code units, the first highest; 0 in an empty slot.</summary>
        public UInt128 Key;

        /// <summary>How often it was seen.</summary>
        public int Count;

        /// <summary>How often a numeral stood right before it.</summary>
        public int Counted;

        /// <summary>The length of its first token.</summary>
        public byte First;

        /// <summary>The length of its last token.</summary>
        public byte Last;

        /// <summary>Of how many tokens it consists.</summary>
        public byte Tokens;

        /// <summary>Its length.</summary>
        public byte Length;
    }

    /// <summary>How many stretches it holds.</summary>
    public int Count { get; private set; }

    /// <summary>All slots, also the empty ones, in an order that depends on nothing but what was added.</summary>
    public ReadOnlySpan<Fragment> Slots => slots;

    /// <summary>The slot of a stretch, made if need be.</summary>
    public ref Fragment this[UInt128 key]
    {
        get
        {
            if (Count >= Math.Min(most, slots.Length / 4 * 3)) MakeRoom();
            var at = Find(slots, key);
            if (slots[at].Key == 0)
            {
                slots[at].Key = key;
                Count++;
            }

            return ref slots[at];
        }
    }

    /// <summary>The number of the slot of a stretch, or -1.</summary>
    public int IndexOf(UInt128 key)
    {
        var at = Find(slots, key);
        return slots[at].Key == 0 ? -1 : at;
    }

    private void MakeRoom()
    {
        if (Count < most)
        {
            Rebuild(slots.Length * 2, 0);
            return;
        }

        for (var rare = 1; Count > most / 2; rare *= 2) Rebuild(slots.Length, rare);
    }

    private void Rebuild(int size, int forget)
    {
        var old = slots;
        slots = new Fragment[size];
        Count = 0;
        foreach (ref readonly var fragment in old.AsSpan())
        {
            if (fragment.Key == 0 || fragment.Count <= forget) continue;
            slots[Find(slots, fragment.Key)] = fragment;
            Count++;
        }
    }

    private static int Find(Fragment[] slots, UInt128 key)
    {
        var mixed = ((ulong)key ^ (ulong)(key >> 64) * 0x9E3779B97F4A7C15) * 0xD6E8FEB86659FD93;
        var at = (int)((mixed ^ mixed >> 32) & (ulong)(slots.Length - 1));
        while (slots[at].Key != 0 && slots[at].Key != key) at = at + 1 & slots.Length - 1;
        return at;
    }
}
