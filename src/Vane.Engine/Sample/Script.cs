using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Vane.Sample;

/// <summary>What happens in the sample world: its communities, and the themes planted in them. Days are counted back
/// from the last one (0), so that a shorter or longer world ends the same way.</summary>
internal sealed record Script(Board[] Boards, Theme[] Themes)
{
    public const string ForumSource = "sample-forum", NewsSource = "sample-news", PapersSource = "sample-papers";

    public static Script Load() => Resource("world", ScriptJson.Default.Script);

    /// <summary>The word lists of a language, by name.</summary>
    public static Dictionary<string, string[]> Words(string language) =>
        Resource(language, ScriptJson.Default.DictionaryStringStringArray);

    private static T Resource<T>(string name, JsonTypeInfo<T> type)
    {
        using var stream = typeof(Script).Assembly.GetManifestResourceStream($"sample/{name}")
            ?? throw new InvalidOperationException($"The resource sample/{name} is missing.");
        return JsonSerializer.Deserialize(stream, type)!;
    }
}

/// <summary>A community.</summary>
/// <param name="Source">Its source.</param>
/// <param name="Name">Its name.</param>
/// <param name="Language">Language of its titles, also the name of their word lists.</param>
/// <param name="Rule">Word list its ordinary titles come from.</param>
/// <param name="Awkward">Word list of titles that are hard on renderers.</param>
/// <param name="Text">Word list of its texts.</param>
/// <param name="Texts">Part of its posts that have a text.</param>
/// <param name="Author">Word list of its authors.</param>
/// <param name="Share">Part of all posts it brings on an ordinary day.</param>
/// <param name="Score">Median of the final scores; 0 where the source shows none.</param>
/// <param name="Categories">Categories to draw from; one may stand here more than once.</param>
/// <param name="LastPost">Day of its last post, 0 where it goes on.</param>
/// <param name="Quiet">Days without a post.</param>
internal sealed record Board(
    string Source, string Name, string Language, string Rule, string? Awkward, string Text, double Texts,
    string Author, double Share, double Score, string[] Categories, int LastPost = 0, int[]? Quiet = null)
{
    public bool IsOpen(int daysBack) => daysBack >= LastPost && Quiet?.Contains(daysBack) != true;
}

/// <summary>A theme that comes up in several communities.</summary>
/// <param name="Name">Name, for readers of the script only.</param>
/// <param name="Boost">How many times the usual scores its posts reach.</param>
/// <param name="Curve">Pairs of a day and how many themed posts there are then for each ordinary one; straight lines
/// between them, nothing before the first.</param>
/// <param name="Places">Where it shows.</param>
internal sealed record Theme(string Name, double Boost, double[][] Curve, ThemePlace[] Places)
{
    public double At(int daysBack)
    {
        if (daysBack > Curve[0][0]) return 0;
        for (var i = 1; i < Curve.Length; i++)
        {
            var (before, after) = (Curve[i - 1], Curve[i]);
            if (daysBack >= after[0])
                return after[1] + ((before[1] - after[1]) * (daysBack - after[0]) / (before[0] - after[0]));
        }

        return Curve[^1][1];
    }
}

/// <summary>How a theme shows in one community.</summary>
/// <param name="Name">The community.</param>
/// <param name="Rule">Word list its titles come from there.</param>
/// <param name="Lag">Days it arrives after the first community.</param>
/// <param name="Scale">Part of the curve that shows here.</param>
internal sealed record ThemePlace(string Name, string Rule, int Lag, double Scale = 1);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(Script))]
[JsonSerializable(typeof(Dictionary<string, string[]>))]
internal sealed partial class ScriptJson : JsonSerializerContext;
