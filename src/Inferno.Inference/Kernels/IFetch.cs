namespace Inferno.Inference.Kernels;

/// <summary>How a kernel asks for weights that it will read: a type, so that the innermost loop decides nothing.</summary>
internal interface IFetch
{
    /// <summary>Asks for what lies some elements after another; any address will do, even one outside memory.</summary>
    static abstract void Ahead(ref float element, nint elements);
}
