namespace Vane.SystemTests.Machine;

/// <summary>Files outside the test's folder: of the repository, and data sets that are not part of it.</summary>
internal static class TestData
{
    private const string Variable = "VANE_EVAL_DATA";

    /// <summary>The path of a file of a data set; a test whose data is not here says so and is skipped.</summary>
    public static string Require(string file)
    {
        var root = Environment.GetEnvironmentVariable(Variable) ?? Path.Combine(Repository(), "..", "shared");
        var path = Path.GetFullPath(Path.Combine(root, file));
        Assert.SkipUnless(File.Exists(path), $"not here: {path} ({Variable} names another folder)");
        return path;
    }

    /// <summary>The path of a file of the repository.</summary>
    public static string PathInRepository(string file) => Path.Combine(Repository(), file);

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Vane.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests were built outside the repository.");
    }
}
