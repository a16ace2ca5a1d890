namespace Inferno.Inference.Tensors;

/// <summary>What is known of each <see cref="ElementType"/>.</summary>
internal static class ElementTypes
{
    /// <summary>The names that error messages list.</summary>
    public const string Supported =
        "one of the element types float, double, float16, bfloat16, int64, int32, int8, uint8, int4, uint4 and bool";

    /// <summary>Whether tensors of ONNX's code are held as the file has them, and may be cast to.</summary>
    public static bool IsSupported(int code) => Enum.IsDefined((ElementType)code) && (ElementType)code != ElementType.UInt4;

    /// <summary>Whether it is one in which weights are kept but nothing is computed.</summary>
    public static bool IsNarrow(this ElementType type) => type is ElementType.Float16 or ElementType.BFloat16;

    /// <summary>The type in which an ONNX value of the type is computed.</summary>
    public static ElementType Computed(this ElementType type) => type.IsNarrow() ? ElementType.Float : type;

    /// <summary>Bytes an element.</summary>
    public static int Size(this ElementType type) => type switch
    {
        ElementType.Float or ElementType.Int32 => sizeof(int),
        ElementType.Int64 or ElementType.Double => sizeof(long),
        ElementType.Float16 or ElementType.BFloat16 => sizeof(short),
        _ => sizeof(byte),
    };

    public static ElementType Of<T>() => default(T) switch
    {
        float => ElementType.Float,
        double => ElementType.Double,
        long => ElementType.Int64,
        int => ElementType.Int32,
        sbyte => ElementType.Int8,
        byte => ElementType.Byte,
        bool => ElementType.Bool,
        Half => ElementType.Float16,
        _ => throw new NotSupportedException($"{typeof(T)} is no element type"),
    };
}
