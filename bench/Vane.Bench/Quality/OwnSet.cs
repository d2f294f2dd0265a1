using System.Security.Cryptography;
using System.Text;

namespace Vane.Bench;

/// <summary>A set written by this project: lines of a file of the repository, or generated.</summary>
/// <param name="Component">What it measures.</param>
/// <param name="Name">Its name.</param>
/// <param name="Lines">All of it.</param>
internal sealed record OwnSet(string Component, string Name, IReadOnlyList<string> Lines)
{
    private readonly string _fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Lines))));

    /// <summary>The repository, wherever in it the program was started.</summary>
    /// <exception cref="DirectoryNotFoundException">It was started elsewhere.</exception>
    public static string Repository { get; } = FindRepository();

    /// <summary>Lines of a file of the repository without empty ones and those that begin with "# ".</summary>
    public static OwnSet Read(string component, string path) => new(component, Path.GetFileName(path),
        [.. File.ReadLines(Path.Combine(Repository, path)).Where(l => l.Length > 0 && !l.StartsWith("# ", StringComparison.Ordinal))]);

    /// <summary>A figure measured on it.</summary>
    public Measure Measure(string name, double value) => new(Component, Name, name, value) { Fingerprint = _fingerprint };

    private static string FindRepository()
    {
        for (var folder = Directory.GetCurrentDirectory(); folder is not null; folder = Path.GetDirectoryName(folder))
            if (File.Exists(Path.Combine(folder, "Vane.slnx"))) return folder;
        throw new DirectoryNotFoundException("Sets of our own are in the repository: start in it.");
    }
}
