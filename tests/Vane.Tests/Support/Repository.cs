using System.Runtime.CompilerServices;

namespace Vane.Tests.Support;

/// <summary>Where the repository's files are, from where this one is.</summary>
internal static class Repository
{
    public static string PathOf(string relative) => Path.Combine(Root(), relative);

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(here, "../../../.."));
}
