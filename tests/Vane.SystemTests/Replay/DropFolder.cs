using NodaTime;

namespace Vane.SystemTests.Replay;

/// <summary>The folder into which somebody drops files.</summary>
internal static class DropFolder
{
    /// <summary>Its name, beside the settings.</summary>
    public const string Name = "drop";

    /// <summary>Drops what was published until an instant and is not there yet.</summary>
    /// <param name="world">Whose files.</param>
    /// <param name="folder">Where the settings are.</param>
    /// <param name="at">The instant.</param>
    public static void Fill(ReplayWorld world, string folder, Instant at)
    {
        var drop = Directory.CreateDirectory(Path.Combine(folder, Name)).FullName;
        foreach (var post in world.Of("drop").SelectMany(s => s.Posts).Where(p => p.StandsAt(at)))
        {
            var file = Path.Combine(drop, post.Id);
            if (File.Exists(file)) continue;
            File.WriteAllText(file, PageAnswers.Page(post, post.Published));
            // What was written just now might be written on.
            File.SetLastWriteTimeUtc(file, post.Published.ToDateTimeUtc());
        }
    }
}
