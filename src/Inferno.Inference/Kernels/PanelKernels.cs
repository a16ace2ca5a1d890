using System.Runtime.Intrinsics;

namespace Inferno.Inference.Kernels;

/// <summary>The panel kernels that this processor runs.</summary>
internal static class PanelKernels
{
    private static readonly PanelKernel[] WidestFirst = [.. Available()];

    /// <summary>All that this processor supports, in order of preference: no later one has a wider panel.</summary>
    public static IReadOnlyList<PanelKernel> All => WidestFirst;

    /// <summary>The widest whose panel a matrix of so many columns fills, or the narrowest.</summary>
    public static PanelKernel For(int columns)
    {
        foreach (PanelKernel kernel in WidestFirst)
        {
            if (kernel.PanelWidth <= columns)
            {
                return kernel;
            }
        }

        return WidestFirst[^1];
    }

    private static IEnumerable<PanelKernel> Available()
    {
        if (Vector512.IsHardwareAccelerated)
        {
            yield return new DoublePanelKernel<Lanes512, Vector512<float>>();
            yield return new SinglePanelKernel<Lanes512, Vector512<float>>();
        }

        if (Vector256.IsHardwareAccelerated)
        {
            yield return new DoublePanelKernel<Lanes256, Vector256<float>>();
            yield return new SinglePanelKernel<Lanes256, Vector256<float>>();
        }

        yield return new DoublePanelKernel<Lanes128, Vector128<float>>();
        yield return new SinglePanelKernel<Lanes128, Vector128<float>>();
    }
}
