namespace Inferno.Inference.Kernels;

/// <summary>For processors whose instruction .NET does not offer.</summary>
internal readonly struct NoFetch : IFetch
{
    public static void Ahead(ref float element, nint elements)
    {
    }
}
