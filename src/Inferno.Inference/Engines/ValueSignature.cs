using Inferno.Inference.Tensors;

namespace Inferno.Inference.Engines;

/// <summary>An input of a graph as its file declares it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its element type, perhaps none that we know.</param>
/// <param name="Sizes">Its sizes, null where they are decided at run time; empty where the file does not say.</param>
internal sealed record ValueSignature(string Name, ElementType Type, IReadOnlyList<long?> Sizes);
