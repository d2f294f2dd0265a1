using Vane.Model;

namespace Vane.Sample;

/// <summary>Items on their way out. Those that tell more of a post already out wait behind a few dozen others, so that
/// readers meet the same id again much later; never more wait than that.</summary>
internal sealed class Outbox
{
    private const int Waiting = 150;

    private readonly Queue<Item> _ready = new(), _later = new();

    public void Add(Item item) => _ready.Enqueue(item);

    public void AddLater(Item item)
    {
        _later.Enqueue(item);
        if (_later.Count > Waiting) _ready.Enqueue(_later.Dequeue());
    }

    public bool TryTake(out Item item) => _ready.TryDequeue(out item!);

    /// <summary>Lets go of what still waits.</summary>
    public void Close()
    {
        while (_later.TryDequeue(out var item)) _ready.Enqueue(item);
    }
}
