namespace Inferno.Inference.Tests.Operators;

/// <summary>A tensor given to both engines, or taken from one: an array of float, double, long, int, byte, sbyte or bool.</summary>
/// <param name="Values">The elements in row-major order.</param>
/// <param name="Shape">The sizes.</param>
/// <param name="IsConstant">Whether the model file holds it, instead of taking it as an input.</param>
internal sealed record Feed(Array Values, int[] Shape, bool IsConstant = false)
{
    public override string ToString() => Values is long[] { Length: < 9 } list
        ? $"[{string.Join(", ", list)}]"
        : $"{Values.GetType().GetElementType()!.Name}[{string.Join(",", Shape)}]{(IsConstant ? " constant" : "")}";
}
