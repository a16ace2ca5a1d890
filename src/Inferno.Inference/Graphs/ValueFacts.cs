using Inferno.Inference.Tensors;

namespace Inferno.Inference.Graphs;

/// <summary>What is known of a value at load.</summary>
/// <param name="Shape">Its sizes; null where not even the rank is known.</param>
/// <param name="Contents">The elements of a small int64 or bool tensor of rank 0 or 1; null where they are not known.</param>
/// <param name="Type">The element type of the contents.</param>
internal sealed record ValueFacts(Size[]? Shape, Size[]? Contents = null, ElementType Type = ElementType.Int64)
{
    public static readonly ValueFacts Nothing = new((Size[]?)null);

    /// <summary>As many elements as any list of axes or sizes has.</summary>
    private const int MostContents = 2 * Dimensions.MaximumRank;

    /// <summary>The contents as plain numbers; null unless all are known.</summary>
    public long[]? Numbers => Contents is not null && Contents.All(size => size.IsKnown) ? [.. Contents.Select(size => size.Value)] : null;

    /// <summary>Equal for contents that are equal whatever the unknowns are.</summary>
    public string? Key => Contents is null || Shape is null ? null : $"{Type}{Shape.Length}:{string.Join(',', Contents)}";

    public static ValueFacts Of(Tensor constant)
    {
        Size[] shape = [.. constant.Shape.Values.ToArray().Select(size => (Size)size)];
        bool isSmall = constant is { Rank: <= 1, IsDense: true, Count: <= MostContents };
        return constant.Type switch
        {
            ElementType.Int64 when isSmall => new ValueFacts(shape, [.. constant.Span<long>().ToArray().Select(value => (Size)value)]),
            ElementType.Bool when isSmall => new ValueFacts(
                shape, [.. constant.Span<bool>().ToArray().Select(value => (Size)(value ? 1 : 0))], ElementType.Bool),
            _ => new ValueFacts(shape),
        };
    }

    /// <summary>A scalar or list with given elements, if there are few and as many as the shape says.</summary>
    public static ValueFacts List(Size[]? contents, Size[]? shape, ElementType type = ElementType.Int64)
    {
        bool fits = contents is { Length: <= MostContents }
            && (shape is [] ? contents.Length == 1 : shape is [var length] && length == contents.Length);
        return new(shape, fits ? contents : null, type);
    }

    /// <summary>The tensor, where every element is known.</summary>
    public Tensor? ToTensor()
    {
        if (Numbers is not { } numbers || Shape is null)
        {
            return null;
        }

        int[] shape = Shape.Length == 0 ? [] : [numbers.Length];
        return Type == ElementType.Bool
            ? Tensor.From<bool>([.. numbers.Select(number => number != 0)], shape)
            : Tensor.From<long>(numbers, shape);
    }
}
