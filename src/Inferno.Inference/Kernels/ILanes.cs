using System.Runtime.Intrinsics;

namespace Inferno.Inference.Kernels;

/// <summary>One width of vector registers, so that a kernel is written once and compiled for each.</summary>
internal interface ILanes<TVector>
    where TVector : struct
{
    static abstract int Width { get; }

    static abstract TVector Zero { get; }

    static abstract TVector Load(ref float source);

    static abstract TVector Broadcast(float value);

    static abstract TVector Add(TVector left, TVector right);

    static abstract TVector MultiplyAdd(TVector left, TVector right, TVector addend);

    static abstract void Store(TVector vector, ref float destination);

    static abstract Vector128<float> Fold(TVector vector);
}
