using System.Diagnostics.CodeAnalysis;
using System.Text;
using NodaTime;
using Vane.Collect;
using Vane.Model;
using Vane.Net;

namespace Vane.Tests.Sources;

/// <summary>A visit whose answers are written beforehand, by address. What is not written fails the test, so that a wrong
/// query does; the last answer of an address is given for ever.</summary>
internal sealed class ScriptedVisit : Visit
{
    private readonly Dictionary<string, Queue<Func<FetchRequest, Fetched>>> _answers = new(StringComparer.Ordinal);

    [SetsRequiredMembers]
    public ScriptedVisit(Instant now) => (Now, Clock) = (now, now);

    /// <summary>When answers come: the visit's beginning where nothing else is said.</summary>
    public Instant Clock { get; set; }

    /// <summary>What was asked, in order.</summary>
    public List<FetchRequest> Asked { get; } = [];

    /// <summary>The addresses that were asked, decoded.</summary>
    public IEnumerable<string> Addresses => Asked.Select(r => Uri.UnescapeDataString(r.Address.AbsoluteUri));

    /// <summary>Documents that are stored.</summary>
    public Dictionary<DocumentKey, Item> Known { get; } = [];

    /// <summary>Documents whose score is due.</summary>
    public List<DocumentKey> DueKeys { get; } = [];

    /// <summary>What was asked about scores due.</summary>
    public List<(string Source, string? Community)> DueAsked { get; } = [];

    /// <summary>Writes an answer; several for one address are given one after another.</summary>
    /// <param name="address">Address, its query as read by a person: nothing needs to be escaped but <c>&amp;</c>.</param>
    /// <param name="body">The body.</param>
    /// <param name="type">Its media type.</param>
    /// <param name="headers">Further headers, by names in lower case.</param>
    public ScriptedVisit Answer(string address, string body, string type = "application/json", params (string Name, string Value)[] headers) =>
        Add(address, request => Fetched(request, Encoding.UTF8.GetBytes(body), [("content-type", type), .. headers]));

    /// <summary>Writes an answer of bytes.</summary>
    public ScriptedVisit Answer(string address, byte[] body, string type) =>
        Add(address, request => Fetched(request, body, [("content-type", type)]));

    /// <summary>Writes that what is had still stands.</summary>
    public ScriptedVisit Unchanged(string address) => Add(address, request => Fetched(request, [], []) with { IsUnchanged = true });

    /// <summary>Writes a failure.</summary>
    public ScriptedVisit Fail(string address, FetchFault fault, Instant? notBefore = null) =>
        Add(address, _ => throw new FetchException(fault, $"scripted: {fault}", notBefore));

    /// <summary>Stores a document as an earlier visit would have.</summary>
    public ScriptedVisit Store(Item item, bool isDue = false)
    {
        Known[item.Key] = item;
        if (isDue) DueKeys.Add(item.Key);
        return this;
    }

    /// <inheritdoc />
    public override Task<Fetched> GetAsync(FetchRequest request, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        Asked.Add(request);
        if (!_answers.TryGetValue(Plain(request.Address.AbsoluteUri), out var answers))
            throw new InvalidOperationException($"nothing is scripted for {Plain(request.Address.AbsoluteUri)}");
        var answer = answers.Count > 1 ? answers.Dequeue() : answers.Peek();
        return Task.FromResult(answer(request));
    }

    /// <inheritdoc />
    public override IReadOnlyList<DocumentKey> Due(string source, string? community, int most)
    {
        DueAsked.Add((source, community));
        return [.. DueKeys.Where(k => k.Source == source && (community is null || Known.GetValueOrDefault(k)?.Community == community)).Take(most)];
    }

    /// <inheritdoc />
    public override Item? Stored(DocumentKey key) => Known.GetValueOrDefault(key);

    private ScriptedVisit Add(string address, Func<FetchRequest, Fetched> answer)
    {
        var key = Plain(new Uri(address).AbsoluteUri);
        if (!_answers.TryGetValue(key, out var answers)) _answers[key] = answers = new();
        answers.Enqueue(answer);
        return this;
    }

    private Fetched Fetched(FetchRequest request, byte[] body, (string Name, string Value)[] headers) => new(
        request.Address, Clock, false, body, headers.ToDictionary(h => h.Name, h => h.Value, StringComparer.Ordinal), body.Length, 1);

    // Each name and value decoded by itself, so that an ampersand that should have been escaped still tells.
    private static string Plain(string address)
    {
        var at = address.IndexOf('?', StringComparison.Ordinal);
        if (at < 0) return address;
        return address[..at] + "?" + string.Join("\n&", address[(at + 1)..].Split('&').Select(Uri.UnescapeDataString));
    }
}
