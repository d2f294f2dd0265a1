using Vane.Collect;

namespace Vane.Sources;

/// <summary>A kind of source: what its settings may say, and how one is opened.</summary>
/// <param name="Name">Name in settings.</param>
/// <param name="Summary">What it asks, in a line, for who writes settings.</param>
/// <param name="Every">How often it is asked where nothing else is said: <c>30m</c>, <c>6h</c>.</param>
/// <param name="Fields">Its fields.</param>
/// <param name="Open">Opens a source for one visit.</param>
public sealed record SourceKind(string Name, string Summary, string Every, IReadOnlyList<SourceField> Fields, Func<SourceSettings, Visit, ISource> Open)
{
    /// <summary>Whether each answer lists its latest, about as many each time: then far fewer, or only older ones, tell that something
    /// is wrong.</summary>
    public bool IsSteady { get; init; }

    /// <summary>Whether nothing is a usual answer, also from the first visit on.</summary>
    public bool IsOftenEmpty { get; init; }

    /// <summary>Whether what it gives tells its own time, as an archive of earlier days does: it is known from then on, not from the
    /// visit on.</summary>
    public bool IsArchive { get; init; }

    /// <summary>Fields of which one at least must be written.</summary>
    public IReadOnlyList<string> NeedsOneOf { get; init; } = [];

    /// <summary>Fields that are written together or not at all.</summary>
    public IReadOnlyList<string> Together { get; init; } = [];
}

/// <summary>A field of a source's settings.</summary>
/// <param name="Name">Name in settings.</param>
/// <param name="Summary">What it says, in a line.</param>
/// <param name="Form">What its values must look like.</param>
/// <param name="IsRequired">Whether it must be there.</param>
/// <param name="IsList">Whether several values may be written.</param>
public sealed record SourceField(string Name, string Summary, FieldForm Form = FieldForm.Text, bool IsRequired = false, bool IsList = false)
{
    /// <summary>The values it may have; null where its form alone decides.</summary>
    public IReadOnlyList<string>? Allowed { get; init; }

    /// <summary>A field that is written to have something that usually is not so.</summary>
    public static SourceField YesOrNo(string name, string summary) => new(name, summary) { Allowed = ["yes", "no", "true", "false"] };
}

/// <summary>What the value of a field must look like.</summary>
public enum FieldForm
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>An absolute http or https address.</summary>
    Address,

    /// <summary>A whole number above zero.</summary>
    Number,

    /// <summary>A file or folder.</summary>
    Path,

    /// <summary>A secret: <c>env:NAME</c> or <c>file:PATH</c>, resolved when settings are read. A value written out is refused.</summary>
    Secret,
}
