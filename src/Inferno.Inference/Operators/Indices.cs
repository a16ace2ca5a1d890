using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>Indices that a model computed.</summary>
internal static class Indices
{
    /// <summary>An index in [-size, size) counted from the front.</summary>
    /// <exception cref="OperatorException">The index is outside that range.</exception>
    public static int Wrap(long index, int size) =>
        index >= -size && index < size
            ? (int)(index < 0 ? index + size : index)
            : throw new OperatorException($"index {index}", $"an index in [{-size}, {size})");
}
