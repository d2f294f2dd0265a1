using Vane.Trend;

namespace Vane.Bench.Simulation;

/// <summary>A simulated source on one day, with what is truly going on.</summary>
/// <param name="Counts">What is seen.</param>
/// <param name="Day">The tested day.</param>
/// <param name="Bursts">Terms with a burst.</param>
internal sealed record Problem(SeriesCounts Counts, int Day, IReadOnlySet<int> Bursts)
{
    /// <summary>Makes one.</summary>
    public static Problem From(World world, int seed)
    {
        var draw = new Draw(seed);
        var places = new Places(world, draw);
        var bursting = new HashSet<int>();
        while (bursting.Count < Math.Min(world.Bursts, world.Terms)) bursting.Add(draw.Between(0, world.Terms - 1));
        var (starts, cells) = (new int[world.Terms + 1], new List<Cell>());
        var term = new Term(world, places);
        for (var i = 0; i < world.Terms; i++)
        {
            starts[i] = cells.Count;
            term.Draw(draw, bursting.Contains(i), cells);
        }

        starts[^1] = cells.Count;
        return new Problem(new SeriesCounts(World.Days, places.Count, places.Exposure, starts, [.. cells]), World.Days - 1, bursting);
    }
}
