using System.Globalization;
using System.Text.Json;

namespace Vane.Bench;

/// <summary>What a set of our own must at least reach.</summary>
/// <param name="Sha256">The set the floors were set for; another set needs floors of its own.</param>
/// <param name="Reason">Why they are where they are.</param>
/// <param name="Least">Measures and their floors.</param>
internal sealed record SetFloors(string Sha256, string Reason, IReadOnlyDictionary<string, double> Least);

/// <summary><c>bench/floors.json</c>: floors of our own sets, by <c>component/set</c>.</summary>
internal sealed class FloorFile
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNameCaseInsensitive = true };
    private readonly Dictionary<string, SetFloors> _sets;

    private FloorFile(Dictionary<string, SetFloors> sets) => _sets = sets;

    public static FloorFile Read() => new(JsonSerializer.Deserialize<Dictionary<string, SetFloors>>(
        File.ReadAllBytes(Path.Combine(OwnSet.Repository, "bench", "floors.json")), Options)!);

    /// <summary>The floor of a measure; null where there is none.</summary>
    public double? Of(Measure measure) =>
        measure.Fingerprint is not null && _sets.TryGetValue(KeyOf(measure), out var set) && set.Least.TryGetValue(measure.Name, out var floor)
            ? floor : null;

    /// <summary>What is wrong with the measures of our own sets: under its floor, without one, of another set than the floor,
    /// or not measured although there is a floor.</summary>
    public IEnumerable<string> Faults(IReadOnlyCollection<Measure> measures, IReadOnlyCollection<string> components)
    {
        var own = measures.Where(m => m.Fingerprint is not null).ToList();
        foreach (var set in own.GroupBy(KeyOf))
        {
            if (_sets.TryGetValue(set.Key, out var floors) && floors.Sha256 != set.First().Fingerprint)
                yield return $"{set.Key}: floors.json is for another set; this one is {set.First().Fingerprint}";
            else if (floors is null)
                yield return $"{set.Key}: floors.json has no floors for it; its fingerprint is {set.First().Fingerprint}";
            foreach (var measure in set)
                if (Of(measure) is not { } floor) yield return $"{set.Key}/{measure.Name}: no floor";
                else if (!(measure.Value >= floor)) yield return string.Create(CultureInfo.InvariantCulture, $"{set.Key}/{measure.Name}: {measure.Value:0.0000} is under its floor {floor:0.0000}");
        }

        foreach (var (key, floors) in _sets.Where(s => components.Contains(s.Key.Split('/')[0])))
            foreach (var name in floors.Least.Keys)
                if (!own.Exists(m => KeyOf(m) == key && m.Name == name)) yield return $"{key}/{name}: has a floor and was not measured";
    }

    private static string KeyOf(Measure measure) => $"{measure.Component}/{measure.Set}";
}
