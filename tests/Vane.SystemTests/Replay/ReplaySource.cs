namespace Vane.SystemTests.Replay;

/// <summary>A source of the invented world.</summary>
/// <param name="Kind">Kind in settings.</param>
/// <param name="Name">Name in settings.</param>
/// <param name="Host">Host that offers it: a loopback address of its own, so that hosts are as different as on the web; empty
/// for a folder.</param>
/// <param name="Label">What requests call it: a community, a channel, a path; empty where the host has one source only.</param>
internal sealed record ReplaySource(string Kind, string Name, string Host, string Label = "")
{
    /// <summary>Fields of its settings; <c>{base}</c> stands for the address of its host, <c>{NAME}</c> for that of another.</summary>
    public required IReadOnlyList<(string Field, string Value)> Fields { get; init; }

    /// <summary>Its documents, oldest first.</summary>
    public IReadOnlyList<Planted> Posts { get; init; } = [];

    /// <summary>A second host that it asks.</summary>
    public string? OtherHost { get; init; }

    /// <summary>Whether nothing can ever be had of it.</summary>
    public bool IsHopeless { get; init; }

    /// <summary>Whether a request was made for it.</summary>
    public bool IsAskedBy(Logged request) => (request.Host == Host || request.Host == OtherHost)
        && (Label.Length == 0 || request.Path.Contains(Label, StringComparison.Ordinal) || request.Query.Contains(Label, StringComparison.Ordinal));
}
