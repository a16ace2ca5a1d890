namespace Inferno.Inference.Tensors;

/// <summary>The element types that the executor computes with; the values are those of ONNX's TensorProto.DataType.</summary>
internal enum ElementType
{
    Float = 1,
    Byte = 2,
    Int32 = 6,
    Int64 = 7,
    Bool = 9,
    Double = 11,
}
