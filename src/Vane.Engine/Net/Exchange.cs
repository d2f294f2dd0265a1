using System.Net;
using System.Net.Http.Headers;
using NodaTime;

namespace Vane.Net;

/// <summary>Sends one request in its turn and reads the answer.</summary>
internal sealed class Exchange(WebOptions options, TimeProvider time, HttpMessageInvoker invoker, HostLanes lanes)
{
    private readonly TimeSpan _longest = options.Timeout.ToTimeSpan();

    /// <summary>Asks once.</summary>
    /// <exception cref="FetchException">The turn does not come in time.</exception>
    /// <exception cref="OperationCanceledException">The errand or its patience ended.</exception>
    public async Task<Attempt> AskAsync(Errand errand, Hop hop)
    {
        var lane = lanes.Take(hop.Address);
        try
        {
            await lane.EnterAsync(errand.Deadline, errand.Patience);
            try
            {
                return await AskAsync(errand, hop, lane);
            }
            finally
            {
                lane.Leave();
            }
        }
        finally
        {
            lanes.Give(lane);
        }
    }

    private async Task<Attempt> AskAsync(Errand errand, Hop hop, HostLane lane)
    {
        using var whole = new CancellationTokenSource(_longest, options.Timer ?? time);
        // Only a body is held to a steady pace; headers may take what time there is.
        using var stalled = new CancellationTokenSource(Timeout.InfiniteTimeSpan, options.Timer ?? time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(errand.Cancel, whole.Token, stalled.Token);
        Attempt attempt;
        try
        {
            using var message = Message(errand.Request, hop);
            var asked = time.Now();
            errand.Requests++;
            Meters.Requests.Add(1);
            using var answer = await invoker.SendAsync(message, either.Token);
            stalled.CancelAfter(_longest / 2);
            attempt = await ReadAsync(errand, hop, lane, answer, asked, stalled, either.Token);
        }
        catch (OperationCanceledException) when (errand.Cancel.IsCancellationRequested)
        {
            lane.Space();
            throw;
        }
        catch (OperationCanceledException) when (stalled.IsCancellationRequested || whole.IsCancellationRequested)
        {
            attempt = Attempt.Failed(FetchFault.TimedOut, whole.IsCancellationRequested
                ? $"took longer than {options.Timeout.TotalSeconds:0} s" : "the answer came too slowly", Again.Patiently);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException or OperationCanceledException)
        {
            attempt = Failures.Of(e);
        }

        Learn(lane, attempt);
        return attempt;
    }

    private static void Learn(HostLane lane, Attempt attempt)
    {
        if (attempt.Failure is null or { Fault: FetchFault.Refused or FetchFault.RateLimited or FetchFault.TooLarge }) lane.Succeed();
        else if (attempt.Failure.Fault != FetchFault.Forbidden) lane.Fail(attempt.Failure.Fault != FetchFault.Unreachable, attempt.Failure.Message);
    }

    private async Task<Attempt> ReadAsync(
        Errand errand, Hop hop, HostLane lane, HttpResponseMessage answer, Instant asked, CancellationTokenSource stalled, CancellationToken cancel)
    {
        var headers = Headers(answer);
        var status = answer.StatusCode;
        var isRefusal = status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or HttpStatusCode.Forbidden || (int)status >= 500;
        var now = time.Now();
        var wait = isRefusal ? ServerTime.Wait(headers, now) : ServerTime.Spent(headers, now);
        if (wait is { } rest) lane.Rest(now + rest);
        if (status == HttpStatusCode.NotModified && errand.Request.Known is not null)
            return Attempt.Answered(Answer(errand, hop, status, default, headers, asked));
        if (status is HttpStatusCode.Moved or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect
            && headers.GetValueOrDefault("location") is { } location) return Attempt.Moved(status, location);
        if (!answer.IsSuccessStatusCode) return Refused((int)status, wait is not null);
        await using var body = await answer.Content.ReadAsStreamAsync(cancel);
        await using var wire = new WireStream(body, errand, stalled, _longest / 2);
        var before = errand.WireBytes;
        try
        {
            var bytes = await Body.ReadAsync(wire, headers.GetValueOrDefault("content-encoding"), answer.Content.Headers.ContentLength, errand, cancel);
            return Attempt.Answered(Answer(errand, hop, status, bytes, headers, asked));
        }
        finally
        {
            Meters.Bytes.Add(errand.WireBytes - before);
        }
    }

    // Which statuses are passing: RFC 9110, sections 15.5.9 and 15.6, and RFC 6585, section 4.
    private static Attempt Refused(int status, bool isAskedToWait) => status switch
    {
        429 or 403 or 503 when isAskedToWait =>
            Attempt.Failed(FetchFault.RateLimited, $"the server answers {status} and asks to wait", Again.AsAsked),
        429 => Attempt.Failed(FetchFault.RateLimited, "the server answers 429: too many requests", Again.Patiently),
        408 => Attempt.Failed(FetchFault.TimedOut, "the server answers 408: it waited too long", Again.Patiently),
        500 or 502 or 503 or 504 => Attempt.Failed(FetchFault.ServerFailed, $"the server answers {status}", isAskedToWait ? Again.AsAsked : Again.Patiently),
        >= 500 => Attempt.Failed(FetchFault.ServerFailed, $"the server answers {status}", Again.No),
        304 => Attempt.Failed(FetchFault.Broken, "the server answers 304 though nothing was known", Again.No),
        _ => Attempt.Failed(FetchFault.Refused, $"the server answers {status}", Again.No),
    };

    private Fetched Answer(
        Errand errand, Hop hop, HttpStatusCode status, ReadOnlyMemory<byte> bytes, IReadOnlyDictionary<string, string> headers, Instant asked)
    {
        var now = time.Now();
        return new Fetched(hop.Address, now, status == HttpStatusCode.NotModified, bytes, headers, errand.WireBytes, errand.Requests)
        {
            Status = status,
            FreshUntil = hop.Posts ? null : ServerTime.FreshUntil(headers, asked, now),
        };
    }

    private static Dictionary<string, string> Headers(HttpResponseMessage answer)
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, values) in answer.Headers.NonValidated.Concat(answer.Content.Headers.NonValidated))
        {
            // Nobody here sends cookies back, and they are secrets.
            if (!name.StartsWith("set-cookie", StringComparison.OrdinalIgnoreCase)) headers[name.ToLowerInvariant()] = string.Join(", ", values);
        }

        return headers;
    }

    private HttpRequestMessage Message(FetchRequest request, Hop hop)
    {
        var message = new HttpRequestMessage(hop.Posts ? HttpMethod.Post : HttpMethod.Get, hop.Address);
        if (hop.Posts) message.Content = new FormUrlEncodedContent(request.Form!);
        Add(message.Headers, "User-Agent", options.UserAgent);
        Add(message.Headers, "Accept", request.Accept);
        Add(message.Headers, "Accept-Encoding", "gzip, deflate, br");
        if (hop.Authorizes) Add(message.Headers, "Authorization", request.Authorization);
        Add(message.Headers, "If-None-Match", request.Known?.ETag);
        Add(message.Headers, "If-Modified-Since", request.Known?.LastModified);
        return message;
    }

    // A value with the end of a line in it would be a header of its own.
    private static void Add(HttpRequestHeaders headers, string name, string? value)
    {
        if (value is not null && !value.AsSpan().ContainsAny('\r', '\n', '\0')) headers.TryAddWithoutValidation(name, value);
    }
}
