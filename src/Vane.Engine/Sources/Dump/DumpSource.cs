using System.Globalization;
using System.Runtime.CompilerServices;
using Vane.Collect;

namespace Vane.Sources;

/// <summary>Archive dumps of Reddit, a month's posts a file (<c>RS_YYYY-MM.zst</c>): the posts of some communities. A file is read
/// once; again when its length is another, or other posts are asked for.</summary>
/// <param name="settings">Its <c>file</c>s and <c>community</c> names.</param>
/// <param name="visit">The visit.</param>
public sealed class DumpSource(SourceSettings settings, Visit visit) : ISource
{
    // Eighty years of months.
    private const int MostMarks = 1_000;

    private readonly Marks _done = new(visit.State, MostMarks);

    /// <summary>The kind <c>dump</c>.</summary>
    public static SourceKind Kind { get; } = new(
        "dump", "Archive dumps of Reddit, a file a month, filtered by community.", "24h",
        [
            new("file", "the file, RS_YYYY-MM.zst or unpacked; several may be written", FieldForm.Path, IsRequired: true, IsList: true),
            new("community", "names of communities, without r/", IsRequired: true, IsList: true),
            new("min-score", "points that a post must have", FieldForm.Number),
        ],
        (settings, visit) => new DumpSource(settings, visit))
    {
        IsArchive = true,
    };

    /// <inheritdoc />
    public string Name => settings.Name;

    /// <inheritdoc />
    public async IAsyncEnumerable<Reading> ReadAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        visit.NextState = visit.State;
        var communities = settings.List("community").Select(NameOf).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        long? least = settings.Number("min-score");
        var paths = settings.List("file").Select(Path.GetFullPath).Distinct(StringComparer.Ordinal).ToList();
        var before = 0L;
        Reading.Broke? broke = null;
        foreach (var path in paths)
        {
            if (MarkOf(path, communities, least) is { } had && _done.Has(had))
            {
                _done.Add(had);
                continue;
            }

            if (broke is not null) yield return Refused(broke);
            broke = null;
            var last = before;
            await foreach (var reading in new DumpFile(path, communities, least).ReadAsync(cancel))
            {
                last = before + reading.Line;
                if (reading is Reading.Broke end) broke = new Reading.Broke(last, $"{path}: {end.Reason}");
                else yield return Placed(reading, path, last);
            }

            before = last;
            if (broke is null && MarkOf(path, communities, least) is { } mark) _done.Add(mark);
            visit.NextState = _done.ToString();
        }

        // Of several files one that breaks off costs no other: only behind the last nothing follows.
        if (broke is not null) yield return broke;
    }

    private static Reading.Refused Refused(Reading.Broke broke) => new(broke.Line, broke.Reason, "");

    private static Reading Placed(Reading reading, string path, long line) => reading is Reading.Refused refused
        ? refused with { Line = line, Reason = $"{Path.GetFileName(path)}, line {refused.Line}: {refused.Reason}" }
        : reading with { Line = line };

    private static string? MarkOf(string path, IReadOnlyList<string> communities, long? least)
    {
        var file = new FileInfo(path);
        return file.Exists ? string.Create(CultureInfo.InvariantCulture, $"{path}\n{file.Length}\n{least}\n{string.Join(' ', communities)}") : null;
    }

    private static string NameOf(string community)
    {
        var name = community.Trim().Trim('/');
        return name.StartsWith("r/", StringComparison.OrdinalIgnoreCase) ? name[2..] : name;
    }
}
