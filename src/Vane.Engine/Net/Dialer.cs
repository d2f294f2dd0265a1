using System.Net;
using System.Net.Sockets;

namespace Vane.Net;

/// <summary>Connects to a host at an address that was checked, whatever a second look-up would say.</summary>
internal sealed class Dialer(HostPolicy policy, Func<string, CancellationToken, Task<IPAddress[]>> resolve, TimeProvider time)
{
    // An address that does not answer must not cost the one after it (RFC 8305 in spirit).
    private static readonly TimeSpan Attempt = TimeSpan.FromSeconds(3);

    // Without a network the system may look for half a minute.
    private static readonly TimeSpan LookUp = TimeSpan.FromSeconds(5);

    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        policy.CheckName(host, port);
        var addresses = HostPolicy.Literal(host) is { } literal ? [literal] : await FindAsync(host.TrimEnd('.'), cancel);
        if (addresses.Length == 0) throw new SocketException((int)SocketError.HostNotFound);
        policy.CheckAddresses(host, port, addresses);
        return await ConnectAsync(addresses, port, cancel);
    }

    private async Task<IPAddress[]> FindAsync(string host, CancellationToken cancel)
    {
        try
        {
            // The system's look-up cannot be stopped, only no longer waited for.
            return await resolve(host, cancel).WaitAsync(LookUp, time, cancel);
        }
        catch (TimeoutException)
        {
            throw new SocketException((int)SocketError.TryAgain);
        }
    }

    private async Task<Stream> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancel)
    {
        for (var i = 0; ; i++)
        {
            var isLast = i == addresses.Length - 1;
            using var attempt = new CancellationTokenSource(isLast ? Timeout.InfiniteTimeSpan : Attempt, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, attempt.Token);
            try
            {
                return await ConnectAsync(new IPEndPoint(addresses[i], port), either.Token);
            }
            catch (Exception e) when (!isLast && !cancel.IsCancellationRequested && e is SocketException or OperationCanceledException)
            {
                // The next address may answer.
            }
        }
    }

    private static async Task<Stream> ConnectAsync(IPEndPoint end, CancellationToken cancel)
    {
        var socket = new Socket(end.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(end, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
