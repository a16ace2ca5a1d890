using System.Runtime.Intrinsics;

namespace Inferno.Inference.Kernels;

/// <summary>Registers of 512 bits: 16 floats.</summary>
internal readonly struct Lanes512 : ILanes<Vector512<float>>
{
    public static int Width => Vector512<float>.Count;

    public static bool HasManyRegisters => true;

    public static Vector512<float> Zero => Vector512<float>.Zero;

    public static Vector512<float> Load(ref float source) => Vector512.LoadUnsafe(ref source);

    public static Vector512<float> Broadcast(float value) => Vector512.Create(value);

    public static Vector512<float> Add(Vector512<float> left, Vector512<float> right) => left + right;

    public static Vector512<float> Subtract(Vector512<float> left, Vector512<float> right) => left - right;

    public static Vector512<float> Divide(Vector512<float> left, Vector512<float> right) => left / right;

    public static Vector512<float> Min(Vector512<float> left, Vector512<float> right) => Vector512.Min(left, right);

    public static Vector512<float> MultiplyAdd(Vector512<float> left, Vector512<float> right, Vector512<float> addend) =>
        Vector512.MultiplyAddEstimate(left, right, addend);

    public static Vector512<float> Round(Vector512<float> vector) => Vector512.Round(vector);

    public static Vector512<float> Scale(Vector512<float> vector, Vector512<float> exponent) =>
        vector * ((Vector512.ConvertToInt32Native(exponent) + Vector512.Create(127)) << 23).AsSingle();

    public static Vector512<float> ZeroBelow(Vector512<float> vector, Vector512<float> test, Vector512<float> limit) =>
        Vector512.ConditionalSelect(Vector512.LessThan(test, limit), Zero, vector);

    public static void Store(Vector512<float> vector, ref float destination) => vector.StoreUnsafe(ref destination);

    public static Vector128<float> Fold(Vector512<float> vector) => Lanes256.Fold(vector.GetLower() + vector.GetUpper());
}
