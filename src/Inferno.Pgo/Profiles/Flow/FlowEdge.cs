namespace Inferno.Pgo.Profiles.Flow;

/// <summary>A way from one block to another.</summary>
/// <param name="From">Start of the block that is left.</param>
/// <param name="To">Start of the block that is entered.</param>
internal readonly record struct FlowEdge(int From, int To);
