using Vane.Text;

namespace Vane.Bench;

/// <summary>Repair and sentences on anybody's files.</summary>
internal static class RepairTool
{
    /// <summary><c>repair IN OUT</c>: a text file in, readable text out, line by line.</summary>
    public static async Task<int> RepairAsync(string[] args)
    {
        if (args.Length != 2) return Usage("repair IN OUT");
        await File.WriteAllTextAsync(args[1], TextRepair.Repair(await File.ReadAllTextAsync(args[0])).Text);
        return 0;
    }

    /// <summary><c>sentences IN OUT</c>: a text file in, a sentence a line out.</summary>
    public static async Task<int> SentencesAsync(string[] args)
    {
        if (args.Length != 2) return Usage("sentences IN OUT");
        var text = await File.ReadAllTextAsync(args[0]);
        await File.WriteAllLinesAsync(args[1], Sentences.Split(text).Select(span => PlainText.OneLine(span.In(text).ToString())));
        return 0;
    }

    private static int Usage(string usage)
    {
        Console.Error.WriteLine($"vane-bench {usage}");
        return 2;
    }
}
