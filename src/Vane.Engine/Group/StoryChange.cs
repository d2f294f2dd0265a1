namespace Vane.Group;

/// <summary>What a re-cluster changed.</summary>
/// <param name="From">The story that was.</param>
/// <param name="Into">The story that took it in.</param>
/// <param name="Document">The document that moved, or null where the whole story was merged.</param>
public readonly record struct StoryChange(long From, long Into, long? Document);
