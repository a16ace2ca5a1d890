namespace Inferno.Inference.Tensors;

/// <summary>The element types that a tensor may have; the values are those of ONNX's TensorProto.DataType.</summary>
internal enum ElementType
{
    Float = 1,
    Byte = 2,
    Int8 = 3,
    Int32 = 6,
    Int64 = 7,
    Bool = 9,

    /// <summary>How constants may be stored; computed with as <see cref="Float"/>, as <see cref="BFloat16"/> is.</summary>
    Float16 = 10,
    Double = 11,
    BFloat16 = 16,

    /// <summary>Numbers from 0 to 15 that were unpacked to a byte each when they were read; nothing is computed in it.</summary>
    UInt4 = 21,
}
