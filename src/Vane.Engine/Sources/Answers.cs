using System.Runtime.CompilerServices;
using System.Text.Json;
using Vane.Collect;
using Vane.Net;

namespace Vane.Sources;

/// <summary>An answer cannot be understood, so that nothing more can be read; the message says why.</summary>
internal sealed class AnswerException(string reason) : Exception(reason);

/// <summary>Reads what APIs answer.</summary>
internal static class Answers
{
    // Deeper than any of these APIs, and far from what could exhaust the stack.
    private static readonly JsonDocumentOptions Bounded = new() { MaxDepth = 64 };

    /// <summary>The JSON that was answered.</summary>
    /// <exception cref="AnswerException">It is none.</exception>
    public static JsonDocument Json(Fetched answer)
    {
        try
        {
            return JsonDocument.Parse(answer.Body, Bounded);
        }
        catch (JsonException)
        {
            var looksLikePage = answer.Body.Span.TrimStart(" \t\r\n"u8) is [(byte)'<', ..];
            throw new AnswerException($"{Place(answer)} answered with what is no JSON ({(answer.Body.IsEmpty ? "nothing at all" : looksLikePage ? "an HTML page?" : "cut off?")})");
        }
    }

    /// <summary>Where an answer came from, without its query: it may be long, and others' words.</summary>
    public static string Place(Fetched answer) => answer.Address.IdnHost + answer.Address.AbsolutePath;

    /// <summary>A list that must be there.</summary>
    /// <exception cref="AnswerException">It is not.</exception>
    public static JsonElement List(Fetched answer, JsonElement root, string? field = null)
    {
        var list = field is null ? root : root.ValueKind == JsonValueKind.Object && root.TryGetProperty(field, out var found) ? found : default;
        if (list.ValueKind == JsonValueKind.Array) return list;
        throw new AnswerException($"{Place(answer)} answered without {(field is null ? "a list" : $"the list “{field}”")}{Complaint(root)}");
    }

    /// <summary>What an API says where it gives no result.</summary>
    public static string Complaint(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object) return "";
        foreach (var field in (ReadOnlySpan<string>)["message", "error_description", "error"])
            if (root.TryGetProperty(field, out var said) && said.ValueKind == JsonValueKind.String) return $": {Excerpt.Of(said.GetRawText().Trim('"'))}";
        return "";
    }

    /// <summary>Readings up to an answer that cannot be understood, which is the last of them. A failure to fetch goes through, after
    /// what was read before it.</summary>
    public static async IAsyncEnumerable<Reading> UpToBroken(IAsyncEnumerable<Reading> readings, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var each = readings.GetAsyncEnumerator(cancel);
        var line = 1L;
        while (true)
        {
            Reading.Broke? broke = null;
            try
            {
                if (!await each.MoveNextAsync()) yield break;
            }
            catch (AnswerException e)
            {
                broke = new Reading.Broke(line, e.Message);
            }

            yield return broke ?? each.Current;
            if (broke is not null) yield break;
            line = each.Current.Line;
        }
    }
}
