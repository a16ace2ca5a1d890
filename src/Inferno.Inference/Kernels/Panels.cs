using System.Runtime.CompilerServices;

namespace Inferno.Inference.Kernels;

/// <summary>
/// A right-hand matrix cut into panels of a few columns. Packed panels follow each other, each [depth, width] and padded
/// with zeros; a row-major matrix is also a set of panels, side by side and without padding.
/// </summary>
internal readonly ref struct Panels(ref float origin, int rowStride, int panelStride, bool padded)
{
    public readonly ref float Origin = ref origin;

    /// <summary>Elements from one row of a panel to the next.</summary>
    public int RowStride { get; } = rowStride;

    /// <summary>Elements from one panel to the next.</summary>
    public int PanelStride { get; } = panelStride;

    /// <summary>Whether the last panel may be read at full width.</summary>
    public bool Padded { get; } = padded;

    public ref float At(int panel, int row) =>
        ref Unsafe.Add(ref Origin, ((nint)panel * PanelStride) + ((nint)row * RowStride));

    /// <summary>The panels from one of them on, each from one of its rows on.</summary>
    public Panels From(int panel, int row) => new(ref At(panel, row), RowStride, PanelStride, Padded);
}
