using System.Runtime.Intrinsics;

namespace Inferno.Inference.Kernels;

/// <summary>One width of vector registers, so that a kernel is written once and compiled for each.</summary>
internal interface ILanes<TVector>
    where TVector : struct
{
    static abstract int Width { get; }

    /// <summary>Whether there are 32 vector registers, so that sixteen sums stay in them beside their factors.</summary>
    static abstract bool HasManyRegisters { get; }

    static abstract TVector Zero { get; }

    static abstract TVector Load(ref float source);

    static abstract TVector Broadcast(float value);

    static abstract TVector Add(TVector left, TVector right);

    static abstract TVector Subtract(TVector left, TVector right);

    static abstract TVector Divide(TVector left, TVector right);

    static abstract TVector Min(TVector left, TVector right);

    static abstract TVector MultiplyAdd(TVector left, TVector right, TVector addend);

    /// <summary>The nearest whole numbers, as floats.</summary>
    static abstract TVector Round(TVector vector);

    /// <summary>vector · 2^exponent for whole exponents in [-126, 128].</summary>
    static abstract TVector Scale(TVector vector, TVector exponent);

    /// <summary>The vector with 0 wherever a test value is below a limit.</summary>
    static abstract TVector ZeroBelow(TVector vector, TVector test, TVector limit);

    static abstract void Store(TVector vector, ref float destination);

    static abstract Vector128<float> Fold(TVector vector);
}
