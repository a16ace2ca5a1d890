using System.Reflection.Metadata;
using Inferno.Pgo.Profiles.Metadata;

namespace Inferno.Pgo.Profiles.Mibc;

/// <summary>Reads the IL of a profile's methods.</summary>
internal static class InstructionReader
{
    public static IReadOnlyList<Instruction> Read(BlobReader il)
    {
        var instructions = new List<Instruction>();
        while (il.RemainingBytes > 0)
        {
            int offset = il.Offset;
            var code = (ILOpCode)il.ReadByte();
            instructions.Add(ReadOperand(code, offset, ref il));
        }

        return instructions;
    }

    private static Instruction ReadOperand(ILOpCode code, int offset, ref BlobReader il) => code switch
    {
        ILOpCode.Ldtoken or ILOpCode.Ldstr => new(code, Checked(ref il, offset, 4).ReadInt32(), offset),
        ILOpCode.Pop or ILOpCode.Nop or ILOpCode.Ret => new(code, 0, offset),
        >= ILOpCode.Ldc_i4_m1 and <= ILOpCode.Ldc_i4_8 =>
            new(ILOpCode.Ldc_i4, (int)code - (int)ILOpCode.Ldc_i4_0, offset),
        ILOpCode.Ldc_i4_s => new(ILOpCode.Ldc_i4, Checked(ref il, offset, 1).ReadSByte(), offset),
        ILOpCode.Ldc_i4 => new(code, Checked(ref il, offset, 4).ReadInt32(), offset),
        ILOpCode.Ldc_i8 => new(code, Checked(ref il, offset, 8).ReadInt64(), offset),
        ILOpCode.Ldc_r4 => new(ILOpCode.Ldc_r8, Bits(Checked(ref il, offset, 4).ReadSingle()), offset),
        ILOpCode.Ldc_r8 => new(code, Bits(Checked(ref il, offset, 8).ReadDouble()), offset),
        _ => throw new BadMetadataException("an instruction that profiles use", $"opcode 0x{(int)code:X2}", offset),
    };

    private static long Bits(double number) => BitConverter.DoubleToInt64Bits(number);

    private static ref BlobReader Checked(ref BlobReader il, int offset, int bytes)
    {
        if (il.RemainingBytes < bytes)
        {
            throw new BadMetadataException($"an operand of {bytes} bytes", "the end of the method", offset);
        }

        return ref il;
    }
}
