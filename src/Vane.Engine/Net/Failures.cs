using System.Net.Sockets;

namespace Vane.Net;

/// <summary>What an exception of the network means, in a line without secrets.</summary>
internal static class Failures
{
    public static Attempt Of(Exception e)
    {
        for (var inner = e; inner is not null; inner = inner.InnerException)
        {
            switch (inner)
            {
                case FetchException fetch: return Attempt.Failed(fetch);
                case SocketException socket: return Of(socket, e);
                case TimeoutException or OperationCanceledException: return Attempt.Failed(FetchFault.TimedOut, "took too long to connect to", Again.Patiently, e);
                case InvalidDataException: return Attempt.Failed(FetchFault.Broken, "the answer's compression is damaged or cut short", Again.Once, e);
                default: break;
            }
        }

        return ((e as HttpRequestException)?.HttpRequestError ?? (e as HttpIOException)?.HttpRequestError) switch
        {
            HttpRequestError.ResponseEnded => Attempt.Failed(FetchFault.Broken, "the answer broke off", Again.Patiently, e),
            HttpRequestError.SecureConnectionError => Attempt.Failed(FetchFault.Unreachable, "no secure connection could be made", Again.Once, e),
            HttpRequestError.ConfigurationLimitExceeded => Attempt.Failed(FetchFault.TooLarge, "the answer's headers are larger than allowed", Again.No, e),
            HttpRequestError.ConnectionError => Attempt.Failed(FetchFault.Unreachable, "cannot be connected to", Again.Patiently, e),
            _ => Attempt.Failed(FetchFault.Broken, "the answer cannot be understood", Again.Once, e),
        };
    }

    private static Attempt Of(SocketException e, Exception whole) => e.SocketErrorCode switch
    {
        SocketError.HostNotFound or SocketError.NoData => Attempt.Failed(FetchFault.Unreachable, "there is no host of this name", Again.Once, whole),
        SocketError.TryAgain => Attempt.Failed(FetchFault.Unreachable, "names of hosts cannot be looked up", Again.Once, whole),
        SocketError.NetworkUnreachable or SocketError.NetworkDown or SocketError.HostUnreachable or SocketError.AddressNotAvailable =>
            Attempt.Failed(FetchFault.Unreachable, "the network does not lead there", Again.Once, whole),
        SocketError.ConnectionRefused => Attempt.Failed(FetchFault.Unreachable, "the connection is refused", Again.Patiently, whole),
        SocketError.TimedOut => Attempt.Failed(FetchFault.TimedOut, "took too long to connect to", Again.Patiently, whole),
        SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown =>
            Attempt.Failed(FetchFault.Broken, "the connection broke off", Again.Patiently, whole),
        _ => Attempt.Failed(FetchFault.Unreachable, $"cannot be connected to ({e.SocketErrorCode})", Again.Patiently, whole),
    };
}
