using System.Security.Cryptography;
using Iced.Intel;

namespace Inferno.Pgo.Builds.Compiled;

/// <summary>Digests machine code without the addresses in it, which move with the code around.</summary>
internal static class CodeDigest
{
    /// <summary>
    /// The digest of x64 code: displacements relative to the instruction pointer and branches out of the body are blanked.
    /// </summary>
    public static string OfX64(ReadOnlySpan<byte> code)
    {
        byte[] bytes = code.ToArray();
        byte[] blanked = [.. bytes];
        Decoder decoder = Decoder.Create(64, bytes);
        while (decoder.IP < (ulong)bytes.Length)
        {
            int start = (int)decoder.IP;
            Instruction instruction = decoder.Decode();
            Blank(blanked.AsSpan(start, instruction.Length), instruction, decoder.GetConstantOffsets(instruction), bytes.Length);
        }

        return Convert.ToHexStringLower(SHA256.HashData(blanked));
    }

    /// <summary>
    /// What can be said without a decoder for the instruction set: the length. Code that changed within the same
    /// length passes for unchanged, so a count of changed bodies is then too low, never too high.
    /// </summary>
    public static string OfLength(int length) => $"length {length}";

    private static void Blank(Span<byte> bytes, Instruction instruction, ConstantOffsets offsets, int length)
    {
        if (instruction.IsIPRelativeMemoryOperand && offsets.HasDisplacement)
        {
            bytes.Slice(offsets.DisplacementOffset, offsets.DisplacementSize).Clear();
        }

        bool isBranch = instruction.FlowControl is FlowControl.Call or FlowControl.UnconditionalBranch or FlowControl.ConditionalBranch;
        if (isBranch && offsets.HasImmediate && instruction.NearBranchTarget >= (ulong)length)
        {
            bytes.Slice(offsets.ImmediateOffset, offsets.ImmediateSize).Clear();
        }
    }
}
