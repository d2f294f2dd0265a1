using System.CommandLine;
using Vane.Collect;
using Vane.Desk;
using Vane.Sources;

namespace Vane.Cli;

/// <summary>The options by which a command is told of its settings.</summary>
internal sealed class SettingsOptions
{
    public Option<string> Config { get; } = new("--config") { Description = "The settings file.", DefaultValueFactory = _ => "vane.yaml" };

    public Option<string[]> Edition { get; } = new("--edition") { Description = "Only this edition; can be given again. Default: all." };

    /// <summary>The settings, or null after their errors were said.</summary>
    public Settings? Read(ParseResult parsed, Terminal terminal)
    {
        try
        {
            return SettingsReader.Read(parsed.GetValue(Config)!, SourceKinds.All);
        }
        catch (SettingsException e)
        {
            foreach (var error in e.Errors) terminal.Error(error);
            return null;
        }
    }

    /// <summary>The editions asked for.</summary>
    /// <exception cref="ArgumentException">There is no such edition.</exception>
    public IReadOnlyList<EditionSettings> EditionsOf(ParseResult parsed, Settings settings) =>
        parsed.GetValue(Edition) is { Length: > 0 } names
            ? [.. names.Distinct(StringComparer.Ordinal).Select(name => settings.Edition(name)
                ?? throw new ArgumentException($"There is no edition '{name}'. There are: {string.Join(", ", settings.Editions.Select(e => e.Name))}."))]
            : settings.Editions;

    /// <summary>The sources of an edition that are meant by names or tags' patterns.</summary>
    public static IReadOnlyList<SourceSettings> Chosen(EditionSettings edition, string[] names) =>
        names.Length == 0 ? edition.Sources : [.. edition.Sources.Where(s => names.Contains(s.Name, StringComparer.OrdinalIgnoreCase))];
}
