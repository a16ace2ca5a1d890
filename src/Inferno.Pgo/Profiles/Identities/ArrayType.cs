namespace Inferno.Pgo.Profiles.Identities;

/// <summary>A multi-dimensional array of <paramref name="Rank"/> ≥ 1 dimensions with the shape its signature states.</summary>
public sealed record ArrayType(TypeIdentity Element, int Rank, ValueList<int> Sizes, ValueList<int> LowerBounds)
    : TypeIdentity
{
    internal override int Size { get; } = Element.Size + 1;

    public override string ToString() => $"{Element}[{string.Join(',', Enumerable.Range(0, Rank).Select(Dimension))}]";

    private string Dimension(int index) =>
        (index < LowerBounds.Count && LowerBounds[index] != 0 ? $"{LowerBounds[index]}" : "0") + "..."
        + (index < Sizes.Count ? $"{Sizes[index]}" : "");
}
