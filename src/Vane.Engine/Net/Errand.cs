using NodaTime;

namespace Vane.Net;

/// <summary>One call of <see cref="Web.GetAsync"/>: what is asked, how long it may take, and what it cost so far.</summary>
/// <param name="request">What is asked.</param>
/// <param name="deadline">When the last try must have its turn.</param>
/// <param name="cancel">Ends it.</param>
/// <param name="patience">Ends its waiting.</param>
internal sealed class Errand(FetchRequest request, Instant deadline, CancellationToken cancel, CancellationToken patience)
{
    public FetchRequest Request => request;

    public Instant Deadline => deadline;

    public CancellationToken Cancel => cancel;

    public CancellationToken Patience => patience;

    /// <summary>Whether what is beyond <see cref="FetchRequest.MostBytes"/> is left unread, instead of refusing all.</summary>
    public bool TakesFirstBytes { get; init; }

    public long WireBytes { get; set; }

    public int Requests { get; set; }

    /// <summary>The failure of the last try, which says more than that patience ran out.</summary>
    public FetchException? LastFailure { get; set; }
}
