using System.Runtime.Intrinsics;

namespace Inferno.Inference.Kernels;

/// <summary>Registers of 256 bits: 8 floats.</summary>
internal readonly struct Lanes256 : ILanes<Vector256<float>>
{
    public static int Width => Vector256<float>.Count;

    public static bool HasManyRegisters => false;

    public static Vector256<float> Zero => Vector256<float>.Zero;

    public static Vector256<float> Load(ref float source) => Vector256.LoadUnsafe(ref source);

    public static Vector256<float> Broadcast(float value) => Vector256.Create(value);

    public static Vector256<float> Add(Vector256<float> left, Vector256<float> right) => left + right;

    public static Vector256<float> Subtract(Vector256<float> left, Vector256<float> right) => left - right;

    public static Vector256<float> Divide(Vector256<float> left, Vector256<float> right) => left / right;

    public static Vector256<float> Min(Vector256<float> left, Vector256<float> right) => Vector256.Min(left, right);

    public static Vector256<float> MultiplyAdd(Vector256<float> left, Vector256<float> right, Vector256<float> addend) =>
        Vector256.MultiplyAddEstimate(left, right, addend);

    public static Vector256<float> Round(Vector256<float> vector) => Vector256.Round(vector);

    public static Vector256<float> Scale(Vector256<float> vector, Vector256<float> exponent) =>
        vector * ((Vector256.ConvertToInt32Native(exponent) + Vector256.Create(127)) << 23).AsSingle();

    public static Vector256<float> ZeroBelow(Vector256<float> vector, Vector256<float> test, Vector256<float> limit) =>
        Vector256.ConditionalSelect(Vector256.LessThan(test, limit), Zero, vector);

    public static void Store(Vector256<float> vector, ref float destination) => vector.StoreUnsafe(ref destination);

    public static Vector128<float> Fold(Vector256<float> vector) => vector.GetLower() + vector.GetUpper();
}
