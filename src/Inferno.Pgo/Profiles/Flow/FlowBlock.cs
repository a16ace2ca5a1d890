using System.Reflection.Emit;

namespace Inferno.Pgo.Profiles.Flow;

/// <summary>Instructions of a method that always run one after the other.</summary>
/// <param name="Start">IL offset of the first.</param>
/// <param name="End">IL offset behind the last.</param>
/// <param name="Instructions">How many there are.</param>
/// <param name="Flow">How the last one passes control on.</param>
/// <param name="Successors">
/// Starts of the blocks that may come next, each once. One that leaves the method leads back to its entry, because the
/// compiler's counts close the circle like that.
/// </param>
internal sealed record FlowBlock(int Start, int End, int Instructions, FlowControl Flow, IReadOnlyList<int> Successors)
{
    /// <summary>Whether the block chooses between ways that all go on, none of them the way round a loop.</summary>
    public bool ChoosesForward =>
        Flow == FlowControl.Cond_Branch && Successors.Count > 1 && Successors.All(next => next > Start);
}

/// <summary>A way from one block to another.</summary>
/// <param name="From">Start of the block that is left.</param>
/// <param name="To">Start of the block that is entered.</param>
internal readonly record struct FlowEdge(int From, int To);
