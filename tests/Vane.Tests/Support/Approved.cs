using System.Text;

namespace Vane.Tests.Support;

/// <summary>Whole outputs that somebody has read and found right, kept as files.</summary>
internal static class Approved
{
    /// <summary>Compares with <c>Approved/NAME.approved.EXTENSION</c>; what differs is written beside it.</summary>
    public static void Matches(string name, string extension, string actual)
    {
        var approved = Repository.PathOf($"tests/Vane.Tests/Approved/{name}.approved.{extension}");
        var received = Repository.PathOf($"tests/Vane.Tests/Approved/{name}.received.{extension}");
        if (File.Exists(approved) && File.ReadAllText(approved, Encoding.UTF8) == actual)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, actual, new UTF8Encoding(false));
        throw new ShouldAssertException($"'{received}' differs from '{approved}'. If it is right, move it there.");
    }
}
