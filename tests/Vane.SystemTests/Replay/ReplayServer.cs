using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using NodaTime;
using Vane.Bench.Collecting;

namespace Vane.SystemTests.Replay;

/// <summary>A server on all loopback addresses of this machine that plays the hosts of an invented world, faults and all, and
/// writes down what it is asked.</summary>
internal sealed class ReplayServer : IAsyncDisposable
{
    private static readonly TimeSpan DropPause = TimeSpan.FromMilliseconds(40);

    private readonly Socket _closed = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly CancellationTokenSource _stop = new();
    private readonly TimeProvider _time, _worldTime;
    private LocalServer? _server;

    private ReplayServer(ReplayWorld world, FaultScript faults, TimeProvider time, TimeProvider worldTime)
    {
        (World, Faults, _time, _worldTime) = (world, faults, time, worldTime);
        // Bound, but not listening: whoever connects is refused, and nobody else can take the port.
        _closed.Bind(new IPEndPoint(IPAddress.Any, 0));
    }

    /// <summary>The world it plays.</summary>
    public ReplayWorld World { get; }

    /// <summary>What goes wrong.</summary>
    public FaultScript Faults { get; }

    /// <summary>What it was asked.</summary>
    public ReplayLog Log { get; } = new();

    /// <summary>Port of all its hosts.</summary>
    public int Port => _server!.Port;

    /// <summary>A port that refuses.</summary>
    public int ClosedPort => ((IPEndPoint)_closed.LocalEndPoint!).Port;

    /// <summary>The server's time.</summary>
    public Instant Now => Instant.FromDateTimeOffset(_time.GetUtcNow());

    /// <summary>Address of a host, without a slash at the end.</summary>
    public string AddressOf(string host) => $"http://{host}:{(host == ReplayHosts.Closed ? ClosedPort : Port)}";

    /// <summary>Begins to listen.</summary>
    /// <param name="world">What is played.</param>
    /// <param name="faults">What goes wrong; null for nothing.</param>
    /// <param name="time">Clock of the server; null for the machine's.</param>
    /// <param name="worldTime">Clock of the world, where it is another: one that stands still keeps the world as it is.</param>
    public static async Task<ReplayServer> StartAsync(
        ReplayWorld world, FaultScript? faults = null, TimeProvider? time = null, TimeProvider? worldTime = null)
    {
        var clock = time ?? TimeProvider.System;
        var server = new ReplayServer(world, faults ?? FaultScript.None, clock, worldTime ?? clock);
        server._server = await LocalServer.StartAsync(IPAddress.Any, server.AnswerAsync);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _server!.DisposeAsync();
        _closed.Dispose();
        _stop.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var (at, ticks, request) = (Now, Stopwatch.GetTimestamp(), context.Request);
        var logged = new Logged(at, ticks, request.Host.Host, request.Path.Value ?? "/", request.QueryString.Value ?? "")
        {
            Method = request.Method,
            UserAgent = request.Headers.UserAgent.ToString(),
            Authorization = request.Headers.Authorization.ToString().Split(' ')[0],
            IsConditional = request.Headers.IfNoneMatch.Count > 0 || request.Headers.IfModifiedSince.Count > 0,
        };
        var fault = Faults.Meet(logged.Host, at) is { } met && Faulty.Touches(met.Kind, logged.Path) ? met : null;
        var reply = await ReplyAsync(context, fault, at);
        var (bytes, isWhole) = await SendAsync(context, reply, at);
        Log.Add(logged with
        {
            Status = reply.Status,
            Bytes = bytes,
            Ended = Now,
            NotBefore = reply.NotBefore,
            Fault = fault?.Kind,
            Shown = isWhole ? reply.Shown : [],
        });
    }

    private async Task<Reply> ReplyAsync(HttpContext context, Fault? fault, Instant at)
    {
        var worldAt = Faulty.WorldAt(fault, Instant.FromDateTimeOffset(_worldTime.GetUtcNow()), World);
        var ask = await Ask.OfAsync(context, worldAt) with { HasNewIds = fault?.Kind == FaultKind.NewIds };
        var reply = Reply.Of(Answers.Of(ask, World), context.Request, fault?.Kind == FaultKind.ClockSkew ? Faulty.Skew : Duration.Zero);
        return fault is null ? reply : Faulty.Of(fault, reply, ask, at);
    }

    private async Task<(long Bytes, bool IsWhole)> SendAsync(HttpContext context, Reply reply, Instant at)
    {
        var response = context.Response;
        response.StatusCode = reply.Status;
        response.Headers.Date = Iso.Http(at + reply.Skew);
        if (reply.MediaType is { } type) response.ContentType = type;
        if (reply.Encoding is { } encoding) response.Headers.ContentEncoding = encoding;
        foreach (var (name, value) in reply.Headers) response.Headers[name] = value;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stop.Token);
        long sent = 0;
        try
        {
            if (reply.Delivery == Delivery.Drop) await DropAsync(response, reply.Body, () => sent++, end.Token);
            if (reply.Status == 304) return (0, true);
            response.ContentLength = reply.Body.Length;
            var part = reply.Delivery == Delivery.Half ? reply.Body.AsMemory(0, reply.Body.Length / 2) : reply.Body;
            await response.Body.WriteAsync(part, end.Token);
            await response.Body.FlushAsync(end.Token);
            sent = part.Length;
            if (reply.Delivery == Delivery.Half) context.Abort();
            return (sent, reply.Delivery == Delivery.Whole);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            return (sent, false);
        }
    }

    private static async Task DropAsync(HttpResponse response, byte[] body, Action sent, CancellationToken cancel)
    {
        for (var i = 0; ; i++)
        {
            await response.Body.WriteAsync(new[] { i < body.Length ? body[i] : (byte)' ' }, cancel);
            await response.Body.FlushAsync(cancel);
            sent();
            await Task.Delay(DropPause, cancel);
        }
    }
}
