using Vane.Collect;
using Vane.Model;
using Vane.Net;

namespace Vane.Desk;

/// <summary>What a desk is told by its settings file: who asks, what is asked, and which reports are made of it.</summary>
/// <param name="File">The file they were read from.</param>
/// <param name="Contact">Where the owner is reached, shown to the sites that are asked; null where nothing is said.</param>
/// <param name="AllowedHosts">Hosts that may be asked though they are in no public network, by name.</param>
/// <param name="Paces">Hosts with a pace of their own.</param>
/// <param name="Editions">The editions, in the order written.</param>
/// <param name="Sources">All sources, in the order written.</param>
public sealed record Settings(
    string File,
    string? Contact,
    IReadOnlyList<string> AllowedHosts,
    IReadOnlyDictionary<string, HostPace> Paces,
    IReadOnlyList<EditionSettings> Editions,
    IReadOnlyList<SourceSettings> Sources)
{
    /// <summary>An edition by its name; null where there is none.</summary>
    public EditionSettings? Edition(string name) => Editions.FirstOrDefault(edition => edition.Name == name);

    /// <summary>How the web is asked by these settings.</summary>
    public WebOptions Web => new()
    {
        UserAgent = Contact is null ? "Vane/0.1" : $"Vane/0.1 (+{Contact})",
        AllowedHosts = AllowedHosts,
        Paces = Paces,
    };
}

/// <summary>An edition: a store of what its sources gave, and the reports of it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Lens">Name of an embedded lens, or the folder of one.</param>
/// <param name="Store">File of the store.</param>
/// <param name="Reports">Folder of the reports.</param>
/// <param name="Languages">Codes of the languages reports are written in.</param>
/// <param name="Zone">IANA id of the zone whose midnights bound its days.</param>
/// <param name="Times">When its reports are made.</param>
/// <param name="Floors">Posts below these are left out.</param>
/// <param name="Sources">The sources it is made of, in the order of the settings.</param>
public sealed record EditionSettings(
    string Name,
    string Lens,
    string Store,
    string Reports,
    IReadOnlyList<string> Languages,
    string Zone,
    ReportTimes Times,
    Floors Floors,
    IReadOnlyList<SourceSettings> Sources);

/// <summary>When the reports of an edition are made: cron expressions in the edition's zone (seconds first), null for never.</summary>
/// <param name="Day">Of a day, and so on a day after it.</param>
/// <param name="Week">Of seven days.</param>
/// <param name="Month">Of thirty days.</param>
public sealed record ReportTimes(string? Day, string? Week, string? Month)
{
    /// <summary>Where nothing else is said: at 00:20 of each day, 00:40 of each Monday, 01:00 of the first of each month.</summary>
    public static readonly ReportTimes Usual = new("0 20 0 * * ?", "0 40 0 ? * MON", "0 0 1 1 * ?");

    /// <summary>The time of a period; null for never.</summary>
    public string? Of(ReportPeriod period) => period switch
    {
        ReportPeriod.Day => Day,
        ReportPeriod.Week => Week,
        _ => Month,
    };
}

/// <summary>Settings cannot be used. All that is wrong is said at once.</summary>
/// <param name="errors">What is wrong, each <c>FILE:LINE: field: what is wrong; what is allowed</c>, in the order of the file;
/// without field, or without line and field, where it is wrong as a whole. No secret is in them.</param>
public sealed class SettingsException(IReadOnlyList<string> errors) : Exception(string.Join('\n', errors))
{
    /// <summary>What is wrong, a line each.</summary>
    public IReadOnlyList<string> Errors => errors;
}
