using Vane.Model;

namespace Vane.Storage;

/// <summary>The columns of a run that count.</summary>
internal abstract class TallyRow
{
    public long Records { get; init; }
    public long Documents { get; init; }
    public long Updated { get; init; }
    public long Observations { get; init; }
    public long Rejected { get; init; }

    protected Tally Tally => new(Records, Documents, Updated, Observations, Rejected);
}
