using NodaTime;
using NodaTime.Text;
using Vane.Collect;
using Vane.Model;
using Vane.Net;
using Vane.Parse;
using Vane.Storage;

namespace Vane.Desk;

/// <summary>What one visit has read so far, and what went wrong.</summary>
/// <param name="source">Name of the source.</param>
/// <param name="isArchive">Whether what it gives tells its own time.</param>
internal sealed class VisitReading(string source, bool isArchive)
{
    private List<Item> _items = [];
    private List<Quarantined> _refused = [];
    private int _parts;

    /// <summary>Whether what it gives tells its own time.</summary>
    public bool IsArchive => isArchive;

    /// <summary>Records read, refused ones included; one of which only a part is refused counts once.</summary>
    public long Records { get; private set; }

    /// <summary>Records not stored yet.</summary>
    public int Pending => _items.Count + _refused.Count;

    /// <summary>Latest publication among what was read.</summary>
    public Instant? Newest { get; private set; }

    /// <summary>How it went, where that is clear already.</summary>
    public VisitOutcome? Outcome { get; private set; }

    /// <summary>Why it did not get through.</summary>
    public string? Fault { get; private set; }

    /// <summary>When the source may be asked again, where it said so.</summary>
    public Instant? NotBefore { get; private set; }

    /// <summary>What was stored.</summary>
    public Tally Stored { get; set; }

    /// <summary>Takes a reading.</summary>
    public void Add(Reading reading)
    {
        switch (reading)
        {
            case Reading.Accepted(_, var item):
                Records++;
                _items.Add(item);
                if (item.Published is { } at && !(at <= Newest)) Newest = at;
                break;
            case Reading.Refused refused:
                if (refused.IsOfPart) _parts++;
                else Records++;
                _refused.Add(new Quarantined(source, refused.Line, refused.Reason, refused.Excerpt));
                break;
            case Reading.Broke broke:
                (Outcome, Fault) = (VisitOutcome.Failed, broke.Reason);
                break;
        }
    }

    /// <summary>Notes what ended the reading.</summary>
    public void Fail(Exception e, CancellationToken cancel)
    {
        (Outcome, Fault) = e switch
        {
            OperationCanceledException when cancel.IsCancellationRequested => (VisitOutcome.Unfinished, "stopped before its end; the next visit asks again"),
            FetchException { Fault: FetchFault.RateLimited } => (VisitOutcome.RateLimited, e.Message),
            FetchException { Fault: FetchFault.LeftAlone } => (VisitOutcome.Resting, e.Message),
            FetchException { Fault: FetchFault.ClosedToRobots } => (VisitOutcome.Closed, e.Message),
            FetchException { Fault: FetchFault.Forbidden } => (VisitOutcome.Forbidden, e.Message),
            FetchException or ParseException or IOException or ArgumentException or UnauthorizedAccessException or InvalidDataException =>
                (VisitOutcome.Failed, e.Message),
            // A fault of the reader's own must not cost the other sources.
            _ => (VisitOutcome.Failed, $"could not be read ({e.GetType().Name})"),
        };
        // What is left alone because it failed did not ask for it.
        NotBefore = e is FetchException { Fault: FetchFault.RateLimited } limited ? limited.NotBefore : null;
    }

    /// <summary>Notes that the source is not asked, as it wished.</summary>
    public void Rest(Instant until) => (Outcome, Fault, NotBefore) = (
        VisitOutcome.RateLimited, $"asks to wait until {InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm'Z'").Format(until)}", until);

    /// <summary>What is to be stored, and what is counted of the refused; begins the next batch.</summary>
    /// <param name="met">From when on it is known; null where it tells its own time.</param>
    public (List<AddressedItem> Items, List<Quarantined> Refused, Tally Counted) Take(Instant? met)
    {
        var counted = new Tally(_refused.Count - _parts, 0, 0, 0, _refused.Count);
        var taken = (_items.ConvertAll(i => AddressedItem.Of(i with { Met = met })), _refused, counted);
        (_items, _refused, _parts) = ([], [], 0);
        return taken;
    }
}
