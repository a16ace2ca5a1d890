using System.Reflection.Metadata;

namespace Inferno.Pgo.Profiles.Mibc;

/// <summary>An instruction of a profile's IL: the handful of codes that carry its data.</summary>
/// <param name="Code">The code; every way to load a four-byte integer is <see cref="ILOpCode.Ldc_i4"/>.</param>
/// <param name="Value">Token or integer; for a floating-point number, its bits as a double.</param>
/// <param name="Offset">Where it starts in the method's IL, in bytes.</param>
internal readonly record struct Instruction(ILOpCode Code, long Value, int Offset)
{
    public bool IsInteger => Code is ILOpCode.Ldc_i4 or ILOpCode.Ldc_i8;

    public double Number => Code == ILOpCode.Ldc_r8 ? BitConverter.Int64BitsToDouble(Value) : Value;
}
