using System.Runtime.Intrinsics;

namespace Inferno.Lab.Bench;

/// <summary>Vectors of one width.</summary>
internal interface IVectorUnit<TVector>
    where TVector : unmanaged
{
    static abstract TVector Fill(float value);

    static abstract TVector Add(TVector left, TVector right);

    static abstract TVector MultiplyAdd(TVector left, TVector right, TVector addend);
}

/// <summary>Vectors of 256 bits.</summary>
internal readonly struct Unit256 : IVectorUnit<Vector256<float>>
{
    public static Vector256<float> Fill(float value) => Vector256.Create(value);

    public static Vector256<float> Add(Vector256<float> left, Vector256<float> right) => left + right;

    public static Vector256<float> MultiplyAdd(Vector256<float> left, Vector256<float> right, Vector256<float> addend) =>
        Vector256.FusedMultiplyAdd(left, right, addend);
}

/// <summary>Vectors of 512 bits.</summary>
internal readonly struct Unit512 : IVectorUnit<Vector512<float>>
{
    public static Vector512<float> Fill(float value) => Vector512.Create(value);

    public static Vector512<float> Add(Vector512<float> left, Vector512<float> right) => left + right;

    public static Vector512<float> MultiplyAdd(Vector512<float> left, Vector512<float> right, Vector512<float> addend) =>
        Vector512.FusedMultiplyAdd(left, right, addend);
}
