using System.Globalization;
using Vane.Collect;

namespace Vane.Sources;

/// <summary>Reads what settings of a source say.</summary>
internal static class SettingValues
{
    /// <summary>A number; null where none is written.</summary>
    /// <exception cref="AnswerException">It is no number above zero.</exception>
    public static int? Number(this SourceSettings settings, string field)
    {
        if (settings.Text(field) is not { } text) return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number : throw new AnswerException($"{field}: “{text}” is no number above zero");
    }

    /// <summary>Values that must be among some; others in their place where none is written.</summary>
    /// <exception cref="AnswerException">One is not.</exception>
    public static IReadOnlyList<string> Choice(this SourceSettings settings, string field, string[] allowed, params string[] usual)
    {
        var values = settings.List(field);
        foreach (var value in values)
            if (!allowed.Contains(value, StringComparer.Ordinal)) throw new AnswerException($"{field}: “{value}” is none of {string.Join(", ", allowed)}");
        return values.Count > 0 ? [.. values.Distinct(StringComparer.Ordinal)] : usual;
    }
}
