using System.Globalization;
using Vane.Collect;

namespace Vane.Sources;

/// <summary>Reads what settings of a source say.</summary>
internal static class SettingValues
{
    /// <summary>A number; null where none is written. That it is one was found when settings were read.</summary>
    public static int? Number(this SourceSettings settings, string field) =>
        settings.Text(field) is { } text ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : null;

    /// <summary>Values, each once; others in their place where none is written.</summary>
    public static IReadOnlyList<string> Choice(this SourceSettings settings, string field, params string[] usual) =>
        settings.List(field) is { Count: > 0 } values ? [.. values.Distinct(StringComparer.Ordinal)] : usual;

    /// <summary>Whether something is wanted that usually is not.</summary>
    public static bool IsWanted(this SourceSettings settings, string field) => settings.Text(field) is "yes" or "true";
}
