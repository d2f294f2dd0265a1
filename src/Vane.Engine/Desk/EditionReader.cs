using Vane.Collect;
using Vane.Model;
using Vane.Understand;
using Vane.Words;

namespace Vane.Desk;

/// <summary>Reads the editions of settings.</summary>
/// <param name="folder">Where relative paths begin.</param>
/// <param name="sources">The sources they choose from.</param>
internal sealed class EditionReader(string folder, IReadOnlyList<TaggedSource> sources)
{
    private static readonly string[] Fields = ["name", "lens", "store", "reports", "languages", "zone", "schedule", "floors", "sources"];

    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _places = new(StringComparer.Ordinal);

    /// <summary>The editions of a list, in order; what is wrong is noted.</summary>
    public IReadOnlyList<EditionSettings> Read(SettingsNode? list)
    {
        if (list is null) return [];
        if (list.IsEmptyList) list.Refuse("holds no edition; at least one is needed");
        return [.. list.Items().Where(node => node.HasFields()).Select(ReadOne)];
    }

    private EditionSettings ReadOne(SettingsNode node)
    {
        node.AllowOnly(Fields);
        var name = node.Need("name")?.Parse(Name) ?? "";
        return new EditionSettings(
            name,
            node.Find("lens")?.Parse(Lens) ?? "ai",
            Place(node, "store", $"{name}.db"),
            Place(node, "reports", $"reports/{name}"),
            Languages(node.Find("languages")),
            node.Find("zone")?.Parse(Zone) ?? "UTC",
            Times(node.Find("schedule")),
            Floors(node.Find("floors")),
            Chosen(node.Find("sources")));
    }

    // It names files.
    private string Name(string text)
    {
        if (text.Length > 60 || !text.All(c => char.IsLetterOrDigit(c) || c is '-' or '_'))
            throw new FormatException($"is '{Spelling.Short(text)}'; up to 60 letters, digits, - and _ are allowed");
        return _names.Add(text) ? text : throw new FormatException($"is '{text}' a second time; each edition has a name of its own");
    }

    private string Lens(string text)
    {
        if (LensFile.EmbeddedLenses.Contains(text)) return text;
        var path = Path.GetFullPath(text, folder);
        return Directory.Exists(path) ? path : throw new FormatException(
            $"is '{Spelling.Short(text)}', which is no lens{Spelling.Nearest(text, LensFile.EmbeddedLenses)}; a folder is allowed, or one of {string.Join(", ", LensFile.EmbeddedLenses)}");
    }

    // Two editions in one place would take turns in undoing each other's work.
    private string Place(SettingsNode node, string field, string usual)
    {
        string Rule(string text) => Path.GetFullPath(text, folder) is var path && _places.Add(path)
            ? path : throw new FormatException($"is '{Spelling.Short(text)}', which another edition has; each has its own");
        if (node.Find(field) is { } written) return written.Parse(Rule) ?? "";
        var path = Path.GetFullPath(usual, folder);
        if (!_places.Add(path)) node.Refuse(field, $"is '{Spelling.Short(usual)}' by default, which another edition has; each has its own");
        return path;
    }

    private static string Zone(string text)
    {
        DueTimes.ZoneOf(text);
        return text;
    }

    private static IReadOnlyList<string> Languages(SettingsNode? node)
    {
        string[] known = [.. Language.All.Select(language => language.Code)];
        if (node is null) return known;
        var chosen = node.Items().Select(item => item.Parse(text => known.Contains(text) ? text : throw new FormatException(
            $"is '{Spelling.Short(text)}'{Spelling.Nearest(text, known)}; languages are {string.Join(", ", known)}"))).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (node.IsEmptyList) node.Refuse($"holds no language; languages are {string.Join(", ", known)}");
        return chosen;
    }

    private static ReportTimes Times(SettingsNode? node)
    {
        if (node is null || !node.HasFields()) return ReportTimes.Usual;
        node.AllowOnly(["day", "week", "month"]);
        string? Of(ReportPeriod period, string field) => node.Find(field) is { } written
            ? written.Parse(text => Forms.ReportTime(period, text)) : ReportTimes.Usual.Of(period);
        return new ReportTimes(Of(ReportPeriod.Day, "day"), Of(ReportPeriod.Week, "week"), Of(ReportPeriod.Month, "month"));
    }

    private static Floors Floors(SettingsNode? node)
    {
        if (node is null || !node.HasFields()) return Model.Floors.None;
        node.AllowOnly(["score", "comments"]);
        long Of(string field) => node.Find(field)?.Parse(text => Forms.Whole(text, 0, int.MaxValue)) ?? 0;
        return new Floors(Of("score"), Of("comments"));
    }

    private IReadOnlyList<SourceSettings> Chosen(SettingsNode? node)
    {
        if (node is null) return [.. sources.Select(source => source.Settings)];
        var chosen = new HashSet<TaggedSource>(ReferenceEqualityComparer.Instance);
        foreach (var item in node.Items())
        {
            if (item.Text() is not { } wanted) continue;
            var found = sources.Where(source => wanted == "all" || source.Settings.Name == wanted || source.Tags.Contains(wanted)).ToList();
            chosen.UnionWith(found);
            if (found.Count > 0 || wanted == "all") continue;
            var known = sources.SelectMany(source => source.Tags.Append(source.Settings.Name)).Distinct(StringComparer.Ordinal);
            item.Refuse($"is '{Spelling.Short(wanted)}', which is no source and no tag{Spelling.Nearest(wanted, known)}; names and tags of sources are allowed, or all");
        }

        return [.. sources.Where(chosen.Contains).Select(source => source.Settings)];
    }
}
