using System.Collections.Frozen;
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;

namespace Inferno.Pgo.Profiles.Metadata;

/// <summary>An IL instruction: its code, and its token if it has one.</summary>
internal readonly record struct IlOperand(int Code, bool IsToken, int Token)
{
    private static readonly FrozenDictionary<int, OpCode> Codes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToFrozenDictionary(code => (int)(ushort)code.Value);

    /// <summary>What the instruction does.</summary>
    public OpCode OpCode => Codes[Code];

    /// <summary>Reads one instruction and moves past it.</summary>
    public static IlOperand Read(ref BlobReader il)
    {
        int offset = il.Offset;
        int code = il.ReadByte();
        if (code == 0xFE)
        {
            code = 0xFE00 | il.ReadByte();
        }

        if (!Codes.TryGetValue(code, out OpCode known))
        {
            throw new BadMetadataException("an IL instruction", $"opcode 0x{code:X2}", offset);
        }

        return ReadOperand(ref il, code, known.OperandType);
    }

    private static IlOperand ReadOperand(ref BlobReader il, int code, OperandType type)
    {
        switch (type)
        {
            case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineSig or OperandType.InlineString
                or OperandType.InlineTok or OperandType.InlineType:
                return new IlOperand(code, IsToken: true, il.ReadInt32());
            case OperandType.InlineSwitch:
                Skip(ref il, 4L * il.ReadUInt32());
                break;
            default:
                Skip(ref il, Length(type));
                break;
        }

        return new IlOperand(code, IsToken: false, 0);
    }

    private static int Length(OperandType type) => type switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };

    private static void Skip(ref BlobReader il, long bytes)
    {
        if (bytes > il.RemainingBytes)
        {
            throw new BadMetadataException($"an operand of {bytes} bytes", "the end of the method", il.Offset);
        }

        il.Offset += (int)bytes;
    }
}
