using Inferno.Inference.Tensors;

namespace Inferno.Inference.Onnx;

/// <summary>Bytes within a mapped file.</summary>
/// <param name="File">The file.</param>
/// <param name="Offset">Of the first.</param>
/// <param name="Length">How many, all of them within the file.</param>
internal readonly record struct TensorBytes(MappedFile File, long Offset, long Length);
