namespace Vane.SystemTests.Collecting;

/// <summary>Tests beside which nothing else may run: they tell by an idle thread pool that all is done.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class AloneCollection;
