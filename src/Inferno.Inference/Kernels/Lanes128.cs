using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;

namespace Inferno.Inference.Kernels;

/// <summary>Registers of 128 bits: 4 floats.</summary>
internal readonly struct Lanes128 : ILanes<Vector128<float>>
{
    public static int Width => Vector128<float>.Count;

    public static bool HasManyRegisters => AdvSimd.IsSupported;

    public static Vector128<float> Zero => Vector128<float>.Zero;

    public static Vector128<float> Load(ref float source) => Vector128.LoadUnsafe(ref source);

    public static Vector128<float> Broadcast(float value) => Vector128.Create(value);

    public static Vector128<float> Add(Vector128<float> left, Vector128<float> right) => left + right;

    public static Vector128<float> Subtract(Vector128<float> left, Vector128<float> right) => left - right;

    public static Vector128<float> Divide(Vector128<float> left, Vector128<float> right) => left / right;

    public static Vector128<float> Min(Vector128<float> left, Vector128<float> right) => Vector128.Min(left, right);

    public static Vector128<float> MultiplyAdd(Vector128<float> left, Vector128<float> right, Vector128<float> addend) =>
        Vector128.MultiplyAddEstimate(left, right, addend);

    public static Vector128<float> Round(Vector128<float> vector) => Vector128.Round(vector);

    public static Vector128<float> Scale(Vector128<float> vector, Vector128<float> exponent) =>
        vector * ((Vector128.ConvertToInt32Native(exponent) + Vector128.Create(127)) << 23).AsSingle();

    public static Vector128<float> ZeroBelow(Vector128<float> vector, Vector128<float> test, Vector128<float> limit) =>
        Vector128.ConditionalSelect(Vector128.LessThan(test, limit), Zero, vector);

    public static void Store(Vector128<float> vector, ref float destination) => vector.StoreUnsafe(ref destination);

    public static Vector128<float> Fold(Vector128<float> vector) => vector;
}
