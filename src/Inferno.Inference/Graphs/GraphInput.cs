namespace Inferno.Inference.Graphs;

/// <summary>An input that the caller provides.</summary>
/// <param name="Name">Its name in the model file.</param>
/// <param name="Value">Its value number.</param>
/// <param name="ElementType">ONNX's code of its element type; 0 where the file does not say.</param>
/// <param name="Sizes">Its declared sizes, null where they are decided at run time; empty where the file does not say.</param>
internal sealed record GraphInput(string Name, int Value, int ElementType, IReadOnlyList<long?> Sizes);
