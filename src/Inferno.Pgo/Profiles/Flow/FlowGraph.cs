using System.Reflection.Emit;

namespace Inferno.Pgo.Profiles.Flow;

/// <summary>The blocks of a method as the run time's compiler cuts them when it places its counters.</summary>
internal static class FlowGraph
{
    /// <summary>The blocks of a body without exception handlers, in order of their offsets.</summary>
    public static IReadOnlyList<FlowBlock> Of(IReadOnlyList<IlInstruction> instructions)
    {
        HashSet<int> starts =
        [
            0,
            .. instructions.SelectMany(instruction => instruction.Targets),
            .. instructions.Where(instruction => instruction.EndsBlock).Select(instruction => instruction.End),
        ];
        List<FlowBlock> blocks = [];
        int first = 0;
        for (int i = 0; i < instructions.Count; i++)
        {
            IlInstruction last = instructions[i];
            if (starts.Contains(last.End) || i == instructions.Count - 1)
            {
                blocks.Add(new FlowBlock(
                    instructions[first].Offset, last.End, i - first + 1, last.Flow, [.. Successors(last).Distinct()]));
                first = i + 1;
            }
        }

        return blocks;
    }

    private static IEnumerable<int> Successors(IlInstruction last) => last.Flow switch
    {
        FlowControl.Branch => last.Targets,
        FlowControl.Cond_Branch => [.. last.Targets, last.End],
        FlowControl.Return or FlowControl.Throw => [0],
        _ => [last.End],
    };
}
