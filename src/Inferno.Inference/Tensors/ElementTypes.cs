namespace Inferno.Inference.Tensors;

/// <summary>What is known of each <see cref="ElementType"/>.</summary>
internal static class ElementTypes
{
    /// <summary>The names that error messages list.</summary>
    public const string Supported = "one of the element types float, double, int64, int32, uint8 and bool";

    public static bool IsSupported(int code) => Enum.IsDefined((ElementType)code);

    /// <summary>Bytes an element.</summary>
    public static int Size(this ElementType type) => type switch
    {
        ElementType.Float or ElementType.Int32 => sizeof(int),
        ElementType.Int64 or ElementType.Double => sizeof(long),
        _ => sizeof(byte),
    };

    public static ElementType Of<T>() => default(T) switch
    {
        float => ElementType.Float,
        double => ElementType.Double,
        long => ElementType.Int64,
        int => ElementType.Int32,
        byte => ElementType.Byte,
        bool => ElementType.Bool,
        _ => throw new NotSupportedException($"{typeof(T)} is no element type"),
    };
}
