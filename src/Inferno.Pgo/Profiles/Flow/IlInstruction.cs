using System.Reflection.Emit;
using System.Reflection.Metadata;
using Inferno.Pgo.Profiles.Metadata;

namespace Inferno.Pgo.Profiles.Flow;

/// <summary>An IL instruction as far as control flow needs it.</summary>
/// <param name="Offset">Where it starts.</param>
/// <param name="End">Where the next one starts.</param>
/// <param name="Flow">How it passes control on.</param>
/// <param name="Targets">Offsets that it may jump to.</param>
internal sealed record IlInstruction(int Offset, int End, FlowControl Flow, IReadOnlyList<int> Targets)
{
    /// <summary>Whether it ends a block of instructions that run one after the other.</summary>
    public bool EndsBlock => Flow is FlowControl.Branch or FlowControl.Cond_Branch or FlowControl.Return or FlowControl.Throw;

    /// <summary>All instructions of a body.</summary>
    /// <exception cref="BadMetadataException">It is no IL.</exception>
    public static IReadOnlyList<IlInstruction> ReadAll(BlobReader il)
    {
        List<IlInstruction> instructions = [];
        while (il.RemainingBytes > 0)
        {
            int offset = il.Offset;
            OpCode code = IlOperand.Read(ref il).OpCode;
            instructions.Add(new IlInstruction(offset, il.Offset, code.FlowControl, TargetsOf(code, il, offset)));
        }

        return instructions;
    }

    private static int[] TargetsOf(OpCode code, BlobReader il, int offset)
    {
        int end = il.Offset;
        il.Offset = offset + code.Size;
        return code.OperandType switch
        {
            OperandType.ShortInlineBrTarget => [end + il.ReadSByte()],
            OperandType.InlineBrTarget => [end + il.ReadInt32()],
            OperandType.InlineSwitch => [.. Enumerable.Range(0, il.ReadInt32()).Select(_ => end + il.ReadInt32())],
            _ => [],
        };
    }
}
