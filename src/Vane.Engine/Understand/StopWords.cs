using System.Reflection;
using Vane.Text;

namespace Vane.Understand;

/// <summary>Words that carry no subject. They are no terms and neither begin nor end one.</summary>
internal sealed class StopWords
{
    private readonly HashSet<ulong> _words = [];
    private readonly HashSet<ulong> _joints = [];
    private readonly HashSet<ulong> _modifiers = [];

    private StopWords()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("understand/stopwords")!);
        var into = _words;
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#')) into = line.StartsWith("# Joints", StringComparison.Ordinal) ? _joints
                : line.StartsWith("# Modifiers", StringComparison.Ordinal) ? _modifiers : _words;
            else foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries)) into.Add(StableHash.Of(word));
        }
    }

    /// <summary>The lists that come with Vane, for English and Chinese.</summary>
    public static StopWords Default { get; } = new();

    /// <summary>Whether a word, by the hash of its key, is one.</summary>
    public bool Contains(ulong word) => _words.Contains(word);

    /// <summary>Whether a phrase may begin with the word, as with <c>large</c> in <c>large language model</c>.</summary>
    public bool IsModifier(ulong word) => _modifiers.Contains(word);

    /// <summary>Whether a phrase may hold the word inside, as <c>of</c> in <c>chain of thought</c>.</summary>
    public bool IsJoint(ulong word) => _joints.Contains(word);
}
